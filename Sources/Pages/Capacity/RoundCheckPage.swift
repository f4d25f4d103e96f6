import Design
public import Domain
public import Markup

/// What a press on an answer means, with the button that sends it; or the short form of an answer that needs one.
public struct RoundCheckPage: HTML {
    /// Which answer is looked at.
    public enum Step: Sendable {
        /// One line with one of the short answers, and what it would come to.
        case line(RoundSheetPage.Line, RoundReply.Kind, outcome: Offer?)
        /// All open lines with one short answer.
        case rest(RoundReply.Kind)
        /// One line, in the short form.
        case changed(RoundSheetPage.Line)
        /// New places, in the short form.
        case added(areas: [OffersPage.Option], tLevels: [OffersPage.Option])
        /// Nothing this year.
        case declined(contacts: [Person], openOffers: Int, held: [HeldPlacement])
    }

    /// What is typed in the forms.
    public struct Input: Sendable {
        public var more = ""
        public var places = NewPlacesDraft()
        public var refusal = InterestDraft()

        public init() {}
    }

    let context: PageContext
    let model: RoundSheetPage.Model
    let step: Step
    let input: Input
    let faults: [FieldFault]

    public init(
        _ context: PageContext,
        _ model: RoundSheetPage.Model,
        _ step: Step,
        _ input: Input = Input(),
        faults: [FieldFault] = []
    ) {
        self.context = context
        self.model = model
        self.step = step
        self.input = input
        self.faults = faults
    }

    private var errors: FormErrors { FormErrors(faults) }

    public var body: some HTML {
        SitePage(title, context, back: BackLink(href: model.door.path), faults: faults) {
            PageHeading(title, caption: model.organisation)
            if case .declined(_, _, let held) = step { HeldPlacements(placements: held, year: model.round.year) }
            ActionForm(context, to: model.door) {
                fields
                ButtonGroup {
                    Button(button)
                    Link("Go back", href: model.door.path)
                }
            }
        }
    }

    private var title: String {
        switch step {
        case .line(_, .more, _): "How many more?"
        case .line, .rest: "Is this right?"
        case .changed: "Other numbers or dates"
        case .added: "Other places"
        case .declined: "Nothing in \(model.round.year.label)"
        }
    }

    private var button: String {
        switch step {
        case .line, .rest: "Confirm"
        case .changed, .added, .declined: "Send this answer"
        }
    }

    @HTMLBuilder private var fields: some HTML {
        switch step {
        case .line(let line, let kind, let outcome):
            Hidden("say", kind.rawValue)
            Hidden("line", line.id)
            SummaryList(facts(line, kind, outcome))
            if kind == .more {
                Design.Input(
                    name: "more",
                    label: "How many more places?",
                    hint: line.line.base.places.map { "Besides the \(countText($0, "place", "places")) above" },
                    error: errors["more"],
                    value: input.more,
                    kind: .wholeNumber,
                    width: .three
                )
            }
        case .rest(let kind):
            Hidden("say", kind.rawValue)
            Hidden("line", "rest")
            Paragraph(kind == .full ? "You are full everywhere:" : "You offer the same as last year:")
            BulletList(model.open) { line in
                "\(line.place), \(line.subject)"
                if kind == .same { ": \(RoundSheetPage.Line.words(line.line.base.places))" }
            }
        case .changed(let line):
            Hidden("say", RoundReply.Kind.changed.rawValue)
            Hidden("line", line.id)
            SummaryList([SummaryRow("Where", line.place), SummaryRow("T Level", line.subject)])
            numbers
        case .added(let areas, let tLevels):
            Hidden("say", RoundReply.Kind.added.rawValue)
            Select(
                name: "area",
                label: "Where",
                error: errors["area"],
                value: input.places.areaID,
                prompt: "Choose a place",
                options: areas.map(\.option)
            )
            Select(
                name: "tLevel",
                label: "T Level",
                error: errors["tLevel"],
                value: input.places.tLevelCode,
                prompt: "Choose a T Level",
                options: tLevels.map(\.option)
            )
            numbers
        case .declined(let contacts, let openOffers, _):
            Hidden("say", "no")
            RefusalFields(draft: input.refusal, errors: errors, year: model.round.year, openOffers: openOffers)
            NextContactFields(
                draft: input.refusal,
                errors: errors,
                contacts: contacts,
                isTheirOwn: !model.isBehalf
            )
        }
    }

    private func facts(_ line: RoundSheetPage.Line, _ kind: RoundReply.Kind, _ outcome: Offer?) -> [SummaryRow] {
        var rows = [SummaryRow("Where", line.place), SummaryRow("T Level", line.subject)]
        if kind == .more {
            rows.append(SummaryRow("Places so far", line.line.base.places.map(String.init)))
        } else if let outcome, kind != .full {
            rows.append(SummaryRow("Places", outcome.places.map(String.init)))
        } else {
            rows.append(SummaryRow("Places", "None, we are full"))
        }
        if let outcome, kind != .full {
            rows.append(
                SummaryRow("Dates", "\(outcome.firstDay.formatted()) to \(outcome.lastDay.formatted())")
            )
            if outcome.pattern.kind != .unknown { rows.append(SummaryRow("Pattern", outcome.pattern.title)) }
        }
        return rows
    }

    @HTMLBuilder private var numbers: some HTML {
        Design.Input(
            name: "places",
            label: "Number of places",
            error: errors["places"],
            value: input.places.isPlacesUnknown ? "" : input.places.places,
            kind: .wholeNumber,
            width: .three
        )
        Checkboxes(
            name: "placesUnknown",
            legend: "Or",
            size: .small,
            values: input.places.isPlacesUnknown ? ["yes"] : [],
            layout: .small,
            choices: [Choice("yes", "Not known yet")]
        )
        DateInput(name: "firstDay", legend: "First day", errors: errors, value: DateText(input.places.firstDay))
        DateInput(name: "lastDay", legend: "Last day", errors: errors, value: DateText(input.places.lastDay))
    }
}
