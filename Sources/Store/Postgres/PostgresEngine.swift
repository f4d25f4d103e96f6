/// PostgreSQL through libpq: a pool of connections, each with a thread of its own.
final class PostgresEngine: DatabaseEngine {
    private let pool: PostgresPool
    private let attempts: Int

    var dialect: Dialect { .postgres }
    var path: String? { nil }

    private init(pool: PostgresPool, attempts: Int) {
        self.pool = pool
        self.attempts = max(1, attempts)
    }

    static func open(_ address: PostgresAddress, options: DatabaseOptions) async throws -> PostgresEngine {
        let pool = PostgresPool(address: address, limit: options.connections, timeout: options.acquireTimeout)
        let engine = PostgresEngine(pool: pool, attempts: options.attempts)
        try await engine.check()
        return engine
    }

    func read<T: Sendable>(
        _ context: TransactionContext,
        _ body: @escaping @Sendable (Session) throws -> T
    ) async throws -> T {
        let begin = context.beginning("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return try await repeated { connection in try connection.transaction(begin: begin, body) }
    }

    func write<T: Sendable>(
        _ context: TransactionContext,
        _ body: @escaping @Sendable (Session) throws -> T
    ) async throws -> T {
        let begin = context.beginning("BEGIN ISOLATION LEVEL SERIALIZABLE, READ WRITE")
        return try await repeated { connection in try connection.transaction(begin: begin, body) }
    }

    func write<T: Sendable>(
        inTurn turn: Int64,
        _ context: TransactionContext,
        _ body: @escaping @Sendable (Session) throws -> T
    ) async throws -> T {
        let begin = context.beginning("BEGIN ISOLATION LEVEL SERIALIZABLE, READ WRITE")
        return try await repeated { connection in
            try connection.inTurn(turn) { try connection.transaction(begin: begin, body) }
        }
    }

    /// Runs a transaction again while it conflicts with others, after a wait that grows and differs for each.
    private func repeated<T: Sendable>(
        _ work: @escaping @Sendable (PostgresConnection) throws -> T
    ) async throws -> T {
        var attempt = 1
        while true {
            do {
                return try await pool.withConnection(work)
            } catch let conflict as PostgresConflict {
                guard attempt < attempts else { throw conflict.error }
                let ceiling = min(200_000, 2_000 << attempt)
                do {
                    try await Task.sleep(for: .microseconds(Int.random(in: 500...ceiling)))
                } catch {
                    throw StoreError(.cancelled)
                }
                attempt += 1
            }
        }
    }

    func alone<T: Sendable>(
        _ context: TransactionContext,
        _ body: @escaping @Sendable (any Transactions) throws -> T
    ) async throws -> T {
        do {
            return try await pool.withConnection { connection in
                try connection.locked { try body(PostgresTransactions(connection, context)) }
            }
        } catch let conflict as PostgresConflict {
            throw conflict.error
        }
    }

    func check() async throws {
        try await read(TransactionContext()) { session in _ = try session.rows("SELECT 1") }
    }

    func backup(to path: String) async throws {
        throw StoreError(.other, hint: "Make backups of PostgreSQL with its own tool: pg_dump --format=custom.")
    }

    /// `ANALYZE` too: the statistics hold samples of values.
    func scrub() async throws {
        let tables: [String] = try await read(TransactionContext()) { session in
            try session.all(
                "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()",
                as: String.self
            )
        }
        do {
            try await pool.withConnection { connection in
                try connection.locked {
                    for table in tables {
                        let name = table.split(separator: "\"").joined(separator: "\"\"")
                        try connection.simple("VACUUM (FULL, ANALYZE) \"\(name)\"")
                    }
                }
            }
        } catch let conflict as PostgresConflict {
            throw conflict.error
        }
    }

    func close() async {
        await pool.close()
    }
}

/// A transaction that conflicted with another and may be run again.
struct PostgresConflict: Error {
    let error: StoreError
}
