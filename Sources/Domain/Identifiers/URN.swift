/// A Unique Reference Number of a school or college in Get Information about Schools: 6 digits.
///
/// It can be the same as another body's number from Ofsted, so it never identifies an organisation on its own.
public struct URN: CheckedText {
    public static let name = "URN"

    /// The 6 digits.
    public let description: String

    public init(_ text: String) throws(InvalidValue) {
        description = try Scribble(text).digits(6, of: "URN")
    }
}
