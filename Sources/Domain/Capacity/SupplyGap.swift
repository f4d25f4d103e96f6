/// Free places and students without a place of one T Level, with the rule that keeps them apart.
public struct SupplyGap: Hashable, Sendable {
    public var tLevelCode: String
    /// Students whom the rule stops.
    public var students: Int
    /// Free places that the rule stops for them.
    public var places: Int
    /// All free places of the T Level. More than `places` when rules that are asked earlier stop the others.
    public var allFree: Int
    public var cause: Cause

    public init(tLevelCode: String, students: Int, places: Int, allFree: Int, cause: Cause) {
        self.tLevelCode = tLevelCode
        self.students = students
        self.places = places
        self.allFree = allFree
        self.cause = cause
    }

    /// Why they do not come together: what is on offer, and what is needed.
    public enum Cause: Hashable, Sendable {
        /// The codes of the specialisms on offer, and the one that is needed.
        case specialism(offered: [String], needed: String)
        /// The places are not open to this college.
        case college(ID<Organisation>)
        /// Somebody has said that these students must not have these places.
        case vetoed
        /// From the first to the last day of all that is on offer, and the cohort's dates.
        case window(offered: DayRange, needed: DayRange)
        case pattern(offered: [Pattern], needed: Pattern)
        /// The youngest age that is taken on the first day.
        case age(atLeast: Int)
        case birthDateMissing(atLeast: Int)
        /// The students' checks are done after the last of the first days.
        case notReady(lastStart: Day)
        /// The most hours that one of the places has, and those owed.
        case hours(offered: Int, needed: Int)
        /// The least and the most that the students can travel, in miles.
        case distance(limits: ClosedRange<Int>)

        /// The rule in the order of `Obstacles`.
        public var rule: Reason.Kind {
            switch self {
            case .specialism: .noOfferForSpecialism
            case .college: .notOpenToCollege
            case .vetoed: .vetoed
            case .window: .windowApart
            case .pattern: .patternApart
            case .age: .tooYoung
            case .birthDateMissing: .ageUnknown
            case .notReady: .notReadyInTime
            case .hours: .tooFewHours
            case .distance: .tooFar
            }
        }
    }
}

/// Students of one T Level beside its free places, where no rule keeps them apart.
public struct SupplyMatch: Hashable, Sendable {
    public var tLevelCode: String
    public var students: Int
    public var free: Int

    public init(tLevelCode: String, students: Int, free: Int) {
        self.tLevelCode = tLevelCode
        self.students = students
        self.free = free
    }
}
