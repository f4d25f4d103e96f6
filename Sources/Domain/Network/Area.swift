public import Foundation

/// A ward, department or team at a site that can host students.
public struct Area: Codable, Hashable, Sendable {
    public var id: ID<Area>
    public var systemID: ID<System>
    public var organisationID: ID<Organisation>
    public var siteID: ID<Site>
    public var name: String
    public var setting: Setting
    /// The youngest age, in years on the first day, that the area takes; empty when it takes any learner.
    public var minimumAge: Int?
    /// The most learners of any kind that fit at once; empty when nobody has said.
    public var learnersAtOnce: Int?
    public var notes: String
    public var archivedAt: Date?

    public init(
        id: ID<Area>,
        systemID: ID<System>,
        organisationID: ID<Organisation>,
        siteID: ID<Site>,
        name: String,
        setting: Setting,
        minimumAge: Int? = nil,
        learnersAtOnce: Int? = nil,
        notes: String = "",
        archivedAt: Date? = nil
    ) {
        self.id = id
        self.systemID = systemID
        self.organisationID = organisationID
        self.siteID = siteID
        self.name = name
        self.setting = setting
        self.minimumAge = minimumAge
        self.learnersAtOnce = learnersAtOnce
        self.notes = notes
        self.archivedAt = archivedAt
    }
}
