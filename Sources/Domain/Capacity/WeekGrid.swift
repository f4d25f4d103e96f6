/// Who is where in which week: areas by the weeks of a stretch of time, what is taken of what is offered.
public struct WeekGrid: Hashable, Sendable {
    /// Places on offer for a stretch of days.
    public struct Span: Hashable, Sendable {
        public var dates: DayRange
        public var places: Int

        public init(_ dates: DayRange, places: Int) {
            self.dates = dates
            self.places = places
        }
    }

    /// What an area has in one week.
    public struct Week: Hashable, Sendable {
        public var offered: Int
        /// T Level students who are there on any day of the week.
        public var taken: Int
        /// Other learners who are there on any day of the week.
        public var others: Int
        /// The most learners of every kind on one day of the week.
        public var peak: Int
        /// The most learners that fit at once; empty when nobody has said.
        public var limit: Int?

        public init(offered: Int, taken: Int, others: Int = 0, peak: Int, limit: Int?) {
            self.offered = offered
            self.taken = taken
            self.others = others
            self.peak = peak
            self.limit = limit
        }

        /// How many learners there are beyond what fits on the fullest day, or, where nobody has said what fits, how
        /// many students beyond what was offered.
        public var excess: Int { max(0, limit.map { peak - $0 } ?? taken - offered) }
        /// Whether more was offered than there is room for beside the other learners.
        public var isOfferedBeyondLimit: Bool { limit.map { offered + others > $0 } ?? false }
        /// Whether there is nothing to tell.
        public var isEmpty: Bool { offered == 0 && taken == 0 && others == 0 }
    }

    /// The Mondays, in order.
    public let weeks: [Day]

    public init(_ year: AcademicYear) {
        self.init(year.range)
    }

    /// The weeks that a range of days touches.
    public init(_ range: DayRange) {
        weeks = range.weeks
    }

    /// One area's weeks, in the order of `weeks`.
    public func row(offers: [Span], students: [Presence], others: [Presence] = [], limit: Int?) -> [Week] {
        guard let first = weeks.first, let last = weeks.last else { return [] }
        let everybody = Occupancy(of: students + others, in: DayRange(ordered: first, last.adding(days: 6)))
        return weeks.map { week in
            let days = DayRange(ordered: week, week.adding(days: 6))
            func there(_ presences: [Presence]) -> Int {
                presences.reduce(0) { $1.dates.overlaps(days) ? $0 + $1.learners : $0 }
            }
            return Week(
                offered: offers.reduce(0) { $1.dates.overlaps(days) ? $0 + $1.places : $0 },
                taken: there(students),
                others: there(others),
                peak: everybody.peak(in: days),
                limit: limit
            )
        }
    }
}
