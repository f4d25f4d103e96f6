import Design
public import Domain
public import Markup

/// A text that was made from data.
public struct ReportPage: HTML {
    let context: PageContext
    let report: Report
    let above: [Crumb]
    let links: [(String, SiteRoute)]

    /// - Parameters:
    ///   - above: the pages above.
    ///   - links: pages that say more, at the end.
    public init(_ context: PageContext, _ report: Report, above: SiteRoute? = nil, links: [(String, SiteRoute)] = []) {
        self.context = context
        self.report = report
        self.above = above.map { [Crumb("Data and privacy", href: $0.path)] } ?? []
        self.links = links
    }

    public var body: some HTML {
        SitePage(report.title, context, breadcrumbs: above) {
            PageHeading(report.title)
            for paragraph in report.intro { Paragraph(paragraph) }
            ForEach(report.sections) { section in part(section) }
            if !links.isEmpty {
                Heading("More")
                BulletList(links) { link in Link(link.0, href: link.1.path) }
            }
        }
    }

    @HTMLBuilder private func part(_ section: Report.Section) -> some HTML {
        if section.columns.isEmpty || !section.paragraphs.isEmpty { Heading(section.title) }
        for paragraph in section.paragraphs { Paragraph(paragraph) }
        if !section.bullets.isEmpty { BulletList(section.bullets) }
        if !section.columns.isEmpty {
            Table(
                section.title,
                captionSize: section.paragraphs.isEmpty ? .medium : .hidden,
                rows: section.rows,
                columns: columns(section)
            )
        }
    }

    private func columns(_ section: Report.Section) -> [Column<[String]>] {
        section.columns.indices.map { index in
            Column(section.columns[index], isHeader: index == 0) { row in row[index] }
        }
    }
}

/// Privacy in short, with the pages that say everything. Signed out too.
public struct PrivacyPage: HTML {
    let context: PageContext

    public init(_ context: PageContext) {
        self.context = context
    }

    public var body: some HTML {
        SitePage("Privacy", context) {
            PageHeading("Privacy")
            Paragraph(
                "What Trellis keeps about people is written down in one register, from which these pages are made."
            )
            BulletList(PrivacyPage.links) { link in Link(link.0, href: link.1.path) }
            Heading("In short")
            BulletList([
                "A home address is never kept, only the first half of the postcode.",
                "A college sees its own students and no other’s.",
                "An employer sees the name, college and course of students who are placed with it, and nothing else.",
                "No tracking. Only the cookies that signing in and forms need.",
                "Ask your college or the coordinator to see, correct or erase what is kept about you.",
            ])
            if context.viewer != nil {
                Paragraph {
                    Link("Make a copy of what is kept about you", href: SiteRoute.access(.account(.signIns)).path)
                }
            }
        }
    }

    static let links: [(String, SiteRoute)] = [
        ("Notice for students", .rights(.studentNotice)), ("Notice for staff", .rights(.staffNotice)),
        ("How long data is kept", .rights(.schedule)), ("Cookies", .rights(.cookies)),
    ]
}

/// Where those who answer for the data begin.
public struct DataPage: HTML {
    let context: PageContext
    let openRequests: Int
    let lateRequests: Int
    let holdCount: Int
    let holds: [HoldLine]?
    let erased: [(what: String, count: Int)]
    let nights: [(day: String, outcome: String)]

    /// A hold that stands.
    public struct HoldLine: Sendable {
        let id: ID<LegalHold>
        let what: String
        let subject: PersonSubject?
        let reason: String
        let placed: String

        public init(id: ID<LegalHold>, what: String, subject: PersonSubject?, reason: String, placed: String) {
            self.id = id
            self.what = what
            self.subject = subject
            self.reason = reason
            self.placed = placed
        }
    }

    /// - Parameter holds: the holds that stand; nothing for a reader who only learns how many there are.
    public init(
        _ context: PageContext,
        openRequests: Int,
        lateRequests: Int,
        holdCount: Int,
        holds: [HoldLine]?,
        erased: [(what: String, count: Int)],
        nights: [(day: String, outcome: String)]
    ) {
        self.context = context
        self.openRequests = openRequests
        self.lateRequests = lateRequests
        self.holdCount = holdCount
        self.holds = holds
        self.erased = erased
        self.nights = nights
    }

    private var links: [(String, SiteRoute)] {
        let deeds: [(String, SiteRoute)] =
            holds == nil
            ? []
            : [
                (requests, .rights(.requests)),
                ("What the retention schedule would end now", .rights(.retention)),
            ]
        return deeds + [
            ("Record of processing", .rights(.processingRecord)),
            ("Inputs of the impact assessment", .rights(.impactInputs)),
        ] + PrivacyPage.links
    }

    private var requests: String {
        "Requests: \(openRequests) open" + (lateRequests > 0 ? ", \(lateRequests) late" : "")
    }

    public var body: some HTML {
        SitePage("Data and privacy", context) {
            PageHeading("Data and privacy")
            if holds == nil { Paragraph("\(requests). Legal holds that stand: \(holdCount).") }
            BulletList(links) { link in Link(link.0, href: link.1.path) }
            if let holds { table(of: holds) }
            Table(
                "Students who were erased, in counts",
                rows: erased,
                empty: "Nobody has been erased.",
                columns: [
                    Column("Year and what became of them", isHeader: true) { $0.what },
                    Column("Students", isNumeric: true) { String($0.count) },
                ]
            )
            Table(
                "The last nights",
                rows: nights,
                empty: "The work of the night has not run yet.",
                columns: [
                    Column("Night", isHeader: true) { $0.day }, Column("What was ended") { $0.outcome },
                ]
            )
        }
    }

    private func table(of holds: [HoldLine]) -> some HTML {
        Table(
            "Legal holds",
            rows: holds,
            empty: "Nothing is on hold.",
            columns: [
                Column("On", isHeader: true) { hold in
                    if let subject = hold.subject {
                        Link(hold.what, href: SiteRoute.rights(.person(subject)).path)
                    } else {
                        hold.what
                    }
                },
                Column("Why") { $0.reason },
                Column("Placed") { $0.placed },
                Column("") { hold in
                    ActionForm(context, to: .rights(.liftHold(hold.id)), id: "lift-\(hold.id)") {
                        Button("Lift", kind: .secondary, isSmall: true, context: "the hold on \(hold.what)")
                    }
                },
            ]
        )
    }
}
