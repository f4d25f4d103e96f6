import Design
public import Domain
public import Markup

/// Where one more place is worth most: which employer to ring next.
public struct OpportunitiesPage: HTML {
    /// A place that could be found, with its words.
    public struct Row: Sendable {
        let opportunity: Opportunity
        let tLevel: String
        let specialism: String?

        /// - Parameter specialism: empty for any specialism of the T Level.
        public init(_ opportunity: Opportunity, tLevel: String, specialism: String?) {
            self.opportunity = opportunity
            self.tLevel = tLevel
            self.specialism = specialism
        }
    }

    /// The table, once it is worked out.
    public struct Model: Sendable {
        /// The rows of this page of the list.
        public var rows: [Row]
        /// How many rows the filter lets through.
        public var total: Int
        public var unplaced: Int
        public var freePlaces: Int
        /// How many places place one more student for certain.
        public var helping: Int
        /// Whether the engine looked at everything in the time it had.
        public var isComplete: Bool
        public var towns: [String]
        public var tLevels: [OffersPage.Option]

        public init(
            rows: [Row],
            total: Int,
            unplaced: Int,
            freePlaces: Int,
            helping: Int,
            isComplete: Bool,
            towns: [String],
            tLevels: [OffersPage.Option]
        ) {
            self.rows = rows
            self.total = total
            self.unplaced = unplaced
            self.freePlaces = freePlaces
            self.helping = helping
            self.isComplete = isComplete
            self.towns = towns
            self.tLevels = tLevels
        }
    }

    static let title = "Where one more place helps most"

    let context: PageContext
    let model: Model?
    let state: ListState

    /// - Parameter model: the table; empty while the engine still works on it.
    public init(_ context: PageContext, model: Model?, state: ListState) {
        self.context = context
        self.model = model
        self.state = state
    }

    public var body: some HTML {
        SitePage(
            Self.title,
            context,
            breadcrumbs: [Crumb("Proposals", href: SiteRoute.allocation(.runs).path)],
            refreshSeconds: model == nil ? 3 : nil
        ) {
            PageHeading(Self.title, caption: "Academic year \(context.year.label)")
            if let model {
                if model.unplaced == 0 {
                    Paragraph("Every student who needs a place has one in today’s plan, so no further place is needed.")
                    YearSwitch(context, state)
                } else {
                    table(model)
                }
            } else {
                ProgressPanel(
                    "Working it out",
                    status: "The engine tries one more place at every offer, and new ones in every town.",
                    href: state.route.path(state.query),
                    isFinished: false
                )
            }
        }
    }

    @HTMLBuilder private func table(_ model: Model) -> some HTML {
        Paragraph(
            "Each row is one place more than today, worked out on its own, with everybody else moving as needed: so many "
                + "more students would have a place. Two rows together may help fewer than both alone."
        )
        CountTiles([
            CountTile(
                model.unplaced,
                model.unplaced == 1 ? "student has no place in today’s plan" : "students have no place in today’s plan"
            ),
            CountTile(
                model.freePlaces,
                model.freePlaces == 1 ? "place that nobody has" : "places that nobody has"
            ),
            CountTile(
                model.helping,
                model.helping == 1 ? "way to place one student more" : "ways to place one student more"
            ),
        ])
        if !model.isComplete {
            InsetText(
                "The engine did not get through everything in the time it had. What is shown is right, but something may be "
                    + "missing."
            )
        }
        FilteredList {
            FilterPanel(action: state.route.path, chips: Chips(chips(model), clearHref: state.cleared)) {
                fields(model)
            }
            YearSwitch(context, state)
        } results: {
            ExportLinks(state) { .allocation(.exportOpportunities($0)) }
            rows(model)
            if let pages = state.pagination(total: model.total) { pages }
        }
    }

