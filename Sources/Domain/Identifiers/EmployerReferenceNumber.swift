/// An employer's number in the Employer Data Service: 9 digits. None have been given out since 1 April 2022.
public struct EmployerReferenceNumber: CheckedText {
    public static let name = "employer reference number"

    /// The number returned for an employer that has none.
    public static let none = EmployerReferenceNumber(known: "999999999")

    /// The 9 digits.
    public let description: String

    public init(_ text: String) throws(InvalidValue) {
        description = try Scribble(text).digits(9, of: EmployerReferenceNumber.name)
    }

    private init(known text: String) { description = text }

    /// Whether it stands for "has no number".
    public var isNone: Bool { self == .none }
}
