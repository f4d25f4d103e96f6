/// What an engine has to be able to do. Two do: `SQLiteEngine` and `PostgresEngine`.
protocol DatabaseEngine: Sendable {
    var dialect: Dialect { get }
    /// Runs the body in a read-only transaction that sees one snapshot.
    func read<T: Sendable>(
        _ context: TransactionContext,
        _ body: @escaping @Sendable (Session) throws -> T
    ) async throws -> T
    /// Runs the body in one serialisable transaction; it may run more than once.
    func write<T: Sendable>(
        _ context: TransactionContext,
        _ body: @escaping @Sendable (Session) throws -> T
    ) async throws -> T
    /// The same, after everybody else who has named the same turn.
    func write<T: Sendable>(
        inTurn turn: Int64,
        _ context: TransactionContext,
        _ body: @escaping @Sendable (Session) throws -> T
    ) async throws -> T
    /// Runs the body while no other process changes the schema.
    func alone<T: Sendable>(
        _ context: TransactionContext,
        _ body: @escaping @Sendable (any Transactions) throws -> T
    ) async throws -> T
    func check() async throws
    func backup(to path: String) async throws
    /// Writes what is left of the tables anew, so that nothing of deleted rows stays in the files.
    func scrub() async throws
    /// The file of the database, if it is one.
    var path: String? { get }
    func close() async
}

/// Several transactions in turn on one connection.
protocol Transactions {
    func transaction<T>(_ body: (Session) throws -> T) throws -> T
}
