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
        try await outliveOthers()
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

    /// How long others are waited for, in seconds.
    private static let patience = 300

    /// Waits until every transaction that others have open in this database is over. As long as one could still look at a
    /// deleted row, the server writes that row into the new file too.
    ///
    /// Twice, because one that begins in the meantime takes over how far back the oldest of them could look.
    private func outliveOthers() async throws {
        for _ in 1...2 {
            var open = try await openTransactions()
            var waits = 0
            while !open.isEmpty {
                guard waits < Self.patience * 20 else {
                    throw StoreError(
                        .timeout,
                        hint: "Another program keeps a transaction open, so deleted rows cannot be taken out of the "
                            + "files. End it (pg_stat_activity names it), then try again."
                    )
                }
                waits += 1
                try await Task.sleep(for: .milliseconds(50))
                open.formIntersection(try await openTransactions())
            }
        }
    }

    /// The transactions of others in this database. Whoever may not see what they do may still see that they are there.
    private func openTransactions() async throws -> Set<String> {
        let found: [String] = try await read(TransactionContext()) { session in
            try session.all(
                """
                SELECT locks.virtualxid FROM pg_locks AS locks JOIN pg_stat_activity AS activity USING (pid)
                WHERE locks.locktype = 'virtualxid' AND locks.granted AND locks.pid <> pg_backend_pid()
                    AND activity.datname = current_database()
                    AND activity.backend_type IS DISTINCT FROM 'autovacuum worker'
                """,
                as: String.self
            )
        }
        return Set(found)
    }

    func close() async {
        await pool.close()
    }
}

/// A transaction that conflicted with another and may be run again.
struct PostgresConflict: Error {
    let error: StoreError
}
