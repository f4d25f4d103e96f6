import Design
public import Domain
public import Markup

/// What can be done with somebody's data, and what they have asked.
public struct PersonDataPage: HTML {
    /// What the page shows.
    public struct Model: Sendable {
        public var subject: PersonSubject
        public var name: String
        public var isFrozen: Bool
        public var requests: [RightsRequest]
        public var hold: LegalHold?
        /// Whether a hold on them or their organisation stands.
        public var isHeld: Bool
        public var mayErase: Bool

        public init(
            subject: PersonSubject,
            name: String,
            isFrozen: Bool,
            requests: [RightsRequest],
            hold: LegalHold?,
            isHeld: Bool,
            mayErase: Bool
        ) {
            self.subject = subject
            self.name = name
            self.isFrozen = isFrozen
            self.requests = requests
            self.hold = hold
            self.isHeld = isHeld
            self.mayErase = mayErase
        }
    }

    let context: PageContext
    let model: Model
    let faults: [FieldFault]

    public init(_ context: PageContext, _ model: Model, faults: [FieldFault] = []) {
        self.context = context
        self.model = model
        self.faults = faults
    }

    private var errors: FormErrors { FormErrors(faults) }
    private var isPerson: Bool {
        if case .organisation = model.subject { false } else { true }
    }

    public var body: some HTML {
        SitePage("Data about \(model.name)", context, back: back, faults: faults) {
            PageHeading(model.name, caption: "What is kept, and what they may ask")
            if model.isFrozen {
                InsetText(
                    "The data is kept but not used: no proposals, no exports, until somebody lets it be used again."
                )
            }
            if model.isHeld { InsetText("There is a legal hold: this is not erased until it is lifted.") }
            if isPerson {
                copy
                ask
                RequestsTable(
                    caption: "What they have asked",
                    requests: model.requests.map { ($0, nil) },
                    today: context.today
                )
            }
            if case .student = model.subject { freeze }
            hold
            if isPerson, model.mayErase { erase }
        }
    }

    private var back: BackLink? {
        switch model.subject {
        case .student(let id): BackLink(href: SiteRoute.students(.student(id)).path)
        case .organisation(let id): BackLink(href: SiteRoute.network(.organisation(id)).path)
        case .contact: nil
        }
    }

    @HTMLBuilder private var copy: some HTML {
        Heading("Make a copy of everything")
        Paragraph(
            """
            A file with a page to read and the same as data. Other people’s names are covered. Hand it over yourself: \
            Trellis does not send it. That it was made, and why, is in the history.
            """
        )
        ActionForm(context, to: .rights(.copy(model.subject)), id: "copy-form") {
            Input(name: "reason", label: "Why the copy is made", error: errors["reason"], width: .thirty)
            Button("Make a copy", kind: .secondary, preventDoubleClick: false)
        }
    }

    @HTMLBuilder private var ask: some HTML {
        Heading("Note a request")
        ActionForm(context, to: .rights(.ask(model.subject)), id: "ask-form") {
            Radios(
                name: "kind",
                legend: "What do they ask for?",
                error: errors["kind"],
                choices: RightsRequest.Kind.allCases.map { Choice($0.rawValue, $0.title, hint: $0.hint) }
            )
            DateInput(
                name: "received",
                legend: "When did they ask?",
                hint: "The answer is due one month later",
                errors: errors,
                value: DateText(day: context.today.day, month: context.today.month, year: context.today.year)
            )
            Textarea(name: "words", label: "In their words", hint: "Leave out what is not needed.", rows: 3)
            Button("Note the request", kind: .secondary)
        }
    }

    @HTMLBuilder private var freeze: some HTML {
        Heading("Use of the data")
        ActionForm(context, to: .rights(.freeze(model.subject)), id: "freeze-form") {
            Hidden("frozen", model.isFrozen ? "no" : "yes")
            Button(
                model.isFrozen ? "Let the data be used again" : "Keep the data but do not use it",
                kind: .secondary,
                isSmall: true
            )
        }
    }

    @HTMLBuilder private var hold: some HTML {
        if context.mayEver(.holdData) {
            Heading("Legal hold")
            if let hold = model.hold {
                SummaryList([
                    SummaryRow("Why", hold.reason),
                    SummaryRow("Placed", "\(hold.placedOn.formatted()) by \(hold.placedBy)"),
                ])
                ActionForm(context, to: .rights(.liftHold(hold.id)), id: "lift-form") {
                    Button("Lift the hold", kind: .secondary, isSmall: true)
                }
            } else {
                ActionForm(context, to: .rights(.hold(model.subject)), id: "hold-form") {
                    Input(
                        name: "hold",
                        label: "Why it must be kept, for example a claim",
                        error: errors["hold"],
                        width: .thirty
                    )
                    Button("Place a hold", kind: .secondary, isSmall: true)
                }
            }
        }
    }

    @HTMLBuilder private var erase: some HTML {
        Heading("Erase")
        Button("Erase everything about this person", href: SiteRoute.rights(.erase(model.subject)).path, kind: .warning)
    }
}

/// Asks before somebody is erased for good.
public struct ErasePage: HTML {
    let context: PageContext
    let subject: PersonSubject
    let name: String
    let causes: [(value: String, title: String)]
    let faults: [FieldFault]

    public init(
        _ context: PageContext,
        subject: PersonSubject,
        name: String,
        causes: [(value: String, title: String)],
        faults: [FieldFault] = []
    ) {
        self.context = context
        self.subject = subject
        self.name = name
        self.causes = causes
        self.faults = faults
    }

    public var body: some HTML {
        let title = "Erase everything about \(name)"
        SitePage(title, context, back: BackLink(href: SiteRoute.rights(.person(subject)).path), faults: faults) {
            PageHeading(title)
            WarningCallout("This cannot be undone", isUnderTitle: true) {
                BulletList([
                    "Their record, wishes, proposals and placements go, for every year at this college.",
                    "What the history says about them is emptied; that something happened stays.",
                    "Places that were still to come are free again. Counts of the past stay.",
                    "If a spreadsheet names them again, the import asks first.",
                ])
            }
            ActionForm(context, to: .rights(.erase(subject))) {
                Radios(
                    name: "cause",
                    legend: "Why are they erased?",
                    error: FormErrors(faults)["cause"],
                    choices: causes.map { Choice($0.value, $0.title) }
                )
                ButtonGroup {
                    Button("Erase for good", kind: .warning)
                    Link("Cancel", href: SiteRoute.rights(.person(subject)).path)
                }
            }
        }
    }
}
