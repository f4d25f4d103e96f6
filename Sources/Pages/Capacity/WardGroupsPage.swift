import Design
public import Domain
public import Markup

/// Other learners at areas in a year: undergraduates, apprentices, work experience.
public struct WardGroupsPage: HTML {
    /// One group as the list shows it.
    public struct Row: Sendable {
        public var group: WardGroup
        /// Where it is, the employer first.
        public var organisation: String
        public var site: String
        public var area: String

        public init(group: WardGroup, organisation: String, site: String, area: String) {
            self.group = group
            self.organisation = organisation
            self.site = site
            self.area = area
        }
    }

    let context: PageContext
    let state: ListState
    let rows: [Row]
    let total: Int
    let employers: [OffersPage.Option]

    public init(
        _ context: PageContext,
        state: ListState,
        rows: [Row],
        total: Int,
        employers: [OffersPage.Option]
    ) {
        self.context = context
        self.state = state
        self.rows = rows
        self.total = total
        self.employers = employers
    }

    public var body: some HTML {
        let weeks = SiteRoute.capacity(.weeks).path
        SitePage("Other learners", context, breadcrumbs: [Crumb("Areas by week", href: weeks)]) {
            PageHeading("Other learners", caption: context.year.label)
            Paragraph(
                """
                Undergraduates, apprentices and others who share wards with T Level students. Only how many there are is kept, \
                never who. Colleges do not see them. To add some, open the organisation and choose “Other learners” \
                beside the area.
                """
            )
            if context.mayEver(.importFiles) {
                Paragraph {
                    Link(
                        "Import a list from the placement system of a trust",
                        href: SiteRoute.exchange(.upload(.learners)).path
                    )
                }
            }
            FilteredList {
                FilterPanel(
                    action: SiteRoute.capacity(.ward(.groups)).path,
                    chips: Chips(chips, clearHref: state.cleared)
                ) { fields }
                YearSwitch(context, state)
            } results: {
                if context.mayEver(.export) { ExportLinks(state) { .capacity(.ward(.exportGroups($0))) } }
                table
                if let pages = state.pagination(total: total) { pages }
            }
        }
    }

    @HTMLBuilder private var fields: some HTML {
        if !context.isHost {
            Select(
                name: "employer",
                label: "Employer",
                value: state["employer"],
                prompt: "Any employer",
                options: employers.map(\.option)
            )
        }
        Select(
            name: "kind",
            label: "Kind of learners",
            value: state["kind"],
            prompt: "Any kind",
            options: LearnerKind.allCases.map { SelectOption($0.rawValue, $0.title) }
        )
    }

    private var chips: [Chip] {
        var chips: [Chip] = []
        if let employer = employers.first(where: { $0.value == state["employer"] }) {
            chips.append(Chip("Employer", employer.label, removeHref: state.without("employer")))
        }
        if let kind = state["kind"].flatMap({ LearnerKind(rawValue: $0) }) {
            chips.append(Chip("Kind", kind.title, removeHref: state.without("kind")))
        }
        return chips
    }

    private var table: some HTML {
        Table(
            countText(total, "group", "groups"),
            rows: rows,
            empty: "Nobody has said yet that other learners are at areas in \(context.year.label).",
            columns: [
                Column("Area", isHeader: true) { row in
                    Link(
                        row.area,
                        href: SiteRoute.capacity(.ward(.editGroup(row.group.id))).path,
                        context: row.organisation
                    )
                },
                Column("Where") { "\($0.organisation), \($0.site)" },
                Column("Learners") { $0.group.title },
                Column("How many", isNumeric: true) { "\($0.group.learners)" },
                Column("When") { row in
                    let days = row.group.pattern.days.isEmpty ? "" : ", \(row.group.pattern.daysTitle)"
                    "\(row.group.firstDay.formatted()) to \(row.group.lastDay.formatted())\(days)"
                },
                Column("As at") { provenance(source: $0.group.source, asAt: $0.group.asAt) },
            ]
        )
    }
}
