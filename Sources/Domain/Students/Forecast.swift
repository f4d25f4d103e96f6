/// How many students are meant to come in the years ahead, for each T Level and specialism: low, central and high.
public struct Forecast: Hashable, Sendable {
    /// Three scenarios that add up separately.
    public struct Scenarios: Hashable, Sendable {
        public var low: Int
        public var central: Int
        public var high: Int

        public init(low: Int = 0, central: Int = 0, high: Int = 0) {
            self.low = low
            self.central = central
            self.high = high
        }

        public static func + (left: Scenarios, right: Scenarios) -> Scenarios {
            Scenarios(
                low: left.low + right.low,
                central: left.central + right.central,
                high: left.high + right.high
            )
        }
    }

    /// One T Level, or one specialism of it.
    public struct Row: Hashable, Sendable {
        public let tLevelCode: String
        public let specialismCode: String?
        /// In the order of the forecast's years.
        public let years: [Scenarios]
    }

    public let years: [AcademicYear]
    /// By T Level, those not divided by specialism first.
    public let rows: [Row]
    /// All rows together, year by year.
    public let totals: [Scenarios]

    /// Adds up intentions that still stand. What is meant for other years is left out.
    public init(_ intentions: [Intention], years: [AcademicYear]) {
        struct Subject: Hashable {
            let tLevel: String
            let specialism: String?
        }
        self.years = years
        let standing = intentions.filter { $0.archivedAt == nil && years.contains($0.year) }
        let subjects = Dictionary(grouping: standing) { Subject(tLevel: $0.tLevelCode, specialism: $0.specialismCode) }
        rows = subjects.keys.sorted { ($0.tLevel, $0.specialism ?? "") < ($1.tLevel, $1.specialism ?? "") }
            .map { subject in
                Row(
                    tLevelCode: subject.tLevel,
                    specialismCode: subject.specialism,
                    years: years.map { year in Self.sum((subjects[subject] ?? []).filter { $0.year == year }) }
                )
            }
        totals = years.map { year in Self.sum(standing.filter { $0.year == year }) }
    }

    private static func sum(_ intentions: [Intention]) -> Scenarios {
        intentions.reduce(Scenarios()) { $0 + Scenarios(low: $1.low, central: $1.central, high: $1.high) }
    }
}
