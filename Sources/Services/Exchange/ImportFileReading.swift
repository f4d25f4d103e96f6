import Domain
import Exchange

/// A file read as one kind of list.
struct ImportFileReading {
    var sheetNames: [String] = []
    var columns: [ImportedColumn] = []
    var lines: [ImportLine] = []
    var skipped = 0
    /// Why no list was found, in one sentence, when matching the columns by hand would help.
    var problem: String?

    /// Reads every visible sheet that fits.
    ///
    /// - Parameter mapping: what headings were said to mean before.
    /// - Throws: `InvalidDraft` about the field `file`, with one sentence.
    init(
        _ file: ImportFileRoom.File,
        as kind: ImportSubject,
        year: AcademicYear,
        mapping: [String: String]
    ) throws(InvalidDraft) {
        let sheets = try Self.sheets(file)
        let options = ImportOptions(academicYear: year.startYear, rememberedMapping: mapping)
        do throws(ImportFault) {
            let tables = try ImportReader.readAll(sheets, as: kind.listKind, options: options)
            for (index, table) in tables.enumerated() {
                sheetNames.append(table.sheetName)
                skipped += table.skipped.count
                lines += StagedRows.lines(of: table, kind: kind, sheet: index)
                add(table.columns)
            }
        } catch {
            guard !error.columns.isEmpty else { throw InvalidDraft("file", error.message) }
            problem = error.message
            sheetNames = error.sheetName.map { [$0] } ?? []
            add(error.columns)
        }
        if problem == nil, lines.isEmpty {
            throw InvalidDraft("file", "This file has headings but no rows below them. Check that it is the right one.")
        }
    }

    /// The sheets of a file.
    static func sheets(_ file: ImportFileRoom.File) throws(InvalidDraft) -> [Sheet] {
        do throws(SpreadsheetFault) {
            return try SpreadsheetReader.read(bytes: file.bytes, fileName: file.name)
        } catch {
            throw InvalidDraft("file", error.message)
        }
    }

    /// The first values below a heading, so that people recognise the column.
    static func samples(_ file: ImportFileRoom.File, of columns: [ImportedColumn]) throws(InvalidDraft) -> [[String]] {
        let sheets = try sheets(file).filter { !$0.isHidden }
        return columns.map { column in
            for sheet in sheets {
                for (index, row) in sheet.rows.prefix(30).enumerated() {
                    guard let place = row.cells.firstIndex(where: { Heading($0.text).normalised == column.key }) else {
                        continue
                    }
                    let below = sheet.rows[(index + 1)...].lazy.map { $0[place].text.trimmed }.filter { !$0.isEmpty }
                    return below.prefix(3).map { String($0.prefix(40)) }
                }
            }
            return []
        }
    }

    private mutating func add(_ found: [ImportColumn]) {
        for column in found where !column.heading.normalised.isEmpty {
            let key = column.heading.normalised
            guard key != "error", !columns.contains(where: { $0.key == key }) else { continue }
            columns.append(ImportedColumn(heading: column.name, key: key, field: column.key?.rawValue ?? ""))
        }
    }
}
