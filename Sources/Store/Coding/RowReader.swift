/// The decoder of a whole row.
struct RowReader: Decoder {
    let row: Row
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(RowKeyedReader<Key>(row: row))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        throw DecodingError.typeMismatch([Any].self, .init(codingPath: [], debugDescription: "a row is not a list"))
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        ValueReader(value: row.values.first ?? .null)
    }
}

/// Reads the properties of a type from the columns of a row. Every scalar has its own method, because the generic one
/// would cost a dynamic cast a value.
struct RowKeyedReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let row: Row
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { row.columns.names.compactMap { Key(stringValue: ColumnName.camelCase($0)) } }

    func contains(_ key: Key) -> Bool {
        row.columns.position(key.stringValue) != nil
    }

    func decodeNil(forKey key: Key) throws -> Bool {
        try value(key).isNull
    }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try read(key) { try ValueReader.decode(type, from: $0) }
    }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        try readIfPresent(key) { try ValueReader.decode(type, from: $0) }
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        throw unsupported(key)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        throw unsupported(key)
    }

    func superDecoder() throws -> any Decoder { RowReader(row: row) }
    func superDecoder(forKey key: Key) throws -> any Decoder { ValueReader(value: try value(key)) }

    private func unsupported(_ key: Key) -> DecodingError {
        .dataCorrupted(.init(codingPath: [key], debugDescription: "decode a nested value instead of its container"))
    }

    private func value(_ key: Key) throws -> SQLValue {
        guard let position = row.columns.position(key.stringValue) else {
            throw DecodingError.keyNotFound(key, .init(codingPath: [], debugDescription: "no such column"))
        }
        return row.values[position]
    }

    private func read<T>(_ key: Key, _ make: (SQLValue) throws -> T) throws -> T {
        let value = try value(key)
        do {
            return try make(value)
        } catch {
            throw DecodingError.dataCorrupted(.init(codingPath: [key], debugDescription: "unfit column"))
        }
    }

    private func readIfPresent<T>(_ key: Key, _ make: (SQLValue) throws -> T) throws -> T? {
        guard let position = row.columns.position(key.stringValue), !row.values[position].isNull else { return nil }
        return try read(key, make)
    }

    private func integer<T: FixedWidthInteger>(_ key: Key) throws -> T {
        try read(key) { try ScalarCoding.integer($0, as: T.self) }
    }

    private func integerIfPresent<T: FixedWidthInteger>(_ key: Key) throws -> T? {
        try readIfPresent(key) { try ScalarCoding.integer($0, as: T.self) }
    }
}

extension RowKeyedReader {
    func decode(_: Bool.Type, forKey key: Key) throws -> Bool { try read(key, ScalarCoding.bool) }
    func decode(_: String.Type, forKey key: Key) throws -> String { try read(key) { try ScalarCoding.text($0) } }
    func decode(_: Double.Type, forKey key: Key) throws -> Double { try read(key, ScalarCoding.double) }
    func decode(_: Float.Type, forKey key: Key) throws -> Float { Float(try read(key, ScalarCoding.double)) }
    func decode(_: Int.Type, forKey key: Key) throws -> Int { try integer(key) }
    func decode(_: Int8.Type, forKey key: Key) throws -> Int8 { try integer(key) }
    func decode(_: Int16.Type, forKey key: Key) throws -> Int16 { try integer(key) }
    func decode(_: Int32.Type, forKey key: Key) throws -> Int32 { try integer(key) }
    func decode(_: Int64.Type, forKey key: Key) throws -> Int64 { try integer(key) }
    func decode(_: UInt.Type, forKey key: Key) throws -> UInt { try integer(key) }
    func decode(_: UInt8.Type, forKey key: Key) throws -> UInt8 { try integer(key) }
    func decode(_: UInt16.Type, forKey key: Key) throws -> UInt16 { try integer(key) }
    func decode(_: UInt32.Type, forKey key: Key) throws -> UInt32 { try integer(key) }
    func decode(_: UInt64.Type, forKey key: Key) throws -> UInt64 { try integer(key) }

    func decodeIfPresent(_: Bool.Type, forKey key: Key) throws -> Bool? {
        try readIfPresent(key, ScalarCoding.bool)
    }
    func decodeIfPresent(_: String.Type, forKey key: Key) throws -> String? {
        try readIfPresent(key) { try ScalarCoding.text($0) }
    }
    func decodeIfPresent(_: Double.Type, forKey key: Key) throws -> Double? {
        try readIfPresent(key, ScalarCoding.double)
    }
    func decodeIfPresent(_: Float.Type, forKey key: Key) throws -> Float? {
        try readIfPresent(key, ScalarCoding.double).map(Float.init)
    }
    func decodeIfPresent(_: Int.Type, forKey key: Key) throws -> Int? { try integerIfPresent(key) }
    func decodeIfPresent(_: Int8.Type, forKey key: Key) throws -> Int8? { try integerIfPresent(key) }
    func decodeIfPresent(_: Int16.Type, forKey key: Key) throws -> Int16? { try integerIfPresent(key) }
    func decodeIfPresent(_: Int32.Type, forKey key: Key) throws -> Int32? { try integerIfPresent(key) }
    func decodeIfPresent(_: Int64.Type, forKey key: Key) throws -> Int64? { try integerIfPresent(key) }
    func decodeIfPresent(_: UInt.Type, forKey key: Key) throws -> UInt? { try integerIfPresent(key) }
    func decodeIfPresent(_: UInt8.Type, forKey key: Key) throws -> UInt8? { try integerIfPresent(key) }
    func decodeIfPresent(_: UInt16.Type, forKey key: Key) throws -> UInt16? { try integerIfPresent(key) }
    func decodeIfPresent(_: UInt32.Type, forKey key: Key) throws -> UInt32? { try integerIfPresent(key) }
    func decodeIfPresent(_: UInt64.Type, forKey key: Key) throws -> UInt64? { try integerIfPresent(key) }
}
