import Domain
import Exchange

extension ImportSubject {
    /// The reader's name for this kind of list.
    var listKind: ImportKind {
        switch self {
        case .capacity: .capacity
        case .cohorts: .cohorts
        case .students: .students
        case .contacts: .contacts
        case .learners: .learners
        }
    }

    /// The fields that can be stored. Nothing else of a file is kept, not even while it is reviewed.
    var fields: Set<ColumnKey> {
        switch self {
        case .capacity: Set(listKind.columns.map(\.key))
        case .cohorts, .learners: Set(listKind.columns.map(\.key))
        case .students:
            Set(listKind.columns.map(\.key)).subtracting([.phone, .notes, .window, .start, .end, .pattern, .hours])
        case .contacts: Set(listKind.columns.map(\.key)).subtracting([.site, .notes])
        }
    }

    /// Fields with their titles in the order in which they are shown.
    var titledFields: [(field: String, title: String)] {
        listKind.columns.filter { fields.contains($0.key) }.map { ($0.key.rawValue, $0.title) }
    }

    /// The text of a cell as it may be kept: of a student's postcode only the first half.
    func staged(_ text: String, _ key: ColumnKey) -> String {
        guard self == .students, key == .postcode else { return text }
        if let outcode = Outcode(ifValid: text) { return outcode.description }
        let first = text.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
        return String(first.prefix(4))
    }
}

/// One row of a file on its way through the comparison.
struct ImportLine: Sendable {
    var number: Int
    /// What the row says, by field, as far as it is kept.
    var cells: [String: String]
    /// The same, read.
    var row: ImportRow
    var decision: ImportDecision?
    /// The record that the decision was made about.
    var decidedMatch: String?
}

/// The kept texts of rows, read again as the file itself was read.
enum StagedRows {
    /// Lines from a table, numbered so that rows of several sheets stay apart.
    static func lines(of table: ImportTable, kind: ImportSubject, sheet: Int) -> [ImportLine] {
        let fields = kind.fields
        return table.rows.map { row in
            var cells: [String: String] = [:]
            for (key, text) in row.texts where fields.contains(key) { cells[key.rawValue] = kind.staged(text, key) }
            return ImportLine(number: sheet * ImportRowReview.rowsOfSheet + row.number, cells: cells, row: row)
        }
    }

    /// Lines from kept texts.
    static func lines(of rows: [ImportRowReview], kind: ImportSubject, year: AcademicYear) throws -> [ImportLine] {
        let list = kind.listKind
        let used = Set(rows.flatMap(\.cells.keys))
        let required = Set(list.requirements.flatMap { $0.ways.joined() })
        let columns = list.columns.filter { used.contains($0.key.rawValue) || required.contains($0.key) }
        // The first column keeps rows with little in them from being taken for notes or totals.
        let headings = ["Trellis row"] + columns.map(\.title)
        var sheet = Sheet(name: "", rows: [sheetRow(0, headings)])
        sheet.rows += rows.map { row in
            sheetRow(row.number, ["row \(row.number)"] + columns.map { row.cells[$0.key.rawValue] ?? "" })
        }
        let table: ImportTable
        do throws(ImportFault) {
            table = try ImportReader.read([sheet], as: list, options: ImportOptions(academicYear: year.startYear))
        } catch {
            throw ServiceError.unavailable("The rows of this file cannot be read any more. Upload it again.")
        }
        let read = Dictionary(table.rows.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        return rows.compactMap { row in
            read[row.number].map {
                ImportLine(
                    number: row.number,
                    cells: row.cells,
                    row: $0,
                    decision: row.decision,
                    decidedMatch: row.matchID
                )
            }
        }
    }

    private static func sheetRow(_ number: Int, _ texts: [String]) -> SheetRow {
        SheetRow(
            number: number,
            cells: texts.enumerated().map { index, text in
                Cell(CellAddress(row: number, column: index + 1), content(text))
            }
        )
    }

    private static func content(_ text: String) -> Cell.Content {
        if text.isEmpty { return .empty }
        let isError = text.hasPrefix("#") && formulaErrors.contains(text)
        return isError ? .error(text) : .text(text)
    }

    private static let formulaErrors: Set<String> = [
        "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!",
    ]
}
