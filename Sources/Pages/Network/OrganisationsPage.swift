import Design
public import Domain
public import Markup

/// The list of organisations with what they offer in the year.
public struct OrganisationsPage: HTML {
    /// One organisation of the list.
    public struct Row: Sendable {
        public var id: ID<Organisation>
        public var name: String
        public var kinds: [OrganisationKind]
        public var sector: Sector
        public var place: String?
        public var answer: InterestAnswer?
        public var reason: NotThisYearReason?
        public var places: Int?
        public var free: Int?
        /// Offers whose number of places is not known yet.
        public var unknownOffers: Int
        public var asAt: Day

        public init(
            id: ID<Organisation>,
            name: String,
            kinds: [OrganisationKind],
            sector: Sector,
            place: String?,
            answer: InterestAnswer?,
            reason: NotThisYearReason? = nil,
            places: Int?,
            free: Int?,
            unknownOffers: Int,
            asAt: Day
        ) {
            self.id = id
            self.name = name
            self.kinds = kinds
            self.sector = sector
            self.place = place
            self.answer = answer
            self.reason = reason
            self.places = places
            self.free = free
            self.unknownOffers = unknownOffers
            self.asAt = asAt
        }

        var isEmployer: Bool { kinds.contains(.employer) }

        /// The number of places in words, where not all of it is known.
        var placesText: String {
            switch (places, unknownOffers) {
            case (nil, 0): isEmployer ? "None offered" : ""
            case (nil, _): "Not known yet"
            case (let places?, 0): String(places)
            case (let places?, _): "\(places) and more not known yet"
            }
        }
    }

    let context: PageContext
    let state: ListState
    let rows: [Row]
    let total: Int
    let places: [String]
    let canAdd: Bool
    let showsInterest: Bool

    /// - Parameters:
    ///   - places: the places of the system, for the filter.
    ///   - canAdd: whether the viewer may add an organisation.
    ///   - showsInterest: whether the viewer may know employers' answers for the year.
    public init(
        _ context: PageContext,
        state: ListState,
        rows: [Row],
        total: Int,
        places: [String],
        canAdd: Bool,
        showsInterest: Bool
    ) {
        self.context = context
        self.state = state
        self.rows = rows
        self.total = total
        self.places = places
        self.canAdd = canAdd
        self.showsInterest = showsInterest
    }

    public var body: some HTML {
        SitePage("Organisations", context) {
            PageHeading("Organisations", caption: "Places for \(context.year.label)")
            if canAdd {
                ButtonGroup {
                    Button("Add an organisation", href: SiteRoute.network(.newOrganisation).path, isSmall: true)
                    Link("Map", href: SiteRoute.network(.map).path)
                    Link("Tasks by e-mail", href: SiteRoute.tasks(.links).path)
                }
            } else {
                Paragraph { Link("Map", href: SiteRoute.network(.map).path) }
            }
            FilteredList {
                FilterPanel(
                    action: SiteRoute.network(.organisations).path,
                    chips: Chips(chips, clearHref: state.cleared),
                    keeping: [("sort", state["sort"] ?? "")].filter { !$0.1.isEmpty }
                ) { fields }
                YearSwitch(context, state)
            } results: {
                ExportLinks(state) { .network(.exportOrganisations($0)) }
                table
                if let pages = state.pagination(total: total) { pages }
            }
        }
    }

    @HTMLBuilder private var fields: some HTML {
        Input(name: "q", label: "Name", value: state.text, kind: .search)
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
            options: places.map { SelectOption($0, $0) }
        )
        Select(
            name: "kind",
            label: "What it is",
            value: state["kind"],
            prompt: "Any",
            options: OrganisationKind.allCases.map { SelectOption($0.rawValue, $0.title) }
        )
        if showsInterest {
            Select(
                name: "answer",
                label: "Answer for \(context.year.label)",
                value: state["answer"],
                prompt: "Any answer",
                options: InterestAnswer.allCases.map { SelectOption($0.rawValue, $0.title) }
            )
            Select(
                name: "reason",
                label: "Reason for “not this year”",
                value: state["reason"],
                prompt: "Any reason",
                options: NotThisYearReason.allCases.map { SelectOption($0.rawValue, $0.title) }
            )
        }
        if context.isViewer(.coordinator) {
            Checkboxes(
                name: "archived",
                legend: "Archived",
                size: .small,
                values: state["archived"].map { [$0] } ?? [],
                layout: .small,
                choices: [Choice("yes", "Show archived ones")]
            )
        }
    }

    private var chips: [Chip] {
        var chips: [Chip] = []
        let add = { (name: String, field: String, value: String?) in
            if let value, !value.isEmpty { chips.append(Chip(field, value, removeHref: state.without(name))) }
        }
        add("q", "Name", state.text)
        add("sector", "Sector", state["sector"].flatMap { Sector(rawValue: $0)?.title })
        add("place", "Place", state["place"])
        add("kind", "What it is", state["kind"].flatMap { OrganisationKind(rawValue: $0)?.title })
        add("answer", "Answer", state["answer"].flatMap { InterestAnswer(rawValue: $0)?.title })
        add("reason", "Reason", state["reason"].flatMap { NotThisYearReason(rawValue: $0)?.title })
        add("ask", "To ask again", state["ask"].map { _ in "about now" })
        add("archived", "Archived", state["archived"].map { _ in "shown" })
        return chips
    }

    private var table: some HTML {
        var columns: [Column<Row>] = [
            Column("Name", isHeader: true, sort: sort("name")) {
                Link($0.name, href: SiteRoute.network(.organisation($0.id)).path)
            },
            Column("Sector", sort: sort("sector")) { $0.sector.title },
            Column("Place", sort: sort("place")) { $0.place ?? "Not known" },
        ]
        if showsInterest {
            columns.append(
                Column("Answer", sort: sort("answer")) { row in
                    if row.isEmployer { InterestTag(row.answer ?? .unknown) }
                    if let reason = row.reason, row.answer == .notThisYear {
                        Paragraph(reason.title, isSmall: true, isSecondary: true)
                    }
                }
            )
        }
        columns += [
            Column("Places offered", isNumeric: true, sort: sort("places")) { $0.placesText },
            Column("Places free", isNumeric: true, sort: sort("free")) { $0.free.map(String.init) ?? "" },
            Column("As at", sort: sort("asAt")) { $0.asAt.formatted() },
        ]
        return Table(
            countText(total, "organisation", "organisations"),
            rows: rows,
            empty: "No organisation matches. Take a filter away, or import a capacity return.",
            columns: columns
        )
    }

    private func sort(_ key: String) -> SortLink { state.sortLink(key, usual: "name") }
}

/// An employer's answer as a tag.
struct InterestTag: HTML {
    let answer: InterestAnswer

    init(_ answer: InterestAnswer) {
        self.answer = answer
    }

    var body: some HTML {
        switch answer {
        case .offers: Tag(answer.title, .green)
        case .mayOffer: Tag(answer.title, .yellow)
        case .notThisYear: Tag(answer.title, .red)
        case .unknown: Tag(answer.title, .grey)
        }
    }
}
