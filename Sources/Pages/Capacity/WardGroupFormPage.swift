import Design
public import Domain
public import Markup

/// The form that writes down other learners at an area.
public struct WardGroupFormPage: HTML {
    let context: PageContext
    let area: Area
    let organisation: Organisation
    let draft: WardGroupDraft
    let faults: [FieldFault]
    let existing: ID<WardGroup>?

    public init(
        _ context: PageContext,
        area: Area,
        organisation: Organisation,
        draft: WardGroupDraft,
        faults: [FieldFault] = [],
        existing: ID<WardGroup>?
    ) {
        self.context = context
        self.area = area
        self.organisation = organisation
        self.draft = draft
        self.faults = faults
        self.existing = existing
    }

    public var body: some HTML {
        let errors = FormErrors(faults)
        let title = existing == nil ? "Add other learners" : "Change other learners"
        let route: WardRoute = existing.map { .editGroup($0) } ?? .newGroup(area.id)
        let back = SiteRoute.network(.organisation(organisation.id)).path
        SitePage(title, context, back: BackLink(href: back), faults: faults) {
            PageHeading(title, caption: "\(area.name), \(organisation.name)")
            Paragraph("They take up room beside T Level students. Do not write down who they are.")
            ActionForm(context, to: .capacity(.ward(route))) {
                Radios(
                    name: "kind",
                    legend: "Kind of learners",
                    error: errors["kind"],
                    value: draft.kind,
                    layout: .small,
                    choices: LearnerKind.allCases.map { Choice($0.rawValue, $0.title) }
                )
                Input(
                    name: "programme",
                    label: "Course or programme (optional)",
                    hint: "For example, BSc Nursing, year 2",
                    error: errors["programme"],
                    value: draft.programme
                )
                Input(
                    name: "learners",
                    label: "Number of learners",
                    error: errors["learners"],
                    value: draft.learners,
                    kind: .wholeNumber,
                    width: .three
                )
                DateInput(name: "firstDay", legend: "First day", errors: errors, value: DateText(draft.firstDay))
                DateInput(name: "lastDay", legend: "Last day", errors: errors, value: DateText(draft.lastDay))
                Checkboxes(
                    name: "days",
                    legend: "Days of the week (optional)",
                    hint: "Leave empty when they may be there on any weekday",
                    values: Set(draft.days),
                    layout: .small,
                    choices: Day.weekdayNames.enumerated().map { Choice(String($0 + 1), $1) }
                )
                SourceFields(source: draft.source, asAt: draft.asAt, errors: errors)
                if existing != nil {
                    Checkboxes(
                        name: "archived",
                        legend: "Still expected?",
                        size: .small,
                        values: draft.isArchived ? ["yes"] : [],
                        layout: .small,
                        choices: [Choice("yes", "They are no longer expected")]
                    )
                }
                ButtonGroup {
                    Button("Save")
                    Link("Cancel", href: back)
                }
            }
        }
    }
}
