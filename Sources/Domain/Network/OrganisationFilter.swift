/// What a list of organisations is narrowed to, beside the words that are searched for.
public struct OrganisationFilter: Hashable, Sendable {
    public var sector: Sector?
    public var place: String?
    public var kind: OrganisationKind?
    /// The employer's answer for the year; `unknown` also finds those who were never asked.
    public var answer: InterestAnswer?
    /// Why they host nobody in the year.
    public var reason: NotThisYearReason?
    /// Only those who asked to be asked again by this day.
    public var askAgainBy: Day?
    /// Whether the archived ones are wanted in place of the others.
    public var isArchived: Bool

    public init(
        sector: Sector? = nil,
        place: String? = nil,
        kind: OrganisationKind? = nil,
        answer: InterestAnswer? = nil,
        reason: NotThisYearReason? = nil,
        askAgainBy: Day? = nil,
        isArchived: Bool = false
    ) {
        self.sector = sector
        self.place = place
        self.kind = kind
        self.answer = answer
        self.reason = reason
        self.askAgainBy = askAgainBy
        self.isArchived = isArchived
    }
}
