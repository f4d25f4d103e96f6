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
    /// How many supervisors are there at once in an ordinary week; empty when nobody has said.
    public var supervisors: Int?
    /// How many learners one supervisor looks after at once; empty for one.
    public var learnersPerSupervisor: Int?
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
        supervisors: Int? = nil,
        learnersPerSupervisor: Int? = nil,
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
        self.supervisors = supervisors
        self.learnersPerSupervisor = learnersPerSupervisor
        self.notes = notes
        self.archivedAt = archivedAt
    }

    /// The most learners of any kind at once: what the area says itself, and no more than its supervisors can look
    /// after. Empty when nobody has said either.
    public var room: Int? { Self.room(learnersAtOnce, supervisors: supervisors, each: learnersPerSupervisor) }

    /// The room of an area of which only the numbers are at hand. A supervisor looks after one learner where nobody has
    /// said how many.
    public static func room(_ learnersAtOnce: Int?, supervisors: Int?, each: Int?) -> Int? {
        [learnersAtOnce, supervisors.map { $0 * (each ?? 1) }].compactMap(\.self).min()
    }

    /// The same area with room for so many more at once, if it has a limit at all.
    public func widened(by count: Int) -> Area {
        var area = self
        area.learnersAtOnce = room.map { $0 + count }
        area.supervisors = nil
        return area
    }
}
