public import Domain
public import Records
import Store

extension CapacityService {
    /// Areas by the weeks of a stretch of time.
    public struct Weeks: Sendable {
        /// The Mondays.
        public let weeks: [Day]
        public let rows: [Row]
        /// What to know about the weeks.
        public let events: [CalendarEvent]
        /// Whether other learners are counted too: colleges see the part of a ward that is theirs to use.
        public let countsOthers: Bool

        /// One area with its weeks.
        public struct Row: Sendable {
            public let area: WeekRows.AreaRow
            public let weeks: [WeekGrid.Week]
            /// What blocks each week, in the order of the weeks; nothing where nothing does.
            public let blocked: [[CalendarSpan]]
        }
    }

    /// Which areas and weeks are asked for.
    public struct WeeksFilter: Sendable {
        public var organisation: ID<Organisation>?
        public var tLevelCode: String?
        /// The days that are shown; empty for the whole year.
        public var range: DayRange?

        public init(organisation: ID<Organisation>? = nil, tLevelCode: String? = nil, range: DayRange? = nil) {
            self.organisation = organisation
            self.tLevelCode = tLevelCode
            self.range = range
        }
    }

    /// Who is where in which week of a year: taken of offered, area by area.
    /// - Throws: `ServiceError.denied`.
    public func weeks(_ filter: WeeksFilter, year: AcademicYear, for actor: Actor) async throws -> Weeks {
        try actor.mustBeAllowed(to: .seeOffers, .list)
        let scope = actor.scope
        let range = filter.range.flatMap { $0.intersection(year.range) } ?? year.range
        let grid = WeekGrid(range)
        let (areas, offers, learners, calendar, hosts) = try await trellis.database.read { reader in
            let areas = try WeekRows.areas(
                in: scope,
                year: year,
                organisation: filter.organisation,
                tLevelCode: filter.tLevelCode,
                reader
            )
            let ids = areas.map(\.id)
            return (
                areas,
                try WeekRows.offers(in: scope, year: year, areas: ids, tLevelCode: filter.tLevelCode, reader),
                try WeekRows.learners(in: scope, during: range, areas: ids, reader),
                try Avoidances.calendar(in: scope, range, reader),
                try Avoidances.hosts(of: ids, in: scope, reader)
            )
        }
        let offered = Dictionary(grouping: offers, by: \.areaID)
        let there = Dictionary(grouping: learners, by: \.areaID)
        let rows = areas.map { area in
            let learners = there[area.id] ?? []
            return Weeks.Row(
                area: area,
                weeks: grid.row(
                    offers: (offered[area.id] ?? []).compactMap(\.span),
                    students: learners.filter(\.isStudent).compactMap(\.presence),
                    others: learners.filter { !$0.isStudent }.compactMap(\.presence),
                    limit: area.room
                ),
                blocked: grid.weeks.map { week in hosts[area.id].map { calendar.blocked(week, at: $0) } ?? [] }
            )
        }
        return Weeks(
            weeks: grid.weeks,
            rows: rows,
            events: try PlacementCalendar.bundled.get().events(in: range).filter { $0.kind != .promotion },
            countsOthers: WardGroups.areOpen(to: scope)
        )
    }
}

extension WeekRows.SpanRow {
    fileprivate var span: WeekGrid.Span? {
        (try? DayRange(start: firstDay, end: lastDay)).map { WeekGrid.Span($0, places: places) }
    }
}
