import Design
public import Domain
public import Markup

/// The list of cohorts of the year.
public struct CohortsPage: HTML {
    /// One cohort as the list shows it.
    public struct Row: Sendable {
        public var cohort: Cohort
        public var college: String
        /// The T Level and specialism in words.
        public var subject: String
        /// Students who are known by name, and those of them with a placement.
        public var students: Int
        public var placed: Int

        public init(cohort: Cohort, college: String, subject: String, students: Int, placed: Int) {
            self.cohort = cohort
            self.college = college
            self.subject = subject
            self.students = students
            self.placed = placed
        }

        var dates: String { "\(cohort.firstDay.formatted()) to \(cohort.lastDay.formatted())" }
    }

    let context: PageContext
    let state: ListState
    let rows: [Row]
    let total: Int
    let colleges: [OffersPage.Option]
    let tLevels: [OffersPage.Option]
    let canAdd: Bool

    /// - Parameter canAdd: whether the viewer may add a cohort.
    public init(
        _ context: PageContext,
        state: ListState,
        rows: [Row],
        total: Int,
        colleges: [OffersPage.Option],
        tLevels: [OffersPage.Option],
        canAdd: Bool
    ) {
        self.context = context
        self.state = state
        self.rows = rows
        self.total = total
        self.colleges = colleges
        self.tLevels = tLevels
        self.canAdd = canAdd
    }

    public var body: some HTML {
        SitePage("Cohorts", context) {
            PageHeading("Cohorts", caption: "Colleges’ groups for \(context.year.label)")
            ButtonGroup {
                if canAdd { Button("Add a cohort", href: SiteRoute.students(.newCohort).path, isSmall: true) }
                if context.mayEver(.seePlans) {
                    Link("Plans for the next years", href: SiteRoute.students(.plans(.plans)).path)
                }
            }
            FilteredList {
                FilterPanel(
                    action: SiteRoute.students(.cohorts).path,
                    chips: Chips(chips, clearHref: state.cleared),
                    keeping: [("sort", state["sort"] ?? "")].filter { !$0.1.isEmpty }
                ) { fields }
                YearSwitch(context, state)
            } results: {
                ExportLinks(state) { .students(.exportCohorts($0)) }
                table
                if let pages = state.pagination(total: total) { pages }
            }
        }
    }

    @HTMLBuilder private var fields: some HTML {
        Input(name: "q", label: "Cohort or college", value: state.text, kind: .search)
        if context.isViewer(.coordinator) {
            Select(
                name: "college",
                label: "College",
                value: state["college"],
                prompt: "Any college",
                options: colleges.map(\.option)
            )
        }
        Select(
            name: "tLevel",
            label: "T Level",
            value: state["tLevel"],
            prompt: "Any T Level",
            options: tLevels.map(\.option)
        )
        Checkboxes(
            name: "archived",
            legend: "Archived",
            size: .small,
            values: state["archived"].map { [$0] } ?? [],
            layout: .small,
            choices: [Choice("yes", "Show archived cohorts")]
        )
    }

    private var chips: [Chip] {
        var chips: [Chip] = []
        let add = { (name: String, field: String, value: String?) in
            if let value, !value.isEmpty { chips.append(Chip(field, value, removeHref: state.without(name))) }
        }
        add("q", "Words", state.text)
        add("college", "College", colleges.first { $0.value == state["college"] }?.label)
        add("tLevel", "T Level", tLevels.first { $0.value == state["tLevel"] }?.label)
        add("archived", "Archived", state["archived"].map { _ in "shown" })
        return chips
    }

    private var table: some HTML {
        let sort = { (key: String) in state.sortLink(key, usual: "college") }
        var columns: [Column<Row>] = [
            Column("Cohort", isHeader: true, sort: sort("name")) { row in
                Link(row.cohort.name, href: SiteRoute.students(.cohort(row.cohort.id)).path, context: row.college)
                if row.cohort.archivedAt != nil { " (archived)" }
            }
        ]
        if !context.isCollege {
            columns.append(Column("College", sort: sort("college")) { $0.college })
        }
        columns += [
            Column("T Level", sort: sort("tLevel")) { $0.subject },
            Column("Dates", sort: sort("start")) { $0.dates },
            Column("Pattern") { $0.cohort.pattern.title },
            Column("Planned", isNumeric: true, sort: sort("size")) {
                $0.cohort.size.map(String.init) ?? "Not known yet"
            },
            Column("Known", isNumeric: true, sort: sort("students")) { $0.students },
            Column("Placed", isNumeric: true) { $0.placed },
        ]
        return Table(
            countText(total, "cohort", "cohorts"),
            rows: rows,
            empty: "No cohort matches. Take a filter away, or add cohorts.",
            columns: columns
        )
    }
}
