/// The one session that both engines share: statements in order on one connection, until the transaction ends.
final class Session: Writer {
    /// The rows that one insert statement may carry.
    private static let rowsPerInsert = 500
    /// The parameters that one statement may carry; SQLite allows 32,766 by default, PostgreSQL 65,535.
    private static let parametersPerStatement = 32_000

    private let connection: any Connection
    private var hasEnded = false
    private var depth = 0
    /// The failure that doomed the transaction. PostgreSQL dooms it by itself; SQLite is held to the same rule.
    private(set) var failure: StoreError?
    /// The first conflict with another transaction, even if a savepoint caught it.
    private(set) var conflict: StoreError?

    init(_ connection: any Connection) {
        self.connection = connection
    }

    var dialect: Dialect { connection.dialect }

    /// Makes the session useless, so that nothing can escape the transaction.
    func end() { hasEnded = true }

    func rows(_ sql: SQL) throws -> [Row] {
        try execute(sql.render(dialect)).rows
    }

    @discardableResult
    func run(_ sql: SQL) throws -> Int {
        try execute(sql.render(dialect)).changes
    }

    @discardableResult
    func savepoint<T>(_ body: (any Writer) throws -> T) throws -> T {
        let name = "trellis_\(depth)"
        try control("SAVEPOINT \(name)")
        depth += 1
        defer { depth -= 1 }
        do {
            let result = try body(self)
            if let failure { throw failure }
            try control("RELEASE SAVEPOINT \(name)")
            return result
        } catch {
            let doom = failure
            failure = nil
            do {
                try control("ROLLBACK TO SAVEPOINT \(name)")
                try control("RELEASE SAVEPOINT \(name)")
            } catch {
                failure = doom ?? failure
            }
            throw error
        }
    }

    @discardableResult
    func insertMany(into table: String, columns: [String], rows: [[SQLValue]], onConflict: SQL?) throws -> Int {
        guard !rows.isEmpty else { return 0 }
        guard !columns.isEmpty, rows.allSatisfy({ $0.count == columns.count }) else {
            throw StoreError(.syntax, hint: "Give each row of \(SQL.identifier(table).shown) one value a column.")
        }
        let batch = max(1, min(Self.rowsPerInsert, Self.parametersPerStatement / columns.count))
        let head: SQL = "INSERT INTO \(identifier: table) (\(identifiers: columns)) VALUES "
        let tail = onConflict.map { " " + $0 } ?? ""
        var changes = 0
        var full: String?
        for start in stride(from: 0, to: rows.count, by: batch) {
            let slice = rows[start..<min(start + batch, rows.count)]
            let isFull = slice.count == batch
            if isFull, onConflict == nil, let full {
                changes += try execute(Statement(text: full, values: slice.flatMap(\.self), infersTypes: true)).changes
                continue
            }
            let lists = slice.map { row -> SQL in "\(list: row)" }
            var statement = (head + lists.joined() + tail).render(dialect)
            statement.isReusable = isFull
            statement.infersTypes = onConflict == nil
            if isFull { full = statement.text }
            changes += try execute(statement).changes
        }
        return changes
    }

    private func execute(_ statement: Statement) throws(StoreError) -> Output {
        try refuseIfOver()
        do {
            try statement.validate()
            return try connection.execute(statement)
        } catch {
            note(error)
            throw error
        }
    }

    /// A statement of the session itself, such as a savepoint.
    private func control(_ text: String) throws(StoreError) {
        try refuseIfOver()
        do {
            _ = try connection.execute(Statement(text: text, isReusable: false))
        } catch {
            note(error)
            throw error
        }
    }

    private func note(_ error: StoreError) {
        failure = failure ?? error
        if error.code == .contention { conflict = conflict ?? error }
    }

    private func refuseIfOver() throws(StoreError) {
        if hasEnded {
            throw StoreError(.other, hint: "The transaction has ended; use the session inside its closure only.")
        }
        if let failure { throw failure }
    }
}

extension SQL.Segment {
    fileprivate var shown: String {
        if case .text(let text) = self { text } else { "the table" }
    }
}

/// What a statement gave back.
struct Output: Sendable {
    var rows: [Row] = []
    var changes = 0
}

/// A connection of an engine: runs statements one after the other on the thread of the transaction.
protocol Connection {
    var dialect: Dialect { get }
    func execute(_ statement: Statement) throws(StoreError) -> Output
}
