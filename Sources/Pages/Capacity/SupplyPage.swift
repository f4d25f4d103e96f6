import Design
public import Domain
public import Markup

/// Demand beside supply, and what keeps free places and students apart.
public struct SupplyPage: HTML {
    /// A row of the table.
    public struct Row: Sendable {
        /// Empty for the total.
        public var key: SupplyKey?
        public var title: String
        public var figures: SafeSupply.Figures
        /// How many of those wanted are only planned; empty where nobody may say.
        public var planned: Int?

        public init(key: SupplyKey?, title: String, figures: SafeSupply.Figures, planned: Int?) {
            self.key = key
            self.title = title
            self.figures = figures
            self.planned = planned
        }
    }

    /// What the page shows.
    public struct Model: Sendable {
        public var dimension: SupplyDimension
        /// By what else the rows could be; empty where counts are made safe.
        public var dimensions: [SupplyDimension]
        public var filter: SupplyFilter
        public var rows: [Row]
        public var total: Row
        public var gaps: SupplyGaps?
        public var checks: [PlanCheck]
        public var names: SupplyNames
        public var tLevels: [OffersPage.Option]
        public var specialisms: [OffersPage.Option]
        public var colleges: [OffersPage.Option]
        public var places: [String]

        public init(
            dimension: SupplyDimension,
            dimensions: [SupplyDimension],
            filter: SupplyFilter,
            rows: [Row],
            total: Row,
            gaps: SupplyGaps?,
            checks: [PlanCheck],
            names: SupplyNames,
            tLevels: [OffersPage.Option],
            specialisms: [OffersPage.Option],
            colleges: [OffersPage.Option],
            places: [String]
        ) {
            self.dimension = dimension
            self.dimensions = dimensions
            self.filter = filter
            self.rows = rows
            self.total = total
            self.gaps = gaps
            self.checks = checks
            self.names = names
            self.tLevels = tLevels
            self.specialisms = specialisms
            self.colleges = colleges
            self.places = places
        }

        /// Whether counts are made safe, because the viewer sees no student.
        var isSafe: Bool { dimensions.isEmpty }
    }

    static let title = "Supply and demand"

    let context: PageContext
    let state: ListState
    let model: Model

    public init(_ context: PageContext, state: ListState, _ model: Model) {
        self.context = context
        self.state = state
        self.model = model
    }

    public var body: some HTML {
        SitePage(Self.title, context, breadcrumbs: crumbs) {
            PageHeading(Self.title, caption: context.year.label)
            if model.isSafe { safely } else { openly }
        }
    }

    private var crumbs: [Crumb] {
        context.mayEver(.seeOffers)
            ? [Crumb("Places", href: SiteRoute.capacity(.offers).path)]
            : [Crumb("Figures", href: SiteRoute.insight(.figures).path)]
    }

    @HTMLBuilder private var openly: some HTML {
        if context.isCollege {
            Paragraph(
                "Your own students, beside the places that are open to you. Students of other colleges are not counted."
            )
        }
        tiles
        FilteredList {
            FilterPanel(action: state.route.path, chips: Chips(chips, clearHref: state.cleared)) { fields }
            YearSwitch(context, state)
        } results: {
            table
        }
        if let gaps = model.gaps {
            SupplyGapSection(
                gaps: gaps,
                names: model.names,
                mayPropose: context.mayEver(.propose),
                planned: model.total.planned ?? 0
            )
        }
        PlanCheckSection(checks: model.checks, names: model.names, year: context.year)
    }

    @HTMLBuilder private var safely: some HTML {
        Paragraph(
            """
            Numbers of students from 1 to 5 are not shown, so that nobody can be recognised. Some larger numbers are not \
            shown either, because the small ones could be worked out from them.
            """
        )
        YearSwitch(context, back: state.route.path)
        table
    }

    private var tiles: some HTML {
        let figures = model.total.figures
        return CountTiles([
            CountTile(figures.short ?? 0, figures.short == 1 ? "student without a place" : "students without a place"),
            CountTile(figures.free ?? 0, figures.free == 1 ? "place free" : "places free"),
            CountTile(
                figures.mayOffer ?? 0,
                figures.mayOffer == 1 ? "answer that may become places" : "answers that may become places"
            ),
        ])
    }

    @HTMLBuilder private var table: some HTML {
        if context.mayEver(.export) {
            ExportLinks(state) { .capacity(.exportSupply($0)) }
        }
        if context.mayEver(.editCapacity) {
            Paragraph {
                Link("Open unused places to every college", href: SiteRoute.capacity(.unusedPlaces).path)
            }
        }
        SupplyTableView(model: model, seesOffers: context.mayEver(.seeOffers))
        Details("How this is counted") {
            BulletList([
                "Wanted: students known by name, and what a cohort plans beyond those of its students who are known. Nobody "
                    + "is counted twice.",
                "Placed and short together are wanted. Taken and free together are offered.",
                "Taken may be more than placed: a placement in two parts takes a place at each host.",
                "May offer: employers who may offer, and offers without a number yet. They are answers and no places, and are "
                    + "never added to what is offered.",
                "Students count for their college’s place, and places for their employer’s. Students have no sector.",
            ])
        }
    }

    @HTMLBuilder private var fields: some HTML {
        Select(
            name: "by",
            label: "Rows by",
            value: model.dimension.rawValue,
            options: model.dimensions.map { SelectOption($0.rawValue, $0.title) }
        )
        Select(
            name: "tLevel",
            label: "T Level",
            value: state["tLevel"],
            prompt: "Any T Level",
            options: model.tLevels.map(\.option)
        )
        Select(
            name: "specialism",
            label: "Specialism",
            value: state["specialism"],
            prompt: "Any specialism",
            options: model.specialisms.map(\.option)
        )
        Select(
            name: "place",
            label: "Place",
            value: state["place"],
            prompt: "Any place",
            options: model.places.map { SelectOption($0, $0) }
        )
        Select(
            name: "term",
            label: "Start",
            value: state["term"],
            prompt: "Any time",
            options: StartTerm.allCases.map { SelectOption($0.rawValue, $0.title) }
        )
        if model.dimensions.contains(.college) {
            Select(
                name: "college",
                label: "College",
                hint: "With the places that are open to it",
                value: state["college"],
                prompt: "Any college",
                options: model.colleges.map(\.option)
            )
        }
    }

    private var chips: [Chip] {
        var chips: [Chip] = []
        let add = { (name: String, field: String, value: String?) in
            if let value, !value.isEmpty { chips.append(Chip(field, value, removeHref: state.without(name))) }
        }
        add("tLevel", "T Level", label(of: "tLevel", in: model.tLevels))
        add("specialism", "Specialism", label(of: "specialism", in: model.specialisms))
        add("place", "Place", model.filter.place)
        add("term", "Start", model.filter.term?.title)
        if model.dimensions.contains(.college) { add("college", "College", label(of: "college", in: model.colleges)) }
        return chips
    }

    private func label(of name: String, in options: [OffersPage.Option]) -> String? {
        state[name].flatMap { value in options.first { $0.value == value }?.label }
    }
}
