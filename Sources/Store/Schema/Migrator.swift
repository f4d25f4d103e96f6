public import Foundation

/// Brings the schema of a database up to date.
public struct Migrator: Sendable {
    private let migrations: [Migration]
    private let now: @Sendable () -> Date

    /// A migrator with all the steps there are, in any order.
    public init(_ migrations: [Migration], now: @escaping @Sendable () -> Date = { Date() }) {
        self.migrations = migrations.sorted { $0.number < $1.number }
        self.now = now
        precondition(Set(migrations.map(\.number)).count == migrations.count, "Each migration has its own number.")
    }

    /// The steps that the database has not had yet.
    /// - Throws: `StoreError`, with `.newerSchema` if the database has had steps that are not known here.
    public func pending(_ database: Database) async throws -> [Migration] {
        let applied = try await database.read { reader in try Self.applied(reader) }
        try refuseNewer(applied)
        return migrations.filter { !applied.contains($0.number) }
    }

    /// Runs the steps that the database has not had yet, each in a transaction, and tells their numbers.
    ///
    /// A SQLite file that holds data is copied into the folder first, if one is given. On PostgreSQL a lock keeps
    /// other servers from migrating at the same time.
    /// - Throws: `StoreError`, with `.newerSchema` if the database has had steps that are not known here.
    @discardableResult
    public func migrate(_ database: Database, backupFolder: String? = nil) async throws -> [Int] {
        let pending = try await pending(database)
        guard !pending.isEmpty else { return [] }
        if let backupFolder { try await backUp(database, before: pending[0], in: backupFolder) }
        return try await database.engine.alone(database.context) { connection in
            _ = try connection.transaction { writer in
                try writer.run(
                    """
                    CREATE TABLE IF NOT EXISTS schema_migrations (
                        number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL
                    )
                    """
                )
            }
            return try pending.filter { migration in
                try connection.transaction { writer in try apply(migration, writer) }
            }.map(\.number)
        }
    }

    /// Runs one step, unless another process has just done so.
    private func apply(_ migration: Migration, _ writer: any Writer) throws -> Bool {
        let applied = try Self.applied(writer)
        try refuseNewer(applied)
        guard !applied.contains(migration.number) else { return false }
        for statement in migration.statements { try writer.run(statement) }
        try writer.run(
            """
            INSERT INTO schema_migrations (number, name, applied_at)
            VALUES (\(migration.number), \(migration.name), \(now()))
            """
        )
        return true
    }

    private static func applied(_ reader: any Reader) throws -> Set<Int> {
        let isThere: Bool? = try reader.scalar(
            """
            SELECT \(
                sqlite: "EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'schema_migrations')",
                postgres: "to_regclass('schema_migrations') IS NOT NULL"
            )
            """
        )
        guard isThere == true else { return [] }
        return Set(try reader.all("SELECT number FROM schema_migrations", as: Int.self))
    }

    private func refuseNewer(_ applied: Set<Int>) throws {
        let known = Set(migrations.map(\.number))
        guard applied.isSubset(of: known) else { throw StoreError(.newerSchema) }
    }

    private func backUp(_ database: Database, before migration: Migration, in folder: String) async throws {
        guard database.engine.path != nil else { return }
        let tables = try await database.read { reader in
            try reader.scalar("SELECT count(*) FROM sqlite_master WHERE type = 'table'", as: Int.self)
        }
        guard tables ?? 0 > 0 else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw StoreError(.other, hint: "The folder for backups cannot be made; check that it may be written to.")
        }
        let stamp = Timestamp.text(now()).filter { $0 != ":" && $0 != "." }
        try await database.backup(to: "\(folder)/before-migration-\(migration.number)-\(stamp).sqlite")
    }
}
