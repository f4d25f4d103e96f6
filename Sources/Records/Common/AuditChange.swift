import Domain

/// One row's part in an audited change, with what undo needs.
struct AuditChange: Codable, Sendable {
    enum Kind: String, Codable, Sendable {
        case insert, update, delete
        /// A counter was moved by `delta`; other people's moves stay when this one is undone.
        case adjust
    }

    var position: Int
    var tableName: String
    var rowID: String
    var kind: Kind
    var before: String?
    var after: String?
    var columnName: String?
    var delta: Int?

    /// Whether what undo needs has been erased.
    var isErased: Bool {
        switch kind {
        case .insert: after == nil
        case .update: before == nil || after == nil
        case .delete: before == nil
        case .adjust: delta == nil
        }
    }
}
