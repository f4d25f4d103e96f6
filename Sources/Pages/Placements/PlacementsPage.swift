import Design
public import Domain
public import Markup

/// The list of placements, one row a leg.
public struct PlacementsPage: HTML {
    /// One leg with the names that people look for.
    public struct Row: Sendable {
        public var id: ID<Placement>
        public var state: PlacementState
        public var student: String
        public var college: String
        public var employer: String
        public var place: String
        public var course: String
        public var dates: String

        public init(
            id: ID<Placement>,
            state: PlacementState,
            student: String,
            college: String,
            employer: String,
            place: String,
            course: String,
            dates: String
        ) {
            self.id = id
            self.state = state
            self.student = student
            self.college = college
            self.employer = employer
            self.place = place
            self.course = course
            self.dates = dates
        }
    }

    /// What the filters offer.
    public struct Choices: Sendable {
        var colleges: [(id: ID<Organisation>, name: String)]
        var employers: [(id: ID<Organisation>, name: String)]
        var tLevels: [(code: String, title: String)]

        public init(
            colleges: [(id: ID<Organisation>, name: String)],
            employers: [(id: ID<Organisation>, name: String)],
            tLevels: [(code: String, title: String)]
        ) {
            self.colleges = colleges
            self.employers = employers
            self.tLevels = tLevels
        }
    }

    let context: PageContext
    let state: ListState
    let rows: [Row]
    let total: Int
    let choices: Choices

    public init(_ context: PageContext, state: ListState, rows: [Row], total: Int, choices: Choices) {
        self.context = context
        self.state = state
        self.rows = rows
        self.total = total
        self.choices = choices
    }

    public var body: some HTML {
        SitePage("Placements", context) {
            PageHeading("Placements", caption: "Academic year \(context.year.label)")
            FilteredList {
                FilterPanel(
                    action: SiteRoute.placements(.placements).path,
                    chips: Chips(chips, clearHref: state.cleared),
                    keeping: [("sort", state["sort"] ?? "")].filter { !$0.1.isEmpty }
                ) { fields }
                YearSwitch(context, state)
            } results: {
                ExportLinks(state) { .placements(.exportPlacements($0)) }
                table
                if let pages = state.pagination(total: total) { pages }
            }
        }
    }

    @HTMLBuilder private var fields: some HTML {
        Input(name: "q", label: "Student or employer", value: state.text, kind: .search)
        if !context.isCollege {
            Select(
                name: "college",
                label: "College",
                value: state["college"],
                prompt: "Any college",
                options: choices.colleges.map { SelectOption($0.id.description, $0.name) }
            )
        }
        if !context.isHost {
            Select(
                name: "employer",
                label: "Employer",
                value: state["employer"],
                prompt: "Any employer",
                options: choices.employers.map { SelectOption($0.id.description, $0.name) }
            )
        }
        Select(
            name: "tLevel",
            label: "T Level",
            value: state["tLevel"],
            prompt: "Any T Level",
            options: choices.tLevels.map { SelectOption($0.code, $0.title) }
        )
        Select(
            name: "state",
            label: "State",
            value: state["state"],
            prompt: "All but cancelled",
            options: states.map { SelectOption($0.rawValue, $0.title) }
        )
    }

    /// An employer does not see the cancelled ones.
    private var states: [PlacementState] {
        PlacementState.allCases.filter { $0.holdsPlaces || !context.isHost }
    }

    private var chips: [Chip] {
        var chips: [Chip] = []
        let add = { (name: String, field: String, value: String?) in
            if let value, !value.isEmpty { chips.append(Chip(field, value, removeHref: state.without(name))) }
        }
        add("q", "Words", state.text)
        add("college", "College", name(state["college"], choices.colleges))
        add("employer", "Employer", name(state["employer"], choices.employers))
        add("tLevel", "T Level", state["tLevel"].flatMap { code in choices.tLevels.first { $0.code == code }?.title })
        add("state", "State", state["state"].flatMap { PlacementState(rawValue: $0)?.title })
        return chips
    }

    private func name(_ id: String?, _ organisations: [(id: ID<Organisation>, name: String)]) -> String? {
        id.flatMap { id in organisations.first { $0.id.description == id }?.name }
    }

    private var table: some HTML {
        Table(
            countText(total, "placement", "placements"),
            rows: rows,
            empty: context.isViewer(.coordinator)
                ? "No placement matches. Take a filter away, or accept proposals first."
                : "No placement matches. Take a filter away.",
            columns: [
                Column("Student", isHeader: true, sort: sort("student")) { row in
                    Link(row.student, href: SiteRoute.placements(.placement(row.id)).path)
                },
                Column("College", sort: sort("college")) { row in
                    div { row.college }
                    div(.class("nhsuk-u-secondary-text-colour")) { row.course }
                },
                Column("Employer", sort: sort("employer")) { row in
                    div { row.employer }
                    div(.class("nhsuk-u-secondary-text-colour")) { row.place }
                },
                Column("Dates", sort: sort("start")) { $0.dates },
                Column("State") { row in PlacementTag(state: row.state) },
            ]
        )
    }

    private func sort(_ key: String) -> SortLink { state.sortLink(key, usual: "student") }
}

/// Where a placement stands.
public struct PlacementTag: HTML {
    let state: PlacementState

    public init(state: PlacementState) {
        self.state = state
    }

    public var body: some HTML {
        switch state {
        case .confirmed: Tag(state.title, .blue)
        case .onPlacement: Tag(state.title, .purple)
        case .completed: Tag(state.title, .green)
        case .endedEarly: Tag(state.title, .orange)
        case .cancelled: Tag(state.title, .red)
        }
    }
}
