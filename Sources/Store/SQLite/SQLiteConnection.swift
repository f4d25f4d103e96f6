import Foundation
internal import GRDB

/// One connection to SQLite, for the length of a transaction.
struct SQLiteConnection: Connection {
    let db: GRDB.Database

    var dialect: Dialect { .sqlite }

    func execute(_ statement: Statement) throws(StoreError) -> Output {
        let compiled: GRDB.Statement
        do {
            compiled =
                statement.isReusable
                ? try db.cachedStatement(sql: statement.text) : try db.makeStatement(sql: statement.text)
        } catch {
            throw SQLiteFailure.storeError(error, sql: statement.text, isCompiling: true)
        }
        do {
            compiled.setUncheckedArguments(StatementArguments(statement.values.map(\.databaseValue)))
            let before = db.totalChangesCount
            let rows = try fetch(compiled)
            // SQLite keeps the last count after statements that change nothing.
            return Output(rows: rows, changes: db.totalChangesCount == before ? 0 : db.changesCount)
        } catch {
            throw SQLiteFailure.storeError(error, sql: statement.text)
        }
    }

    private func fetch(_ statement: GRDB.Statement) throws -> [Row] {
        guard statement.columnCount > 0 else {
            try statement.execute()
            return []
        }
        let count = statement.columnCount
        let cursor = try GRDB.Row.fetchCursor(statement)
        let columns = RowColumns(statement.columnNames)
        var rows: [Row] = []
        while let row = try cursor.next() {
            var values: [SQLValue] = []
            values.reserveCapacity(count)
            for index in 0..<count {
                values.append(SQLValue(row[index] as DatabaseValue))
            }
            rows.append(Row(columns: columns, values: values))
        }
        return rows
    }
}

/// Transactions on one connection to SQLite.
struct SQLiteTransactions: Transactions {
    let db: GRDB.Database

    func transaction<T>(_ body: (Session) throws -> T) throws -> T {
        var result: T?
        try db.inTransaction(.immediate) {
            result = try Self.run(body, on: db)
            if try GRDB.Row.fetchOne(db, sql: "PRAGMA foreign_key_check") != nil {
                throw StoreError(.foreignKeyViolation, hint: "The change leaves rows that refer to missing ones.")
            }
            return .commit
        }
        guard let result else { throw StoreError(.other) }
        return result
    }

    /// Runs the body in the transaction that is open.
    static func run<T>(_ body: (Session) throws -> T, on db: GRDB.Database) throws -> T {
        let session = Session(SQLiteConnection(db: db))
        defer { session.end() }
        let result = try body(session)
        if let failure = session.failure { throw failure }
        return result
    }
}

extension SQLValue {
    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let integer): self = .integer(integer)
        case .double(let double): self = .double(double)
        case .string(let string): self = .text(string)
        case .blob(let data): self = .blob([UInt8](data))
        }
    }

    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .text(let text): text.databaseValue
        case .integer(let integer): integer.databaseValue
        case .double(let double): double.databaseValue
        case .bool(let bool): bool.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        }
    }
}
