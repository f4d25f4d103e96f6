/// The decoder of one column: a scalar as it is, anything nested through JSON.
struct ValueReader: Decoder, SingleValueDecodingContainer {
    let value: SQLValue
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    static func decode<T: Decodable>(_ type: T.Type, from value: SQLValue) throws -> T {
        if let scalar = try ScalarCoding.decode(type, from: value) { return scalar }
        do {
            return try T(from: ValueReader(value: value))
        } catch is NeedsJSON {
            return try JSONText.decode(type, from: try ScalarCoding.text(value))
        }
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> { throw NeedsJSON() }
    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw NeedsJSON() }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { value.isNull }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try Self.decode(type, from: value) }
    func decode(_: Bool.Type) throws -> Bool { try ScalarCoding.bool(value) }
    func decode(_: String.Type) throws -> String { try ScalarCoding.text(value) }
    func decode(_: Double.Type) throws -> Double { try ScalarCoding.double(value) }
    func decode(_: Float.Type) throws -> Float { Float(try ScalarCoding.double(value)) }
    func decode(_ type: Int.Type) throws -> Int { try ScalarCoding.integer(value, as: type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try ScalarCoding.integer(value, as: type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try ScalarCoding.integer(value, as: type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try ScalarCoding.integer(value, as: type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try ScalarCoding.integer(value, as: type) }
    func decode(_ type: UInt.Type) throws -> UInt { try ScalarCoding.integer(value, as: type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try ScalarCoding.integer(value, as: type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try ScalarCoding.integer(value, as: type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try ScalarCoding.integer(value, as: type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try ScalarCoding.integer(value, as: type) }
}
