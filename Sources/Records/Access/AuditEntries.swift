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

    /// The newest entries first. Only coordinators and auditors see any.
    public static func list(in scope: Scope, offset: Int, limit: Int, _ reader: any Reader) throws -> [AuditEntry] {
        guard let system = scope.historySystem else { return [] }
        return try reader.all(
            "SELECT * FROM audit_entry WHERE system_id = \(system) ORDER BY at DESC, id DESC LIMIT \(limit) OFFSET \(offset)",
            as: AuditEntry.self
        )
    }

    /// How many entries there are.
    public static func count(in scope: Scope, _ reader: any Reader) throws -> Int {
        guard let system = scope.historySystem else { return 0 }
        return try reader.scalar("SELECT count(*) FROM audit_entry WHERE system_id = \(system)", as: Int.self) ?? 0
    }

    /// The entries that touched one record, newest first. Only coordinators and auditors see any.
    public static func about(row id: String, in scope: Scope, limit: Int, _ reader: any Reader) throws -> [AuditEntry] {
        guard let system = scope.historySystem else { return [] }
        return try reader.all(
            """
            SELECT * FROM audit_entry WHERE system_id = \(system) AND (subject_id = \(id) OR id IN
                (SELECT entry_id FROM audit_change WHERE row_id = \(id)))
            ORDER BY at DESC, id DESC LIMIT \(limit)
            """,
            as: AuditEntry.self
        )
    }

    /// Notes that an entry was undone.
    public static func mark(_ id: ID<AuditEntry>, undoneBy later: ID<AuditEntry>, _ writer: any Writer) throws {
        try writer.run("UPDATE audit_entry SET undone_by = \(later) WHERE id = \(id)")
    }
}
