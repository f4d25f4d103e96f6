/// A code of the NHS Organisation Data Service: letters and digits that name a trust, a site, a practice, a board.
public struct ODSCode: CheckedText {
    public static let name = "ODS code"

    /// The code in upper case.
    public let description: String

    public init(_ text: String) throws(InvalidValue) {
        let expected =
            "An ODS code is 3 to 12 letters and digits, for example RH8 for a trust or B81008 for a GP practice."
        let scribble = Scribble(text)
        guard !scribble.isEmpty else { throw InvalidValue("Enter the ODS code. \(expected)") }
        guard !scribble.isScientific else { throw Scribble.scientific("ODS code", expected) }
        let code = scribble.compact
        guard code.allSatisfy({ Scribble.isDigit($0) || Scribble.isLetter($0) }) else { throw InvalidValue(expected) }
        guard code.count >= 3 else {
            throw InvalidValue("\(expected) This one is too short. \(Scribble.droppedZero)")
        }
        guard code.count <= 12 else { throw InvalidValue("\(expected) This one has \(code.count).") }
        description = code
    }

    /// A kind of organisation whose codes have a shape of their own.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// 3 characters starting with R or T.
        case trust
        /// The trust's code and 2 more characters.
        case trustSite
        /// A letter and 5 digits.
        case practice
        /// U and 5 digits.
        case primaryCareNetwork
        /// F and 4 more characters.
        case pharmacy
        /// 3 digits.
        case localAuthority
        /// The local authority's digits and 2 letters.
        case localAuthoritySite
        /// Q and 2 more characters.
        case integratedCareBoard
        /// Y and 2 digits.
        case region
    }

    /// What the shape suggests that it names; nil when the shape says nothing. A hint, never a proof.
    public var kind: Kind? {
        guard let first = description.first else { return nil }
        let digits = description.dropFirst().allSatisfy(Scribble.isDigit)
        switch (first, description.count) {
        case ("R", 3), ("T", 3): return .trust
        case ("R", 5), ("T", 5): return .trustSite
        case ("U", 6) where digits: return .primaryCareNetwork
        case ("F", 5): return .pharmacy
        case ("Q", 3): return .integratedCareBoard
        case ("Y", 3) where digits: return .region
        case (_, 6) where digits && Scribble.isLetter(first): return .practice
        case (_, 3) where digits && Scribble.isDigit(first): return .localAuthority
        case (_, 5)
        where description.prefix(3).allSatisfy(Scribble.isDigit) && description.suffix(2).allSatisfy(Scribble.isLetter):
            return .localAuthoritySite
        default: return nil
        }
    }

    /// The trust or local authority that a site's code begins with.
    public var parent: ODSCode? {
        guard kind == .trustSite || kind == .localAuthoritySite else { return nil }
        return ODSCode(known: String(description.prefix(3)))
    }

    private init(known text: String) { description = text }
}
