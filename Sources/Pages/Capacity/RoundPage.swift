import Design
public import Domain
public import Markup

/// A round: who has answered, who owes an answer, and who was not asked and why.
public struct RoundPage: HTML {
    /// What the page shows.
    public struct Model: Sendable {
        public var round: CapacityRound
        public var isOpen: Bool
        /// How many stand in each way, in the whole round.
        public var counts: [RoundStanding: Int]
        /// The standing that the list is narrowed to.
        public var standing: RoundStanding?
        public var lines: [Line]
        /// How many owe an answer and were written to.
        public var owing: Int
        /// Offers that colleges do not see yet.
        public var held: Int

        public init(
            round: CapacityRound,
            isOpen: Bool,
            counts: [RoundStanding: Int],
            standing: RoundStanding?,
            lines: [Line],
            owing: Int,
            held: Int
        ) {
            self.round = round
            self.isOpen = isOpen
            self.counts = counts
            self.standing = standing
            self.lines = lines
            self.owing = owing
            self.held = held
        }
    }

    /// An employer in the round.
    public struct Line: Sendable {
        public var id: ID<Organisation>
        public var name: String
        public var standing: RoundStanding
        /// Why it was not written to.
        public var reason: String?
        public var asked, answered: Int
        /// The places that it has answered.
        public var places: Int
        /// Who was written to, and when.
        public var sentTo: String?
        public var sentOn: String?
        public var timesReminded: Int
        public var answeredOn: String?
        public var channel: RoundChannel?
        /// Its link, with how that stands.
        public var link: ID<TaskLink>?
        public var linkState: TaskLink.State?

        public init(
            id: ID<Organisation>,
            name: String,
            standing: RoundStanding,
            reason: String?,
            asked: Int,
            answered: Int,
            places: Int,
            sentTo: String?,
            sentOn: String?,
            timesReminded: Int,
            answeredOn: String?,
            channel: RoundChannel?,
            link: ID<TaskLink>?,
            linkState: TaskLink.State?
        ) {
            self.id = id
            self.name = name
            self.standing = standing
            self.reason = reason
            self.asked = asked
            self.answered = answered
            self.places = places
            self.sentTo = sentTo
            self.sentOn = sentOn
            self.timesReminded = timesReminded
            self.answeredOn = answeredOn
            self.channel = channel
            self.link = link
            self.linkState = linkState
        }
    }

    let context: PageContext
    let model: Model

    public init(_ context: PageContext, _ model: Model) {
        self.context = context
        self.model = model
    }

    private var round: CapacityRound { model.round }

    public var body: some HTML {
        SitePage(round.name, context, breadcrumbs: [Crumb("Capacity rounds", href: SiteRoute.rounds(.rounds).path)]) {
            PageHeading(round.name, caption: "Capacity round for \(round.year.label)")
            CountTiles(
                RoundStanding.allCases.map { standing in
                    CountTile(
                        model.counts[standing] ?? 0,
                        standing == .owes && model.counts[.owes] != 1 ? "owe an answer" : standing.title.lowercased(),
                        href: SiteRoute.rounds(.round(round.id)).path(LinkQuery([("standing", standing.rawValue)])),
                        isUrgent: standing == .owes
                    )
                }
            )
            SummaryList(facts)
            actions
            if let standing = model.standing {
                Paragraph {
                    "Only: \(standing.title.lowercased()). "
                    Link("Show everybody", href: SiteRoute.rounds(.round(round.id)).path)
                }
            }
            Table(
                countText(model.lines.count, "employer", "employers"),
                rows: model.lines,
                empty: "No employer stands so.",
                columns: columns
            )
        }
    }

    private var facts: [SummaryRow] {
        var rows = [
            SummaryRow("State") {
                if model.isOpen { Tag("Open", .green) } else { Tag("Closed", .grey) }
            },
            SummaryRow("Last day to answer", round.closesOn.formatted()),
            SummaryRow("What is asked") { BulletList(round.asks.map(\.title)) },
        ]
        if let day = round.releaseOn {
            let state = round.releasedAt.map { "Since \(Day.of($0).formatted())" } ?? "From \(day.formatted())"
            let held =
                model.held == 0 ? "" : ". \(countText(model.held, "offer is", "offers are")) held back until then"
            rows.append(SummaryRow("Colleges see the answers", state + held))
        } else {
            rows.append(SummaryRow("Colleges see the answers", "At once"))
        }
        if !round.message.isEmpty { rows.append(SummaryRow("Message", round.message)) }
        return rows
    }

    @HTMLBuilder private var actions: some HTML {
        if model.isOpen, model.owing > 0 {
            ActionForm(context, to: .rounds(.remind(round.id)), id: "remind-form") {
                Button("Remind the \(countText(model.owing, "employer that owes", "employers that owe")) an answer")
            }
            Paragraph(
                "Each gets a new link by mail. Whoever asked not to be written to is left in peace.",
                isSmall: true,
                isSecondary: true
            )
        }
        if round.releasedAt == nil, round.releaseOn != nil {
            ActionForm(context, to: .rounds(.release(round.id)), id: "release-form") {
                Button("Let colleges see the answers now", kind: .secondary, isSmall: true)
            }
        }
        if round.closedAt == nil {
            ActionForm(context, to: .rounds(.close(round.id)), id: "close-form") {
                Button("Close this round", kind: .secondary, isSmall: true)
            }
        }
    }

    private var columns: [Column<Line>] {
        [
            Column("Employer", isHeader: true) { line in
                Link(line.name, href: SiteRoute.network(.organisation(line.id)).path)
            },
            Column("State") { line in
                Tag(line.standing.title, colour(line.standing))
                if let reason = line.reason { Paragraph(reason, isSmall: true) }
            },
            Column("Lines answered") { line in
                if line.asked > 0 { "\(line.answered) of \(line.asked)" } else { "Nothing last year" }
            },
            Column("Places", isNumeric: true) { $0.places },
            Column("Asked") { line in
                if let sentTo = line.sentTo { sentTo }
                if let sentOn = line.sentOn { Paragraph(sentOn, isSmall: true, isSecondary: true) }
                if line.timesReminded > 0 {
                    Paragraph("Reminded \(times(line.timesReminded))", isSmall: true, isSecondary: true)
                }
                if let state = line.linkState, state == .revoked || state == .expired {
                    Paragraph("Link \(state.title.lowercased())", isSmall: true, isSecondary: true)
                }
            },
            Column("Answered") { line in
                if let answeredOn = line.answeredOn { answeredOn }
                if let channel = line.channel { Paragraph(channel.title, isSmall: true, isSecondary: true) }
            },
            Column("Actions") { line in actions(line) },
        ]
    }

    private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

    private func colour(_ standing: RoundStanding) -> Tag.Colour {
        switch standing {
        case .owes: .blue
        case .inPart: .yellow
        case .answered: .green
        case .declined: .red
        case .notAsked: .grey
        }
    }

    @HTMLBuilder private func actions(_ line: Line) -> some HTML {
        if round.closedAt == nil {
            Link("Answer for them", href: SiteRoute.rounds(.behalf(round.id, line.id)).path, context: line.name)
        }
        if let link = line.link, model.isOpen {
            Details("Their link") {
                button("Send again", .resend(link), line.name)
                if line.linkState == .waiting || line.linkState == .answered {
                    button("Withdraw", .revoke(link), line.name)
                }
            }
        }
    }

    private func button(_ title: String, _ route: TaskRoute, _ whom: String) -> some HTML {
        ActionForm(context, to: .tasks(route)) {
            Button(title, kind: .secondary, isSmall: true, context: "for \(whom)")
        }
    }
}
