public import Foundation

/// How many students a college means to have for a T Level in a year to come: a plan, not yet a cohort. It never counts as
/// demand of this year.
public struct Intention: Codable, Hashable, Sendable {
    public var id: ID<Intention>
    public var systemID: ID<System>
    public var providerID: ID<Organisation>
    public var year: AcademicYear
    public var tLevelCode: String
    /// Empty when it is not divided by specialism yet.
    public var specialismCode: String?
    /// If few come.
    public var low: Int
    /// What the college expects.
    public var central: Int
    /// If many come.
    public var high: Int
    public var notes: String
    public var source: String
    public var asAt: Day
    /// Since when the college no longer means to.
    public var archivedAt: Date?

    public init(
        id: ID<Intention>,
        systemID: ID<System>,
        providerID: ID<Organisation>,
        year: AcademicYear,
        tLevelCode: String,
        specialismCode: String? = nil,
        low: Int,
        central: Int,
        high: Int,
        notes: String = "",
        source: String,
        asAt: Day,
        archivedAt: Date? = nil
    ) {
        self.id = id
        self.systemID = systemID
        self.providerID = providerID
        self.year = year
        self.tLevelCode = tLevelCode
        self.specialismCode = specialismCode
        self.low = low
        self.central = central
        self.high = high
        self.notes = notes
        self.source = source
        self.asAt = asAt
        self.archivedAt = archivedAt
    }

    /// For how many years ahead colleges are asked, this one not counted.
    public static let yearsAhead = 3
}
