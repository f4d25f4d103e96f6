import Design
public import Domain
public import Markup

/// Everything about one organisation that the viewer may see.
public struct OrganisationPage: HTML {
    /// What the page shows.
    public struct Model: Sendable {
        public var organisation: Organisation
        public var sites: [Site]
        public var areas: [Area]
        public var people: [Person]
        public var interest: Interest?
        /// The contact who is asked next year, by name.
        public var nextContact: String?
        public var offers: [OfferRow]
        public var placementCount: Int
        public var history: [HistoryLine]
        public var canEdit: Bool
        public var canEditCapacity: Bool
        public var canArchive: Bool
        public var showsContacts: Bool
        public var showsInterest: Bool
        /// What is written about it in the rooms that the viewer may read.
        public var notes: [(room: Room, lines: [NoteLine])]
        /// Where it stands with students under 18, in a sentence; empty for those who host nobody.
        public var young: String?

        public init(
            organisation: Organisation,
            sites: [Site],
            areas: [Area],
            people: [Person],
            interest: Interest?,
            nextContact: String? = nil,
            offers: [OfferRow],
            placementCount: Int,
            history: [HistoryLine],
            canEdit: Bool,
            canEditCapacity: Bool,
            canArchive: Bool,
            showsContacts: Bool,
            showsInterest: Bool,
            notes: [(room: Room, lines: [NoteLine])] = [],
            young: String? = nil
        ) {
            self.organisation = organisation
            self.sites = sites
            self.areas = areas
            self.people = people
            self.interest = interest
            self.nextContact = nextContact
            self.offers = offers
            self.placementCount = placementCount
            self.history = history
            self.canEdit = canEdit
            self.canEditCapacity = canEditCapacity
            self.canArchive = canArchive
            self.showsContacts = showsContacts
            self.showsInterest = showsInterest
            self.notes = notes
            self.young = young
        }
    }

    let context: PageContext
    let model: Model

    public init(_ context: PageContext, _ model: Model) {
        self.context = context
        self.model = model
    }

    private var organisation: Organisation { model.organisation }
    private var id: ID<Organisation> { organisation.id }

    public var body: some HTML {
        SitePage(
            organisation.name,
            context,
            breadcrumbs: [Crumb("Organisations", href: SiteRoute.network(.organisations).path)]
        ) {
            PageHeading(organisation.name, caption: organisation.kinds.map(\.title).joined(separator: ", "))
            if let archived = organisation.archivedAt {
                InsetText("Archived on \(Day.of(archived).formatted()). It is left out of lists and of new proposals.")
            }
            Paragraph {
                Link("One-page summary to print", href: SiteRoute.network(.organisationSummary(id)).path)
            }
            facts
            year
            SitesSection(
                sites: model.sites,
                areas: model.areas,
                organisation: id,
                canEdit: model.canEdit,
                canOffer: model.canEditCapacity
            )
            if let young = model.young {
                Heading("Students under 18")
                Paragraph {
                    "\(young) "
                    Link("What was done, and what is missing", href: SiteRoute.young(.standing(id)).path)
                }
            }
            if model.showsContacts { PeopleSection(people: model.people, organisation: id, canEdit: model.canEdit) }
            if model.showsContacts { TasksSection(organisation: id, canAsk: context.mayEver(.sendTasks)) }
            for (room, lines) in model.notes {
                NotesSection(context: context, room: room, lines: lines, organisation: id)
            }
            HistorySection(context, lines: model.history)
            if context.mayEver(.actForOthers), context.viewer?.onBehalfOf != organisation.name {
                Heading("Record something for them")
                Paragraph("Everything that you change then says on whose behalf you did it, until you stop.")
                ActionForm(context, to: .access(.actFor(id))) {
                    Button("Work on behalf of \(organisation.name)", kind: .secondary, isSmall: true)
                }
            }
            if model.canArchive { archiveForm }
        }
    }

    private var facts: some HTML {
        var rows = [
            SummaryRow("Sector", organisation.sector.title),
            SummaryRow("Place", organisation.place),
        ]
        if organisation.isEmployer { rows.append(SummaryRow("ODS code", organisation.odsCode?.description)) }
        if organisation.isProvider { rows.append(SummaryRow("UKPRN", organisation.ukprn?.description)) }
        if let limit = organisation.studentsAtOnce { rows.append(SummaryRow("Students at once", String(limit))) }
        if !organisation.notes.isEmpty { rows.append(SummaryRow("Notes", organisation.notes)) }
        rows.append(SummaryRow("Source", provenance(source: organisation.source, asAt: organisation.asAt)))
        return Fragment {
            SummaryList(rows)
            if model.canEdit {
                Button(
                    "Change details",
                    href: SiteRoute.network(.editOrganisation(id)).path,
                    kind: .secondary,
                    isSmall: true
                )
            }
        }
    }

    @HTMLBuilder private var year: some HTML {
        Heading(context.year.label)
        YearSwitch(context, back: SiteRoute.network(.organisation(id)).path)
        if model.showsInterest {
            SummaryList(interestRows)
            if model.canEditCapacity { mayOffer }
        }
        Paragraph(
            countText(model.placementCount, "student is placed", "students are placed")
                + (organisation.isEmployer ? " here in \(context.year.label)." : " in \(context.year.label).")
        )
        if organisation.isEmployer {
            OffersTable("Places for \(context.year.label)", rows: model.offers, showsEmployer: false)
        }
    }

    private var interestRows: [SummaryRow] {
        let change = RowAction.change(
            "answer for \(context.year.label)",
            href: SiteRoute.network(.editInterest(id)).path
        )
        let answer = model.interest?.answer ?? .unknown
        var rows = [SummaryRow("Answer", actions: model.canEditCapacity ? [change] : []) { InterestTag(answer) }]
        guard let interest = model.interest else { return rows }
        if answer == .notThisYear {
            rows.append(SummaryRow("Reason", interest.reasonText))
        }
        if answer == .notThisYear || interest.askAgainOn != nil {
            rows.append(
                SummaryRow("Not to be written to before", interest.askAgainOn?.formatted(), missing: "No day agreed")
            )
        }
        if let name = model.nextContact { rows.append(SummaryRow("Whom to ask next year", name)) }
        rows.append(SummaryRow("Source of the answer", provenance(source: interest.source, asAt: interest.asAt)))
        return rows
    }

    /// The way to what they may offer; with how much of it there is.
    private var mayOffer: some HTML {
        let count = model.interest?.lines.count ?? 0
        return Paragraph {
            Link(
                count == 0 ? "Note what they may offer" : "What they may offer (\(count))",
                href: SiteRoute.network(.mayOffer(id)).path,
                context: "in \(context.year.label)"
            )
        }
    }

    private var archiveForm: some HTML {
        ActionForm(context, to: .network(.archiveOrganisation(id)), id: "archive-form") {
            if organisation.archivedAt == nil {
                Hidden("archived", "yes")
                Button("Archive this organisation", kind: .secondary, isSmall: true)
            } else {
                Hidden("archived", "no")
                Button("Bring this organisation back", kind: .secondary, isSmall: true)
            }
        }
    }
}
