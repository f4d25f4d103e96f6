/// The database: transactions on either engine, with the same meaning.
///
/// Bodies run on the engine's own threads, never on Swift's cooperative ones, and cannot suspend. They may run more
/// than once, so they change nothing but the database.
public final class Database: Sendable {
    let engine: any DatabaseEngine
    let context: TransactionContext

    init(engine: any DatabaseEngine, context: TransactionContext = TransactionContext()) {
        self.engine = engine
        self.context = context
    }

    /// The same database, whose transactions tell it whom they work for. It shares the connections; closing one closes
    /// both.
    public func acting(in context: TransactionContext) -> Database {
        Database(engine: engine, context: context)
    }

    /// Opens the database and makes sure that it answers.
    /// - Throws: `StoreError`.
    public static func open(_ url: DatabaseURL, options: DatabaseOptions = DatabaseOptions()) async throws -> Database {
        switch url.location {
        case .memory: Database(engine: try await SQLiteEngine.open(path: nil, options: options))
        case .file(let path): Database(engine: try await SQLiteEngine.open(path: path, options: options))
        case .server(let address): Database(engine: try await PostgresEngine.open(address, options: options))
        }
    }

    /// The dialect of the engine in use.
    public var dialect: Dialect { engine.dialect }

    /// Reads in one transaction that sees one state of the database from beginning to end.
    /// - Throws: `StoreError`, or whatever the body throws.
    public func read<T: Sendable>(_ body: @escaping @Sendable (any Reader) throws -> T) async throws -> T {
        try await engine.read(context, body)
    }

    /// Reads and changes in one transaction, as if no other were running. If the body throws, nothing is changed.
    /// - Throws: `StoreError`, or whatever the body throws.
    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (any Writer) throws -> T) async throws -> T {
        try await engine.write(context, body)
    }

    /// The same, one after the other for everybody who names the same turn, on every server. What all of them change, as
    /// the end of a chain, would make each but one fail and start again if they went side by side.
    /// - Throws: `StoreError`, or whatever the body throws.
    @discardableResult
    public func write<T: Sendable>(
        inTurn turn: Int64,
        _ body: @escaping @Sendable (any Writer) throws -> T
    ) async throws -> T {
        try await engine.write(inTurn: turn, context, body)
    }

    /// Makes sure that the database answers and, if it is a file, that the file is sound.
    /// - Throws: `StoreError`, with `.corrupt` for a damaged file.
    public func check() async throws {
        try await engine.check()
    }

    /// Writes a checked copy of the database to a file that does not exist yet.
    /// - Throws: `StoreError`; always for PostgreSQL, whose own tool `pg_dump` makes better copies.
    public func backup(to path: String) async throws {
        try await engine.backup(to: path)
    }

    /// Writes every table anew, so that nothing of what was deleted stays in the files: no free page, no old log.
    ///
    /// A SQLite file takes about a second for a hundred megabytes. On PostgreSQL each table is locked while it is written
    /// (`VACUUM FULL`), so this is for a quiet hour; its write-ahead log and backups age out by the server's own settings.
    /// It waits until transactions are over that are older, because the server keeps deleted rows for them.
    /// - Throws: `StoreError`; `timeout` when somebody keeps a transaction open for five minutes.
    public func scrub() async throws {
        try await engine.scrub()
    }

    /// Closes the connections. Whoever still waits for one is refused.
    public func close() async {
        await engine.close()
    }
}

/// How many connections, and how long to wait for one.
public struct DatabaseOptions: Sendable {
    /// The connections that read a SQLite file at the same time.
    public var readers: Int
    /// The connections to a PostgreSQL server.
    public var connections: Int
    /// The longest wait for a free connection to a PostgreSQL server.
    public var acquireTimeout: Duration
    /// How often a PostgreSQL transaction is tried when it conflicts with others.
    public var attempts: Int

    /// Options; the defaults suit one system on one machine.
    public init(
        readers: Int = 4,
        connections: Int = 8,
        acquireTimeout: Duration = .seconds(10),
        attempts: Int = 10
    ) {
        self.readers = readers
        self.connections = connections
        self.acquireTimeout = acquireTimeout
        self.attempts = attempts
    }
}
