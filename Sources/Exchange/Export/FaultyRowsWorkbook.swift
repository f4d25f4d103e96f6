/// The rows of an import that have to be mended, as a workbook that can be sent in again.
public enum FaultyRowsWorkbook {
    /// The heading of the column that says what is wrong; an import leaves it out.
    public static let errorHeading = "Error"

    /// The original columns, mended cells included, and one more column that says what to do.
    public static func table(of table: ImportTable) -> ExportTable {
        let columns = table.columns.filter { !$0.isErrorColumn }
        let added = addedKeys(table)
        let titles = added.compactMap { table.kind.column($0)?.title }
        let rows = table.faultyRows.map { row in
            let own = zip(table.columns, row.cells).filter { !$0.0.isErrorColumn }.map { column, cell in
                value(row, column, cell)
            }
            let extra = added.map { ExportTable.Value.optional(row.edits[$0]) }
            let errors = row.faults.map { $0.column.isEmpty ? $0.message : "\($0.column): \($0.message)" }
            return own + extra + [.text(errors.joined(separator: "\n"))]
        }
        return ExportTable(
            title: "Rows to mend",
            columns: columns.map { $0.heading.title.isEmpty ? $0.name : $0.heading.title } + titles + [errorHeading],
            rows: rows
        )
    }

    /// The workbook.
    ///
    /// - Throws: `ExportFault` when it cannot be written.
    public static func bytes(of table: ImportTable) throws(ExportFault) -> [UInt8] {
        try WorkbookWriter.bytes(of: [self.table(of: table)])
    }

    /// Columns that the file lacked and somebody filled in the preview.
    private static func addedKeys(_ table: ImportTable) -> [ColumnKey] {
        Set(table.faultyRows.flatMap(\.edits.keys)).subtracting(table.keys).sorted()
    }

    private static func value(_ row: ImportRow, _ column: ImportColumn, _ cell: Cell) -> ExportTable.Value {
        if let edit = column.key.flatMap({ row.edits[$0] }) { return .text(edit) }
        switch cell.content {
        case .empty: return .blank
        case .number(let number, .day), .number(let number, .dayAndTime):
            return SerialDay.day(of: number).map { .day($0) } ?? .number(number)
        case .number(let number, .plain): return .number(number)
        default: return .text(cell.text)
        }
    }
}
