public import Foundation

/// Learners other than T Level students who are at an area for a stretch of time, because a ward has only so many
/// supervisors whoever is taught there. Only how many there are is kept, never who.
public struct WardGroup: Codable, Hashable, Sendable {
    public var id: ID<WardGroup>
    public var systemID: ID<System>
    public var organisationID: ID<Organisation>
    public var siteID: ID<Site>
    public var areaID: ID<Area>
    public var kind: LearnerKind
    /// The course or programme, such as "BSc Nursing, year 2"; empty when nobody has said.
    public var programme: String
    public var learners: Int
    public var firstDay: Day
    public var lastDay: Day
    public var pattern: Pattern
    public var source: String
    public var asAt: Day
    /// Since when they are no longer expected.
    public var archivedAt: Date?

    public init(
        id: ID<WardGroup>,
        systemID: ID<System>,
        organisationID: ID<Organisation>,
        siteID: ID<Site>,
        areaID: ID<Area>,
        kind: LearnerKind,
        programme: String = "",
        learners: Int,
        firstDay: Day,
        lastDay: Day,
        pattern: Pattern = .unknown,
        source: String,
        asAt: Day,
        archivedAt: Date? = nil
    ) {
        self.id = id
        self.systemID = systemID
        self.organisationID = organisationID
        self.siteID = siteID
        self.areaID = areaID
        self.kind = kind
        self.programme = programme
        self.learners = learners
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.pattern = pattern
        self.source = source
        self.asAt = asAt
        self.archivedAt = archivedAt
    }

    /// Who it is in a few words: "BSc Nursing, year 2 (undergraduates)".
    public var title: String { programme.isEmpty ? kind.title : "\(programme) (\(kind.title.lowercased()))" }
}

/// The kinds of learners who share a ward with T Level students.
public enum LearnerKind: String, Codable, Hashable, Sendable, CaseIterable {
    case undergraduate, apprentice, workExperience, other

    /// The words on screens.
    public var title: String {
        switch self {
        case .undergraduate: "Undergraduates"
        case .apprentice: "Apprentices"
        case .workExperience: "Work experience"
        case .other: "Other learners"
        }
    }
}
