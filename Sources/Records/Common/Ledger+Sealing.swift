import Domain
import Store

extension Ledger {
    /// The columns of a record as they are stored.
    ///
    /// - Parameter old: the stored row that they replace. What says the same as before keeps its sealed text, so that a
    ///   row that nobody changed is not changed, and so does what could not be read or was not opened.
    func storedColumns<R: Record>(of record: R, over old: Row? = nil) throws -> [(column: String, value: SQLValue)] {
        var columns = try record.columns()
        let sealed = SealedColumns.of(R.table)
        if sealed.isEmpty { return columns }
        for index in columns.indices where sealed.contains(columns[index].column) {
            guard let text = columns[index].value.stringValue, !text.isEmpty else { continue }
            let name = "\(R.table).\(columns[index].column)"
            let stored = old?[columns[index].column]?.stringValue ?? ""
            let isSame =
                !stored.isEmpty
                && (text == stored || text == fields.readable(stored, column: name, row: record.rowID))
            columns[index].value = .text(
                isSame ? stored : try fields.seal(text, column: name, row: record.rowID)
            )
        }
        return columns
    }
}
