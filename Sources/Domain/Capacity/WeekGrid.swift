/// Who is where in which week: areas by the weeks of a stretch of time, what is taken of what is offered.
public struct WeekGrid: Hashable, Sendable {
    /// A stretch of days with a number of places: an offer, or one student's leg.
    public struct Span: Hashable, Sendable {
        public var firstDay: Day
        public var lastDay: Day
        public var places: Int

        public init(firstDay: Day, lastDay: Day, places: Int) {
            self.firstDay = firstDay
            self.lastDay = lastDay
            self.places = places
        }

        func touches(_ week: Day) -> Bool { firstDay <= week.adding(days: 6) && lastDay >= week }
    }

    /// What an area has in one week.
    public struct Week: Hashable, Sendable {
        public var offered: Int
        public var taken: Int
        /// The most learners that fit at once; empty when nobody has said.
        public var limit: Int?

        public init(offered: Int, taken: Int, limit: Int?) {
            self.offered = offered
            self.taken = taken
            self.limit = limit
        }

        /// How many learners there are beyond what fits, or beyond what was offered where nobody has said what fits.
        public var excess: Int { max(0, taken - (limit ?? offered)) }
        /// Whether more was offered than fits.
        public var isOfferedBeyondLimit: Bool { limit.map { offered > $0 } ?? false }
    }

    /// The Mondays, in order.
    public let weeks: [Day]

    public init(_ year: AcademicYear) {
        weeks = year.range.weeks
    }

    /// One area's weeks, in the order of `weeks`.
    public func row(offers: [Span], legs: [Span], limit: Int?) -> [Week] {
        weeks.map { week in
            Week(
                offered: offers.filter { $0.touches(week) }.map(\.places).reduce(0, +),
                taken: legs.filter { $0.touches(week) }.map(\.places).reduce(0, +),
                limit: limit
            )
        }
    }
}
