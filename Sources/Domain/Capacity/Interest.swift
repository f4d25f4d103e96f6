/// An employer's answer to "will you host T Level students this year?".
public struct Interest: Codable, Hashable, Sendable {
    public var id: ID<Interest>
    public var systemID: ID<System>
    public var organisationID: ID<Organisation>
    public var year: AcademicYear
    public var answer: InterestAnswer
    /// Why not, when the answer is "not this year"; empty where it came from a file.
    public var reasonCode: NotThisYearReason?
    /// The reason in the employer's own words.
    public var reason: String
    /// Nobody writes to the employer before this day: see `MailingRule`.
    public var askAgainOn: Day?
    /// Whom to ask next year.
    public var contactID: ID<Person>?
    /// What it may offer, as far as it is known. Never counted as capacity.
    public var lines: [MayOfferLine]
    public var source: String
    public var asAt: Day

    public init(
        id: ID<Interest>,
        systemID: ID<System>,
        organisationID: ID<Organisation>,
        year: AcademicYear,
        answer: InterestAnswer,
        reasonCode: NotThisYearReason? = nil,
        reason: String = "",
        askAgainOn: Day? = nil,
        contactID: ID<Person>? = nil,
        lines: [MayOfferLine] = [],
        source: String,
        asAt: Day
    ) {
        self.id = id
        self.systemID = systemID
        self.organisationID = organisationID
        self.year = year
        self.answer = answer
        self.reasonCode = reasonCode
        self.reason = reason
        self.askAgainOn = askAgainOn
        self.contactID = contactID
        self.lines = lines
        self.source = source
        self.asAt = asAt
    }

    /// The reason in words: what it is called, and what the employer said.
    public var reasonText: String {
        [reasonCode.map(\.title) ?? "", reason].filter { !$0.isEmpty }.joined(separator: ": ")
    }
}

/// The four answers. "May offer" is a full answer that never counts as capacity.
public enum InterestAnswer: String, Codable, Hashable, Sendable, CaseIterable {
    case offers, mayOffer, notThisYear, unknown

    /// The words on screens.
    public var title: String {
        switch self {
        case .offers: "Offers places"
        case .mayOffer: "May offer"
        case .notThisYear: "Not this year"
        case .unknown: "Not known"
        }
    }
}
