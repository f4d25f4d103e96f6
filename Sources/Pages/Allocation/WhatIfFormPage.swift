import Design
public import Domain
public import Markup

/// The form that adds one change to a what-if. It is sent by GET, so that nothing but the address holds it.
public struct WhatIfFormPage: HTML {
    /// What the form lets people choose from.
    public struct Choices: Sendable {
        public var hosts: [OffersPage.Option]
        public var offers: [OffersPage.Option]
        public var sites: [OffersPage.Option]
        public var subjects: [OffersPage.Option]
        public var colleges: [OffersPage.Option]

        /// - Parameters:
        ///   - hosts: organisations, sites and areas with an offer in the year.
        ///   - subjects: T Levels and their specialisms.
        public init(
            hosts: [OffersPage.Option],
            offers: [OffersPage.Option],
            sites: [OffersPage.Option],
            subjects: [OffersPage.Option],
            colleges: [OffersPage.Option]
        ) {
            self.hosts = hosts
            self.offers = offers
            self.sites = sites
            self.subjects = subjects
            self.colleges = colleges
        }
    }

    let context: PageContext
    let question: WhatIf
    let draft: WhatIfDraft
    let choices: Choices
    let faults: [FieldFault]

    public init(
        _ context: PageContext,
        question: WhatIf,
        draft: WhatIfDraft,
        choices: Choices,
        faults: [FieldFault] = []
    ) {
        self.context = context
        self.question = question
        self.draft = draft
        self.choices = choices
        self.faults = faults
    }

    private var errors: FormErrors { FormErrors(faults) }

    public var body: some HTML {
        SitePage(draft.kind.title, context, back: BackLink(href: question.path), faults: faults) {
            PageHeading(draft.kind.title, caption: "What if, academic year \(context.year.label)")
            SearchForm(action: SiteRoute.allocation(.whatIf).path) {
                for change in question.changes { Hidden("change", change.description) }
                Hidden("keep", question.keeping.rawValue)
                Hidden("add", draft.kind.rawValue)
                Hidden("sent", "yes")
                fields
                ButtonGroup {
                    Button("Show what would be different", preventDoubleClick: false)
                    Link("Cancel", href: question.path)
                }
            }
        }
    }

    @HTMLBuilder private var fields: some HTML {
        switch draft.kind {
        case .close, .dropOut: closing
        case .more:
            offer
            places
        case .new: newPlaces
        case .travel: travel
        case .move: moving
        case .share: Paragraph("Every offer that is open to some colleges only is open to all.")
        }
    }

    @HTMLBuilder private var closing: some HTML {
        if draft.kind == .dropOut {
            Paragraph(
                "Everybody who is or would be there needs another place. As few promises as possible are broken for it; "
                    + "confirmed placements that have not started may move, if somebody else has a place for it."
            )
        }
        select("host", draft.kind == .dropOut ? "Who drops out?" : "What closes?", draft.host, choices.hosts)
        DateInput(
            name: "from",
            legend: "From which day? (optional)",
            hint: "Whoever would be there on that day or later needs another place. For example, 1 3 2027",
            errors: errors,
            value: DateText(draft.from)
        )
    }

    private var offer: some HTML { select("offer", "Which offer?", draft.offer, choices.offers) }

    private var places: some HTML {
        Input(
            name: "places",
            label: "How many more places?",
            error: errors["places"],
            value: draft.places,
            kind: .wholeNumber,
            width: .three
        )
    }

    @HTMLBuilder private var newPlaces: some HTML {
        places
        Select(
            name: "setting",
            label: "What kind of place?",
            error: errors["setting"],
            value: draft.setting,
            prompt: "Choose a kind",
            options: Setting.allCases.map { SelectOption($0.rawValue, $0.title) }
        )
        select("site", "Where?", draft.site, choices.sites)
        select("subject", "For which T Level or specialism?", draft.subject, choices.subjects)
        Radios(
            name: "pattern",
            legend: "On which days?",
            error: errors["pattern"],
            value: draft.pattern,
            choices: Pattern.Kind.allCases.map { kind in
                kind == .dayRelease
                    ? Choice(kind.rawValue, kind.title) {
                        Input(
                            name: "daysPerWeek",
                            label: "Days a week (optional)",
                            error: errors["daysPerWeek"],
                            value: draft.daysPerWeek,
                            kind: .wholeNumber,
                            width: .two
                        )
                    }
                    : Choice(kind.rawValue, kind.title)
            }
        )
        DateInput(name: "firstDay", legend: "First day", errors: errors, value: DateText(draft.firstDay))
        DateInput(name: "lastDay", legend: "Last day", errors: errors, value: DateText(draft.lastDay))
    }

    @HTMLBuilder private var travel: some HTML {
        Input(
            name: "miles",
            label: "How much further?",
            hint: "As the crow flies, on top of what each student can travel now",
            error: errors["miles"],
            value: draft.miles,
            kind: .wholeNumber,
            width: .three,
            suffix: "miles"
        )
        Select(
            name: "college",
            label: "Whose students?",
            error: errors["college"],
            value: draft.college,
            prompt: "Those of every college",
            options: choices.colleges.map(\.option)
        )
    }

    @HTMLBuilder private var moving: some HTML {
        offer
        Input(
            name: "weeks",
            label: "By how much?",
            error: errors["weeks"],
            value: draft.weeks,
            kind: .wholeNumber,
            width: .three,
            suffix: "weeks"
        )
        Radios(
            name: "direction",
            legend: "Which way?",
            error: errors["direction"],
            value: draft.direction,
            layout: .inline,
            choices: [Choice("earlier", "Earlier"), Choice("later", "Later")]
        )
    }

    private func select(_ name: String, _ label: String, _ value: String, _ options: [OffersPage.Option]) -> Select {
        Select(
            name: name,
            label: label,
            error: errors[name],
            value: value,
            prompt: "Choose",
            options: options.map(\.option)
        )
    }
}
