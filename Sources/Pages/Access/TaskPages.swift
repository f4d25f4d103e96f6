import Design
public import Domain
public import Markup

/// The page behind a link that opens nothing: unknown, expired and withdrawn links all look like this.
public struct TaskGonePage: HTML {
    let context: PageContext

    public init(_ context: PageContext) {
        self.context = context
    }

    public var body: some HTML {
        SitePage("This link cannot be used", context) {
            PageHeading("This link cannot be used")
            Paragraph("It may be too old, or it was withdrawn, or a newer one was sent to you.")
            Paragraph("Look for a newer message, or reply to the one that the link was in and ask for a new link.")
        }
    }
}

/// An employer says whether it hosts students in a year. Opening the page changes nothing.
public struct InterestTaskPage: HTML {
    let context: PageContext
    let secret: String
    let link: TaskLink
    let organisation: String
    /// The contacts who can be named for next year.
    let contacts: [Person]
    let areas, tLevels: [OffersPage.Option]
    let openOffers: Int
    let held: [HeldPlacement]
    let draft: InterestDraft
    let faults: [FieldFault]

    public init(
        _ context: PageContext,
        secret: String,
        link: TaskLink,
        organisation: String,
        contacts: [Person],
        areas: [OffersPage.Option],
        tLevels: [OffersPage.Option],
        openOffers: Int,
        held: [HeldPlacement] = [],
        draft: InterestDraft,
        faults: [FieldFault] = []
    ) {
        self.context = context
        self.secret = secret
        self.link = link
        self.organisation = organisation
        self.contacts = contacts
        self.areas = areas
        self.tLevels = tLevels
        self.openOffers = openOffers
        self.held = held
        self.draft = draft
        self.faults = faults
    }

    public var body: some HTML {
        let errors = FormErrors(faults)
        SitePage("Will you host T Level students?", context, faults: faults) {
            PageHeading("Will you host T Level students in \(link.year.label)?", caption: organisation)
            TaskIntroduction(link: link)
            HeldPlacements(placements: held, year: link.year)
            ActionForm(context, to: .tasks(.task(secret))) {
                Radios(
                    name: "answer",
                    legend: "Your answer",
                    size: .medium,
                    error: errors["answer"],
                    value: draft.answer,
                    choices: [
                        Choice(
                            InterestAnswer.offers.rawValue,
                            "Yes, we will offer places",
                            hint: "We will ask you about numbers, areas and dates later"
                        ),
                        Choice(
                            InterestAnswer.mayOffer.rawValue,
                            "We may offer places",
                            hint: "Never counted as places. Say what you know already; everything may be left open"
                        ) {
                            MayOfferFields(draft: draft.mayOffer, errors: errors, areas: areas, tLevels: tLevels)
                        },
                        Choice(InterestAnswer.notThisYear.rawValue, "Not this year") {
                            RefusalFields(draft: draft, errors: errors, year: link.year, openOffers: openOffers)
                        },
                    ]
                )
                NextContactFields(draft: draft, errors: errors, contacts: contacts, isTheirOwn: true)
                Button("Send this answer")
            }
        }
    }
}

/// An organisation looks whether what is known about it is right. Opening the page changes nothing.
public struct DetailsTaskPage: HTML {
    /// What is known, as far as the recipient needs it to say whether it is right.
    public struct Model: Sendable {
        let organisation: String
        let place: String?
        /// The recipient's own details.
        let person: Person
        let sites: [(name: String, address: String)]
        /// The other contacts: name and what they are.
        let colleagues: [String]

        public init(
            organisation: String,
            place: String?,
            person: Person,
            sites: [(name: String, address: String)],
            colleagues: [String]
        ) {
            self.organisation = organisation
            self.place = place
            self.person = person
            self.sites = sites
            self.colleagues = colleagues
        }
    }

    let context: PageContext
    let secret: String
    let link: TaskLink
    let model: Model
    let answer: DetailsAnswer
    let faults: [FieldFault]

    public init(
        _ context: PageContext,
        secret: String,
        link: TaskLink,
        model: Model,
        answer: DetailsAnswer,
        faults: [FieldFault] = []
    ) {
        self.context = context
        self.secret = secret
        self.link = link
        self.model = model
        self.answer = answer
        self.faults = faults
    }

    public var body: some HTML {
        let errors = FormErrors(faults)
        SitePage("Are these details right?", context, faults: faults) {
            PageHeading("Are these details right?", caption: model.organisation)
            TaskIntroduction(link: link)
            SummaryList(rows)
            ActionForm(context, to: .tasks(.task(secret))) {
                Radios(
                    name: "verdict",
                    legend: "Are these details right?",
                    size: .medium,
                    error: errors["verdict"],
                    value: answer.verdict,
                    choices: [
                        Choice("right", "Yes, all of it"),
                        Choice("wrong", "No, something is wrong or missing") {
                            Textarea(
                                name: "note",
                                label: "What is wrong",
                                hint: "Your coordinator reads this and puts it right. Do not write about students.",
                                error: errors["note"],
                                value: answer.note,
                                rows: 4,
                                limit: 1000
                            )
                        },
                    ]
                )
                Button("Send this answer")
            }
        }
    }

    private var rows: [SummaryRow] {
        let person = model.person
        var rows = [
            SummaryRow("Organisation", model.organisation),
            SummaryRow("Place", model.place),
            SummaryRow("You", [person.name, person.jobTitle].filter { !$0.isEmpty }.joined(separator: ", ")),
            SummaryRow("What you are for T Levels", person.role.title),
            SummaryRow("Your e-mail", person.email?.description),
            SummaryRow("Your telephone", person.phone?.formatted),
        ]
        for site in model.sites {
            rows.append(SummaryRow("Site: \(site.name)", site.address, missing: "No address yet"))
        }
        rows.append(
            SummaryRow("Other contacts") {
                if model.colleagues.isEmpty { "None" } else { BulletList(model.colleagues) }
            }
        )
        return rows
    }
}

/// What the recipient of a link should know before answering, or has answered already.
struct TaskIntroduction: HTML {
    let link: TaskLink

    var body: some HTML {
        if let answered = link.answeredAt {
            NotificationBanner(.success, "Thank you. Your answer has reached us.") {
                p { "You answered “\(link.answer)” on \(Day.of(answered).formatted())." }
                p { "You can close this page, or answer again until \(Day.of(link.expiresAt).formatted())." }
            }
        } else {
            Paragraph(
                "Nothing is sent until you press the button. The link is only for you, and good until "
                    + "\(Day.of(link.expiresAt).formatted())."
            )
        }
    }
}
