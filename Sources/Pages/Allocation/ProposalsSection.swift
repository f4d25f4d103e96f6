import Design
public import Domain
public import Markup

/// The proposals of a run as a list with filters, and what can be done with many at once.
public struct ProposalsSection: HTML {
    /// The id of the form that the checkboxes belong to.
    static let bulk = "bulk"

    /// One student's proposal with the names around it.
    public struct Row: Sendable {
        let proposal: Proposal
        let student: String
        let college: String
        let tLevel: String
        /// The employer; empty without a place.
        let employer: String
        let area: String

        public init(
            _ proposal: Proposal,
            student: String,
            college: String,
            tLevel: String,
            employer: String,
            area: String
        ) {
            self.proposal = proposal
            self.student = student
            self.college = college
            self.tLevel = tLevel
            self.employer = employer
            self.area = area
        }
    }

    /// How many proposals there are of each kind in the whole run.
    public struct Counts: Sendable {
        var states: [ProposalState: Int]
        var preferences: [ProposalFilter.Preference: Int]

        public init(states: [ProposalState: Int], preferences: [ProposalFilter.Preference: Int]) {
            self.states = states
            self.preferences = preferences
        }
    }

    let context: PageContext
    let run: ID<Run>
    let state: ListState
    let rows: [Row]
    let total: Int
    let openCount: Int
    let counts: Counts
    let colleges: [(id: ID<Organisation>, name: String)]
    let tLevels: [(code: String, title: String)]

    /// - Parameters:
    ///   - rows: the rows of this page of the list.
    ///   - total: how many rows the filter lets through.
    ///   - openCount: how many of those can be accepted.
    public init(
        _ context: PageContext,
        run: ID<Run>,
        state: ListState,
        rows: [Row],
        total: Int,
        openCount: Int,
        counts: Counts,
        colleges: [(id: ID<Organisation>, name: String)],
        tLevels: [(code: String, title: String)]
    ) {
        self.context = context
        self.run = run
        self.state = state
        self.rows = rows
        self.total = total
        self.openCount = openCount
        self.counts = counts
        self.colleges = colleges
        self.tLevels = tLevels
    }

    public var body: some HTML {
        Heading("Proposals")
        CountTiles(tiles)
        FilteredList {
            FilterPanel(
                action: SiteRoute.allocation(.run(run)).path,
                chips: Chips(chips, clearHref: state.cleared)
            ) { fields }
        } results: {
            if openCount > 0 { bulkBar }
            table
            if let pages = state.pagination(total: total) { pages }
        }
    }

    private var tiles: [CountTile] {
        let path = { (name: String, value: String) in
            SiteRoute.allocation(.run(run)).path(LinkQuery([(name, value)]))
        }
        let states: [ProposalState] = [.unplaced, .open, .accepted, .rejected]
        return states.map { kind in
            CountTile(
                counts.states[kind] ?? 0,
                kind.title.lowercased(),
                href: path("state", kind.rawValue),
                isUrgent: kind == .unplaced
            )
        }
            + ProposalFilter.Preference.allCases.map { kind in
                CountTile(
                    counts.preferences[kind] ?? 0,
                    kind.title.lowercased(),
                    href: path("preference", kind.rawValue)
                )
            }
    }

    @HTMLBuilder private var fields: some HTML {
        Input(name: "q", label: "Student, college or employer", value: state.text, kind: .search)
        Select(
            name: "state",
            label: "State",
            value: state["state"],
            prompt: "Any state",
            options: ProposalState.allCases.map { SelectOption($0.rawValue, $0.title) }
        )
        Select(
            name: "college",
            label: "College",
            value: state["college"],
            prompt: "Any college",
            options: colleges.map { SelectOption($0.id.description, $0.name) }
        )
        Select(
            name: "tLevel",
            label: "T Level",
            value: state["tLevel"],
            prompt: "Any T Level",
            options: tLevels.map { SelectOption($0.code, $0.title) }
        )
        Select(
            name: "preference",
            label: "Preference",
            value: state["preference"],
            prompt: "Any",
            options: ProposalFilter.Preference.allCases.map { SelectOption($0.rawValue, $0.title) }
        )
    }

    private var chips: [Chip] {
        var chips: [Chip] = []
        let add = { (name: String, field: String, value: String?) in
            if let value, !value.isEmpty { chips.append(Chip(field, value, removeHref: state.without(name))) }
        }
        add("q", "Words", state.text)
        add("state", "State", state["state"].flatMap { ProposalState(rawValue: $0)?.title })
        add("college", "College", state["college"].flatMap { id in colleges.first { $0.id.description == id }?.name })
        add("tLevel", "T Level", state["tLevel"].flatMap { code in tLevels.first { $0.code == code }?.title })
        add("preference", "Preference", state["preference"].flatMap { ProposalFilter.Preference(rawValue: $0)?.title })
        return chips
    }

    private var bulkBar: some HTML {
        BulkBar(
            id: Self.bulk,
            action: SiteRoute.allocation(.acceptProposals(run)).path,
            token: context.token
        ) {
            Hidden(ActionForm<Empty>.keyField, context.formKey)
            ForEach(state.query.items.filter { $0.name != "sort" }) { item in Hidden(item.name, item.value) }
            Button("Accept the ticked ones", kind: .secondary, isSmall: true, name: "which", value: "ticked")
            Button(
                state.query.setting("page", to: nil).items.isEmpty
                    ? "Accept all \(openCount) to decide" : "Accept all \(openCount) to decide that match",
                kind: .secondary,
                isSmall: true,
                name: "which",
                value: "all"
            )
        }
    }

    private var table: some HTML {
        Table(
            countText(total, "proposal", "proposals"),
            rows: rows,
            empty: "No proposal matches. Take a filter away.",
            selection: openCount > 0
                ? Selection(form: Self.bulk, value: \.proposal.id.description, label: \.student) : nil,
            columns: [
                Column("Student", isHeader: true) { row in
                    Link(row.student, href: SiteRoute.allocation(.proposal(row.proposal.id)).path)
                },
                Column("College") { row in
                    div { row.college }
                    div(.class("nhsuk-u-secondary-text-colour")) { row.tLevel }
                },
                Column("Place") { row in place(row) },
                Column("Preference met") { row in
                    div { row.proposal.preferenceText }
                    div(.class("nhsuk-u-secondary-text-colour")) { row.proposal.distanceText }
                },
                Column("Main reason") { $0.proposal.mainReason },
                Column("State") { row in
                    ProposalTag(state: row.proposal.state)
                    if row.proposal.locked {
                        " "
                        Tag("Locked", .purple)
                    }
                    if row.proposal.moved {
                        " "
                        Tag("Moved", .grey)
                    }
                },
            ]
        )
    }

    @HTMLBuilder private func place(_ row: Row) -> some HTML {
        if row.proposal.offerID != nil {
            div { row.employer }
            div(.class("nhsuk-u-secondary-text-colour")) { row.area }
            if row.proposal.legs.count > 1 {
                div(.class("nhsuk-u-secondary-text-colour")) { "the first of \(row.proposal.legs.count) parts" }
            }
        } else {
            "None"
        }
    }
}