    @HTMLBuilder private func fields(_ model: Model) -> some HTML {
        Select(
            name: "tLevel",
            label: "T Level",
            value: state["tLevel"],
            prompt: "Any T Level",
            options: model.tLevels.map(\.option)
        )
        Select(
            name: "town",
            label: "Place",
            value: state["town"],
            prompt: "Any place",
            options: model.towns.map { SelectOption($0, $0) }
        )
        Select(
            name: "kind",
            label: "Host",
            value: state["kind"],
            prompt: "Any host",
            options: OpportunityFilter.Kind.allCases.map { SelectOption($0.rawValue, $0.title) }
        )
        Checkboxes(
            name: "all",
            legend: "Places that help nobody",
            size: .small,
            values: state["all"].map { [$0] } ?? [],
            layout: .small,
            choices: [Choice("yes", "Show them too")]
        )
    }

    private func chips(_ model: Model) -> [Chip] {
        var chips: [Chip] = []
        let add = { (name: String, field: String, value: String?) in
            if let value, !value.isEmpty { chips.append(Chip(field, value, removeHref: state.without(name))) }
        }
        add("tLevel", "T Level", state["tLevel"].flatMap { code in model.tLevels.first { $0.value == code }?.label })
        add("town", "Place", state["town"])
        add("kind", "Host", state["kind"].flatMap { OpportunityFilter.Kind(rawValue: $0)?.title })
        add("all", "Places that help nobody", state["all"].map { _ in "shown" })
        return chips
    }

    private func rows(_ model: Model) -> some HTML {
        Table(
            countText(model.total, "place, the most worth first", "places, the most worth first"),
            rows: model.rows,
            empty: model.isComplete
                ? "No place that matches would place anybody more." : "Nothing that matches has been worked out yet.",
            columns: [
                Column("Place", isHeader: true) { row in place(row) },
                Column("For whom, when") { row in
                    "\(subject(row)). \(row.opportunity.pattern.title), \(row.opportunity.dates.formatted)"
                },
                Column("One more places") { row in gain(row) },
                Column("Students waiting") { row in waiting(row.opportunity) },
                Column("Whom to ring") { row in contacts(row.opportunity) },
            ]
        )
    }

    // MARK: - Cells

    private func title(_ row: Row) -> String {
        let opportunity = row.opportunity
        if let host = opportunity.host { return "\(host.area), \(host.name)" }
        return "\(opportunity.setting.title) in \(opportunity.town)"
    }

    @HTMLBuilder private func place(_ row: Row) -> some HTML {
        if let host = row.opportunity.host {
            "\(host.area), \(host.name), \(row.opportunity.town)"
        } else {
            title(row)
            " (new)"
        }
    }

    private func subject(_ row: Row) -> String { row.specialism ?? row.tLevel }

    @HTMLBuilder private func gain(_ row: Row) -> some HTML {
        let opportunity = row.opportunity
        if opportunity.gain > 0, opportunity.isProven {
            Tag(opportunity.gainText, .green)
        } else if opportunity.atMost > 0 {
            Tag(opportunity.gainText, .yellow)
        } else {
            opportunity.gainText
        }
        div { Link("Try it", href: WhatIf([opportunity.change]).path, context: title(row)) }
    }

    private func waiting(_ opportunity: Opportunity) -> String {
        if opportunity.waiting.isEmpty {
            return opportunity.atMost > 0 ? "None directly: others would move up" : "None"
        }
        return opportunity.waiting.map { "\($0.students) from \($0.college)" }.joined(separator: ", ")
    }

    @HTMLBuilder private func contacts(_ opportunity: Opportunity) -> some HTML {
        if let host = opportunity.host {
            Link(host.name, href: SiteRoute.network(.organisation(host.id)).path)
        } else if opportunity.prospects.isEmpty {
            Link(
                "Employers in \(opportunity.town)",
                href: SiteRoute.network(.organisations)
                    .path(LinkQuery([("place", opportunity.town), ("kind", OrganisationKind.employer.rawValue)]))
            )
        } else {
            ForEach(Array(opportunity.prospects.enumerated())) { index, prospect in
                if index > 0 { ", " }
                Link(prospect.name, href: SiteRoute.network(.organisation(prospect.id)).path)
                if prospect.isActive { " (offers other places)" }
            }
        }
    }
}
