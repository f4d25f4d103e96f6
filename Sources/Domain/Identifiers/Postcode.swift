/// A UK postcode, written "ST4 1AA".
public struct Postcode: CheckedText {
    public static let name = "postcode"

    /// The part before the space, which names a postal district.
    public let outcode: Outcode
    /// The part after the space.
    public let incode: String

    public init(_ text: String) throws(InvalidValue) {
        let expected = "A postcode looks like ST4 1AA."
        let scribble = Scribble(text)
        guard !scribble.isEmpty else { throw InvalidValue("Enter the postcode. \(expected)") }
        let code = scribble.compact
        let incode = Array(code.suffix(3))
        guard code.count >= 5,
            Scribble.isDigit(incode[0]), Scribble.isLetter(incode[1]), Scribble.isLetter(incode[2]),
            let outcode = Outcode(exactly: String(code.dropLast(3)))
        else {
            if Outcode(exactly: code) != nil {
                throw InvalidValue("Only the first half of the postcode is here. \(expected)")
            }
            throw InvalidValue("\(expected) Check for a missing character, or a letter O in place of a zero.")
        }
        self.outcode = outcode
        self.incode = String(incode)
    }

    /// The postcode with one space: "ST4 1AA".
    public var description: String { "\(outcode) \(incode)" }

    /// The outcode and the first digit after it, "ST4 1": a few thousand addresses.
    public var sector: String { "\(outcode) \(incode.prefix(1))" }
}

/// The first half of a postcode, written "ST4": the least that is needed to reckon a journey.
public struct Outcode: CheckedText {
    public static let name = "outcode"

    /// The outcode in upper case.
    public let description: String

    /// Reads an outcode, or takes it from a sector or a whole postcode and forgets the rest.
    public init(_ text: String) throws(InvalidValue) {
        let expected = "The first half of a postcode looks like ST4, M1 or EC1A."
        let scribble = Scribble(text)
        guard !scribble.isEmpty else { throw InvalidValue("Enter the first half of the postcode. \(expected)") }
        let parts = scribble.trimmed.uppercased().split(whereSeparator: \.isWhitespace)
        if parts.count == 2, parts[1].count == 1, parts[1].allSatisfy(Scribble.isDigit),
            let outcode = Outcode(exactly: String(parts[0]))
        {
            self = outcode
        } else if let outcode = Outcode(exactly: scribble.compact) {
            self = outcode
        } else if let postcode = try? Postcode(text) {
            self = postcode.outcode
        } else {
            throw InvalidValue("\(expected) Check for a missing character, or a letter O in place of a zero.")
        }
    }

    init?(exactly code: String) {
        let letters = code.prefix { Scribble.isLetter($0) }
        let tail = Array(code.dropFirst(letters.count))
        let shaped =
            (1...2).contains(letters.count) && (1...2).contains(tail.count) && Scribble.isDigit(tail[0])
            && (tail.count == 1 || Scribble.isDigit(tail[1]) || Scribble.isLetter(tail[1]))
        guard shaped || code == "GIR" else { return nil }
        description = code
    }

    /// The letters at the front, "ST": the postal area.
    public var area: String { String(description.prefix { Scribble.isLetter($0) }) }
}
