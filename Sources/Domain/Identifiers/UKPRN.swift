/// A UK Provider Reference Number: 8 digits that name a college, sixth form or training provider.
public struct UKPRN: CheckedText {
    public static let name = "UKPRN"

    /// The 8 digits.
    public let description: String

    public init(_ text: String) throws(InvalidValue) {
        let digits = try Scribble(text).digits(
            8,
            of: "UKPRN",
            hint:
                "A UKPRN does not start with 0, so a digit was left out: "
                + "look it up in the UK Register of Learning Providers."
        )
        guard digits.first != "0" else { throw InvalidValue("A UKPRN is 8 digits and does not start with 0.") }
        description = digits
    }
}
