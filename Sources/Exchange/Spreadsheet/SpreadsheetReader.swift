/// Reads what people send as a spreadsheet: an Excel workbook or delimited text.
public enum SpreadsheetReader {
    /// Reads all sheets of a file, hidden ones too (they are marked).
    ///
    /// The name of the file is used only to name the sheet of a text file: what the file is, its bytes tell.
    ///
    /// - Throws: `SpreadsheetFault` with one sentence that says what to do.
    public static func read(
        bytes: [UInt8],
        fileName: String,
        limits: SpreadsheetLimits = SpreadsheetLimits()
    ) throws(SpreadsheetFault) -> [Sheet] {
        guard !bytes.isEmpty else {
            throw SpreadsheetFault(.empty, "This file is empty; save the spreadsheet again and send the new file.")
        }
        guard bytes.count <= limits.fileBytes else {
            let megabytes = limits.fileBytes / 1_048_576
            throw SpreadsheetFault(
                .tooLarge,
                "This file is larger than \(megabytes) MB; remove pictures and sheets that are not needed, or split it."
            )
        }
        let sheets =
            switch try FileKind(bytes: bytes) {
            case .archive: try WorkbookReader(archive: Archive(bytes, limits: limits), limits: limits).sheets()
            case .delimitedText: [try DelimitedTextReader(limits: limits).sheet(bytes, named: baseName(of: fileName))]
            }
        guard sheets.contains(where: { !$0.rows.isEmpty }) else {
            throw SpreadsheetFault(.noContent, "This spreadsheet has no rows; check that you sent the right file.")
        }
        return sheets
    }

    /// The name of a file without folders and ending.
    private static func baseName(of fileName: String) -> String {
        let last = fileName.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? fileName
        guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return last }
        return String(last[..<dot])
    }
}
