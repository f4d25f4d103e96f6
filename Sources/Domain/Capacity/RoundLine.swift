/// What an employer says about a line of a round.
public enum RoundReply: Hashable, Sendable {
    case same
    case full
    /// So many more than the line has.
    case more(Int)
    /// Other numbers or dates; places are empty when not known yet.
    case changed(places: Int?, firstDay: Day, lastDay: Day)

    /// The kinds, as they are stored and sent.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        case same, full, more, changed, added

        /// The words on screens.
        public var title: String {
            switch self {
            case .same: "Same as last year"
            case .full: "We are full"
            case .more: "We can do more"
            case .changed: "Something else"
            case .added: "New places"
            }
        }
    }

    public var kind: Kind {
        switch self {
        case .same: .same
        case .full: .full
        case .more: .more
        case .changed: .changed
        }
    }

    /// The reply that two values of an address or form say.
    /// - Throws: `InvalidDraft` when the kind is none that can be pressed, or how many more is missing.
    public init(_ kind: String, more: String) throws(InvalidDraft) {
        var reader = DraftReader()
        switch Kind(rawValue: kind) {
        case .same: self = .same
        case .full: self = .full
        case .more:
            let count = reader.number(more, "more", "How many more", in: 1...200)
            if count == nil, reader.faults.isEmpty { reader.fault("more", "Enter how many more") }
            try reader.finish()
            self = .more(count ?? 0)
        case .changed, .added, nil: throw InvalidDraft("say", "Choose what to answer")
        }
    }
}

/// One line of a round: an offer of the year before, or one of the year itself that it already has.
public struct RoundLine: Hashable, Sendable {
    /// What the line is about.
    public let base: Offer
    /// The offer of the year as it stands now: the line's own, or what an earlier answer made.
    public let current: Offer?
    public let answer: RoundAnswer?

    public init(base: Offer, current: Offer?, answer: RoundAnswer?) {
        self.base = base
        self.current = current
        self.answer = answer
    }

    /// Whether it is about an offer of the year itself.
    public var isThisYear: Bool { current?.id == base.id }

    /// The lines of an employer: each offer of the year before, unless the year has the same offer already, and each offer of
    /// the year. What an answer of the round has made is told with its line.
    ///
    /// - Parameters:
    ///   - lastYear: the offers of the year before that are not withdrawn.
    ///   - thisYear: the offers of the year.
    public static func of(lastYear: [Offer], thisYear: [Offer], answers: [RoundAnswer]) -> [RoundLine] {
        let answered = Dictionary(
            answers.compactMap { answer in answer.lineID.map { ($0, answer) } },
            uniquingKeysWith: { _, later in later }
        )
        let byID = Dictionary(thisYear.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let made = Set(answers.compactMap { $0.offerID == $0.lineID ? nil : $0.offerID })
        var own = thisYear.filter { !made.contains($0.id) && ($0.archivedAt == nil || answered[$0.id] != nil) }
        var lines: [RoundLine] = []
        for offer in lastYear {
            if let answer = answered[offer.id] {
                lines.append(RoundLine(base: offer, current: answer.offerID.flatMap { byID[$0] }, answer: answer))
            } else if let index = own.firstIndex(where: { $0.repeats(offer) }) {
                let current = own.remove(at: index)
                lines.append(RoundLine(base: current, current: current, answer: answered[current.id]))
            } else {
                lines.append(RoundLine(base: offer, current: nil, answer: nil))
            }
        }
        return lines + own.map { RoundLine(base: $0, current: $0, answer: answered[$0.id]) }
    }

    /// The offer of the round's year as a reply leaves it; nothing when nothing is offered.
    ///
    /// - Parameter id: the id of an offer that has to be made.
    /// - Throws: `InvalidDraft` when fewer places would be left than are taken, or the dates are outside the year.
    public func offer(
        after reply: RoundReply,
        in round: CapacityRound,
        id: ID<Offer>,
        on today: Day
    ) throws(InvalidDraft) -> Offer? {
        if reply == .full, current == nil { return nil }
        var offer = current ?? base.repeated(in: round.year, id: id)
        switch reply {
        case .same: offer.places = base.places
        case .full: offer.places = offer.taken
        case .more(let count): offer.places = (base.places ?? 0) + count
        case .changed(let places, let firstDay, let lastDay):
            offer.places = places
            offer.firstDay = firstDay
            offer.lastDay = lastDay
            if !round.year.contains(firstDay) {
                throw InvalidDraft("firstDay", "The first day must be within \(round.year.range.formatted)")
            }
        }
        if offer.taken > 0, (offer.places ?? 0) < offer.taken {
            let words = offer.taken == 1 ? "1 place is taken" : "\(offer.taken) places are taken"
            throw InvalidDraft("places", "\(words). Enter \(offer.taken) or more")
        }
        offer.archivedAt = nil
        offer.source = round.source
        offer.asAt = today
        // What colleges can see already stays visible to them.
        if current == nil { offer.visibility.heldUntil = round.heldUntil(on: today) }
        return offer
    }
}

extension Offer {
    /// Whether this is what another offer was, at the same area for the same course.
    func repeats(_ other: Offer) -> Bool {
        areaID == other.areaID && tLevelCode == other.tLevelCode && specialismCode == other.specialismCode
    }

    /// The same offer in another year, with nothing taken. Dates are moved by whole weeks, so that they keep their days of
    /// the week.
    public func repeated(in year: AcademicYear, id: ID<Offer>) -> Offer {
        var copy = self
        let years = year.startYear - self.year.startYear
        var days = 364 * years
        if years > 0 {
            while firstDay.adding(days: days) < year.range.start { days += 7 }
        } else {
            while firstDay.adding(days: days) > year.range.end { days -= 7 }
        }
        copy.id = id
        copy.year = year
        copy.firstDay = firstDay.adding(days: days)
        copy.lastDay = lastDay.adding(days: days)
        copy.taken = 0
        copy.archivedAt = nil
        return copy
    }
}
