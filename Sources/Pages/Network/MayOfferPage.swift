import Design
public import Domain
public import Markup

/// What an employer may offer in a year, before it is an offer: lines in which anything may be "don't know yet".
public struct MayOfferPage: HTML {
    /// One line in words.
    public struct Line: Sendable {
        let id: ID<MayOfferLine>
        let area, subject, places, term, note: String
        /// What is missing before it can be firm.
        let missing: [String]

        public init(
            _ line: MayOfferLine,
            area: String?,
            subject: String?
        ) {
            let unknown = "Don’t know yet"
            id = line.id
            self.area = area ?? unknown
            self.subject = subject ?? unknown
            places = line.places.map(String.init) ?? unknown
            term = line.term?.title ?? unknown
            note = line.note
            missing = line.missing
        }
    }

    let context: PageContext
    let organisation: Organisation
    let lines: [Line]
    let areas, tLevels: [OffersPage.Option]
    let draft: MayOfferDraft
    let faults: [FieldFault]

    public init(
        _ context: PageContext,
        organisation: Organisation,
        lines: [Line],
        areas: [OffersPage.Option],
        tLevels: [OffersPage.Option],
        draft: MayOfferDraft = MayOfferDraft(),
        faults: [FieldFault] = []
    ) {
        self.context = context
        self.organisation = organisation
        self.lines = lines
        self.areas = areas
        self.tLevels = tLevels
        self.draft = draft
        self.faults = faults
    }

    private var route: SiteRoute { .network(.mayOffer(organisation.id)) }

    public var body: some HTML {
        let title = "What they may offer in \(context.year.label)"
        let back = BackLink(href: SiteRoute.network(.organisation(organisation.id)).path)
        SitePage(title, context, back: back, faults: faults) {
            PageHeading(title, caption: organisation.name)
            Paragraph("None of this counts as places. Tick a line when it is agreed, and it becomes an offer.")
            if !lines.isEmpty { known }
            add
        }
    }

    @HTMLBuilder private var known: some HTML {
        let errors = FormErrors(faults)
        ActionForm(context, to: route, id: "lines-form") {
            Hidden("year", context.year.label)
            Checkboxes(
                name: "selected",
                legend: "What is known",
                size: .medium,
                error: errors["selected"],
                choices: lines.map { Choice($0.id.description, "\($0.area): \($0.subject)", hint: hint($0)) }
            )
            ButtonGroup {
                Button("Make firm offers of the ticked lines", name: "do", value: "firm")
                Button("Take them away", kind: .secondary, name: "do", value: "remove")
            }
        }
    }

    private func hint(_ line: Line) -> String {
        let missing =
            line.missing.isEmpty ? "" : " Not firm before you know \(line.missing.joined(separator: " and "))."
        let note = line.note.isEmpty ? "" : " “\(line.note)”"
        return "Places: \(line.places.lowercased()). When: \(line.term.lowercased()).\(note)\(missing)"
    }

    @HTMLBuilder private var add: some HTML {
        let errors = FormErrors(faults)
        Heading("Add something that they may offer")
        ActionForm(context, to: route) {
            Hidden("year", context.year.label)
            Hidden("do", "add")
            MayOfferFields(draft: draft, errors: errors, areas: areas, tLevels: tLevels)
            Button("Add", kind: lines.isEmpty ? .primary : .secondary)
        }
    }
}
