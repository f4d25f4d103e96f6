import Domain
public import Store

/// What of a row under review is sealed: the cells that go to a sealed column, what differs from what is stored, and what
/// is wrong with a cell. The other cells stay as they are, because an erasure looks for names and numbers in them.
public struct ImportRowSeals {
    private let row: String
    private let fields: any FieldSealing

    init(batch: String, number: Int64, _ fields: any FieldSealing) {
        row = "\(batch)/\(number)"
        self.fields = fields
    }

    /// The cells of a stored row as people may read them, in the text that they are stored as.
    public static func readable(cells: String, of row: Row, _ fields: any FieldSealing) -> String {
        guard let batch = row["batch_id"]?.stringValue, let number = row["number"]?.integerValue,
            var known = FlatObject.cells(cells)
        else { return cells }
        let seals = ImportRowSeals(batch: batch, number: number, fields)
        for (name, text) in known where isSealed(name) && SealedColumns.isSealed(text) {
            known[name] = (try? seals.open(text, "cells")) ?? SealedColumns.unreadable
        }
        return FlatObject.text(known)
    }

    func seal(_ text: String, _ column: String) throws -> String {
        try fields.seal(text, column: "import_row.\(column)", row: row)
    }

    /// A row that an earlier version has stored is not sealed yet, and goes when its review ends.
    func open(_ text: String, _ column: String) throws -> String {
        guard SealedColumns.isSealed(text) else { return text }
        return try fields.open(text, column: "import_row.\(column)", row: row)
    }

    func sealed(cells: [String: String]) throws -> [String: String] {
        try changed(cells) { try seal($0, "cells") }
    }

    func opened(cells: [String: String]) throws -> [String: String] {
        try changed(cells) { try open($0, "cells") }
    }

    private func changed(_ cells: [String: String], _ change: (String) throws -> String) throws -> [String: String] {
        var cells = cells
        for name in Array(cells.keys) where Self.isSealed(name) {
            guard let text = cells[name], !text.isEmpty else { continue }
            cells[name] = try change(text)
        }
        return cells
    }

    /// Whether a field of a list goes to a sealed column. Both have one name.
    private static func isSealed(_ field: String) -> Bool { SealedColumns.of(Student.table).contains(field) }
}
