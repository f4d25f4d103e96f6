/// A value that is one piece of checked text: a code, a number, an address.
///
/// The initialiser forgives what spreadsheets and hands do to such values (spaces, dashes, lower case, a trailing
/// ".0") and refuses what cannot be repaired without inventing something. What is stored is always the canonical
/// form.
public protocol CheckedText: Hashable, Sendable, Codable, Comparable, CustomStringConvertible, CodingKeyRepresentable {
    /// What it is called in a sentence, for example "ULN".
    static var name: String { get }

    /// Reads what a person or a spreadsheet wrote.
    /// - Throws: a sentence that says what shape is expected; it never repeats the text.
    init(_ text: String) throws(InvalidValue)

    /// Reads the canonical form from our own store.
    init(stored text: String) throws(InvalidValue)
}

extension CheckedText {
    public init(stored text: String) throws(InvalidValue) { try self.init(text) }

    /// The value, or nil when the text cannot be one; for places that need no reason.
    public init?(ifValid text: String) {
        guard let value = try? Self(text) else { return nil }
        self = value
    }

    public static func < (left: Self, right: Self) -> Bool { left.description < right.description }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = try? Self(stored: text), value.description == text else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "The stored text is not a \(Self.name) in its canonical form."
            )
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    public init?<Key: CodingKey>(codingKey: Key) {
        guard let value = try? Self(stored: codingKey.stringValue) else { return nil }
        self = value
    }

    public var codingKey: any CodingKey { TextKey(stringValue: description) }
}
