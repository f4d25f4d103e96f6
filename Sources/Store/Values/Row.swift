/// One row of a result: column names in order, and a value for each.
public struct Row: Sendable {
    let columns: RowColumns
    /// The values, in the order of the columns.
    public let values: [SQLValue]

    init(columns: RowColumns, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// The names of the columns, in order and in lower case.
    public var columnNames: [String] { columns.names }

    /// The value of a column, or nil if the result has no such column.
    public subscript(column: String) -> SQLValue? {
        columns.position(column).map { values[$0] }
    }

    /// The row as a value: each property from the column of its name in snake case.
    /// - Throws: `StoreError` with `.decoding`, naming the column but never what is in it.
    public func decode<T: Decodable>(_ type: T.Type = T.self) throws(StoreError) -> T {
        try RowDecoder().decode(type, from: self)
    }

    /// One column as a value.
    /// - Throws: `StoreError` with `.decoding`.
    public func decode<T: Decodable>(_ column: String, as type: T.Type = T.self) throws(StoreError) -> T {
        guard let value = self[column] else {
            throw StoreError(.decoding, constraint: column, hint: "Select the column \(column).")
        }
        return try RowDecoder().decode(type, from: value, column: column)
    }
}

/// The column names of a result, shared by all its rows.
final class RowColumns: Sendable {
    let names: [String]
    private let positions: [String: Int]

    init(_ names: [String]) {
        let names = names.map { $0.lowercased() }
        var positions: [String: Int] = [:]
        positions.reserveCapacity(names.count * 2)
        for (index, name) in names.enumerated() {
            if positions[name] == nil { positions[name] = index }
            let camel = ColumnName.camelCase(name)
            if positions[camel] == nil { positions[camel] = index }
        }
        self.names = names
        self.positions = positions
    }

    /// The place of a column, named in snake case or as the property that it fills.
    func position(_ key: String) -> Int? {
        positions[key] ?? positions[ColumnName.snakeCase(key)]
    }
}

/// How properties and columns share their names: `homeOutcode` and `home_outcode`.
enum ColumnName {
    static func snakeCase(_ key: String) -> String {
        let bytes = Array(key.utf8)
        guard bytes.contains(where: isUpper) else { return key }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 4)
        for (index, byte) in bytes.enumerated() {
            guard isUpper(byte) else {
                result.append(byte)
                continue
            }
            let startsWord = index + 1 < bytes.count && !isUpper(bytes[index + 1]) && !isDigit(bytes[index + 1])
            if index > 0, bytes[index - 1] != UInt8(ascii: "_"), !isUpper(bytes[index - 1]) || startsWord {
                result.append(UInt8(ascii: "_"))
            }
            result.append(byte | 0x20)
        }
        return String(decoding: result, as: UTF8.self)
    }

    static func camelCase(_ column: String) -> String {
        var result: [UInt8] = []
        var raise = false
        for byte in column.utf8 {
            if byte == UInt8(ascii: "_"), !result.isEmpty {
                raise = true
            } else {
                result.append(raise && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte & 0xDF : byte)
                raise = false
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
