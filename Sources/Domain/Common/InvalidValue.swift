/// A value that was refused, with a sentence for the person who typed or imported it.
///
/// The sentence says what is expected and never repeats the value, because the value may be personal data.
public struct InvalidValue: Error, Hashable, Sendable, CustomStringConvertible {
    /// A sentence for the person: what is wrong and what to do.
    public let message: String

    /// Makes an error from a sentence.
    public init(_ message: String) {
        self.message = message
    }

    /// The same sentence.
    public var description: String { message }
}
