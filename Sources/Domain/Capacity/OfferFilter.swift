/// What a list of offers is narrowed to, beside the words that are searched for.
public struct OfferFilter: Hashable, Sendable {
    public var tLevelCode: String?
    /// Finds offers for this specialism and those for any of its T Level.
    public var specialismCode: String?
    public var place: String?
    public var sector: Sector?
    /// Whether only offers with a free place are wanted.
    public var isFreeOnly: Bool
    /// Words in the source.
    public var source: String
    /// Only what was last confirmed before this day.
    public var asAtBefore: Day?
    public var organisationID: ID<Organisation>?
    /// Whether the withdrawn ones are wanted in place of the others.
    public var isArchived: Bool

    public init(
        tLevelCode: String? = nil,
        specialismCode: String? = nil,
        place: String? = nil,
        sector: Sector? = nil,
        isFreeOnly: Bool = false,
        source: String = "",
        asAtBefore: Day? = nil,
        organisationID: ID<Organisation>? = nil,
        isArchived: Bool = false
    ) {
        self.tLevelCode = tLevelCode
        self.specialismCode = specialismCode
        self.place = place
        self.sector = sector
        self.isFreeOnly = isFreeOnly
        self.source = source
        self.asAtBefore = asAtBefore
        self.organisationID = organisationID
        self.isArchived = isArchived
    }
}
