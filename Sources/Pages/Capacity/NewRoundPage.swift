import Design
public import Domain
public import Markup

/// Opens a round, first step: what is asked, until when, and of which employers.
public struct NewRoundPage: HTML {
    let context: PageContext
    let draft: RoundDraft
    let audience: RoundAudience
    /// The places of the system.
    let places: [String]
    let faults: [FieldFault]

    public init(
        _ context: PageContext,
        draft: RoundDraft,
        audience: RoundAudience = RoundAudience(),
        places: [String],
        faults: [FieldFault] = []
    ) {
        self.context = context
        self.draft = draft
        self.audience = audience
        self.places = places
        self.faults = faults
    }

    public var body: some HTML {
        let errors = FormErrors(faults)
        SitePage("Open a round", context, back: BackLink(href: SiteRoute.rounds(.rounds).path), faults: faults) {
            PageHeading("Open a round")
            ActionForm(context, to: .rounds(.newRound)) {
                Input(
                    name: "name",
                    label: "Name of the round",
                    hint: "For example “Summer 2027”. Employers and colleges see it as the source of an offer",
                    error: errors["name"],
                    value: draft.name
                )
                Select(
                    name: "year",
                    label: "Year that you ask about",
                    error: errors["year"],
                    value: draft.year,
                    options: context.years.filter { $0.range.end >= context.today }
                        .map { SelectOption($0.label, $0.label) }
                )
                Checkboxes(
                    name: "asks",
                    legend: "What do you ask, besides each place of the year before?",
                    values: Set(draft.asks),
                    layout: .small,
                    choices: RoundAsk.allCases.filter { $0 != .places }.map { Choice($0.rawValue, $0.title) }
                )
                DateInput(
                    name: "closesOn",
                    legend: "Last day to answer",
                    errors: errors,
                    value: DateText(draft.closesOn)
                )
                DateInput(
                    name: "releaseOn",
                    legend: "Colleges see the answers from (optional)",
                    hint: "All colleges at the same time. Leave empty to show each answer at once",
                    errors: errors,
                    value: DateText(draft.releaseOn)
                )
                Textarea(
                    name: "message",
                    label: "A few words to everybody who is asked (optional)",
                    error: errors["message"],
                    value: draft.message,
                    rows: 4,
                    limit: 1000
                )
                employers
                Button("Continue")
            }
        }
    }

    @HTMLBuilder private var employers: some HTML {
        Heading("Which employers?")
        Paragraph("Tick nothing to ask all of them. You choose one by one on the next page.")
        Checkboxes(
            name: "sectors",
            legend: "Sectors",
            size: .small,
            values: Set(audience.sectors.map(\.rawValue)),
            layout: .small,
            choices: Sector.allCases.filter { $0 != .college && $0 != .sixthForm }.map { Choice($0.rawValue, $0.title) }
        )
        if !places.isEmpty {
            Checkboxes(
                name: "towns",
                legend: "Places",
                size: .small,
                values: Set(audience.places),
                layout: .small,
                choices: places.map { Choice($0, $0) }
            )
        }
        Checkboxes(
            name: "answers",
            legend: "Answer for that year so far",
            size: .small,
            values: Set(audience.answers.map(\.rawValue)),
            layout: .small,
            choices: InterestAnswer.allCases.map { Choice($0.rawValue, $0.title) }
        )
    }
}

/// Opens a round, second step: whom exactly, and who is left out and why. Nothing is kept before the last press.
public struct RoundAudiencePage: HTML {
    /// An employer of the audience.
    public struct Line: Sendable {
        let id: ID<Organisation>
        let name: String
        /// Who is written to.
        let person: String?
        /// Why it is not written to.
        let reason: String?

        public init(id: ID<Organisation>, name: String, person: String?, reason: String?) {
            self.id = id
            self.name = name
            self.person = person
            self.reason = reason
        }
    }

    let context: PageContext
    let draft: RoundDraft
    let audience: RoundAudience
    let lines: [Line]
    /// The employers that are ticked; all who can be asked at first.
    let chosen: Set<String>
    let faults: [FieldFault]

    public init(
        _ context: PageContext,
        draft: RoundDraft,
        audience: RoundAudience,
        lines: [Line],
        chosen: Set<String>? = nil,
        faults: [FieldFault] = []
    ) {
        self.context = context
        self.draft = draft
        self.audience = audience
        self.lines = lines
        self.chosen = chosen ?? Set(lines.filter { $0.reason == nil }.map(\.id.description))
        self.faults = faults
    }

    public var body: some HTML {
        let title = "Whom do you ask?"
        let askable = lines.filter { $0.reason == nil }
        let leftOut = lines.filter { $0.reason != nil }
        SitePage(title, context, back: BackLink(href: SiteRoute.rounds(.newRound).path), faults: faults) {
            PageHeading(title, caption: "\(draft.name), for \(draft.year)")
            if askable.isEmpty {
                InsetText("Nobody of these employers can be written to now. Go back and choose others.")
            } else {
                ActionForm(context, to: .rounds(.newRound)) {
                    Hidden("step", "send")
                    kept
                    Checkboxes(
                        name: "selected",
                        legend: countText(askable.count, "employer can be asked", "employers can be asked"),
                        size: .medium,
                        hint:
                            "Each contact gets one mail, even for several employers. Untick whom you do not want to ask.",
                        error: FormErrors(faults)["selected"],
                        values: chosen,
                        layout: .small,
                        choices: askable.map { Choice($0.id.description, $0.name, hint: $0.person) }
                    )
                    Button("Open the round and send the mails")
                }
            }
            if !leftOut.isEmpty {
                Table(
                    countText(leftOut.count, "employer is left out", "employers are left out"),
                    rows: leftOut,
                    columns: [
                        Column("Employer", isHeader: true) { line in
                            Link(line.name, href: SiteRoute.network(.organisation(line.id)).path)
                        },
                        Column("Why") { $0.reason ?? "" },
                    ]
                )
            }
        }
    }

    /// The first step, carried along.
    @HTMLBuilder private var kept: some HTML {
        Hidden("name", draft.name)
        Hidden("year", draft.year)
        Hidden("message", draft.message)
        ForEach(draft.asks) { Hidden("asks", $0) }
        date("closesOn", draft.closesOn)
        date("releaseOn", draft.releaseOn)
        ForEach(audience.sectors) { Hidden("sectors", $0.rawValue) }
        ForEach(audience.places) { Hidden("towns", $0) }
        ForEach(audience.answers) { Hidden("answers", $0.rawValue) }
    }

    @HTMLBuilder private func date(_ name: String, _ parts: DayParts) -> some HTML {
        Hidden("\(name)-day", parts.day)
        Hidden("\(name)-month", parts.month)
        Hidden("\(name)-year", parts.year)
    }
}
