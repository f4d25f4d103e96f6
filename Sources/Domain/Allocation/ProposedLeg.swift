/// One part of a placement that is proposed.
public struct ProposedLeg: Codable, Hashable, Sendable {
    public var offerID: ID<Offer>
    public var firstDay: Day
    public var lastDay: Day
    public var hours: Int
    /// Which of the student's preferences it meets, 1 is the first; empty when none.
    public var preferenceMet: Int?
    /// Straight-line distance in metres; empty when either end is not known.
    public var distance: Int?

    public init(
        offerID: ID<Offer>,
        firstDay: Day,
        lastDay: Day,
        hours: Int,
        preferenceMet: Int? = nil,
        distance: Int? = nil
    ) {
        self.offerID = offerID
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.hours = hours
        self.preferenceMet = preferenceMet
        self.distance = distance
    }
}
