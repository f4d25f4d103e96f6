public import Domain
public import Records
import Store

extension CapacityService {
    /// Areas by the weeks of a year.
    public struct Weeks: Sendable {
        /// The Mondays.
        public let weeks: [Day]
        public let rows: [Row]
        /// How many areas there are on all pages.
        public let total: Int
        /// What to know about the weeks.
        public let events: [CalendarEvent]

        /// One area with its weeks.
        public struct Row: Sendable {
            public let area: WeekRows.AreaRow
            public let weeks: [WeekGrid.Week]
        }
    }

    /// The most areas on a page.
    public static let areasOnPage = 40

    /// Who is where in which week of a year: taken of offered, area by area.
    public func weeks(
        organisation: ID<Organisation>?,
        page: Int,
        year: AcademicYear,
        for actor: Actor
    ) async throws -> Weeks {
        try actor.mustBeAllowed(to: .seeOffers, .list)
        let scope = actor.scope
        let grid = WeekGrid(year)
        let (areas, offers, legs) = try await trellis.database.read { reader in
            let areas = try WeekRows.areas(
                in: scope,
                year: year,
                organisation: organisation,
                offset: (max(1, page) - 1) * Self.areasOnPage,
                limit: Self.areasOnPage,
                reader
            )
            let ids = areas.rows.map(\.id)
            return (
                areas,
                Dictionary(grouping: try WeekRows.offers(in: scope, year: year, areas: ids, reader), by: \.areaID),
                Dictionary(grouping: try WeekRows.legs(in: scope, year: year, areas: ids, reader), by: \.areaID)
            )
        }
        let rows = areas.rows.map { area in
            Weeks.Row(
                area: area,
                weeks: grid.row(
                    offers: (offers[area.id] ?? []).map(\.span),
                    legs: (legs[area.id] ?? []).map(\.span),
                    limit: area.learnersAtOnce
                )
            )
        }
        return Weeks(
            weeks: grid.weeks,
            rows: rows,
            total: areas.total,
            events: try Self.calendar.get().events(in: year.range).filter { $0.kind != .promotion }
        )
    }

    /// The calendar that comes with the system, read once.
    private static let calendar = Result { try PlacementCalendar.load() }
}

extension WeekRows.SpanRow {
    fileprivate var span: WeekGrid.Span { WeekGrid.Span(firstDay: firstDay, lastDay: lastDay, places: places) }
}
