import Foundation

/// Makes `Decodable` values of rows.
///
/// A property takes the column of its name in snake case (`homeOutcode`, `home_outcode`). What encodes itself as one
/// scalar comes from that scalar; everything nested comes from JSON text.
public struct RowDecoder: Sendable {
    /// A decoder; it has no settings.
    public init() {}

    /// The row as a value. A type that is one scalar takes the first column.
    /// - Throws: `StoreError` with `.decoding`, naming the column but never what is in it.
    public func decode<T: Decodable>(_ type: T.Type, from row: Row) throws(StoreError) -> T {
        do {
            if let scalar = try ScalarCoding.decode(type, from: row.values.first ?? .null) { return scalar }
            return try T(from: RowReader(row: row))
        } catch {
            throw Self.failure(error, type: type, column: nil)
        }
    }

    func decode<T: Decodable>(_ type: T.Type, from value: SQLValue, column: String) throws(StoreError) -> T {
        do {
            return try ValueReader.decode(type, from: value)
        } catch {
            throw Self.failure(error, type: type, column: column)
        }
    }

    /// Names the type and the column only: what Swift says about a failure may hold the value.
    private static func failure<T>(_ error: any Error, type: T.Type, column: String?) -> StoreError {
        if let error = error as? StoreError { return error }
        let path: [any CodingKey] =
            switch error {
            case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
                DecodingError.dataCorrupted(let context):
                context.codingPath
            case DecodingError.keyNotFound(let key, let context):
                context.codingPath + [key]
            default: []
            }
        let name = column ?? path.first.map { ColumnName.snakeCase($0.stringValue) }
        return StoreError(
            .decoding,
            constraint: name,
            hint: name.map { "Make column \($0) fit \(type)." } ?? "Make the selected columns fit \(type)."
        )
    }
}

/// Thrown by a column's reader when a type asks for a container: the column holds JSON then.
struct NeedsJSON: Error {}

/// The types that a column holds directly, besides those that `Codable` itself knows.
enum ScalarCoding {
    /// The value, if the type is one of these; nil for all others.
    static func decode<T>(_ type: T.Type, from value: SQLValue) throws -> T? {
        if type == String.self { return try text(value) as? T }
        if type == Date.self { return try text(value, Timestamp.date) as? T }
        if type == UUID.self { return try text(value, UUID.init(uuidString:)) as? T }
        if type == [UInt8].self, let bytes = value.bytes { return bytes as? T }
        if type == Data.self { return try read(value, value.bytes.map { Data($0) }) as? T }
        if type == Decimal.self { return try decimal(value) as? T }
        if type == URL.self { return try text(value, URL.init(string:)) as? T }
        return nil
    }

    /// The column's value, if the type is one of these; nil for all others.
    static func encode<T>(_ value: T) -> SQLValue? {
        let type = T.self
        if type == Date.self { return (value as? Date)?.sqlValue }
        if type == UUID.self { return (value as? UUID)?.sqlValue }
        if type == [UInt8].self { return (value as? [UInt8])?.sqlValue }
        if type == Data.self { return (value as? Data)?.sqlValue }
        if type == Decimal.self { return (value as? Decimal)?.sqlValue }
        if type == URL.self { return (value as? URL)?.sqlValue }
        return nil
    }

    static func text(_ value: SQLValue) throws -> String {
        try read(value, value.stringValue)
    }

    static func text<T>(_ value: SQLValue, _ make: (String) -> T?) throws -> T {
        try read(value, value.stringValue.flatMap(make))
    }

    static func integer<T: FixedWidthInteger>(_ value: SQLValue, as type: T.Type) throws -> T {
        try read(value, value.integerValue.flatMap { T(exactly: $0) })
    }

    static func double(_ value: SQLValue) throws -> Double {
        try read(value, value.doubleValue)
    }

    static func bool(_ value: SQLValue) throws -> Bool {
        try read(value, value.boolValue)
    }

    private static func decimal(_ value: SQLValue) throws -> Decimal {
        switch value {
        case .text(let text): try read(value, Decimal(string: text, locale: Locale(identifier: "en_GB_POSIX")))
        case .integer(let integer): Decimal(integer)
        default: try read(value, value.doubleValue.map { Decimal($0) })
        }
    }

    private static func read<T>(_ value: SQLValue, _ result: T?) throws -> T {
        if let result { return result }
        let context = DecodingError.Context(codingPath: [], debugDescription: "")
        throw value.isNull ? DecodingError.valueNotFound(T.self, context) : DecodingError.typeMismatch(T.self, context)
    }
}
