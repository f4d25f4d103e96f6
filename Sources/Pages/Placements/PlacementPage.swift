import Design
public import Domain
public import Markup

/// One placement with its legs and what happened to it.
public struct PlacementPage: HTML {
    /// One leg, in words.
    public struct LegLine: Sendable {
        public var position: Int
        public var employer: String
        public var employerID: ID<Organisation>
        public var place: String
        public var postcode: String
        public var dates: String
        public var pattern: String
        public var hours: Int

        public init(
            position: Int,
            employer: String,
            employerID: ID<Organisation>,
            place: String,
            postcode: String,
            dates: String,
            pattern: String,
            hours: Int
        ) {
            self.position = position
            self.employer = employer
            self.employerID = employerID
            self.place = place
            self.postcode = postcode
            self.dates = dates
            self.pattern = pattern
            self.hours = hours
        }
    }

    /// The student and the placement, in words.
    public struct Facts: Sendable {
        public var id: ID<Placement>
        public var state: PlacementState
        public var student: String
        public var studentID: ID<Student>
        public var college: String
        public var course: String
        public var uln: String?
        public var hoursRequired: Int
        public var confirmed: String
        public var reason: String
        public var proposal: ID<Proposal>?

        public init(
            id: ID<Placement>,
            state: PlacementState,
            student: String,
            studentID: ID<Student>,
            college: String,
            course: String,
            uln: String?,
            hoursRequired: Int,
            confirmed: String,
            reason: String,
            proposal: ID<Proposal>?
        ) {
            self.id = id
            self.state = state
            self.student = student
            self.studentID = studentID
            self.college = college
            self.course = course
            self.uln = uln
            self.hoursRequired = hoursRequired
            self.confirmed = confirmed
            self.reason = reason
            self.proposal = proposal
        }
    }

    let context: PageContext
    let facts: Facts
    let legs: [LegLine]
    /// What the rules for students under 18 say about it.
    let young: [Finding]
    let canCancel: Bool
    let history: [HistoryLine]

    public init(
        _ context: PageContext,
        facts: Facts,
        legs: [LegLine],
        young: [Finding] = [],
        canCancel: Bool,
        history: [HistoryLine]
    ) {
        self.context = context
        self.facts = facts
        self.legs = legs
        self.young = young
        self.canCancel = canCancel
        self.history = history
    }

    public var body: some HTML {
        let title = "Placement of \(facts.student)"
        SitePage(
            title,
            context,
            breadcrumbs: [Crumb("Placements", href: SiteRoute.placements(.placements).path)]
        ) {
            PageHeading(title)
            Paragraph { PlacementTag(state: facts.state) }
            if !young.isEmpty {
                WarningCallout("Under 18: still to do", isUnderTitle: true) {
                    BulletList(young.map(\.message))
                    ForEach(hosts) { host in
                        Paragraph {
                            Link(
                                "What \(host.employer) has done for under 18s",
                                href: SiteRoute.young(.standing(host.employerID)).path
                            )
                        }
                    }
                }
            }
            SummaryList(rows)
            table
            if canCancel {
                Button(
                    "Cancel this placement",
                    href: SiteRoute.placements(.cancelPlacement(facts.id)).path,
                    kind: .secondary
                )
            }
            HistorySection(context, lines: history)
        }
    }

    /// The first leg at each employer.
    private var hosts: [LegLine] {
        if !context.mayEver(.seeOrganisations) { return [] }
        return legs.enumerated().filter { index, leg in
            !legs.prefix(index).contains { $0.employerID == leg.employerID }
        }
        .map(\.element)
    }

    private var rows: [SummaryRow] {
        var rows: [SummaryRow] = [
            SummaryRow("Student") {
                Link(facts.student, href: SiteRoute.students(.student(facts.studentID)).path)
            },
            SummaryRow("College", facts.college),
            SummaryRow("T Level", facts.course),
        ]
        if !context.isHost {
            rows += [
                SummaryRow("Unique learner number", facts.uln),
                SummaryRow("Hours required", "\(facts.hoursRequired)"),
                SummaryRow("Confirmed", facts.confirmed),
            ]
            if !facts.reason.isEmpty { rows.append(SummaryRow("Reason", facts.reason)) }
        }
        if context.mayEver(.decide), let proposal = facts.proposal {
            rows.append(
                SummaryRow("Made from") {
                    Link("The proposal with its reasons", href: SiteRoute.allocation(.proposal(proposal)).path)
                }
            )
        }
        return rows
    }

    private var table: some HTML {
        var columns: [Column<LegLine>] = [
            Column("Part", isHeader: true) { "\($0.position)" },
            Column("Employer") { leg in
                Link(leg.employer, href: SiteRoute.network(.organisation(leg.employerID)).path)
            },
            Column("Place") { $0.place },
            Column("Postcode") { $0.postcode },
            Column("Dates") { $0.dates },
        ]
        if !context.isHost {
            columns += [
                Column("Pattern") { $0.pattern },
                Column("Hours", isNumeric: true) { "\($0.hours)" },
            ]
        }
        return Table("Where and when", rows: legs, columns: columns)
    }
}

/// The page that asks why a placement is cancelled.
public struct CancelPlacementPage: HTML {
    let context: PageContext
    let placement: ID<Placement>
    let student: String
    let place: String
    let reason: String
    let faults: [FieldFault]

    public init(
        _ context: PageContext,
        placement: ID<Placement>,
        student: String,
        place: String,
        reason: String = "",
        faults: [FieldFault] = []
    ) {
        self.context = context
        self.placement = placement
        self.student = student
        self.place = place
        self.reason = reason
        self.faults = faults
    }

    public var body: some HTML {
        let back = SiteRoute.placements(.placement(placement)).path
        SitePage("Cancel this placement", context, back: BackLink(href: back), faults: faults) {
            PageHeading("Cancel this placement", caption: student)
            Paragraph("The place at \(place) becomes free again, and \(student) is without a place.")
            ActionForm(context, to: .placements(.cancelPlacement(placement))) {
                Input(
                    name: "reason",
                    label: "Why is it cancelled?",
                    hint: "Coordinators and the college see this. Nothing about health, please",
                    error: FormErrors(faults)["reason"],
                    value: reason
                )
                ButtonGroup {
                    Button("Cancel the placement", kind: .warning)
                    Link("Keep it", href: back)
                }
            }
        }
    }
}
