import Design
public import Domain
public import Markup

/// Areas by the weeks of the year: taken of offered, and who else is there.
public struct WeeksPage: HTML {
    /// One area with its weeks.
    public struct Row: Sendable {
        public var area: String
        public var site: String
        public var organisation: String
        public var organisationID: ID<Organisation>
        public var weeks: [WeekGrid.Week]
        /// What blocks each week, in words; empty where nothing does.
        public var blocked: [String]

        public init(
            area: String,
            site: String,
            organisation: String,
            organisationID: ID<Organisation>,
            weeks: [WeekGrid.Week],
            blocked: [String] = []
        ) {
            self.area = area
            self.site = site
            self.organisation = organisation
            self.organisationID = organisationID
            self.weeks = weeks
            self.blocked = blocked
        }

        /// The area with whose it is.
        var name: String { "\(organisation): \(area)" }
        /// The area with its site, where whose it is goes without saying.
        var nameAtHome: String { site == organisation ? area : "\(site): \(area)" }
    }

    /// What the filters offer to choose from.
    public struct Choices: Sendable {
        public var employers: [OffersPage.Option]
        public var tLevels: [OffersPage.Option]
        /// The first days of the months of the year.
        public var months: [Day]

        public init(employers: [OffersPage.Option], tLevels: [OffersPage.Option], months: [Day]) {
            self.employers = employers
            self.tLevels = tLevels
            self.months = months
        }
    }

    let context: PageContext
    let state: ListState
    let weeks: [Day]
    let rows: [Row]
    let events: [CalendarEvent]
    let choices: Choices
    let countsOthers: Bool

    /// - Parameters:
    ///   - weeks: the Mondays.
    ///   - events: what to know about the weeks.
    ///   - countsOthers: whether other learners are among the figures.
    public init(
        _ context: PageContext,
        state: ListState,
        weeks: [Day],
        rows: [Row],
        events: [CalendarEvent],
        choices: Choices,
        countsOthers: Bool
    ) {
        self.context = context
        self.state = state
        self.weeks = weeks
        self.rows = rows
        self.events = events
        self.choices = choices
        self.countsOthers = countsOthers
    }

    public var body: some HTML {
        SitePage("Areas by week", context, breadcrumbs: [Crumb("Places", href: SiteRoute.capacity(.offers).path)]) {
            PageHeading("Areas by week", caption: context.year.label)
            Paragraph("Each cell says how many places are taken of those offered in that week.")
            if countsOthers {
                Paragraph {
                    "Other learners who are there are added: “1 of 2 + 3” is one T Level student on two places, and three others. "
                    if context.mayEver(.editCapacity) {
                        Link("See and change other learners", href: SiteRoute.capacity(.ward(.groups)).path)
                    }
                }
            }
            FilterPanel(action: here, chips: Chips(chips, clearHref: here)) { fields }
            YearSwitch(context, state)
            crowded
            if shown.isEmpty {
                Paragraph("There are no places in \(context.year.label) to show.")
            } else {
                HeatMap(
                    "\(countText(shown.count, "area", "areas")) by week",
                    corner: "Area",
                    columns: weeks.map(heading),
                    rows: shown.map { row in
                        HeatRow(
                            isOneEmployer ? row.nameAtHome : row.name,
                            href: SiteRoute.network(.organisation(row.organisationID)).path,
                            cells: row.weeks.indices.map { index in
                                cell(row.weeks[index], row.blocked.indices.contains(index) ? row.blocked[index] : "")
                            }
                        )
                    },
                    key: [
                        HeatCell("None taken", .none), HeatCell("Some taken", .low), HeatCell("At least half", .medium),
                        HeatCell("Full", .high), HeatCell("Over", .over),
                    ]
                )
            }
            if shown.count < rows.count {
                let left = countText(rows.count - shown.count, "area has", "areas have")
                Paragraph("\(left) nothing in these weeks, and are left out.")
            }
            calendar
        }
    }

    private var isOneEmployer: Bool { Set(rows.map(\.organisationID)).count == 1 }

    /// The areas that have something in the weeks that are shown.
    private var shown: [Row] { rows.filter { row in row.weeks.contains { !$0.isEmpty } } }

    private var here: String { SiteRoute.capacity(.weeks).path }

