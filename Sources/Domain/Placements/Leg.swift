/// A part of a placement at one area, with its dates, pattern and hours.
public struct Leg: Codable, Hashable, Sendable {
    public var id: ID<Leg>
    public var systemID: ID<System>
    public var placementID: ID<Placement>
    /// The employer.
    public var organisationID: ID<Organisation>
    public var areaID: ID<Area>
    public var offerID: ID<Offer>
    /// 1 for the first leg.
    public var position: Int
    public var firstDay: Day
    public var lastDay: Day
    public var pattern: Pattern
    public var hours: Int

    public init(
        id: ID<Leg>,
        systemID: ID<System>,
        placementID: ID<Placement>,
        organisationID: ID<Organisation>,
        areaID: ID<Area>,
        offerID: ID<Offer>,
        position: Int,
        firstDay: Day,
        lastDay: Day,
        pattern: Pattern,
        hours: Int
    ) {
        self.id = id
        self.systemID = systemID
        self.placementID = placementID
        self.organisationID = organisationID
        self.areaID = areaID
        self.offerID = offerID
        self.position = position
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.pattern = pattern
        self.hours = hours
    }
}
