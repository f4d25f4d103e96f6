import Design
public import Domain
public import Markup

/// The form that adds or changes an offer.
public struct OfferFormPage: HTML {
    /// What surrounds the form.
    public struct Model: Sendable {
        public var organisationName: String
        public var organisationID: ID<Organisation>
        public var area: Area
        public var year: AcademicYear
        /// The offer that is changed; empty for a new one.
        public var existing: ID<Offer>?
        /// Places that are taken already.
        public var taken: Int
        public var tLevels: [OffersPage.Option]
        public var specialisms: [OffersPage.Option]
        /// The colleges that it can be shown to.
        public var colleges: [OffersPage.Option]
        public var remoteRule: RemoteRule?

        public init(
            organisationName: String,
            organisationID: ID<Organisation>,
            area: Area,
            year: AcademicYear,
            existing: ID<Offer>?,
            taken: Int,
            tLevels: [OffersPage.Option],
            specialisms: [OffersPage.Option],
            colleges: [OffersPage.Option],
            remoteRule: RemoteRule?
        ) {
            self.organisationName = organisationName
            self.organisationID = organisationID
            self.area = area
            self.year = year
            self.existing = existing
            self.taken = taken
            self.tLevels = tLevels
            self.specialisms = specialisms
            self.colleges = colleges
            self.remoteRule = remoteRule
        }
    }

    let context: PageContext
    let model: Model
    let draft: OfferDraft
    let faults: [FieldFault]

    public init(_ context: PageContext, _ model: Model, draft: OfferDraft, faults: [FieldFault] = []) {
        self.context = context
        self.model = model
        self.draft = draft
        self.faults = faults
    }

    private var errors: FormErrors { FormErrors(faults) }

    public var body: some HTML {
        let title = model.existing == nil ? "Add places" : "Change places"
        let route: CapacityRoute = model.existing.map { .editOffer($0) } ?? .newOffer(model.area.id)
        let back: SiteRoute =
            model.existing.map { .capacity(.offer($0)) } ?? .network(.organisation(model.organisationID))
        SitePage(title, context, back: BackLink(href: back.path), faults: faults) {
            PageHeading(title, caption: "\(model.area.name), \(model.organisationName), \(model.year.label)")
            ActionForm(context, to: .capacity(route)) {
                Hidden("year", model.year.label)
                subject
                places
                when
                limits
                visibility
                Textarea(
                    name: "notes",
                    label: "Notes (optional)",
                    hint: "Colleges do not see these",
                    error: errors["notes"],
                    value: draft.notes
                )
                SourceFields(source: draft.source, asAt: draft.asAt, errors: errors)
                ButtonGroup {
                    Button("Save")
                    Link("Cancel", href: back.path)
                }
            }
        }
    }

    @HTMLBuilder private var subject: some HTML {
        Select(
            name: "tLevel",
            label: "T Level",
            error: errors["tLevel"],
            value: draft.tLevelCode,
            prompt: "Choose a T Level",
            options: model.tLevels.map(\.option)
        )
        Select(
            name: "specialism",
            label: "Specialism (optional)",
            error: errors["specialism"],
            value: draft.specialismCode,
            prompt: "Any specialism of the T Level",
            options: model.specialisms.map(\.option)
        )
    }

    @HTMLBuilder private var places: some HTML {
        Input(
            name: "places",
            label: "Number of places",
            hint: model.taken == 0 ? nil : "\(model.taken) taken already; it cannot be fewer",
            error: errors["places"],
            value: draft.isPlacesUnknown ? "" : draft.places,
            kind: .wholeNumber,
            width: .three
        )
        Checkboxes(
            name: "placesUnknown",
            legend: "Or",
            size: .small,
            values: draft.isPlacesUnknown ? ["yes"] : [],
            layout: .small,
            choices: [Choice("yes", "Not known yet")]
        )
    }

    @HTMLBuilder private var when: some HTML {
        DateInput(name: "firstDay", legend: "First day", errors: errors, value: DateText(draft.firstDay))
        DateInput(name: "lastDay", legend: "Last day", errors: errors, value: DateText(draft.lastDay))
        Radios(
            name: "pattern",
            legend: "Pattern",
            error: errors["pattern"],
            value: draft.patternKind,
            layout: .small,
            choices: Pattern.Kind.allCases.map { Choice($0.rawValue, $0.title) }
        )
        Checkboxes(
            name: "days",
            legend: "Days of the week (optional)",
            error: errors["days"],
            values: Set(draft.days),
            layout: .small,
            choices: Day.weekdayNames.enumerated().map { Choice(String($0 + 1), $1) }
        )
        Input(
            name: "daysPerWeek",
            label: "Days a week (optional)",
            hint: "When only the number is known",
            error: errors["daysPerWeek"],
            value: draft.daysPerWeek,
            kind: .wholeNumber,
            width: .two
        )
    }

    @HTMLBuilder private var limits: some HTML {
        Input(
            name: "hours",
            label: "Hours that one student can work here (optional)",
            hint: "Fewer than the student owes makes this a part of a placement",
            error: errors["hours"],
            value: draft.hours,
            kind: .wholeNumber,
            width: .four
        )
        Input(
            name: "minimumAge",
            label: "Minimum age on the first day (optional)",
            hint: model.area.minimumAge.map { "The area says \($0)" },
            error: errors["minimumAge"],
            value: draft.minimumAge,
            kind: .wholeNumber,
            width: .two
        )
        Input(
            name: "remoteShare",
            label: "Most of the hours that may be remote, in per cent (optional)",
            hint: model.remoteRule?.sentence,
            error: errors["remoteShare"],
            value: draft.remoteShare,
            kind: .wholeNumber,
            width: .three,
            suffix: "%"
        )
        Input(
            name: "smallestGroup",
            label: "Fewest students together (optional)",
            hint: "When the area takes a group or nobody",
            error: errors["smallestGroup"],
            value: draft.smallestGroup,
            kind: .wholeNumber,
            width: .two
        )
    }

    private var visibility: some HTML {
        Radios(
            name: "visibility",
            legend: "Which colleges may see it?",
            error: errors["visibility"],
            value: draft.isRestricted ? "chosen" : "all",
            choices: [
                Choice("all", "All colleges"),
                Choice("chosen", "Only these") {
                    Checkboxes(
                        name: "providers",
                        legend: "Colleges",
                        size: .small,
                        error: errors["providers"],
                        values: Set(draft.providers),
                        layout: .small,
                        choices: model.colleges.map { Choice($0.value, $0.label) }
                    )
                },
            ]
        )
    }
}
