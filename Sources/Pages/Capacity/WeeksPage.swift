import Design
public import Domain
public import Markup

/// Areas by the weeks of the year: taken of offered.
public struct WeeksPage: HTML {
    /// One area with its weeks.
    public struct Row: Sendable {
        public var name: String
        public var organisationID: ID<Organisation>
        /// The most learners at once; empty when nobody has said.
        public var limit: Int?
        public var weeks: [WeekGrid.Week]

        public init(name: String, organisationID: ID<Organisation>, limit: Int?, weeks: [WeekGrid.Week]) {
            self.name = name
            self.organisationID = organisationID
            self.limit = limit
            self.weeks = weeks
        }
    }

    let context: PageContext
    let state: ListState
    let weeks: [Day]
    let rows: [Row]
    let events: [CalendarEvent]
    let employers: [OffersPage.Option]
    let pages: Int
    let total: Int

    /// - Parameters:
    ///   - weeks: the Mondays.
    ///   - events: what to know about the weeks.
    ///   - pages: how many pages there are.
    ///   - total: how many areas there are on all pages.
    public init(
        _ context: PageContext,
        state: ListState,
        weeks: [Day],
        rows: [Row],
        events: [CalendarEvent],
        employers: [OffersPage.Option],
        pages: Int,
        total: Int
    ) {
        self.context = context
        self.state = state
        self.weeks = weeks
        self.rows = rows
        self.events = events
        self.employers = employers
        self.pages = pages
        self.total = total
    }

    public var body: some HTML {
        SitePage("Areas by week", context, breadcrumbs: [Crumb("Places", href: SiteRoute.capacity(.offers).path)]) {
            PageHeading("Areas by week", caption: context.year.label)
            Paragraph("Each cell says how many places are taken of those offered in that week.")
            if !context.isHost {
                FilterPanel(
                    action: SiteRoute.capacity(.weeks).path,
                    chips: Chips(chips, clearHref: SiteRoute.capacity(.weeks).path)
                ) {
                    Select(
                        name: "employer",
                        label: "Employer",
                        value: state["employer"],
                        prompt: "Any employer",
                        options: employers.map(\.option)
                    )
                }
            }
            YearSwitch(context, state)
            busy
            if rows.isEmpty {
                Paragraph("There are no places in \(context.year.label) to show.")
            } else {
                HeatMap(
                    "\(countText(total, "area", "areas")) by week",
                    corner: "Area",
                    columns: weeks.map(heading),
                    rows: rows.map { row in
                        HeatRow(
                            row.name,
                            href: SiteRoute.network(.organisation(row.organisationID)).path,
                            cells: row.weeks.map(cell)
                        )
                    },
                    key: [
                        HeatCell("None taken", .none), HeatCell("Some taken", .low), HeatCell("At least half", .medium),
                        HeatCell("Full", .high), HeatCell("Over", .over),
                    ]
                )
                if pages > 1 {
                    Pagination(current: min(state.page, pages), count: pages) { state.pageLink($0) }
                }
            }
            calendar
        }
    }

    /// The weeks in which an area has more learners than fit, in words.
    @HTMLBuilder private var busy: some HTML {
        let lines = rows.flatMap { row in
            zip(weeks, row.weeks).filter { $1.excess > 0 }.map { week, numbers in
                let room = row.limit.map { "room for \($0)" } ?? "\(numbers.offered) offered"
                return
                    "\(row.name), week of \(week.formatted()): \(numbers.taken) students, \(room). Over by \(numbers.excess)."
            }
        }
        if !lines.isEmpty {
            WarningCallout("Over-booked weeks") {
                BulletList(Array(lines.prefix(20)))
                if lines.count > 20 { Paragraph("And \(lines.count - 20) more.") }
            }
        }
    }

    @HTMLBuilder private var calendar: some HTML {
        Heading("What falls into these weeks")
        BulletList(
            events.map { event in
                let days = event.start == event.end ? event.start.formatted() : event.range.formatted
                return "\(event.title), \(days)"
            }
        )
    }

    /// The Monday, and what falls into its week. What lasts for more than two weeks is named at its first week only.
    private func heading(_ week: Day) -> String {
        let last = week.adding(days: 6)
        let names = events.filter { event in
            let isLong = event.range.dayCount > 14
            return isLong ? week <= event.start && event.start <= last : event.start <= last && event.end >= week
        }
        .map { $0.range.dayCount > 14 ? "\($0.title) begins" : $0.title }
        return ([week.formatted(.short)] + names).joined(separator: ": ")
    }

    private func cell(_ week: WeekGrid.Week) -> HeatCell {
        guard week.offered > 0 || week.taken > 0 else { return HeatCell("", .none, spoken: "no places") }
        let text = "\(week.taken) of \(week.offered)"
        if week.excess > 0 { return HeatCell("\(text), over by \(week.excess)", .over) }
        if week.taken == 0 { return HeatCell(text, .none) }
        if week.taken >= week.offered { return HeatCell("\(text), full", .high) }
        return HeatCell(text, week.taken * 2 >= week.offered ? .medium : .low)
    }

    private var chips: [Chip] {
        guard let chosen = employers.first(where: { $0.value == state["employer"] }) else { return [] }
        return [Chip("Employer", chosen.label, removeHref: SiteRoute.capacity(.weeks).path)]
    }
}
