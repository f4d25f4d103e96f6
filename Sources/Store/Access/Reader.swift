/// What can be asked of the database inside a transaction. Ends with the transaction.
public protocol Reader {
    /// The dialect of the engine in use.
    var dialect: Dialect { get }
    /// The rows of a result.
    /// - Throws: `StoreError`.
    func rows(_ sql: SQL) throws -> [Row]
}

extension Reader {
    /// Each row as a value.
    /// - Throws: `StoreError`.
    public func all<T: Decodable>(_ sql: SQL, as type: T.Type = T.self) throws -> [T] {
        let decoder = RowDecoder()
        return try rows(sql).map { try decoder.decode(type, from: $0) }
    }

    /// The first row as a value, or nil if there is none.
    /// - Throws: `StoreError`.
    public func first<T: Decodable>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
        try rows(sql).first.map { try RowDecoder().decode(type, from: $0) }
    }

    /// The first column of the first row, or nil if there is none or it is null.
    /// - Throws: `StoreError`.
    public func scalar<T: Decodable>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
        guard let row = try rows(sql).first, let value = row.values.first, !value.isNull else { return nil }
        return try RowDecoder().decode(type, from: value, column: row.columnNames[0])
    }
}
