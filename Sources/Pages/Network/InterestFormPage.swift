import Design
public import Domain
public import Markup

/// The form for what an employer says about a year.
public struct InterestFormPage: HTML {
    /// What surrounds the form.
    public struct Model: Sendable {
        public var organisation: Organisation
        /// The contacts who can be asked next year.
        public var contacts: [Person]
        /// Offers of the year that "not this year" would withdraw.
        public var openOffers: Int
        /// The placements that stand in the way of it.
        public var held: [HeldPlacement]

        public init(
            organisation: Organisation,
            contacts: [Person] = [],
            openOffers: Int = 0,
            held: [HeldPlacement] = []
        ) {
            self.organisation = organisation
            self.contacts = contacts
            self.openOffers = openOffers
            self.held = held
        }
    }

    let context: PageContext
    let model: Model
    let draft: InterestDraft
    let faults: [FieldFault]

    public init(_ context: PageContext, _ model: Model, draft: InterestDraft, faults: [FieldFault] = []) {
        self.context = context
        self.model = model
        self.draft = draft
        self.faults = faults
    }

    public var body: some HTML {
        let errors = FormErrors(faults)
        let id = model.organisation.id
        let back = SiteRoute.network(.organisation(id)).path
        let title = "Answer for \(context.year.label)"
        SitePage(title, context, back: BackLink(href: back), faults: faults) {
            PageHeading(title, caption: model.organisation.name)
            HeldPlacements(placements: model.held, year: context.year)
            ActionForm(context, to: .network(.editInterest(id))) {
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
                            hint: "Never counted as places. What is known already can be noted on the next page"
                        ),
                        Choice(InterestAnswer.notThisYear.rawValue, InterestAnswer.notThisYear.title) {
                            RefusalFields(
                                draft: draft,
                                errors: errors,
                                year: context.year,
                                openOffers: model.openOffers
                            )
                        },
                        Choice(InterestAnswer.unknown.rawValue, InterestAnswer.unknown.title),
                    ]
                )
                NextContactFields(draft: draft, errors: errors, contacts: model.contacts, isTheirOwn: false)
                SourceFields(source: draft.source, asAt: draft.asAt, errors: errors)
                ButtonGroup {
                    Button("Save")
                    Link("Cancel", href: back)
                }
            }
        }
    }
}
