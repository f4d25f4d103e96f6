import Design
public import Domain
public import Markup

/// The form for what an employer says about a year.
public struct InterestFormPage: HTML {
    let context: PageContext
    let organisation: Organisation
    let draft: InterestDraft
    let faults: [FieldFault]

    public init(_ context: PageContext, organisation: Organisation, draft: InterestDraft, faults: [FieldFault] = []) {
        self.context = context
        self.organisation = organisation
        self.draft = draft
        self.faults = faults
    }

    public var body: some HTML {
        let errors = FormErrors(faults)
        let back = SiteRoute.network(.organisation(organisation.id)).path
        let title = "Answer for \(context.year.label)"
        SitePage(title, context, back: BackLink(href: back), faults: faults) {
            PageHeading(title, caption: organisation.name)
            ActionForm(context, to: .network(.editInterest(organisation.id))) {
                // The year is part of the form: switching years elsewhere in the meantime changes nothing here.
                Hidden("year", context.year.label)
                Radios(
                    name: "answer",
                    legend: "Will they host T Level students?",
                    size: .medium,
                    error: errors["answer"],
                    value: draft.answer,
                    choices: [
                        Choice(InterestAnswer.offers.rawValue, InterestAnswer.offers.title),
                        Choice(
                            InterestAnswer.mayOffer.rawValue,
                            InterestAnswer.mayOffer.title,
                            hint: "Never counted as places"
                        ),
                        Choice(InterestAnswer.notThisYear.rawValue, InterestAnswer.notThisYear.title) {
                            Textarea(
                                name: "reason",
                                label: "Reason",
                                error: errors["reason"],
                                value: draft.reason,
                                rows: 3
                            )
                            DateInput(
                                name: "askAgainOn",
                                legend: "Ask again on (optional)",
                                hint: "Nobody asks them for places before this day",
                                errors: errors,
                                value: DateText(draft.askAgainOn)
                            )
                        },
                        Choice(InterestAnswer.unknown.rawValue, InterestAnswer.unknown.title),
                    ]
                )
                SourceFields(source: draft.source, asAt: draft.asAt, errors: errors)
                ButtonGroup {
                    Button("Save")
                    Link("Cancel", href: back)
                }
            }
        }
    }
}
