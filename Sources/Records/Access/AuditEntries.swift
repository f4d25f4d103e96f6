public import Domain
public import Store

/// The history of changes.
public enum AuditEntries {
    /// One entry of the scope's system.
    public static func find(_ id: ID<AuditEntry>, in scope: Scope, _ reader: any Reader) throws -> AuditEntry? {
        try reader.first(
            "SELECT * FROM audit_entry WHERE id = \(id) AND system_id = \(scope.systemID)",
            as: AuditEntry.self
        )
    }

    /// The entry that a form's key has led to, if it has.
    public static func find(key: String, in scope: Scope, _ reader: any Reader) throws -> AuditEntry? {
        try reader.first(
            "SELECT * FROM audit_entry WHERE request_key = \(key) AND system_id = \(scope.systemID)",
            as: AuditEntry.self
        )
    }

    /// The entries that touched one record, newest first. Only coordinators and auditors see any.
    public static func about(row id: String, in scope: Scope, limit: Int, _ reader: any Reader) throws -> [AuditEntry] {
        guard let system = scope.historySystem else { return [] }
        return try reader.all(about(id, in: system, limit: limit), as: AuditEntry.self)
    }

    /// How the question about one record is answered, as SQLite plans it.
    public static func plan(row id: String, in scope: Scope, _ reader: any Reader) throws -> [String] {
        try reader.rows("EXPLAIN QUERY PLAN \(about(id, in: scope.systemID, limit: 50))")
            .compactMap { $0["detail"]?.stringValue }
    }

    private static func about(_ id: String, in system: ID<System>, limit: Int) -> SQL {
        // Joined in this order, so that the few entries of the record are found first, however many there are in all.
        """
        SELECT audit_entry.* FROM (SELECT id FROM audit_entry WHERE subject_id = \(id)
                UNION SELECT entry_id FROM audit_change WHERE row_id = \(id)) AS touching
            CROSS JOIN audit_entry
        WHERE audit_entry.id = touching.id AND audit_entry.system_id = \(system)
        ORDER BY audit_entry.at DESC, audit_entry.sequence DESC LIMIT \(limit)
        """
    }

    /// Notes that an entry was undone.
    public static func mark(_ id: ID<AuditEntry>, undoneBy later: ID<AuditEntry>, _ writer: any Writer) throws {
        try writer.run("UPDATE audit_entry SET undone_by = \(later) WHERE id = \(id)")
    }
}
