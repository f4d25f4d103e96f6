/// Makes columns of `Encodable` values: the inverse of `RowDecoder`.
///
/// Scalars stay scalars, wrappers of one scalar become that scalar, everything nested becomes JSON text with sorted
/// keys, and a property without a value becomes null, so every row of a type has the same columns.
public struct RowEncoder: Sendable {
    /// An encoder; it has no settings.
    public init() {}

    /// The columns of a value, in the order in which it encodes its properties.
    /// - Throws: `StoreError` with `.invalidValue` if the value is not a row or a number is out of range.
    public func encode(_ value: some Encodable) throws(StoreError) -> [(column: String, value: SQLValue)] {
        let writer = RowWriter()
        do {
            try value.encode(to: writer)
        } catch let error as StoreError {
            throw error
        } catch {
            throw Self.failure(type(of: value), column: nil)
        }
        if writer.isUnfit || writer.columns.isEmpty { throw Self.failure(type(of: value), column: nil) }
        return writer.columns
    }

    static func failure(_ type: Any.Type, column: String?) -> StoreError {
        let place = column.map { " in column \($0)" } ?? ""
        return StoreError(.invalidValue, constraint: column, hint: "Give \(type) a form that a row can hold\(place).")
    }
}

/// The encoder of a whole row.
final class RowWriter: Encoder {
    var columns: [(column: String, value: SQLValue)] = []
    /// Set when a type asks for something that a row is not: a list, one scalar, a container inside a container.
    var isUnfit = false
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(RowKeyedWriter<Key>(writer: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        isUnfit = true
        return RefusingContainer()
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        ForwardingContainer(writer: self)
    }
}

/// Lets a wrapper around a row encode itself as that row.
private struct ForwardingContainer: SingleValueEncodingContainer {
    let writer: RowWriter
    var codingPath: [any CodingKey] { [] }

    func encodeNil() throws { writer.isUnfit = true }
    func encode<T: Encodable>(_ value: T) throws {
        if ScalarCoding.isScalar(value) {
            writer.isUnfit = true
        } else {
            try value.encode(to: writer)
        }
    }
}

/// Writes the properties of a type as columns.
struct RowKeyedWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writer: RowWriter
    var codingPath: [any CodingKey] { [] }

    private func put(_ value: SQLValue, _ key: Key) {
        writer.columns.append((ColumnName.snakeCase(key.stringValue), value))
    }

    private func put<T: FixedWidthInteger>(integer: T, _ key: Key) throws {
        guard let value = Int64(exactly: integer) else { throw RowEncoder.failure(T.self, column: key.stringValue) }
        put(.integer(value), key)
    }

    func encodeNil(forKey key: Key) throws { put(.null, key) }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        do {
            put(try ValueWriter.encode(value), key)
        } catch {
            throw RowEncoder.failure(T.self, column: ColumnName.snakeCase(key.stringValue))
        }
    }

    func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws {
        guard let value else { return put(.null, key) }
        try encode(value, forKey: key)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        writer.isUnfit = true
        return KeyedEncodingContainer(RefusingKeyedContainer<NestedKey>())
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        writer.isUnfit = true
        return RefusingContainer()
    }

    func superEncoder() -> any Encoder { writer }

    func superEncoder(forKey key: Key) -> any Encoder {
        writer.isUnfit = true
        return writer
    }
}

extension RowKeyedWriter {
    func encode(_ value: Bool, forKey key: Key) throws { put(.bool(value), key) }
    func encode(_ value: String, forKey key: Key) throws { put(.text(value), key) }
    func encode(_ value: Double, forKey key: Key) throws { put(.double(value), key) }
    func encode(_ value: Float, forKey key: Key) throws { put(.double(Double(value)), key) }
    func encode(_ value: Int, forKey key: Key) throws { put(.integer(Int64(value)), key) }
    func encode(_ value: Int8, forKey key: Key) throws { put(.integer(Int64(value)), key) }
    func encode(_ value: Int16, forKey key: Key) throws { put(.integer(Int64(value)), key) }
    func encode(_ value: Int32, forKey key: Key) throws { put(.integer(Int64(value)), key) }
    func encode(_ value: Int64, forKey key: Key) throws { put(.integer(value), key) }
    func encode(_ value: UInt, forKey key: Key) throws { try put(integer: value, key) }
    func encode(_ value: UInt8, forKey key: Key) throws { put(.integer(Int64(value)), key) }
    func encode(_ value: UInt16, forKey key: Key) throws { put(.integer(Int64(value)), key) }
    func encode(_ value: UInt32, forKey key: Key) throws { put(.integer(Int64(value)), key) }
    func encode(_ value: UInt64, forKey key: Key) throws { try put(integer: value, key) }

    func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { put(value.map { .bool($0) } ?? .null, key) }
    func encodeIfPresent(_ value: String?, forKey key: Key) throws { put(value.map { .text($0) } ?? .null, key) }
    func encodeIfPresent(_ value: Double?, forKey key: Key) throws { put(value.map { .double($0) } ?? .null, key) }
    func encodeIfPresent(_ value: Float?, forKey key: Key) throws {
        put(value.map { .double(Double($0)) } ?? .null, key)
    }
    func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try putIfPresent(value, key) }
    func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try putIfPresent(value, key) }
    func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try putIfPresent(value, key) }
    func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try putIfPresent(value, key) }
    func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try putIfPresent(value, key) }
    func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try putIfPresent(value, key) }
    func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try putIfPresent(value, key) }
    func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try putIfPresent(value, key) }
    func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try putIfPresent(value, key) }
    func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try putIfPresent(value, key) }

    private func putIfPresent<T: FixedWidthInteger>(_ value: T?, _ key: Key) throws {
        guard let value else { return put(.null, key) }
        try put(integer: value, key)
    }
}
