/// The Department for Education's code of an occupational specialism: ZTLOS and 3 digits, or 8 digits.
public struct SpecialismCode: CheckedText {
    public static let name = "specialism code"

    /// The 8 characters.
    public let description: String

    public init(_ text: String) throws(InvalidValue) {
        let expected = "A specialism code is ZTLOS and 3 digits, for example ZTLOS013, or 8 digits."
        let scribble = Scribble(text)
        guard !scribble.isEmpty else { throw InvalidValue("Enter the specialism code. \(expected)") }
        guard !scribble.isScientific else { throw Scribble.scientific("specialism code", expected) }
        let code = scribble.compact
        let tail = code.hasPrefix("ZTLOS") ? code.dropFirst(5) : code[...]
        guard tail.allSatisfy(Scribble.isDigit), !tail.isEmpty else { throw InvalidValue(expected) }
        guard code.count != 7 else {
            throw InvalidValue("\(expected) This one is a character short, perhaps a zero before the last digits.")
        }
        guard code.count == 8 else { throw InvalidValue("\(expected) This one has \(code.count) characters.") }
        description = code
    }
}
