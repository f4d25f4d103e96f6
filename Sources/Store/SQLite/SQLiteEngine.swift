import Foundation
internal import GRDB

/// SQLite through GRDB: a pool of readers and one writer for a file, one connection for a database in memory.
final class SQLiteEngine: DatabaseEngine {
    let path: String?
    private let writer: any DatabaseWriter

    var dialect: Dialect { .sqlite }

    private init(path: String?, writer: any DatabaseWriter) {
        self.path = path
        self.writer = writer
    }

    static func open(path: String?, options: DatabaseOptions) async throws -> SQLiteEngine {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try openNow(path: path, options: options) })
            }
        }
    }

    private static func openNow(path: String?, options: DatabaseOptions) throws -> SQLiteEngine {
        do {
            guard let path else {
                return SQLiteEngine(path: nil, writer: try DatabaseQueue(configuration: configuration(options)))
            }
            // SQLite gives the log files the permissions of the main file, so it is made before SQLite makes it.
            if !FileManager.default.fileExists(atPath: path) {
                _ = FileManager.default.createFile(
                    atPath: path,
                    contents: nil,
                    attributes: [.posixPermissions: 0o600]
                )
            }
            let pool = try DatabasePool(path: path, configuration: configuration(options))
            try insistOnDurability(pool)
            return SQLiteEngine(path: path, writer: pool)
        } catch {
            throw SQLiteFailure.storeError(error)
        }
    }

    private static func configuration(_ options: DatabaseOptions) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = options.readers
        configuration.label = "trellis"
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA secure_delete = ON")
        }
        return configuration
    }

    /// GRDB sets `synchronous` to NORMAL while it opens a pool, whatever was configured, and then a power cut loses
    /// commits that were acknowledged. So FULL is set afterwards, and read back.
    private static func insistOnDurability(_ pool: DatabasePool) throws {
        let level = try pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            return try Int.fetchOne(db, sql: "PRAGMA synchronous")
        }
        guard level == 2 else {
            throw StoreError(.other, hint: "SQLite does not write durably here; put the database on a local disk.")
        }
    }

    /// SQLite has no row-level security; the context is not for it.
    func read<T: Sendable>(
        _ context: TransactionContext,
        _ body: @escaping @Sendable (Session) throws -> T
    ) async throws -> T {
        try await translating {
            try await self.writer.read { db in try SQLiteTransactions.run(body, on: db) }
        }
    }

    func write<T: Sendable>(
        _ context: TransactionContext,
        _ body: @escaping @Sendable (Session) throws -> T
    ) async throws -> T {
        try await translating {
            try await self.writer.write { db in try SQLiteTransactions.run(body, on: db) }
        }
    }

    /// SQLite has one writer at a time anyway.
    func write<T: Sendable>(
        inTurn turn: Int64,
        _ context: TransactionContext,
        _ body: @escaping @Sendable (Session) throws -> T
    ) async throws -> T {
        try await write(context, body)
    }

    func alone<T: Sendable>(
        _ context: TransactionContext,
        _ body: @escaping @Sendable (any Transactions) throws -> T
    ) async throws -> T {
        let result = try await translating {
            try await self.writer.writeWithoutTransaction { db in
                // Rebuilding a table drops it, which would delete the rows that refer to it.
                try db.execute(sql: "PRAGMA foreign_keys = OFF")
                defer { try? db.execute(sql: "PRAGMA foreign_keys = ON") }
                return try body(SQLiteTransactions(db: db))
            }
        }
        await forgetPreparedStatements()
        return result
    }

    /// Statements that were prepared before the schema changed still have the old columns.
    private func forgetPreparedStatements() async {
        await blocking {
            if let pool = self.writer as? DatabasePool { pool.releaseMemory() }
            if let queue = self.writer as? DatabaseQueue { queue.releaseMemory() }
        }
    }

    func check() async throws {
        try await translating {
            let findings = try await self.writer.read { db in try String.fetchAll(db, sql: "PRAGMA quick_check(1)") }
            guard findings == ["ok"] else { throw StoreError(.corrupt) }
        }
    }

    func backup(to path: String) async throws {
        try await translating {
            try await SQLiteBackup.make(of: self.writer, at: path)
        }
    }

    /// Deleted cells are overwritten with zeros as they go (`secure_delete`), but a page that was rearranged may keep a
    /// copy in its gap, and the log keeps old pages: both are written anew.
    func scrub() async throws {
        try await translating {
            try await self.writer.writeWithoutTransaction { db in
                try db.execute(sql: "VACUUM")
                try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
        }
    }

    func close() async {
        await blocking { try? self.writer.close() }
    }

    /// Runs what blocks on a thread that may be blocked.
    private func blocking(_ work: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                work()
                continuation.resume()
            }
        }
    }

    private func translating<T>(_ body: () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch {
            throw SQLiteFailure.translate(error)
        }
    }
}
