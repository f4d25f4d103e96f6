import Design
public import Domain
public import Markup

/// The rounds, newest first, and how long offers are fresh.
public struct RoundsPage: HTML {
    /// One round.
    public struct Line: Sendable {
        let round: CapacityRound
        let asked, answered, owing: Int
        let isOpen: Bool

        public init(_ round: CapacityRound, asked: Int, answered: Int, owing: Int, isOpen: Bool) {
            self.round = round
            self.asked = asked
            self.answered = answered
            self.owing = owing
            self.isOpen = isOpen
        }
    }

    let context: PageContext
    let lines: [Line]
    let weeks: Int

    /// - Parameter weeks: weeks after which an offer has to be confirmed again.
    public init(_ context: PageContext, lines: [Line], weeks: Int) {
        self.context = context
        self.lines = lines
        self.weeks = weeks
    }

    public var body: some HTML {
        SitePage("Capacity rounds", context, breadcrumbs: [Crumb("Places", href: SiteRoute.capacity(.offers).path)]) {
            PageHeading("Capacity rounds")
            Paragraph(
                "A round asks employers once how many places they offer in a year. They answer from a link on their "
                    + "phone, without an account; what you hear on the telephone you record for them."
            )
            Button("Open a round", href: SiteRoute.rounds(.newRound).path)
            Table("Rounds", rows: lines, empty: "No round has been opened yet.", columns: columns)
            Heading("How long an answer is fresh")
            Paragraph("An offer that nobody has confirmed for \(weeks) weeks is shown as out of date.")
            Paragraph {
                Link("Change this", href: SiteRoute.capacity(.freshness).path, context: "number of weeks")
            }
        }
    }

    private var columns: [Column<Line>] {
        [
            Column("Round", isHeader: true) { line in
                Link(line.round.name, href: SiteRoute.rounds(.round(line.round.id)).path)
            },
            Column("Year") { $0.round.year.label },
            Column("State") { line in
                if line.isOpen { Tag("Open", .green) } else { Tag("Closed", .grey) }
            },
            Column("Last day") { $0.round.closesOn.formatted() },
            Column("Asked", isNumeric: true) { $0.asked },
            Column("Answered", isNumeric: true) { $0.answered },
            Column("Still owing", isNumeric: true) { $0.owing },
        ]
    }
}

/// The form that says after how many weeks an offer is out of date.
public struct FreshnessPage: HTML {
    let context: PageContext
    let weeks: String
    let faults: [FieldFault]

    public init(_ context: PageContext, weeks: String, faults: [FieldFault] = []) {
        self.context = context
        self.weeks = weeks
        self.faults = faults
    }

    public var body: some HTML {
        let title = "How long an offer is fresh"
        let back = SiteRoute.rounds(.rounds).path
        SitePage(title, context, back: BackLink(href: back), faults: faults) {
            PageHeading(title)
            Paragraph("After that time an offer is shown as out of date until somebody confirms it.")
            ActionForm(context, to: .capacity(.freshness)) {
                Input(
                    name: "weeks",
                    label: "Weeks",
                    error: FormErrors(faults)["weeks"],
                    value: weeks,
                    kind: .wholeNumber,
                    width: .three
                )
                ButtonGroup {
                    Button("Save")
                    Link("Cancel", href: back)
                }
            }
        }
    }
}
