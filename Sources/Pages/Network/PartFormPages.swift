import Design
public import Domain
public import Markup

/// The form that adds or changes a site.
public struct SiteFormPage: HTML {
    let context: PageContext
    let organisation: Organisation
    let draft: SiteDraft
    let faults: [FieldFault]
    let existing: ID<Site>?

    public init(
        _ context: PageContext,
        organisation: Organisation,
        draft: SiteDraft,
        faults: [FieldFault] = [],
        existing: ID<Site>?
    ) {
        self.context = context
        self.organisation = organisation
        self.draft = draft
        self.faults = faults
        self.existing = existing
    }

    public var body: some HTML {
        let errors = FormErrors(faults)
        let title = existing == nil ? "Add a site" : "Change a site"
        let route: NetworkRoute = existing.map { .editSite($0) } ?? .newSite(organisation.id)
        PartForm(title, context, organisation: organisation, route: route, faults: faults) {
            Input(name: "name", label: "Name of the site", error: errors["name"], value: draft.name)
            Textarea(
                name: "address",
                label: "Address (optional)",
                error: errors["address"],
                value: draft.address,
                rows: 3
            )
            Input(
                name: "postcode",
                label: "Postcode (optional)",
                hint: "Without it, distances are not known",
                error: errors["postcode"],
                value: draft.postcode,
                width: .ten
            )
            Input(
                name: "studentsAtOnce",
                label: "Most T Level students at once on the site (optional)",
                hint: "Beside what each area can take",
                error: errors["studentsAtOnce"],
                value: draft.studentsAtOnce,
                kind: .wholeNumber,
                width: .three
            )
            Input(
                name: "learnersAtOnce",
                label: "Most learners of every kind at once on the site (optional)",
                hint: "T Level students, undergraduates, apprentices and work experience together",
                error: errors["learnersAtOnce"],
                value: draft.learnersAtOnce,
                kind: .wholeNumber,
                width: .three
            )
            if existing != nil { ArchivedBox("This site is no longer used", isOn: draft.isArchived) }
        }
    }
}

/// The form that adds or changes an area.
public struct AreaFormPage: HTML {
    let context: PageContext
    let organisation: Organisation
    let site: Site
    let draft: AreaDraft
    let faults: [FieldFault]
    let existing: ID<Area>?

    public init(
        _ context: PageContext,
        organisation: Organisation,
        site: Site,
        draft: AreaDraft,
        faults: [FieldFault] = [],
        existing: ID<Area>?
    ) {
        self.context = context
        self.organisation = organisation
        self.site = site
        self.draft = draft
        self.faults = faults
        self.existing = existing
    }

    public var body: some HTML {
        let errors = FormErrors(faults)
        let title = existing == nil ? "Add an area" : "Change an area"
        let route: NetworkRoute = existing.map { .editArea($0) } ?? .newArea(site.id)
        PartForm(title, context, organisation: organisation, route: route, faults: faults) {
            Paragraph("At \(site.name)")
            Input(
                name: "name",
                label: "Name of the ward, department or team",
                error: errors["name"],
                value: draft.name
            )
            Select(
                name: "setting",
                label: "Kind of place",
                error: errors["setting"],
                value: draft.setting,
                prompt: "Choose the kind of place",
                options: Setting.allCases.map { SelectOption($0.rawValue, $0.title) }
            )
            Input(
                name: "minimumAge",
                label: "Minimum age on the first day (optional)",
                hint: "Leave empty when any age will do",
                error: errors["minimumAge"],
                value: draft.minimumAge,
                kind: .wholeNumber,
                width: .two
            )
            Input(
                name: "learnersAtOnce",
                label: "Most learners at once (optional)",
                hint: "Learners of every kind together",
                error: errors["learnersAtOnce"],
                value: draft.learnersAtOnce,
                kind: .wholeNumber,
                width: .three
            )
            Input(
                name: "supervisors",
                label: "Supervisors at once in an ordinary week (optional)",
                hint: "Trellis then never plans for more learners than they can look after",
                error: errors["supervisors"],
                value: draft.supervisors,
                kind: .wholeNumber,
                width: .three
            )
            Input(
                name: "learnersPerSupervisor",
                label: "Learners for each supervisor (optional)",
                hint: "Leave empty for one each",
                error: errors["learnersPerSupervisor"],
                value: draft.learnersPerSupervisor,
                kind: .wholeNumber,
                width: .two
            )
            Textarea(
                name: "notes",
                label: "Notes (optional)",
                hint: "For example, what the area cannot offer. Colleges do not see these",
                error: errors["notes"],
                value: draft.notes
            )
            if existing != nil { ArchivedBox("This area no longer hosts students", isOn: draft.isArchived) }
        }
    }
}

