import CPostgres

extension PostgresConnection {
    /// What every server that migrates this database locks.
    private static let migrationLock = 7_455_113_920_517

    /// Runs the body in a transaction.
    /// - Throws: `PostgresConflict` if it may be run again, otherwise `StoreError` or what the body throws.
    func transaction<T>(begin: String, _ body: (Session) throws -> T) throws -> T {
        try start(begin)
        let session = Session(self)
        defer { session.end() }
        do {
            let result = try body(session)
            if let failure = session.failure { throw failure }
            try commit()
            return result
        } catch {
            rollback()
            let candidates = [session.conflict, error as? StoreError]
            if let conflict = candidates.compactMap(\.self).first(where: PostgresFailure.isRetryable) {
                throw PostgresConflict(error: conflict)
            }
            throw error
        }
    }

    /// Runs the body while this connection holds the lock for migrations, without limits of time.
    func locked<T>(_ body: () throws -> T) throws -> T {
        try start("SET statement_timeout = 0; SET lock_timeout = 0; SELECT pg_advisory_lock(\(Self.migrationLock))")
        mayReconnect = false
        defer {
            mayReconnect = true
            do {
                try simple("SELECT pg_advisory_unlock(\(Self.migrationLock))")
                try restoreSettings()
            } catch {
                disconnect()
            }
        }
        return try body()
    }

    /// Runs the body while this connection holds the lock of a turn. It is taken before the transaction begins: one that
    /// waits inside would not see what the one before it has written, and would have to start again.
    /// - Throws: `StoreError` if the wait was too long, otherwise what the body throws.
    func inTurn<T>(_ turn: Int64, _ body: () throws -> T) throws -> T {
        // Waiting is what this lock is for; the limit of time for a statement still ends it.
        try start("SET LOCAL lock_timeout = 0; SELECT pg_advisory_lock(\(turn))")
        mayReconnect = false
        defer {
            mayReconnect = true
            do {
                try simple("SELECT pg_advisory_unlock(\(turn))")
            } catch {
                disconnect()
            }
        }
        return try body()
    }

    /// Sends the first statement. A connection that turns out to be lost is made anew, once.
    private func start(_ first: String) throws(StoreError) {
        if handle != nil {
            do {
                try allowCancelling()
                if mustForgetPrepared {
                    try simple("DEALLOCATE ALL")
                    prepared = [:]
                    mustForgetPrepared = false
                }
                try simple(first)
                return
            } catch {
                guard error.code == .connectionLost, mayReconnect else { throw error }
            }
        }
        try connect()
        try allowCancelling()
        try simple(first)
    }

    private func commit() throws(StoreError) {
        let answer: String
        do {
            answer = try simple("COMMIT")
        } catch {
            guard error.code == .connectionLost else { throw error }
            throw StoreError(
                .connectionLost,
                engineCode: error.engineCode,
                hint: "The connection broke while the change was being stored; check whether it was, then try again."
            )
        }
        // The server answers ROLLBACK when a statement of the transaction had failed.
        guard answer == "COMMIT" else { throw StoreError(.other, hint: "The transaction was rolled back; try again.") }
    }

    /// Ends a transaction that failed. A connection that cannot even do that is closed.
    private func rollback() {
        guard PQstatus(handle) == CONNECTION_OK else { return disconnect() }
        guard PQtransactionStatus(handle) != PQTRANS_IDLE else { return }
        let result = PQexec(handle, "ROLLBACK")
        defer { PQclear(result) }
        if PQresultStatus(result) != PGRES_COMMAND_OK { disconnect() }
    }
}

/// The transactions of migrations on one connection, which a lock already keeps apart from others.
struct PostgresTransactions: Transactions {
    private let connection: PostgresConnection
    private let begin: String

    init(_ connection: PostgresConnection, _ context: TransactionContext) {
        self.connection = connection
        begin = context.beginning("BEGIN")
    }

    func transaction<T>(_ body: (Session) throws -> T) throws -> T {
        try connection.transaction(begin: begin, body)
    }
}
