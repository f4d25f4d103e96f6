import Records
import Store

extension Trellis {
    /// Whether the second wall holds the role that this process connects as. Always so on SQLite, which has none.
    public func isHeldByWall() async throws -> Bool {
        try await database.read { reader in try RowSecurity.holds(reader) }
    }

    /// Lets a PostgreSQL role that owns nothing serve the system.
    /// - Throws: `StoreError` when there is no such role; `ServiceError.conflict` on SQLite.
    public func admit(role: String) async throws {
        guard database.dialect == .postgres else {
            throw ServiceError.conflict("Only PostgreSQL has roles. Leave --app-role out.")
        }
        try await database.write { writer in try RowSecurity.admit(role, writer) }
    }
}
