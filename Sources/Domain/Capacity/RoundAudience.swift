/// Which employers a round is meant for. Nothing chosen means all of them.
public struct RoundAudience: Hashable, Sendable {
    public var sectors: [Sector]
    public var places: [String]
    /// Answers for the year that is asked about; `unknown` also means those who were never asked.
    public var answers: [InterestAnswer]

    public init(sectors: [Sector] = [], places: [String] = [], answers: [InterestAnswer] = []) {
        self.sectors = sectors
        self.places = places
        self.answers = answers
    }

    /// Whether an employer belongs to it.
    public func includes(sector: Sector, place: String?, answer: InterestAnswer?) -> Bool {
        (sectors.isEmpty || sectors.contains(sector))
            && (places.isEmpty || place.map(places.contains) == true)
            && (answers.isEmpty || answers.contains(answer ?? .unknown))
    }

    /// Why an employer that belongs to it is not written to; nothing when it is. Whoever has said "not this year" is only
    /// asked when those were chosen by their answer.
    public func leavesOut(answer: InterestAnswer?, decision: MailingRule.Decision) -> RoundMember.LeftOut? {
        switch decision {
        case .quiet: .quiet
        case .noContact: .noContact
        case .write: answer == .notThisYear && !answers.contains(.notThisYear) ? .refused : nil
        }
    }
}
