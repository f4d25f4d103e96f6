/// Places of employers of one place and sector for one course and start, or employers who may offer some.
public struct SupplyLine: Hashable, Sendable {
    /// Empty for employers who have not said for which T Level they may offer.
    public var tLevelCode: String?
    /// Empty when any specialism of the T Level will do.
    public var specialismCode: String?
    /// The place of the employer.
    public var place: String?
    public var sector: Sector
    /// When the dates on offer begin; empty where nobody has said.
    public var term: StartTerm?
    public var visibility: Visibility
    /// Places of offers whose number is known.
    public var offered: Int
    /// Those of them that are taken.
    public var taken: Int
    /// Answers without a number: offers of "not known yet", and employers who may offer and have made none of those. An
    /// answer is never a place, so it is counted apart and never added to what is offered.
    public var mayOffer: Int

    public init(
        tLevelCode: String?,
        specialismCode: String? = nil,
        place: String?,
        sector: Sector,
        term: StartTerm? = nil,
        visibility: Visibility = .everyone,
        offered: Int = 0,
        taken: Int = 0,
        mayOffer: Int = 0
    ) {
        self.tLevelCode = tLevelCode
        self.specialismCode = specialismCode
        self.place = place
        self.sector = sector
        self.term = term
        self.visibility = visibility
        self.offered = offered
        self.taken = taken
        self.mayOffer = mayOffer
    }
}
