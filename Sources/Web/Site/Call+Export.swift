import Domain
import Exchange
import Hummingbird
import Pages
import Services

extension Call {
    /// A table as a file to save.
    ///
    /// - Parameter name: what the list is called; the file's name adds the academic year and the day, for example
    ///   "Organisations 2026-27, as at 2026-11-21.xlsx".
    /// - Throws: `ServiceError.unavailable` with a sentence when the file cannot be written.
    func download(_ table: ExportTable, as format: ExportFormat, name: String) throws -> Response {
        let year = year.label.map { $0 == "/" ? "-" : $0 }
        let file = "\(name) \(String(year)), as at \(trellis.today).\(format.rawValue)"
        switch format {
        case .csv: return download(DelimitedTextWriter.bytes(of: table), name: file)
        case .xlsx:
            do throws(ExportFault) {
                return download(try WorkbookWriter.bytes(of: [table]), name: file)
            } catch {
                throw ServiceError.unavailable(error.message)
            }
        }
    }
}
