import Domain
import Records
import Store

extension RightsService {
    /// A value of a table as people may read it: what is encrypted is opened, in the rows that the history keeps too.
    func readable(_ value: String, _ column: DataColumn, of table: DataTable, _ row: Row) -> String {
        let fields = trellis.fields
        if table.name == "audit_change", ["before", "after"].contains(column.name) {
            let (kept, id) = (row["table_name"]?.stringValue ?? "", row["row_id"]?.stringValue ?? "")
            return SealedColumns.readable(snapshot: value, table: kept, row: id, fields)
        }
        if table.name == "import_row", column.name == "cells" {
            return ImportRowSeals.readable(cells: value, of: row, fields)
        }
        // What says nothing is not sealed.
        guard column.isSealed, value != "[]" else { return value }
        let place = table.key.map { Self.text(row[$0]) }.joined(separator: "/")
        return fields.readable(value, column: "\(table.name).\(column.name)", row: place)
    }
}
