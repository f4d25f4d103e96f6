import Design
public import Domain
public import Markup

/// What colleges mean to do in the years ahead: added up with three scenarios, and one by one.
public struct PlansPage: HTML {
    /// One college's intention as the list shows it.
    public struct Row: Sendable {
        public var intention: Intention
        public var college: String
        /// The T Level and specialism in words.
        public var subject: String

        public init(intention: Intention, college: String, subject: String) {
            self.intention = intention
            self.college = college
            self.subject = subject
        }
    }

    /// A line of the forecast with its subject in words.
    public struct Line: Sendable {
        public var subject: String
        public var years: [Forecast.Scenarios]

        public init(subject: String, years: [Forecast.Scenarios]) {
            self.subject = subject
            self.years = years
        }
    }

    let context: PageContext
    let state: ListState
    let years: [AcademicYear]
    let lines: [Line]
    let totals: [Forecast.Scenarios]
    let rows: [Row]
    let colleges: [OffersPage.Option]
    let canAdd: Bool

    /// - Parameters:
    ///   - years: the years of the forecast.
    ///   - totals: all lines together, year by year.
    ///   - canAdd: whether the viewer may add a plan.
    public init(
        _ context: PageContext,
        state: ListState,
        years: [AcademicYear],
        lines: [Line],
        totals: [Forecast.Scenarios],
        rows: [Row],
        colleges: [OffersPage.Option],
        canAdd: Bool
    ) {
        self.context = context
        self.state = state
        self.years = years
        self.lines = lines
        self.totals = totals
        self.rows = rows
        self.colleges = colleges
        self.canAdd = canAdd
    }

    public var body: some HTML {
        let cohorts = SiteRoute.students(.cohorts).path
        SitePage("Plans for the next years", context, breadcrumbs: [Crumb("Cohorts", href: cohorts)]) {
            PageHeading("Plans for the next years", caption: years.map(\.label).joined(separator: ", "))
            Paragraph(
                """
                How many students colleges mean to have, before there is a cohort. Each number is what is expected, with the lowest \
                and the highest in brackets. Plans do not count as students who need a place this year.
                """
            )
            if canAdd { Button("Add a plan", href: SiteRoute.students(.plans(.newPlan)).path, isSmall: true) }
            if colleges.count > 1 {
                FilterPanel(
                    action: SiteRoute.students(.plans(.plans)).path,
                    chips: Chips(chips, clearHref: SiteRoute.students(.plans(.plans)).path)
                ) {
                    Select(
                        name: "college",
                        label: "College",
                        value: state["college"],
                        prompt: "All colleges",
                        options: colleges.map(\.option)
                    )
                }
            }
            if rows.isEmpty {
                Paragraph("No college has said yet what it plans.")
            } else {
                if context.mayEver(.export) { ExportLinks(state) { .students(.plans(.exportPlans($0))) } }
                forecast
                list
            }
        }
    }

    private var chips: [Chip] {
        colleges.filter { $0.value == state["college"] }
            .map { Chip("College", $0.label, removeHref: state.without("college")) }
    }

    private var forecast: some HTML {
        let all = lines + [Line(subject: "All", years: totals)]
        let columns = years.enumerated().map { index, year in
            Column<Line>(year.label, isNumeric: true) { Self.words($0.years[index]) }
        }
        return Table(
            "Students expected",
            rows: all,
            empty: "",
            columns: [Column("T Level", isHeader: true) { $0.subject }] + columns
        )
    }

    private var list: some HTML {
        Table(
            "Plans of colleges",
            rows: rows,
            empty: "",
            columns: [
                Column("College", isHeader: true) { row in
                    if canAdd {
                        Link(
                            row.college,
                            href: SiteRoute.students(.plans(.editPlan(row.intention.id))).path,
                            context: "\(row.subject), \(row.intention.year.label)"
                        )
                    } else {
                        row.college
                    }
                },
                Column("Year") { $0.intention.year.label },
                Column("T Level") { $0.subject },
                Column("Students", isNumeric: true) { row in
                    let plan = row.intention
                    Self.words(.init(low: plan.low, central: plan.central, high: plan.high))
                },
                Column("As at") { provenance(source: $0.intention.source, asAt: $0.intention.asAt) },
            ]
        )
    }

    /// "24 (18 to 30)", or "24" where nobody sees a spread.
    private static func words(_ scenarios: Forecast.Scenarios) -> String {
        let expected = grouped(scenarios.central)
        if scenarios.low == scenarios.high { return expected }
        return "\(expected) (\(grouped(scenarios.low)) to \(grouped(scenarios.high)))"
    }
}
