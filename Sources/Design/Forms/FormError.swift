/// Something wrong with what a person entered in one field: a sentence that says what to do.
public struct FormError: Sendable, Equatable {
    /// The name of the field.
    public let field: String
    /// What to do, as in "Enter the date of the visit".
    public let message: String

    /// An error of the field with this name.
    public init(field: String, message: String) {
        self.field = field
        self.message = message
    }

    /// The id that the error summary links to.
    public var target: String { FieldID.of(field) }
}

/// The errors of a form: feeds the error summary and the fields alike.
public struct FormErrors: Sendable, Equatable, ExpressibleByArrayLiteral {
    /// The errors in the order of the fields.
    public private(set) var all: [FormError]

    /// These errors, in the order of the fields.
    public init(_ errors: [FormError] = []) { all = errors }
    /// These errors, in the order of the fields.
    public init(arrayLiteral elements: FormError...) { all = elements }

    /// Whether nothing is wrong.
    public var isEmpty: Bool { all.isEmpty }

    /// The message for a field, if something is wrong with it.
    public subscript(field: String) -> String? { all.first { $0.field == field }?.message }

    /// Adds an error.
    public mutating func add(_ field: String, _ message: String) {
        all.append(FormError(field: field, message: message))
    }
}

/// Turns names of fields into ids. One rule, so that labels, descriptions and error links always agree.
public enum FieldID {
    /// The id of the field with this name: `start[day]` becomes `start-day-`.
    public static func of(_ name: String) -> String {
        String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") ? $0 : "-" })
    }
}
