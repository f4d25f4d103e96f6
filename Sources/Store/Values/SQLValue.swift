/// One value as a database holds it.
public enum SQLValue: Sendable, Hashable {
    /// No value.
    case null
    /// Text, also for times, days, UUIDs and JSON.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// A number with a fraction.
    case double(Double)
    /// Yes or no. SQLite gives it back as `.integer(0)` or `.integer(1)`; `boolValue` reads both.
    case bool(Bool)
    /// Bytes.
    case blob([UInt8])
}

extension SQLValue {
    /// Whether this is `NULL`.
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The text, if it is text.
    public var stringValue: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The whole number, if it is one; a yes or no counts as 1 or 0.
    public var integerValue: Int64? {
        switch self {
        case .integer(let integer): integer
        case .bool(let bool): bool ? 1 : 0
        case .double(let double): Int64(exactly: double)
        case .null, .text, .blob: nil
        }
    }

    /// The number, if it is one.
    public var doubleValue: Double? {
        switch self {
        case .double(let double): double
        case .integer(let integer): Double(integer)
        case .null, .text, .bool, .blob: nil
        }
    }

    /// The yes or no, as PostgreSQL's booleans or SQLite's 0 and 1 say it.
    public var boolValue: Bool? {
        switch self {
        case .bool(let bool): bool
        case .integer(0): false
        case .integer(1): true
        case .null, .text, .integer, .double, .blob: nil
        }
    }

    /// The bytes, if it is a blob.
    public var bytes: [UInt8]? {
        if case .blob(let bytes) = self { bytes } else { nil }
    }
}

/// The five column types that both engines know.
public enum SQLType: String, Sendable {
    /// Text, times, days, UUIDs, JSON.
    case text = "TEXT"
    /// Whole numbers.
    case integer = "BIGINT"
    /// Numbers with a fraction.
    case double = "DOUBLE PRECISION"
    /// Yes or no.
    case boolean = "BOOLEAN"
    /// Bytes: `BLOB` in SQLite, `BYTEA` in PostgreSQL.
    case blob = "BLOB"

    func name(in dialect: Dialect) -> String {
        self == .blob && dialect == .postgres ? "BYTEA" : rawValue
    }
}

/// The two dialects of SQL that Trellis speaks.
public enum Dialect: String, Sendable, CaseIterable {
    /// SQLite 3.40 or newer.
    case sqlite
    /// PostgreSQL 15 or newer, or whatever speaks its protocol.
    case postgres
}
