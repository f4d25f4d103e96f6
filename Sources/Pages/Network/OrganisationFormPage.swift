public import Design
public import Domain
public import Markup

/// The form that adds or changes an organisation.
public struct OrganisationFormPage: HTML {
    let context: PageContext
    let draft: OrganisationDraft
    let faults: [FieldFault]
    /// The organisation that is changed; empty for a new one.
    let existing: ID<Organisation>?
    let places: [String]

    public init(
        _ context: PageContext,
        draft: OrganisationDraft,
        faults: [FieldFault] = [],
        existing: ID<Organisation>?,
        places: [String]
    ) {
        self.context = context
        self.draft = draft
        self.faults = faults
        self.existing = existing
        self.places = places
    }

    public var body: some HTML {
        let errors = FormErrors(faults)
        let title = existing == nil ? "Add an organisation" : "Change details"
        let route: NetworkRoute = existing.map { .editOrganisation($0) } ?? .newOrganisation
        let back: NetworkRoute = existing.map { .organisation($0) } ?? .organisations
        SitePage(title, context, back: BackLink(href: SiteRoute.network(back).path), faults: faults) {
            PageHeading(title, caption: existing == nil ? nil : draft.name)
            ActionForm(context, to: .network(route)) {
                Input(name: "name", label: "Name", error: errors["name"], value: draft.name)
                if context.isViewer(.coordinator) {
                    Checkboxes(
                        name: "kinds",
                        legend: "What is it?",
                        hint: "Choose all that apply",
                        error: errors["kinds"],
                        values: Set(draft.kinds),
                        choices: OrganisationKind.allCases.map { Choice($0.rawValue, $0.title) }
                    )
                } else {
                    ForEach(draft.kinds) { Hidden("kinds", $0) }
                }
                Select(
                    name: "sector",
                    label: "Sector",
                    error: errors["sector"],
                    value: draft.sector,
                    prompt: "Choose a sector",
                    options: Sector.allCases.map { SelectOption($0.rawValue, $0.title) }
                )
                Select(
                    name: "place",
                    label: "Place",
                    error: errors["place"],
                    value: draft.place,
                    prompt: "Not known yet",
                    options: placeOptions
                )
                Input(
                    name: "odsCode",
                    label: "ODS code (optional)",
                    hint: "The NHS code of the organisation, for example RJE",
                    error: errors["odsCode"],
                    value: draft.odsCode,
                    width: .ten
                )
                Input(
                    name: "ukprn",
                    label: "UKPRN (optional)",
                    hint: "8 digits, for colleges",
                    error: errors["ukprn"],
                    value: draft.ukprn,
                    kind: .wholeNumber,
                    width: .ten
                )
                Input(
                    name: "studentsAtOnce",
                    label: "Most T Level students at once in all (optional)",
                    hint: "For employers, beside what each site and area can take",
                    error: errors["studentsAtOnce"],
                    value: draft.studentsAtOnce,
                    kind: .wholeNumber,
                    width: .three
                )
                if !context.isCollege {
                    Textarea(
                        name: "notes",
                        label: "Notes (optional)",
                        hint: "Colleges never see these. Nothing about people’s health or private lives",
                        error: errors["notes"],
                        value: draft.notes
                    )
                }
                SourceFields(source: draft.source, asAt: draft.asAt, errors: errors)
                ButtonGroup {
                    Button("Save")
                    Link("Cancel", href: SiteRoute.network(back).path)
                }
            }
        }
    }

    private var placeOptions: [SelectOption] {
        let all = places.contains(draft.place) || draft.place.isEmpty ? places : places + [draft.place]
        return all.map { SelectOption($0, $0) }
    }
}

/// Where something comes from and how old it is.
public struct SourceFields: HTML {
    let source: String
    let asAt: DayParts
    let errors: FormErrors

    public init(source: String, asAt: DayParts, errors: FormErrors) {
        self.source = source
        self.asAt = asAt
        self.errors = errors
    }

    public var body: some HTML {
        Input(
            name: "source",
            label: "Where does this come from? (optional)",
            hint: "For example, a telephone call or the name of a file",
            error: errors["source"],
            value: source
        )
        DateInput(
            name: "asAt",
            legend: "When was this true? (optional)",
            hint: "Today, unless you say otherwise",
            errors: errors,
            value: DateText(asAt)
        )
    }
}

extension DateText {
    /// The boxes of a draft's day.
    public init(_ parts: DayParts) {
        self.init(day: parts.day, month: parts.month, year: parts.year)
    }
}
