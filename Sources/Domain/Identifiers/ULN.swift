/// A Unique Learner Number: 10 digits whose last one checks the others.
public struct ULN: CheckedText {
    public static let name = "ULN"

    /// The 10 digits.
    public let description: String

    /// Reads a real ULN; the temporary number 9999999999 is refused.
    public init(_ text: String) throws(InvalidValue) {
        try self.init(text, allowingTemporary: false)
    }

    /// Reads a ULN, and the temporary number too where the caller says that a placeholder will do.
    public init(_ text: String, allowingTemporary: Bool) throws(InvalidValue) {
        let digits = try Scribble(text).digits(
            10,
            of: "ULN",
            hint: "A ULN never starts with 0, so a digit was left out: check it against the provider's list."
        )
        guard digits != ULN.temporary else {
            guard allowingTemporary else {
                throw InvalidValue(
                    "This is the temporary ULN. Ask the provider for the learner's own ULN, or leave it empty."
                )
            }
            description = digits
            return
        }
        guard digits.first != "0" else {
            throw InvalidValue("A ULN is 10 digits and does not start with 0. Check it against the provider's list.")
        }
        guard ULN.passesWeightedSum(digits) else {
            throw InvalidValue(
                "The last digit of this ULN does not fit the other nine. "
                    + "Check for a mistyped digit or two digits swapped."
            )
        }
        description = digits
    }

    public init(stored text: String) throws(InvalidValue) { try self.init(text, allowingTemporary: true) }

    /// Whether it is the placeholder 9999999999 rather than a learner's own number.
    public var isTemporary: Bool { description == ULN.temporary }

    /// The number with all but the last three digits hidden, for lists.
    public var masked: String { String(repeating: "•", count: 7) + description.suffix(3) }

    private static let temporary = "9999999999"

    /// First form of the check: the digits times 10, 9 … 1 add up to 10 modulo 11.
    static func passesWeightedSum(_ digits: String) -> Bool { weightedSum(digits) % 11 == 10 }

    /// Second form of the check: the digit that must follow the first nine, nil when no number can begin with them.
    static func checkDigit(after firstNine: String) -> Int? {
        let remainder = weightedSum(firstNine) % 11
        return remainder == 0 ? nil : 10 - remainder
    }

    private static func weightedSum(_ digits: String) -> Int {
        zip(digits, stride(from: 10, to: 0, by: -1)).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
    }
}