/// The form that adds or changes a contact.
public struct PersonFormPage: HTML {
    let context: PageContext
    let organisation: Organisation
    let draft: PersonDraft
    let faults: [FieldFault]
    let existing: ID<Person>?
    let canAnswer: Bool

    /// - Parameter canAnswer: Whether the reader may answer what the contact asks about their data.
    public init(
        _ context: PageContext,
        organisation: Organisation,
        draft: PersonDraft,
        faults: [FieldFault] = [],
        existing: ID<Person>?,
        canAnswer: Bool
    ) {
        self.context = context
        self.organisation = organisation
        self.draft = draft
        self.faults = faults
        self.existing = existing
        self.canAnswer = canAnswer
    }

    public var body: some HTML {
        let errors = FormErrors(faults)
        let title = existing == nil ? "Add a contact" : "Change a contact"
        let route: NetworkRoute = existing.map { .editPerson($0) } ?? .newPerson(organisation.id)
        PartForm(title, context, organisation: organisation, route: route, faults: faults) {
            if let existing, canAnswer {
                Paragraph {
                    Link(
                        "Their data: a copy, a correction, erasure",
                        href: SiteRoute.rights(.person(.contact(existing))).path
                    )
                }
            }
            Input(name: "name", label: "Name", error: errors["name"], value: draft.name, width: .thirty)
            Select(
                name: "role",
                label: "Role for T Levels",
                error: errors["role"],
                value: draft.role,
                options: PersonRole.allCases.map { SelectOption($0.rawValue, $0.title) }
            )
            Input(name: "jobTitle", label: "Job title (optional)", error: errors["jobTitle"], value: draft.jobTitle)
            Input(
                name: "email",
                label: "Work e-mail address (optional)",
                error: errors["email"],
                value: draft.email,
                kind: .email,
                width: .thirty
            )
            Input(
                name: "phone",
                label: "Work telephone number (optional)",
                error: errors["phone"],
                value: draft.phone,
                kind: .telephone,
                width: .twenty
            )
            SourceFields(source: draft.source, asAt: draft.asAt, errors: errors)
            if existing != nil { ArchivedBox("This person has left", isOn: draft.isArchived) }
        }
    }
}

/// What the forms of sites, areas and contacts have in common.
private struct PartForm<Fields: HTML>: HTML {
    let title: String
    let context: PageContext
    let organisation: Organisation
    let route: NetworkRoute
    let faults: [FieldFault]
    let fields: Fields

    init(
        _ title: String,
        _ context: PageContext,
        organisation: Organisation,
        route: NetworkRoute,
        faults: [FieldFault],
        @HTMLBuilder fields: () -> Fields
    ) {
        self.title = title
        self.context = context
        self.organisation = organisation
        self.route = route
        self.faults = faults
        self.fields = fields()
    }

    var body: some HTML {
        let back = SiteRoute.network(.organisation(organisation.id)).path
        SitePage(title, context, back: BackLink(href: back), faults: faults) {
            PageHeading(title, caption: organisation.name)
            ActionForm(context, to: .network(route)) {
                fields
                ButtonGroup {
                    Button("Save")
                    Link("Cancel", href: back)
                }
            }
        }
    }
}

/// The box that takes something out of use without losing it.
private struct ArchivedBox: HTML {
    let label: String
    let isOn: Bool

    init(_ label: String, isOn: Bool) {
        self.label = label
        self.isOn = isOn
    }

    var body: some HTML {
        Checkboxes(
            name: "archived",
            legend: "Still in use?",
            size: .small,
            values: isOn ? ["yes"] : [],
            layout: .small,
            choices: [Choice("yes", label)]
        )
    }
}
