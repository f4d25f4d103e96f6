public import Foundation

/// A value that can be bound to a statement.
///
/// Enums and wrappers with a raw value need only declare the conformance:
/// `extension Stage: SQLConvertible {}`.
public protocol SQLConvertible {
    /// The value as the database holds it.
    var sqlValue: SQLValue { get }
    /// The column type that holds such values. Needed only to write an empty list.
    static var sqlType: SQLType { get }
}

extension SQLConvertible {
    /// Text, unless a type says otherwise.
    public static var sqlType: SQLType { .text }
}

extension SQLConvertible where Self: RawRepresentable, RawValue: SQLConvertible {
    /// The raw value's value.
    public var sqlValue: SQLValue { rawValue.sqlValue }
    /// The raw value's type.
    public static var sqlType: SQLType { RawValue.sqlType }
}

extension SQLValue: SQLConvertible {
    /// Itself.
    public var sqlValue: SQLValue { self }
}

extension String: SQLConvertible {
    /// Text.
    public var sqlValue: SQLValue { .text(self) }
}

extension Substring: SQLConvertible {
    /// Text.
    public var sqlValue: SQLValue { .text(String(self)) }
}

extension Int: SQLConvertible {
    /// A whole number.
    public var sqlValue: SQLValue { .integer(Int64(self)) }
    /// Whole numbers.
    public static var sqlType: SQLType { .integer }
}

extension Int64: SQLConvertible {
    /// A whole number.
    public var sqlValue: SQLValue { .integer(self) }
    /// Whole numbers.
    public static var sqlType: SQLType { .integer }
}

extension Double: SQLConvertible {
    /// A number with a fraction.
    public var sqlValue: SQLValue { .double(self) }
    /// Numbers with a fraction.
    public static var sqlType: SQLType { .double }
}

extension Bool: SQLConvertible {
    /// Yes or no.
    public var sqlValue: SQLValue { .bool(self) }
    /// Yes or no.
    public static var sqlType: SQLType { .boolean }
}

extension [UInt8]: SQLConvertible {
    /// Bytes.
    public var sqlValue: SQLValue { .blob(self) }
    /// Bytes.
    public static var sqlType: SQLType { .blob }
}

extension Data: SQLConvertible {
    /// Bytes.
    public var sqlValue: SQLValue { .blob([UInt8](self)) }
    /// Bytes.
    public static var sqlType: SQLType { .blob }
}

extension Date: SQLConvertible {
    /// The moment in UTC with milliseconds, as in `2027-09-01T08:30:00.000Z`; text order is time order.
    public var sqlValue: SQLValue { .text(Timestamp.text(self)) }
}

extension UUID: SQLConvertible {
    /// The identifier in lower case, so that both engines compare it alike.
    public var sqlValue: SQLValue { .text(uuidString.lowercased()) }
}

extension URL: SQLConvertible {
    /// The whole address.
    public var sqlValue: SQLValue { .text(absoluteString) }
}

extension Decimal: SQLConvertible {
    /// The digits, exactly.
    public var sqlValue: SQLValue { .text(description) }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
    /// The value, or null.
    public var sqlValue: SQLValue { self?.sqlValue ?? .null }
    /// The wrapped type.
    public static var sqlType: SQLType { Wrapped.sqlType }
}
