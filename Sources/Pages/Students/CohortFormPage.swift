import Design
public import Domain
public import Markup

/// The form that adds or changes a cohort.
public struct CohortFormPage: HTML {
    /// What surrounds the form.
    public struct Model: Sendable {
        /// The cohort that is changed; empty for a new one.
        public var existing: ID<Cohort>?
        public var year: AcademicYear
        /// The college, when it cannot be chosen: the viewer's own, or that of the cohort that is changed.
        public var college: String?
        public var colleges: [OffersPage.Option]
        public var tLevels: [OffersPage.Option]
        public var specialisms: [OffersPage.Option]
        /// What the rule book says, when the T Level is known.
        public var hoursRule: HoursRule?

        public init(
            existing: ID<Cohort>?,
            year: AcademicYear,
            college: String?,
            colleges: [OffersPage.Option],
            tLevels: [OffersPage.Option],
            specialisms: [OffersPage.Option],
            hoursRule: HoursRule?
        ) {
            self.existing = existing
            self.year = year
            self.college = college
            self.colleges = colleges
            self.tLevels = tLevels
            self.specialisms = specialisms
            self.hoursRule = hoursRule
        }
    }

    let context: PageContext
    let model: Model
    let draft: CohortDraft
    let faults: [FieldFault]

    public init(_ context: PageContext, _ model: Model, draft: CohortDraft, faults: [FieldFault] = []) {
        self.context = context
        self.model = model
        self.draft = draft
        self.faults = faults
    }

    private var errors: FormErrors { FormErrors(faults) }

    public var body: some HTML {
        let title = model.existing == nil ? "Add a cohort" : "Change a cohort"
        let route: StudentsRoute = model.existing.map { .editCohort($0) } ?? .newCohort
        let back: SiteRoute = .students(model.existing.map { .cohort($0) } ?? .cohorts)
        SitePage(title, context, back: BackLink(href: back.path), faults: faults) {
            PageHeading(title, caption: [model.college, model.year.label].compactMap { $0 }.joined(separator: ", "))
            ActionForm(context, to: .students(route)) {
                Hidden("year", model.year.label)
                subject
                when
                Textarea(
                    name: "prerequisites",
                    label: "What students have ready before they start (optional)",
                    hint: "For example: enhanced DBS applied for, basic life support, moving and handling",
                    error: errors["prerequisites"],
                    value: draft.prerequisites,
                    rows: 3
                )
                Textarea(
                    name: "notes",
                    label: "Notes (optional)",
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
        Input(
            name: "name",
            label: "Name of the cohort",
            hint: "As the college calls it, for example Health year 2",
            error: errors["name"],
            value: draft.name
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
            prompt: "Not the same for all",
            options: model.specialisms.map(\.option)
        )
        Input(
            name: "size",
            label: "Number of students planned (optional)",
            hint: "Leave it empty when it is not known yet",
            error: errors["size"],
            value: draft.size,
            kind: .wholeNumber,
            width: .four
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
        Input(
            name: "hours",
            label: "Hours that each student owes",
            hint: model.hoursRule?.sentence ?? "Leave it empty for what the rule book requires",
            error: errors["hours"],
            value: draft.hours,
            kind: .wholeNumber,
            width: .four,
            suffix: "hours"
        )
    }
}
