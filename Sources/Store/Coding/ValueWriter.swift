/// The encoder of one column: notes one scalar, or that the value needs JSON.
final class ValueWriter: Encoder, SingleValueEncodingContainer {
    private var result: SQLValue?
    private var needsJSON = false
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    static func encode<T: Encodable>(_ value: T) throws -> SQLValue {
        if let scalar = ScalarCoding.encode(value) { return scalar }
        let writer = ValueWriter()
        do {
            try value.encode(to: writer)
        } catch is NeedsJSON {
            writer.needsJSON = true
        }
        if let result = writer.result, !writer.needsJSON { return result }
        return .text(try JSONText.encode(value))
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        needsJSON = true
        return KeyedEncodingContainer(RefusingKeyedContainer<Key>())
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        needsJSON = true
        return RefusingContainer()
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encodeNil() throws { result = .null }
    func encode<T: Encodable>(_ value: T) throws { result = try Self.encode(value) }
    func encode(_ value: Bool) throws { result = .bool(value) }
    func encode(_ value: String) throws { result = .text(value) }
    func encode(_ value: Double) throws { result = .double(value) }
    func encode(_ value: Float) throws { result = .double(Double(value)) }
    func encode(_ value: Int) throws { result = .integer(Int64(value)) }
    func encode(_ value: Int8) throws { result = .integer(Int64(value)) }
    func encode(_ value: Int16) throws { result = .integer(Int64(value)) }
    func encode(_ value: Int32) throws { result = .integer(Int64(value)) }
    func encode(_ value: Int64) throws { result = .integer(value) }
    func encode(_ value: UInt) throws { try put(value) }
    func encode(_ value: UInt8) throws { result = .integer(Int64(value)) }
    func encode(_ value: UInt16) throws { result = .integer(Int64(value)) }
    func encode(_ value: UInt32) throws { result = .integer(Int64(value)) }
    func encode(_ value: UInt64) throws { try put(value) }

    private func put(_ integer: some FixedWidthInteger) throws {
        guard let value = Int64(exactly: integer) else { throw RowEncoder.failure(UInt64.self, column: nil) }
        result = .integer(value)
    }
}

extension ScalarCoding {
    /// Whether a value is held by one column as it is, so that it cannot be a row.
    static func isScalar<T: Encodable>(_ value: T) -> Bool {
        value is any SQLConvertible || value is any BinaryInteger || value is any BinaryFloatingPoint
    }
}

/// A container that takes nothing: whoever asks for it is written as JSON instead.
struct RefusingKeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) throws { throw NeedsJSON() }
    func encode<T: Encodable>(_ value: T, forKey key: Key) throws { throw NeedsJSON() }
    func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        KeyedEncodingContainer(RefusingKeyedContainer<NestedKey>())
    }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { RefusingContainer() }
    func superEncoder() -> any Encoder { ValueWriter() }
    func superEncoder(forKey key: Key) -> any Encoder { ValueWriter() }
}

/// The same for lists.
struct RefusingContainer: UnkeyedEncodingContainer {
    var codingPath: [any CodingKey] { [] }
    var count: Int { 0 }

    func encodeNil() throws { throw NeedsJSON() }
    func encode<T: Encodable>(_ value: T) throws { throw NeedsJSON() }
    func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type
    ) -> KeyedEncodingContainer<NestedKey> {
        KeyedEncodingContainer(RefusingKeyedContainer<NestedKey>())
    }
    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { RefusingContainer() }
    func superEncoder() -> any Encoder { ValueWriter() }
}
