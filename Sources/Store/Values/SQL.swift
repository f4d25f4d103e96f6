/// A statement, or a piece of one, with its values kept apart from its text.
///
/// Text comes from literals in the source only; whatever is interpolated is bound, never spliced:
/// `"SELECT * FROM student WHERE id = \(id) AND stage IN \(list: stages)"`.
public struct SQL: Sendable, Hashable {
    enum Segment: Sendable, Hashable {
        case text(String)
        case value(SQLValue)
        case emptyList(SQLType)
        case either(sqlite: String, postgres: String)
        /// An identifier or a JSON value that could not be written. Reported when the statement is run.
        case refused(String)
    }

    var segments: [Segment]

    init(segments: [Segment]) {
        self.segments = segments
    }

    /// Whether there is nothing in it.
    public var isEmpty: Bool { segments.isEmpty }

    /// One piece after another.
    public static func + (left: SQL, right: SQL) -> SQL {
        SQL(segments: left.segments + right.segments)
    }

    /// Adds a piece at the end.
    public static func += (left: inout SQL, right: SQL) {
        left.segments += right.segments
    }
}

extension Sequence<SQL> {
    /// The pieces, with the separator between them.
    public func joined(separator: SQL = ", ") -> SQL {
        var result = SQL(segments: [])
        for (index, piece) in enumerated() {
            if index > 0 { result += separator }
            result += piece
        }
        return result
    }
}

extension SQL: ExpressibleByStringInterpolation {
    /// Text from a literal. `StaticString`, so that no text made at run time can become SQL.
    public init(stringLiteral value: StaticString) {
        segments = value.utf8CodeUnitCount == 0 ? [] : [.text(value.description)]
    }

    /// Text with bound values.
    public init(stringInterpolation: StringInterpolation) {
        segments = stringInterpolation.segments
    }

    /// Collects the text and the values of an interpolated literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        var segments: [Segment] = []

        /// An empty piece of SQL.
        public init(literalCapacity: Int, interpolationCount: Int) {
            segments.reserveCapacity(interpolationCount * 2 + 1)
        }

        /// Text from the source.
        public mutating func appendLiteral(_ literal: StaticString) {
            if literal.utf8CodeUnitCount > 0 { segments.append(.text(literal.description)) }
        }

        /// Binds a value.
        public mutating func appendInterpolation(_ value: some SQLConvertible) {
            segments.append(.value(value.sqlValue))
        }

        /// Binds a value or null.
        public mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
            segments.append(.value(value?.sqlValue ?? .null))
        }

        /// Puts another piece of SQL here, with its values.
        public mutating func appendInterpolation(_ sql: SQL) {
            segments += sql.segments
        }

        /// Binds each value: `(?, ?, ?)`. An empty list is still valid SQL: nothing is in it.
        public mutating func appendInterpolation<Values: Sequence>(list values: Values)
        where Values.Element: SQLConvertible {
            var isFirst = true
            for value in values {
                segments.append(.text(isFirst ? "(" : ", "))
                segments.append(.value(value.sqlValue))
                isFirst = false
            }
            segments.append(isFirst ? .emptyList(Values.Element.sqlType) : .text(")"))
        }

        /// Puts the quoted name of a table or column here; only `a-z`, `0-9` and `_` are accepted.
        public mutating func appendInterpolation(identifier name: String) {
            segments.append(SQL.identifier(name))
        }

        /// Puts quoted names here, with commas between them.
        public mutating func appendInterpolation(identifiers names: some Sequence<String>) {
            for (index, name) in names.enumerated() {
                if index > 0 { segments.append(.text(", ")) }
                segments.append(SQL.identifier(name))
            }
        }

        /// Binds the value as JSON text with sorted keys.
        public mutating func appendInterpolation(json value: some Encodable) {
            do {
                segments.append(.value(.text(try JSONText.encode(value))))
            } catch {
                segments.append(.refused("A value could not be written as JSON. Check that its numbers are finite."))
            }
        }

        /// Puts the text for the engine in use here. The only place where the two engines may differ.
        public mutating func appendInterpolation(sqlite: StaticString, postgres: StaticString) {
            segments.append(.either(sqlite: sqlite.description, postgres: postgres.description))
        }
    }

    static func identifier(_ name: String) -> Segment {
        let isPlain = name.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        return isPlain && !name.isEmpty
            ? .text("\"\(name)\"")
            : .refused("A name of a table or column may hold only a-z, 0-9 and _.")
    }
}

extension SQL: CustomStringConvertible {
    /// The text with `?` for each value; never a value.
    public var description: String { render(.sqlite).text }
}
