/// An employer's answer to "will you host T Level students this year?".
public struct Interest: Codable, Hashable, Sendable {
    public var id: ID<Interest>
    public var systemID: ID<System>
    public var organisationID: ID<Organisation>
    public var year: AcademicYear
    public var answer: InterestAnswer
    public var reason: String
    /// Nobody writes to the employer about places before this day.
    public var askAgainOn: Day?
    public var source: String
    public var asAt: Day

    public init(
        id: ID<Interest>,
        systemID: ID<System>,
        organisationID: ID<Organisation>,
        year: AcademicYear,
        answer: InterestAnswer,
        reason: String = "",
        askAgainOn: Day? = nil,
        source: String,
        asAt: Day
    ) {
        self.id = id
        self.systemID = systemID
        self.organisationID = organisationID
        self.year = year
        self.answer = answer
        self.reason = reason
        self.askAgainOn = askAgainOn
        self.source = source
        self.asAt = asAt
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
