import Design
public import Domain
public import Markup

/// The form that adds or changes a student.
public struct StudentFormPage: HTML {
    /// What surrounds the form.
    public struct Model: Sendable {
        /// The student who is changed; empty for a new one.
        public var existing: ID<Student>?
        public var year: AcademicYear
        /// The college, when it cannot be chosen: the viewer's own, or that of the student who is changed.
        public var college: String?
        public var colleges: [OffersPage.Option]
        /// Cohorts, under their colleges.
        public var cohorts: [OffersPage.Option]
        public var tLevels: [OffersPage.Option]
        public var specialisms: [OffersPage.Option]
        /// Miles that count when nobody has said.
        public var usualTravelLimit: Int

        public init(
            existing: ID<Student>?,
            year: AcademicYear,
            college: String?,
            colleges: [OffersPage.Option],
            cohorts: [OffersPage.Option],
            tLevels: [OffersPage.Option],
            specialisms: [OffersPage.Option],
            usualTravelLimit: Int
        ) {
            self.existing = existing
            self.year = year
            self.college = college
            self.colleges = colleges
            self.cohorts = cohorts
            self.tLevels = tLevels
            self.specialisms = specialisms
            self.usualTravelLimit = usualTravelLimit
        }
    }

    let context: PageContext
    let model: Model
    let draft: StudentDraft
    let faults: [FieldFault]

    public init(_ context: PageContext, _ model: Model, draft: StudentDraft, faults: [FieldFault] = []) {
        self.context = context
        self.model = model
        self.draft = draft
        self.faults = faults
    }

    private var errors: FormErrors { FormErrors(faults) }

    public var body: some HTML {
        let title = model.existing == nil ? "Add a student" : "Change a student"
        let route: StudentsRoute = model.existing.map { .editStudent($0) } ?? .newStudent
        let back: SiteRoute = .students(model.existing.map { .student($0) } ?? .students)
        SitePage(title, context, back: BackLink(href: back.path), faults: faults) {
            PageHeading(title, caption: [model.college, model.year.label].compactMap { $0 }.joined(separator: ", "))
            ActionForm(context, to: .students(route)) {
                Hidden("year", model.year.label)
                who
                course
                placement
                SourceFields(source: draft.source, asAt: draft.asAt, errors: errors)
                ButtonGroup {
                    Button("Save")
                    Link("Cancel", href: back.path)
                }
            }
        }
    }

    @HTMLBuilder private var who: some HTML {
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
            name: "givenName",
            label: "First name",
            error: errors["givenName"],
            value: draft.givenName,
            width: .twenty
        )
        Input(
            name: "familyName",
            label: "Last name",
            error: errors["familyName"],
            value: draft.familyName,
            width: .twenty
        )
        Input(
            name: "preferredName",
            label: "Preferred first name (optional)",
            error: errors["preferredName"],
            value: draft.preferredName,
            width: .twenty
        )
        Input(
            name: "uln",
            label: "ULN (optional)",
            hint: "10 digits",
            error: errors["uln"],
            value: draft.uln,
            width: .ten
        )
        DateInput(
            name: "dateOfBirth",
            legend: "Date of birth (optional)",
            hint: "Without it, minimum ages cannot be checked",
            errors: errors,
            value: DateText(draft.dateOfBirth)
        )
        Input(
            name: "homePostcode",
            label: "Home postcode, or its first half (optional)",
            hint: "Only the first half is kept, for example ST4",
            error: errors["homePostcode"],
            value: draft.homePostcode,
            width: .ten
        )
        Input(
            name: "email",
            label: "E-mail (optional)",
            error: errors["email"],
            value: draft.email,
            kind: .email
        )
    }

    @HTMLBuilder private var course: some HTML {
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
            prompt: "Not known yet",
            options: model.specialisms.map(\.option)
        )
        Select(
            name: "cohort",
            label: "Cohort (optional)",
            hint: "The cohort says when the placement may run and how many hours are owed",
            error: errors["cohort"],
            value: draft.cohort,
            prompt: "In no cohort",
            options: model.cohorts.map(\.option)
        )
    }

    @HTMLBuilder private var placement: some HTML {
        Textarea(
            name: "preferences",
            label: "Preferences (optional)",
            hint: "One a line, best first: a kind of place, an employer or an area",
            error: errors["preferences"],
            value: draft.preferences
        )
        Input(
            name: "travelLimit",
            label: "Longest journey in miles, in a straight line (optional)",
            hint: "\(model.usualTravelLimit) miles, unless you say otherwise",
            error: errors["travelLimit"],
            value: draft.travelLimit,
            kind: .wholeNumber,
            width: .three,
            suffix: "miles"
        )
        DateInput(
            name: "readyFrom",
            legend: "Ready from (optional)",
            hint: "The first day on which checks will be clear",
            errors: errors,
            value: DateText(draft.readyFrom)
        )
        Textarea(
            name: "needs",
            label: "Support needs (optional)",
            hint: "Only what the student has agreed to share with those who arrange the placement",
            error: errors["needs"],
            value: draft.needs
        )
    }
}
