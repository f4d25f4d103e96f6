public import Domain
import Store

extension Ledger {
    /// Takes back every change of an entry, newest first, as changes of its own.
    /// - Throws: `LedgerError.changedSince` when a row is no longer as the entry left it;
    ///   `LedgerError.neededLater` when something else now depends on a row that would go.
    public mutating func undo(_ entry: ID<AuditEntry>) throws {
        let undone = try writer.all(
            """
            SELECT * FROM audit_change WHERE entry_id = \(entry) ORDER BY position DESC
            """,
            as: AuditChange.self
        )
        for change in undone {
            guard !change.isErased else { throw LedgerError.erased }
            try undo(change)
        }
    }

    private mutating func undo(_ change: AuditChange) throws {
        switch change.kind {
        case .note: return
        case .adjust:
            guard let column = change.columnName, let delta = change.delta else { return }
            try writer.run(
                """
                UPDATE \(identifier: change.tableName) SET \(identifier: column) = \(identifier: column) - \(delta)
                WHERE id = \(change.rowID)
                """
            )
            changes.append(
                AuditChange(
                    position: changes.count,
                    tableName: change.tableName,
                    rowID: change.rowID,
                    kind: .adjust,
                    columnName: column,
                    delta: -delta
                )
            )
        case .insert:
            try expect(change)
            do {
                try writer.run("DELETE FROM \(identifier: change.tableName) WHERE id = \(change.rowID)")
            } catch let error as StoreError where error.code == .foreignKeyViolation {
                throw LedgerError.neededLater(change.place)
            }
            append(change, .delete, before: change.after, after: nil)
        case .update:
            try expect(change)
            try Ledger.write(try restored(change.before), to: change.tableName, id: change.rowID, writer)
            append(change, .update, before: change.after, after: change.before)
        case .delete:
            let columns = try restored(change.before)
            try writer.insertMany(
                into: change.tableName,
                columns: columns.map(\.column),
                rows: [columns.map(\.value)]
            )
            append(change, .insert, before: nil, after: change.before)
        }
    }

    /// Refuses when the row is no longer as the change left it.
    private func expect(_ change: AuditChange) throws {
        guard let after = change.after else { return }
        let counters = change.tableName == Offer.table ? Offer.counters : []
        let now = try Ledger.snapshot(table: change.tableName, change.rowID, leavingOut: counters, writer)
        guard let now, try Snapshot.agrees(now, with: after) else { throw LedgerError.changedSince(change.place) }
    }

    private func restored(_ text: String?) throws -> [(column: String, value: SQLValue)] {
        guard let text else { return [] }
        return try Snapshot.columns(text)
    }

    private mutating func append(_ change: AuditChange, _ kind: AuditChange.Kind, before: String?, after: String?) {
        changes.append(
            AuditChange(
                position: changes.count,
                tableName: change.tableName,
                rowID: change.rowID,
                kind: kind,
                before: before,
                after: after
            )
        )
    }
}
