/// What can be asked and changed inside a transaction. Ends with the transaction.
///
/// A statement that fails dooms the transaction on both engines, unless it fails inside a `savepoint`.
public protocol Writer: Reader {
    /// Runs a statement and tells how many rows it changed.
    /// - Throws: `StoreError`.
    @discardableResult
    func run(_ sql: SQL) throws -> Int

    /// A part of the transaction that can fail on its own: if the body throws, only its own changes are undone.
    /// - Throws: whatever the body throws.
    @discardableResult
    func savepoint<T>(_ body: (any Writer) throws -> T) throws -> T

    /// Inserts many rows with few statements. The rule for conflicts, if any, is put at the end of each.
    /// - Throws: `StoreError`.
    @discardableResult
    func insertMany(into table: String, columns: [String], rows: [[SQLValue]], onConflict: SQL?) throws -> Int
}

extension Writer {
    /// Inserts many rows with few statements.
    /// - Throws: `StoreError`.
    @discardableResult
    public func insertMany(into table: String, columns: [String], rows: [[SQLValue]]) throws -> Int {
        try insertMany(into: table, columns: columns, rows: rows, onConflict: nil)
    }

    /// Inserts values of one type, their properties as columns.
    /// - Throws: `StoreError`.
    @discardableResult
    public func insertMany<T: Encodable>(_ values: [T], into table: String, onConflict: SQL? = nil) throws -> Int {
        let encoder = RowEncoder()
        let encoded = try values.map { try encoder.encode($0) }
        guard let columns = encoded.first?.map(\.column) else { return 0 }
        for row in encoded where !row.map(\.column).elementsEqual(columns) {
            throw RowEncoder.failure(T.self, column: nil)
        }
        return try insertMany(
            into: table,
            columns: columns,
            rows: encoded.map { $0.map(\.value) },
            onConflict: onConflict
        )
    }

    /// Inserts a value, its properties as columns.
    /// - Throws: `StoreError`.
    public func insert(_ value: some Encodable, into table: String) throws {
        let row = try RowEncoder().encode(value)
        try run(
            """
            INSERT INTO \(identifier: table) (\(identifiers: row.map(\.column))) VALUES \(list: row.map(\.value))
            """
        )
    }

    /// Updates the columns of a value in the rows of the condition, and tells how many rows it changed.
    /// - Throws: `StoreError`.
    @discardableResult
    public func update(_ value: some Encodable, in table: String, where condition: SQL) throws -> Int {
        let assignments = try RowEncoder().encode(value).map { pair -> SQL in
            "\(identifier: pair.column) = \(pair.value)"
        }
        return try run("UPDATE \(identifier: table) SET \(assignments.joined()) WHERE \(condition)")
    }

    /// Inserts a value, or updates the row that has the same key.
    /// - Throws: `StoreError`.
    public func upsert(_ value: some Encodable, into table: String, key: [String] = ["id"]) throws {
        let row = try RowEncoder().encode(value)
        let changes = row.map(\.column).filter { !key.contains($0) }.map { column -> SQL in
            "\(identifier: column) = excluded.\(identifier: column)"
        }
        let action: SQL = changes.isEmpty ? "NOTHING" : "UPDATE SET \(changes.joined())"
        try run(
            """
            INSERT INTO \(identifier: table) (\(identifiers: row.map(\.column))) VALUES \(list: row.map(\.value))
            ON CONFLICT (\(identifiers: key)) DO \(action)
            """
        )
    }
}
