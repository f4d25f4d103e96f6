public import Foundation

/// A college's group with its window and requirement.
public struct Cohort: Codable, Hashable, Sendable {
    public var id: ID<Cohort>
    public var systemID: ID<System>
    public var providerID: ID<Organisation>
    public var year: AcademicYear
    public var name: String
    public var tLevelCode: String
    public var specialismCode: String?
    /// How many students the college plans; empty when not known yet.
    public var size: Int?
    public var firstDay: Day
    public var lastDay: Day
    public var pattern: Pattern
    /// Hours that each student owes.
    public var hours: Int
    /// What students have ready before they start, such as checks and training, in the college's words.
    public var prerequisites: String
    /// The plan as it was last agreed; empty when it never was.
    public var agreed: AgreedPlan?
    public var notes: String
    public var source: String
    public var asAt: Day
    public var archivedAt: Date?

    public init(
        id: ID<Cohort>,
        systemID: ID<System>,
        providerID: ID<Organisation>,
        year: AcademicYear,
        name: String,
        tLevelCode: String,
        specialismCode: String? = nil,
        size: Int?,
        firstDay: Day,
        lastDay: Day,
        pattern: Pattern,
        hours: Int,
        prerequisites: String = "",
        agreed: AgreedPlan? = nil,
        notes: String = "",
        source: String,
        asAt: Day,
        archivedAt: Date? = nil
    ) {
        self.id = id
        self.systemID = systemID
        self.providerID = providerID
        self.year = year
        self.name = name
        self.tLevelCode = tLevelCode
        self.specialismCode = specialismCode
        self.size = size
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.pattern = pattern
        self.hours = hours
        self.prerequisites = prerequisites
        self.agreed = agreed
        self.notes = notes
        self.source = source
        self.asAt = asAt
        self.archivedAt = archivedAt
    }
}
