import Domain
import Store

/// One row's part in an audited change, with what undo needs.
struct AuditChange: Codable, Sendable {
    enum Kind: String, Codable, Sendable {
        case insert, update, delete
        /// A counter was moved by `delta`; other people's moves stay when this one is undone.
        case adjust
        /// Why it was done, in the words of the form. No row changed.
        case note
    }

    /// The entry that it is a part of; empty until it is written.
    var entryID: ID<AuditEntry>?
    var position: Int
    var tableName: String
    var rowID: String
    var kind: Kind
    var before: String?
    var after: String?
    var columnName: String?
    var delta: Int?
    /// What makes the seal impossible to guess; gone once the details have been erased.
    var salt: String?
    /// The hash over everything above, which the hash of the entry is taken over.
    var seal: String?
    /// The entry of the erasure that emptied `before` and `after`.
    var erasedBy: ID<AuditEntry>?

    /// The row that it is about.
    var place: LedgerError.Place { LedgerError.Place(table: tableName, id: rowID) }

    /// Whether what undo needs has been erased.
    var isErased: Bool {
        switch kind {
        case _ where erasedBy != nil: true
        case .insert: after == nil
        case .update: before == nil || after == nil
        case .delete: before == nil
        case .adjust: delta == nil
        case .note: false
        }
    }

    /// The changes of some entries, in order.
    static func of(_ entries: [ID<AuditEntry>], _ reader: any Reader) throws -> [AuditChange] {
        try reader.all(
            "SELECT * FROM audit_change WHERE entry_id IN \(list: entries) ORDER BY entry_id, position",
            as: AuditChange.self
        )
    }

    /// The columns of a row.
    func columns(of entry: ID<AuditEntry>, secret: String) throws -> [(column: String, value: SQLValue)] {
        var change = self
        change.entryID = entry
        let salt = AuditSeal.salt(secret, position)
        change.salt = salt
        change.seal = AuditSeal.seal(self, salt: salt)
        return try RowEncoder().encode(change).map { (column: $0.column, value: $0.value) }
    }
}
