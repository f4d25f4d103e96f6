/// What a college intends for a specialism, beside what employers have really given for it: the places of the year and of
/// the two before it, so that nothing is promised to students that was never there.
public struct PlanCheck: Hashable, Sendable {
    public var tLevelCode: String
    /// Empty for the whole T Level.
    public var specialismCode: String?
    /// Students who are intended for the year.
    public var intended: Int
    /// The year and the two before it, the earliest first.
    public var years: [Year]

    /// How many years are looked at.
    public static let yearCount = 3

    public init(tLevelCode: String, specialismCode: String?, intended: Int, years: [Year]) {
        self.tLevelCode = tLevelCode
        self.specialismCode = specialismCode
        self.intended = intended
        self.years = years
    }

    /// What was offered in a year. Offers without a number are not counted.
    public struct Year: Hashable, Sendable {
        public var year: AcademicYear
        /// Places for this specialism; for a whole T Level, all its places.
        public var named: Int
        /// Places for any specialism of the T Level, which other specialisms need too.
        public var open: Int
        /// Whether any place at all is recorded for the year, of whatever T Level.
        public var isRecorded: Bool

        public init(year: AcademicYear, named: Int, open: Int, isRecorded: Bool) {
            self.year = year
            self.named = named
            self.open = open
            self.isRecorded = isRecorded
        }
    }

    /// Places of a year for one course, as they are counted.
    public struct Given: Codable, Hashable, Sendable {
        public var year: AcademicYear
        public var tLevelCode: String
        public var specialismCode: String?
        public var places: Int

        public init(year: AcademicYear, tLevelCode: String, specialismCode: String?, places: Int) {
            self.year = year
            self.tLevelCode = tLevelCode
            self.specialismCode = specialismCode
            self.places = places
        }
    }

    /// Sets an intention beside what was given.
    public init(
        tLevelCode: String,
        specialismCode: String?,
        intended: Int,
        year: AcademicYear,
        given: [Given]
    ) {
        let years = [year.previous.previous, year.previous, year].map { year in
            let all = given.filter { $0.year == year }
            let own = all.filter { $0.tLevelCode == tLevelCode }
            return Year(
                year: year,
                named: own.filter { specialismCode == nil || $0.specialismCode == specialismCode }.sum,
                open: specialismCode == nil ? 0 : own.filter { $0.specialismCode == nil }.sum,
                isRecorded: all.contains { $0.places > 0 }
            )
        }
        self.init(tLevelCode: tLevelCode, specialismCode: specialismCode, intended: intended, years: years)
    }

    /// A check for each course that somebody intends students for, the widest of the mark first.
    public static func all(_ demand: [DemandLine], year: AcademicYear, given: [Given]) -> [PlanCheck] {
        struct Course: Hashable {
            let tLevelCode: String
            let specialismCode: String?
        }
        return Dictionary(grouping: demand) { Course(tLevelCode: $0.tLevelCode, specialismCode: $0.specialismCode) }
            .map { course, lines in
                PlanCheck(
                    tLevelCode: course.tLevelCode,
                    specialismCode: course.specialismCode,
                    intended: lines.reduce(0) { $0 + $1.wanted },
                    year: year,
                    given: given
                )
            }
            .filter { $0.intended > 0 }
            .sorted { one, other in
                (-one.excess, one.tLevelCode, one.specialismCode ?? "")
                    < (-other.excess, other.tLevelCode, other.specialismCode ?? "")
            }
    }

    /// Places for the specialism in all of the years.
    public var named: Int { years.reduce(0) { $0 + $1.named } }
    /// Places for any specialism in all of the years.
    public var open: Int { years.reduce(0) { $0 + $1.open } }
    /// The most that was given for the specialism in any one year.
    public var mostNamed: Int { years.map(\.named).max() ?? 0 }
    /// The most that was given in any one year, with the places for any specialism.
    public var most: Int { years.map { $0.named + $0.open }.max() ?? 0 }
    /// How many more are intended than were ever given for it in one year.
    public var excess: Int { max(0, intended - mostNamed) }

    /// What to think of the intention.
    public enum Verdict: Hashable, Sendable {
        /// So many have been given in one year.
        case given
        /// Only together with places for any specialism, which others need too.
        case onlyWithOpen
        /// More than was given in any one year.
        case moreThanAnyYear
        /// More than was given in all of the years together. With one year recorded, that is any year.
        case moreThanAllYears
        /// Nothing is recorded for any of the years, so nothing can be said.
        case nothingRecorded

        /// Whether to warn before the places are promised.
        public var isWarning: Bool { self == .moreThanAnyYear || self == .moreThanAllYears }
    }

    public var verdict: Verdict {
        if !years.contains(where: \.isRecorded) { return .nothingRecorded }
        if intended <= mostNamed { return .given }
        if intended <= most { return .onlyWithOpen }
        let isSeveral = years.count(where: \.isRecorded) > 1
        return isSeveral && intended > named + open ? .moreThanAllYears : .moreThanAnyYear
    }
}

extension [PlanCheck.Given] {
    fileprivate var sum: Int { reduce(0) { $0 + $1.places } }
}
