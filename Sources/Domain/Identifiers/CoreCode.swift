/// The learning aim reference of a T Level's technical qualification: 8 characters, digits of which the last may be
/// X.
public struct CoreCode: CheckedText {
    public static let name = "core code"

    /// The 8 characters.
    public let description: String

    public init(_ text: String) throws(InvalidValue) {
        let expected = "A core code is 8 characters: 8 digits, or 7 digits and the letter X."
        let scribble = Scribble(text)
        guard !scribble.isEmpty else { throw InvalidValue("Enter the core code. \(expected)") }
        guard !scribble.isScientific else { throw Scribble.scientific("core code", expected) }
        let code = scribble.compact
        guard code.dropLast().allSatisfy(Scribble.isDigit), code.last.map({ Scribble.isDigit($0) || $0 == "X" }) == true
        else {
            throw InvalidValue(expected)
        }
        guard code.count != 7 else {
            throw InvalidValue("\(expected) This one is a character short. \(Scribble.droppedZero)")
        }
        guard code.count == 8 else { throw InvalidValue("\(expected) This one has \(code.count).") }
        description = code
    }
}
