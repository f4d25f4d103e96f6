import Design
public import Domain
public import Markup

/// One sheet about an organisation and its year, made to be printed.
public struct OrganisationSummaryPage: HTML {
    /// A student on the sheet.
    public struct StudentLine: Sendable {
        public var name: String
        public var college: String
        public var employer: String
        public var area: String
        public var dates: String
        public var subject: String

        public init(name: String, college: String, employer: String, area: String, dates: String, subject: String) {
            self.name = name
            self.college = college
            self.employer = employer
            self.area = area
            self.dates = dates
            self.subject = subject
        }
    }

    /// What the sheet shows.
    public struct Model: Sendable {
        public var organisation: Organisation
        public var sites: [Site]
        public var people: [Person]
        public var interest: Interest?
        public var offers: [OfferRow]
        public var students: [StudentLine]
        public var showsContacts: Bool
        public var showsInterest: Bool

        public init(
            organisation: Organisation,
            sites: [Site],
            people: [Person],
            interest: Interest?,
            offers: [OfferRow],
            students: [StudentLine],
            showsContacts: Bool,
            showsInterest: Bool
        ) {
            self.organisation = organisation
            self.sites = sites
            self.people = people
            self.interest = interest
            self.offers = offers
            self.students = students
            self.showsContacts = showsContacts
            self.showsInterest = showsInterest
        }
    }

    /// The rows of both tables that fit on one sheet; what is left over is counted below each table.
    /// Each contact takes the room of one.
    private var rowsOnSheet: Int {
        15 - (model.showsContacts ? min(model.people.filter { $0.archivedAt == nil }.count, 4) : 0)
    }

    /// How many of the offers and of the students are shown: all, where they fit, else about half of each.
    private var shown: (offers: Int, students: Int) {
        let (offers, students) = (model.organisation.isEmployer ? model.offers.count : 0, model.students.count)
        let shownOffers = min(offers, max(rowsOnSheet / 2, rowsOnSheet - students))
        return (shownOffers, min(students, rowsOnSheet - shownOffers))
    }

    let context: PageContext
    let model: Model

    public init(_ context: PageContext, _ model: Model) {
        self.context = context
        self.model = model
    }

    public var body: some HTML {
        let organisation = model.organisation
        let title = "\(organisation.name): summary"
        SitePage(
            title,
            context,
            breadcrumbs: [
                Crumb("Organisations", href: SiteRoute.network(.organisations).path),
                Crumb(organisation.name, href: SiteRoute.network(.organisation(organisation.id)).path),
            ]
        ) {
            PageHeading(title, caption: context.year.label)
            SummaryList(facts)
            if organisation.isEmployer { places }
            students
            Paragraph(
                "Source: \(provenance(source: organisation.source, asAt: organisation.asAt)). "
                    + "Places and placements from Trellis, as at \(context.today.formatted()).",
                isSmall: true,
                isSecondary: true
            )
        }
    }

    private var facts: [SummaryRow] {
        let organisation = model.organisation
        var rows = [
            SummaryRow(
                "What it is",
                [organisation.sector.title, organisation.place ?? ""].filter { !$0.isEmpty }
                    .joined(separator: ", ")
            ),
            SummaryRow(
                "Sites",
                model.sites.filter { $0.archivedAt == nil }.prefix(6).map(siteText).joined(separator: "; ")
            ),
        ]
        if model.showsContacts {
            rows.append(
                SummaryRow("Contacts") {
                    let people = model.people.filter { $0.archivedAt == nil }.prefix(4)
                    if people.isEmpty { "Not known yet" }
                    for person in people { div { contactText(person) } }
                }
            )
        }
        if model.showsInterest {
            rows.append(
                SummaryRow("Answer for \(context.year.label)") { InterestTag(model.interest?.answer ?? .unknown) }
            )
        }
        return rows
    }

    private func siteText(_ site: Site) -> String {
        [site.name, site.postcode?.description ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func contactText(_ person: Person) -> String {
        [
            person.name, person.jobTitle.isEmpty ? person.role.title : person.jobTitle, person.email?.description ?? "",
            person.phone?.description ?? "",
        ]
        .filter { !$0.isEmpty }.joined(separator: ", ")
    }

    @HTMLBuilder private var places: some HTML {
        let rows = Array(model.offers.prefix(shown.offers))
        Table(
            "Places for \(context.year.label)",
            rows: rows,
            empty: "No places are offered.",
            columns: [
                Column("Area", isHeader: true) { $0.name },
                Column("T Level") { $0.subject },
                Column("Dates") { $0.dates },
                Column("Taken of offered", isNumeric: true) { row in
                    row.places.map { "\(row.taken) of \($0)" } ?? "Not known yet"
                },
            ]
        )
        if model.offers.count > rows.count {
            Paragraph("And \(model.offers.count - rows.count) more offers of places.", isSmall: true)
        }
    }

    @HTMLBuilder private var students: some HTML {
        let rows = Array(model.students.prefix(shown.students))
        Table(
            "Students placed",
            rows: rows,
            empty: "No student is placed yet.",
            columns: studentColumns
        )
        if model.students.count > rows.count {
            Paragraph("And \(model.students.count - rows.count) more students.", isSmall: true)
        }
    }

    private var studentColumns: [Column<StudentLine>] {
        let who: Column<StudentLine> =
            model.organisation.isEmployer
            ? Column("College") { $0.college } : Column("Employer") { $0.employer }
        return [
            Column("Student", isHeader: true) { $0.name },
            who,
            Column("Area") { $0.area },
            Column("T Level") { $0.subject },
            Column("Dates") { $0.dates },
        ]
    }
}
