import Design
public import Domain
public import Markup

/// The form of a college's plan for a year to come.
public struct PlanFormPage: HTML {
    /// What surrounds the form.
    public struct Model: Sendable {
        /// The plan that is changed; empty for a new one.
        public var existing: ID<Intention>?
        /// The college, when it cannot be chosen.
        public var college: String?
        public var colleges: [OffersPage.Option]
        public var years: [AcademicYear]
        public var tLevels: [OffersPage.Option]
        public var specialisms: [OffersPage.Option]

        public init(
            existing: ID<Intention>?,
            college: String?,
            colleges: [OffersPage.Option],
            years: [AcademicYear],
            tLevels: [OffersPage.Option],
            specialisms: [OffersPage.Option]
        ) {
            self.existing = existing
            self.college = college
            self.colleges = colleges
            self.years = years
            self.tLevels = tLevels
            self.specialisms = specialisms
        }
    }

    let context: PageContext
    let model: Model
    let draft: IntentionDraft
    let faults: [FieldFault]

    public init(_ context: PageContext, _ model: Model, draft: IntentionDraft, faults: [FieldFault] = []) {
        self.context = context
        self.model = model
        self.draft = draft
        self.faults = faults
    }

    private var errors: FormErrors { FormErrors(faults) }

    public var body: some HTML {
        let title = model.existing == nil ? "Add a plan" : "Change a plan"
        let route: PlansRoute = model.existing.map { .editPlan($0) } ?? .newPlan
        let back = SiteRoute.students(.plans(.plans)).path
        SitePage(title, context, back: BackLink(href: back), faults: faults) {
            PageHeading(title, caption: model.college)
            ActionForm(context, to: .students(.plans(route))) {
                subject
                numbers
                Textarea(name: "notes", label: "Notes (optional)", error: errors["notes"], value: draft.notes)
                SourceFields(source: draft.source, asAt: draft.asAt, errors: errors)
                if model.existing != nil {
                    Checkboxes(
                        name: "archived",
                        legend: "Still planned?",
                        size: .small,
                        values: draft.isArchived ? ["yes"] : [],
                        layout: .small,
                        choices: [Choice("yes", "The college no longer plans this")]
                    )
                }
                ButtonGroup {
                    Button("Save")
                    Link("Cancel", href: back)
                }
            }
        }
    }

    @HTMLBuilder private var subject: some HTML {
        if model.college == nil {
            Select(
                name: "provider",
                label: "College",
                error: errors["provider"],
                value: draft.provider,
                prompt: "Choose a college",
                options: model.colleges.map(\.option)
            )
        }
        Select(
            name: "year",
            label: "Academic year",
            error: errors["year"],
            value: draft.year,
            prompt: "Choose a year",
            options: model.years.map { SelectOption($0.label, $0.label) }
        )
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
            prompt: "Not divided yet",
            options: model.specialisms.map(\.option)
        )
    }

    @HTMLBuilder private var numbers: some HTML {
        Input(
            name: "central",
            label: "Students that you expect",
            error: errors["central"],
            value: draft.central,
            kind: .wholeNumber,
            width: .four
        )
        Input(
            name: "low",
            label: "Fewest, if few come (optional)",
            error: errors["low"],
            value: draft.low,
            kind: .wholeNumber,
            width: .four
        )
        Input(
            name: "high",
            label: "Most, if many come (optional)",
            error: errors["high"],
            value: draft.high,
            kind: .wholeNumber,
            width: .four
        )
    }
}
