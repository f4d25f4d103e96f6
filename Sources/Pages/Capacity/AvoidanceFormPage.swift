import Design
public import Domain
public import Markup

/// The form that adds or changes days to avoid.
public struct AvoidanceFormPage: HTML {
    /// What surrounds the form.
    public struct Model: Sendable {
        /// Whose days they are, in words.
        public var ownerName: String
        /// Empty for the whole system.
        public var organisation: ID<Organisation>?
        /// The entry that is changed; empty for a new one.
        public var existing: ID<Avoidance>?
        public var isArchived: Bool
        /// The sites and areas that they can hold for.
        public var parts: [OffersPage.Option]
        public var tLevels: [OffersPage.Option]

        public init(
            ownerName: String,
            organisation: ID<Organisation>?,
            existing: ID<Avoidance>? = nil,
            isArchived: Bool = false,
            parts: [OffersPage.Option],
            tLevels: [OffersPage.Option]
        ) {
            self.ownerName = ownerName
            self.organisation = organisation
            self.existing = existing
            self.isArchived = isArchived
            self.parts = parts
            self.tLevels = tLevels
        }
    }

    let context: PageContext
    let model: Model
    let draft: AvoidanceDraft
    let faults: [FieldFault]

    public init(_ context: PageContext, _ model: Model, draft: AvoidanceDraft, faults: [FieldFault] = []) {
        self.context = context
        self.model = model
        self.draft = draft
        self.faults = faults
    }

    private var errors: FormErrors { FormErrors(faults) }

    public var body: some HTML {
        let title = model.existing == nil ? "Add weeks to avoid" : "Change weeks to avoid"
        let route: CalendarRoute = model.existing.map { .edit($0) } ?? .new
        let back = SiteRoute.calendar(.calendar).path
        SitePage(title, context, back: BackLink(href: back), faults: faults) {
            PageHeading(title, caption: model.ownerName)
            ActionForm(context, to: .calendar(route)) {
                if model.existing == nil { Hidden("of", model.organisation?.description ?? "system") }
                what
                DateInput(name: "firstDay", legend: "First day", errors: errors, value: DateText(draft.firstDay))
                DateInput(name: "lastDay", legend: "Last day", errors: errors, value: DateText(draft.lastDay))
                whom
                strength
                if model.organisation != nil { sharing }
                SourceFields(source: draft.source, asAt: draft.asAt, errors: errors)
                ButtonGroup {
                    Button("Save")
                    Link("Cancel", href: back)
                }
            }
            if let id = model.existing {
                ActionForm(context, to: .calendar(.archive(id))) {
                    Hidden("archived", model.isArchived ? "no" : "yes")
                    Button(
                        model.isArchived ? "Bring it back into the calendar" : "Take it out of the calendar",
                        kind: .secondary,
                        isSmall: true
                    )
                }
            }
        }
    }

    @HTMLBuilder private var what: some HTML {
        Input(
            name: "title",
            label: "What is it?",
            hint: "For example, Mock exams. Name nobody",
            error: errors["title"],
            value: draft.title
        )
        Radios(
            name: "kind",
            legend: "Why are these weeks avoided?",
            error: errors["kind"],
            value: draft.kind,
            layout: .small,
            choices: AvoidanceKind.allCases.map { Choice($0.rawValue, $0.title) }
        )
        Textarea(
            name: "why",
            label: "More about it (optional)",
            error: errors["why"],
            value: draft.why,
            rows: 3
        )
    }

    @HTMLBuilder private var whom: some HTML {
        if !model.parts.isEmpty {
            Select(
                name: "part",
                label: "Where does it hold?",
                error: errors["part"],
                value: draft.part,
                prompt: "All of \(model.ownerName)",
                options: model.parts.map(\.option)
            )
        }
        Details("Only some T Levels", isOpen: !draft.tLevels.isEmpty || errors["tLevels"] != nil) {
            Checkboxes(
                name: "tLevels",
                legend: "T Levels",
                size: .small,
                hint: "Tick none if it holds for all",
                error: errors["tLevels"],
                values: Set(draft.tLevels),
                layout: .small,
                choices: model.tLevels.map { Choice($0.value, $0.label) }
            )
        }
    }

    private var strength: some HTML {
        Radios(
            name: "strength",
            legend: "What does it mean for placements?",
            error: errors["strength"],
            value: draft.strength,
            choices: [
                Choice(
                    AvoidanceStrength.never.rawValue,
                    "Never",
                    hint: "Nobody is on placement. The hours have to fit into the other weeks"
                ),
                Choice(AvoidanceStrength.ratherNot.rawValue, "Rather not") {
                    Select(
                        name: "weight",
                        label: "How much does each week weigh?",
                        error: errors["weight"],
                        value: draft.weight,
                        prompt: "1, the least",
                        options: Avoidance.weights.dropFirst().map {
                            SelectOption(String($0), $0 == Avoidance.weights.upperBound ? "\($0), the most" : "\($0)")
                        }
                    )
                },
                Choice(AvoidanceStrength.ignored.rawValue, "For information", hint: "It is shown, and nothing more"),
            ]
        )
    }

    private var sharing: some HTML {
        Checkboxes(
            name: "shared",
            legend: "Who may see it?",
            hint: "Otherwise only \(model.ownerName) and the people who run placements see it",
            values: draft.isShared ? ["yes"] : [],
            choices: [Choice("yes", "Everybody who sees the calendar: all colleges and employers")]
        )
    }
}

/// The page that asks whose weeks are to be added.
public struct AvoidanceOwnerPage: HTML {
    let context: PageContext
    let owners: [OffersPage.Option]

    public init(_ context: PageContext, owners: [OffersPage.Option]) {
        self.context = context
        self.owners = owners
    }

    public var body: some HTML {
        let back = SiteRoute.calendar(.calendar).path
        SitePage("Whose weeks are they?", context, back: BackLink(href: back)) {
            PageHeading("Whose weeks are they?")
            form(.action(SiteRoute.calendar(.new).path), .method(.get)) {
                Select(
                    name: "of",
                    label: "The whole system, a college or an employer",
                    options: owners.map(\.option)
                )
                Button("Continue", preventDoubleClick: false)
            }
        }
    }
}
