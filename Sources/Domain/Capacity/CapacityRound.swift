public import Foundation

/// A round in which employers are asked, once, how many places they offer in a year.
public struct CapacityRound: Codable, Hashable, Sendable {
    public var id: ID<CapacityRound>
    public var systemID: ID<System>
    public var name: String
    /// The year that is asked about; what is repeated is that of the year before.
    public var year: AcademicYear
    public var asks: [RoundAsk]
    /// What the coordinator says to everybody who is asked; empty when nothing.
    public var message: String
    /// The last day on which an employer may answer.
    public var closesOn: Day
    /// The day from which colleges see what was answered; empty when they see each answer at once.
    public var releaseOn: Day?
    public var openedAt: Date
    public var closedAt: Date?
    /// When what was held back became visible.
    public var releasedAt: Date?

    public init(
        id: ID<CapacityRound>,
        systemID: ID<System>,
        name: String,
        year: AcademicYear,
        asks: [RoundAsk] = [.places],
        message: String = "",
        closesOn: Day,
        releaseOn: Day? = nil,
        openedAt: Date,
        closedAt: Date? = nil,
        releasedAt: Date? = nil
    ) {
        self.id = id
        self.systemID = systemID
        self.name = name
        self.year = year
        self.asks = asks
        self.message = message
        self.closesOn = closesOn
        self.releaseOn = releaseOn
        self.openedAt = openedAt
        self.closedAt = closedAt
        self.releasedAt = releasedAt
    }

    /// Whether employers may answer on a day.
    public func isOpen(on today: Day) -> Bool { closedAt == nil && today <= closesOn }

    /// The day until which an answer of today is held back from colleges; none when they see it at once.
    public func heldUntil(on today: Day) -> Day? {
        releasedAt == nil ? releaseOn.flatMap { $0 > today ? $0 : nil } : nil
    }

    /// Whether its day of release has come and nothing was released yet.
    public func isDueForRelease(on today: Day) -> Bool {
        releasedAt == nil && (releaseOn.map { $0 <= today } ?? false)
    }

    /// Where offers that were answered in it come from.
    public var source: String { "Capacity round: \(name)" }
}

/// What employers are asked in a round.
public enum RoundAsk: String, Codable, Hashable, Sendable, CaseIterable {
    /// Each place of last year: the same, full, more, or something else. Always asked.
    case places
    /// What else they can offer, in a short form.
    case newPlaces
    /// Whether contact details and sites are right, as a second question in the same mail.
    case details

    /// The words on screens.
    public var title: String {
        switch self {
        case .places: "Each place of last year: the same, full, or more"
        case .newPlaces: "Anything else that they can offer, in a short form"
        case .details: "Whether their contact details and sites are right"
        }
    }
}

/// The form that opens a round, as typed.
public struct RoundDraft: Hashable, Sendable {
    public var name = ""
    public var year = ""
    /// Raw values of `RoundAsk`; places are always asked.
    public var asks: [String] = [RoundAsk.newPlaces.rawValue]
    public var message = ""
    public var closesOn = DayParts()
    public var releaseOn = DayParts()

    public init() {}

    /// The round that the form describes.
    /// - Throws: `InvalidDraft` with every fault.
    public func validated(
        id: ID<CapacityRound>,
        systemID: ID<System>,
        openedAt: Date,
        today: Day
    ) throws(InvalidDraft) -> CapacityRound {
        var reader = DraftReader()
        let name = reader.required(name, "name", "a name for the round", atMost: 80)
        let year = AcademicYear(year)
        if year == nil { reader.fault("year", "Choose the year that you ask about") }
        if let year, year.range.end < today { reader.fault("year", "Choose a year that is not over yet") }
        let message = reader.optional(message, "message", atMost: 1000)
        let closesOn = reader.requiredDay(closesOn, "closesOn", "The last day to answer")
        if let closesOn, closesOn <= today { reader.fault("closesOn", "The last day to answer must be in the future") }
        if let closesOn, closesOn > today.adding(days: 183) {
            reader.fault("closesOn", "The last day to answer must be within six months")
        }
        let releaseOn = reader.day(releaseOn, "releaseOn", "The day on which colleges see the answers")
        if let releaseOn, releaseOn <= today {
            reader.fault("releaseOn", "The day on which colleges see the answers must be in the future")
        }
        try reader.finish()
        guard let year, let closesOn else { throw InvalidDraft("closesOn", "Enter the last day to answer") }
        return CapacityRound(
            id: id,
            systemID: systemID,
            name: name,
            year: year,
            asks: RoundAsk.allCases.filter { $0 == .places || asks.contains($0.rawValue) },
            message: message,
            closesOn: closesOn,
            releaseOn: releaseOn,
            openedAt: openedAt
        )
    }
}
