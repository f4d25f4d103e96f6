import Design
import Domain
public import Markup

/// The list of offers of the year.
public struct OffersPage: HTML {
    /// What the filters offer to choose from.
    public struct Choices: Sendable {
        public var tLevels: [Option]
        public var specialisms: [Option]
        public var places: [String]
        /// Employers that have offers.
        public var employers: [Option]

        public init(tLevels: [Option], specialisms: [Option], places: [String], employers: [Option]) {
            self.tLevels = tLevels
            self.specialisms = specialisms
            self.places = places
            self.employers = employers
        }
    }

    /// One choice: what is sent, what is shown, and under which heading.
    public struct Option: Sendable, Hashable {
        public var value: String
        public var label: String
        public var group: String?

        public init(_ value: String, _ label: String, group: String? = nil) {
            self.value = value
            self.label = label
            self.group = group
        }

        var option: SelectOption { SelectOption(value, label, group: group) }
    }

    /// The choices of the filter by age: days, and what they are called.
    public static let ages = [("30", "30 days"), ("90", "90 days"), ("180", "180 days"), ("365", "a year")]

    let context: PageContext
    let state: ListState
    let rows: [OfferRow]
    let total: Int
    let choices: Choices
    /// What is wrong with the outcode that distances are counted from.
    let nearFault: String?

    public init(
        _ context: PageContext,
        state: ListState,
        rows: [OfferRow],
        total: Int,
        choices: Choices,
        nearFault: String? = nil
    ) {
        self.context = context
        self.state = state
        self.rows = rows
        self.total = total
        self.choices = choices
        self.nearFault = nearFault
    }

    public var body: some HTML {
        SitePage("Places", context, faults: nearFault.map { [FieldFault("near", $0)] } ?? []) {
            PageHeading("Places", caption: "Offered by employers for \(context.year.label)")
            Paragraph {
                Link("Areas by week", href: SiteRoute.capacity(.weeks).path)
                if context.mayEver(.runRounds) {
                    ", "
                    Link("capacity rounds", href: SiteRoute.rounds(.rounds).path)
                }
                if !context.isHost {
                    " or "
                    Link("sites on a map", href: SiteRoute.network(.map).path)
                }
            }
            links
            if !context.isCollege {
                Paragraph(
                    "To offer places, open an employer and choose “Add places” beside an area.",
                    isSecondary: true
                )
            }
            FilteredList {
                FilterPanel(
                    action: SiteRoute.capacity(.offers).path,
                    chips: Chips(chips, clearHref: state.cleared),
                    keeping: [("sort", state["sort"] ?? "")].filter { !$0.1.isEmpty }
                ) { fields }
                YearSwitch(context, state)
            } results: {
                ExportLinks(state) { .capacity(.exportOffers($0)) }
                if canRenew { renewBar }
                OffersTable(
                    countText(total, "offer", "offers"),
                    rows: rows,
                    showsEmployer: true,
                    sort: { state.sortLink($0, usual: "employer") },
                    form: canRenew ? "renew-form" : nil
                )
                if let pages = state.pagination(total: total) { pages }
            }
        }
    }

    /// Where demand stands beside these places, and which of them only some colleges see.
    @HTMLBuilder private var links: some HTML {
        if context.mayEver(.seeSupply) {
            Paragraph {
                Link("Supply and demand", href: SiteRoute.capacity(.supply).path)
                ": who is short, and what is free at the same time"
            }
        }
        if context.mayEver(.editCapacity) {
            Paragraph {
                Link("Unused places", href: SiteRoute.capacity(.unusedPlaces).path)
                " that only some colleges see"
            }
        }
    }

    private var canRenew: Bool { context.mayEver(.editCapacity) && state["archived"] == nil && !rows.isEmpty }

    private var renewBar: some HTML {
        BulkBar(id: "renew-form", action: SiteRoute.capacity(.renewOffers).path, token: context.token) {
            Hidden(ActionForm<Empty>.keyField, context.formKey)
            Button("The ticked offers still stand", kind: .secondary, isSmall: true)
        }
    }

    @HTMLBuilder private var fields: some HTML {
        Input(name: "q", label: "Employer, site or area", value: state.text, kind: .search)
        Select(
            name: "tLevel",
            label: "T Level",
            value: state["tLevel"],
            prompt: "Any T Level",
            options: choices.tLevels.map(\.option)
        )
        Select(
            name: "specialism",
            label: "Specialism",
            value: state["specialism"],
            prompt: "Any specialism",
            options: choices.specialisms.map(\.option)
        )
        if !context.isHost {
            Select(
                name: "employer",
                label: "Employer",
                value: state["employer"],
                prompt: "Any employer",
                options: choices.employers.map(\.option)
            )
            Select(
                name: "sector",
                label: "Sector",
                value: state["sector"],
                prompt: "Any sector",
                options: Sector.allCases.map { SelectOption($0.rawValue, $0.title) }
            )
            Select(
                name: "place",
                label: "Place",
                value: state["place"],
                prompt: "Any place",
                options: choices.places.map { SelectOption($0, $0) }
            )
        }
        Input(
            name: "near",
            label: "Distance from",
            hint: "First half of a postcode, for example ST4",
            error: nearFault,
            value: state["near"] ?? "",
            width: .five
        )
        Input(name: "source", label: "Source", value: state["source"] ?? "")
        Select(
            name: "age",
            label: "Older than",
            value: state["age"],
            prompt: "Any age",
            options: Self.ages.map { SelectOption($0.0, $0.1) }
        )
        Checkboxes(
            name: "stale",
            legend: "Last confirmed",
            size: .small,
            values: state["stale"].map { [$0] } ?? [],
            layout: .small,
            choices: [Choice("yes", "Only out of date")]
        )
        Checkboxes(
            name: "free",
            legend: "Free places",
            size: .small,
            values: state["free"].map { [$0] } ?? [],
            layout: .small,
            choices: [Choice("yes", "Only with a free place")]
        )
        if !context.isCollege {
            Checkboxes(
                name: "archived",
                legend: "Withdrawn",
                size: .small,
                values: state["archived"].map { [$0] } ?? [],
                layout: .small,
                choices: [Choice("yes", "Show withdrawn offers")]
            )
        }
    }

    private var chips: [Chip] {
        var chips: [Chip] = []
        let add = { (name: String, field: String, value: String?) in
            if let value, !value.isEmpty { chips.append(Chip(field, value, removeHref: state.without(name))) }
        }
        add("q", "Words", state.text)
        add("tLevel", "T Level", label(of: "tLevel", in: choices.tLevels))
        add("specialism", "Specialism", label(of: "specialism", in: choices.specialisms))
        add("employer", "Employer", label(of: "employer", in: choices.employers))
        add("sector", "Sector", state["sector"].flatMap { Sector(rawValue: $0)?.title })
        add("place", "Place", state["place"])
        add("near", "Distance from", state["near"])
        add("source", "Source", state["source"])
        add("age", "Older than", Self.ages.first { $0.0 == state["age"] }?.1)
        add("stale", "Last confirmed", state["stale"].map { _ in "out of date" })
        add("free", "Places", state["free"].map { _ in "free only" })
        add("archived", "Withdrawn", state["archived"].map { _ in "shown" })
        return chips
    }

    private func label(of name: String, in options: [Option]) -> String? {
        state[name].flatMap { value in options.first { $0.value == value }?.label }
    }
}