    @HTMLBuilder private var fields: some HTML {
        if !context.isHost {
            Select(
                name: "employer",
                label: "Employer",
                value: state["employer"],
                prompt: "Any employer",
                options: choices.employers.map(\.option)
            )
        }
        Select(
            name: "tLevel",
            label: "T Level",
            value: state["tLevel"],
            prompt: "Any T Level",
            options: choices.tLevels.map(\.option)
        )
        month("from", "From")
        month("to", "To")
    }

    private func month(_ name: String, _ label: String) -> Select {
        Select(
            name: name,
            label: label,
            value: state[name],
            prompt: name == "from" ? "Start of the year" : "End of the year",
            options: choices.months.map { SelectOption(String($0.month), "\($0.monthName) \($0.year)") }
        )
    }

    /// "1 of 2 + 3": one student on two places, and three others; "3 others" where nothing is offered.
    private func numbers(_ week: WeekGrid.Week) -> String {
        if week.offered == 0, week.taken == 0 { return countText(week.others, "other", "others") }
        return "\(week.taken) of \(week.offered)" + (week.others > 0 ? " + \(week.others)" : "")
    }

    private var chips: [Chip] {
        var chips: [Chip] = []
        let add = { (name: String, field: String, value: String?) in
            if let value { chips.append(Chip(field, value, removeHref: state.without(name))) }
        }
        add("employer", "Employer", choices.employers.first { $0.value == state["employer"] }?.label)
        add("tLevel", "T Level", choices.tLevels.first { $0.value == state["tLevel"] }?.label)
        for (name, field) in [("from", "From"), ("to", "To")] {
            add(name, field, choices.months.first { String($0.month) == state[name] }?.monthName)
        }
        return chips
    }

    /// The weeks in which an area has more learners than fit, in words. Weeks that follow each other and are alike are
    /// told together.
    @HTMLBuilder private var crowded: some HTML {
        let lines = rows.flatMap { row in runs(row).map { "\(row.name), \($0)" } }
        if !lines.isEmpty {
            WarningCallout("Over-booked weeks") {
                BulletList(Array(lines.prefix(20)))
                if lines.count > 20 { Paragraph("And \(lines.count - 20) more.") }
            }
        }
    }

    private func runs(_ row: Row) -> [String] {
        var lines: [String] = []
        var index = 0
        while index < row.weeks.count {
            let numbers = row.weeks[index]
            var end = index
            while end + 1 < row.weeks.count, row.weeks[end + 1] == numbers { end += 1 }
            if numbers.excess > 0 {
                let when =
                    end == index
                    ? "week of \(weeks[index].formatted())"
                    : "weeks of \(weeks[index].formatted()) to \(weeks[end].formatted())"
                lines.append("\(when): \(words(numbers)). Over by \(numbers.excess).")
            }
            index = end + 1
        }
        return lines
    }

    private func words(_ week: WeekGrid.Week) -> String {
        let students = countText(week.taken, "student", "students")
        guard let limit = week.limit else { return "\(students), \(week.offered) offered" }
        let others = week.others > 0 ? " and \(countText(week.others, "other learner", "other learners"))" : ""
        let peak = week.peak == week.taken + week.others ? "" : ", at most \(week.peak) on one day"
        return "\(students)\(others)\(peak), room for \(limit)"
    }

    @HTMLBuilder private var calendar: some HTML {
        Heading("What falls into these weeks")
        if context.mayEver(.seeCalendar) {
            Paragraph { Link("All weeks to avoid, and why", href: SiteRoute.calendar(.calendar).path) }
        }
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

    /// Taken of offered as text, so that the fill says nothing that is not written. A week without anything stays empty.
    private func cell(_ week: WeekGrid.Week, _ blocked: String) -> HeatCell {
        if week.isEmpty { return blocked.isEmpty ? HeatCell("", .none) : HeatCell("Blocked: \(blocked)", .blocked) }
        let text = numbers(week)
        if !blocked.isEmpty { return HeatCell("\(text), blocked: \(blocked)", week.taken > 0 ? .over : .blocked) }
        if week.excess > 0 { return HeatCell("\(text), over by \(week.excess)", .over) }
        if week.offered > 0, week.taken >= week.offered { return HeatCell("\(text), full", .high) }
        if let limit = week.limit, week.peak >= limit { return HeatCell("\(text), full", .high) }
        if week.taken == 0 { return HeatCell(text, .none) }
        return HeatCell(text, week.taken * 2 >= week.offered ? .medium : .low)
    }
}
