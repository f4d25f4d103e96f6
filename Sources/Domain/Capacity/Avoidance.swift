public import Foundation

/// Days in which somebody cannot, or would rather not, have students on placement, and why.
public struct Avoidance: Codable, Hashable, Sendable {
    public var id: ID<Avoidance>
    public var systemID: ID<System>
    /// Whose days they are: a college or an employer; empty when they hold for the whole system.
    public var organisationID: ID<Organisation>?
    /// The site of the employer, when they hold for one only.
    public var siteID: ID<Site>?
    /// The area of the employer, when they hold for one only.
    public var areaID: ID<Area>?
    public var kind: AvoidanceKind
    public var title: String
    /// Why, in words; empty when the title says it.
    public var why: String
    public var firstDay: Day
    public var lastDay: Day
    /// Codes of the T Levels that they concern; empty for all.
    public var tLevelCodes: [String]
    public var strength: AvoidanceStrength
    /// How much each such week weighs when it is used after all, from 1 to 5.
    public var weight: Int
    /// Whether everybody who sees the calendar may see it, not only its owner and coordinators.
    public var isShared: Bool
    public var source: String
    public var asAt: Day
    public var archivedAt: Date?

    public init(
        id: ID<Avoidance>,
        systemID: ID<System>,
        organisationID: ID<Organisation>? = nil,
        siteID: ID<Site>? = nil,
        areaID: ID<Area>? = nil,
        kind: AvoidanceKind,
        title: String,
        why: String = "",
        firstDay: Day,
        lastDay: Day,
        tLevelCodes: [String] = [],
        strength: AvoidanceStrength,
        weight: Int = 1,
        isShared: Bool = false,
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
        self.title = title
        self.why = why
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.tLevelCodes = tLevelCodes
        self.strength = strength
        self.weight = weight
        self.isShared = isShared
        self.source = source
        self.asAt = asAt
        self.archivedAt = archivedAt
    }

    /// The weights that there are.
    public static let weights = 1...5
}

/// Why days are avoided.
public enum AvoidanceKind: String, Codable, Hashable, Sendable, CaseIterable {
    case exam, resit, academicBreak, winterPressure, changeover, bankHoliday, promotion, local

    /// The words on screens.
    public var title: String {
        switch self {
        case .exam: "Exams"
        case .resit: "Resits"
        case .academicBreak: "Academic break"
        case .winterPressure: "Winter pressure"
        case .changeover: "Doctors’ changeover"
        case .bankHoliday: "Bank holiday"
        case .promotion: "Promotion week"
        case .local: "Local reason"
        }
    }
}

/// What days to avoid mean for a plan.
public enum AvoidanceStrength: String, Codable, Hashable, Sendable, CaseIterable {
    /// Nobody is on placement then.
    case never
    /// Used only where nothing better is found.
    case ratherNot
    /// Shown, and nothing more.
    case ignored

    /// The words on screens.
    public var title: String {
        switch self {
        case .never: "Never"
        case .ratherNot: "Rather not"
        case .ignored: "For information"
        }
    }
}

/// What a system makes of days that are computed or published: never, rather not, or only shown.
public struct SeriesChoice: Codable, Hashable, Sendable {
    public var id: ID<SeriesChoice>
    public var systemID: ID<System>
    public var series: CalendarEvent.Series
    public var strength: AvoidanceStrength
    public var weight: Int

    public init(
        id: ID<SeriesChoice>,
        systemID: ID<System>,
        series: CalendarEvent.Series,
        strength: AvoidanceStrength,
        weight: Int = 1
    ) {
        self.id = id
        self.systemID = systemID
        self.series = series
        self.strength = strength
        self.weight = weight
    }
}

extension CalendarEvent.Series {
    /// What they mean until a system chooses otherwise.
    public var usualStrength: AvoidanceStrength {
        switch self {
        case .exams, .winterPressure, .changeover: .ratherNot
        case .bankHolidays, .apprenticeshipWeek, .tLevelThursday, .campaigns: .ignored
        }
    }

    /// Why they would be avoided.
    var kind: AvoidanceKind {
        switch self {
        case .exams: .exam
        case .winterPressure: .winterPressure
        case .changeover: .changeover
        case .bankHolidays: .bankHoliday
        case .apprenticeshipWeek, .tLevelThursday, .campaigns: .promotion
        }
    }
}
