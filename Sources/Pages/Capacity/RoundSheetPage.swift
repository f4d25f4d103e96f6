import Design
public import Domain
public import Markup

/// The page on which an employer answers a round: from the link in the mail on a phone, or a coordinator for it. Opening
/// it changes nothing; a press on an answer shows what it means, and a second press sends it.
public struct RoundSheetPage: HTML {
    /// What the page shows.
    public struct Model: Sendable {
        public var round: CapacityRound
        public var organisation: String
        /// The address of the page: that of the link, or of the coordinator's.
        public var door: SiteRoute
        /// Whether a coordinator fills it in for the employer.
        public var isBehalf: Bool
        public var isOpen: Bool
        public var standing: RoundStanding
        public var lines: [Line]
        public var added: [Line]
        /// Whether there are areas where new places can be.
        public var canAdd: Bool
        /// The reason, when it has said "not this year".
        public var refusal: String?

        public init(
            round: CapacityRound,
            organisation: String,
            door: SiteRoute,
            isBehalf: Bool,
            isOpen: Bool,
            standing: RoundStanding,
            lines: [Line],
            added: [Line],
            canAdd: Bool,
            refusal: String?
        ) {
            self.round = round
            self.organisation = organisation
            self.door = door
            self.isBehalf = isBehalf
            self.isOpen = isOpen
            self.standing = standing
            self.lines = lines
            self.added = added
            self.canAdd = canAdd
            self.refusal = refusal
        }

        /// The lines that are not answered yet.
        public var open: [Line] { lines.filter { $0.line.answer == nil } }

        var title: String { "Places for T Level students in \(round.year.label)" }

        func href(_ say: String, _ line: String = "") -> String {
            door.path(LinkQuery([("say", say), ("line", line)]))
        }
    }

    /// One line with where it is and for which course.
    public struct Line: Sendable {
        public var line: RoundLine
        public var place: String
        public var subject: String

        public init(_ line: RoundLine, place: String, subject: String) {
            self.line = line
            self.place = place
            self.subject = subject
        }

        var id: String { line.base.id.description }

        /// What there is to say yes to, in a sentence.
        var sentence: String {
            let base = line.base
            let when = line.isThisYear ? "Offered for \(base.year.label)" : "In \(base.year.label)"
            let pattern = base.pattern.kind == .unknown ? "" : ", \(base.pattern.title.lowercased())"
            return
                "\(when): \(Self.words(base.places)), \(base.firstDay.formatted()) to \(base.lastDay.formatted())\(pattern)"
        }

        /// The short word for an unchanged answer.
        var sameTitle: String { line.isThisYear ? "Still right" : RoundReply.Kind.same.title }

        /// What was answered, in a sentence.
        var answered: String? {
            guard let answer = line.answer else { return nil }
            switch answer.reply {
            case .full: return "You said: we are full"
            case .same where line.isThisYear: return "You said: still right, \(Self.words(answer.places))"
            case .same, .more, .changed, .added:
                let dates = line.current.map { ", \($0.firstDay.formatted()) to \($0.lastDay.formatted())" } ?? ""
                return "You said: \(Self.words(answer.places))\(dates)"
            }
        }

        static func words(_ places: Int?) -> String {
            places.map { countText($0, "place", "places") } ?? "number not known yet"
        }
    }

    let context: PageContext
    let model: Model

    public init(_ context: PageContext, _ model: Model) {
        self.context = context
        self.model = model
    }

    public var body: some HTML {
        SitePage(model.title, context, back: model.back) {
            PageHeading(model.title, caption: model.organisation)
            RoundSheetIntroduction(model: model)
            if model.isOpen {
                if model.open.count > 1 { together }
                ForEach(model.lines) { line in card(line) }
                ForEach(model.added) { line in
                    Card(line.place) {
                        Paragraph(line.subject)
                        Paragraph(line.answered ?? "")
                    }
                }
                more
            } else {
                ForEach(model.lines + model.added) { line in
                    Card(line.place) {
                        Paragraph(line.subject)
                        Paragraph(line.answered ?? "Not answered")
                    }
                }
            }
        }
    }

    @HTMLBuilder private var together: some HTML {
        Heading("All \(model.open.count) at once")
        ButtonGroup {
            Button("Same as last year for all", href: model.href("same", "rest"))
            Button("We are full everywhere", href: model.href("full", "rest"), kind: .secondary)
        }
        Heading("One by one")
    }

    private func card(_ line: Line) -> some HTML {
        Card(line.place) {
            Paragraph(line.subject)
            Paragraph(line.sentence)
            if let answered = line.answered {
                Paragraph {
                    Tag("Answered", .green)
                    " \(answered)."
                }
                Details("Change this answer") { buttons(line) }
            } else {
                buttons(line)
            }
        }
    }

    @HTMLBuilder private func buttons(_ line: Line) -> some HTML {
        ButtonGroup {
            Button(line.sameTitle, href: model.href("same", line.id), context: "at \(line.place)")
            Button("We are full", href: model.href("full", line.id), kind: .secondary, context: "at \(line.place)")
            Button("We can do more", href: model.href("more", line.id), kind: .secondary, context: "at \(line.place)")
        }
        Paragraph {
            Link(
                "Something else",
                href: model.href("changed", line.id),
                context: "at \(line.place): other number or dates"
            )
        }
    }

    @HTMLBuilder private var more: some HTML {
        if model.canAdd, model.round.asks.contains(.newPlaces) || model.lines.isEmpty {
            Heading("Anything new?")
            Button("Offer other places", href: model.href("added"), kind: model.lines.isEmpty ? .primary : .secondary)
        }
        Heading("Nothing in \(model.round.year.label)?")
        Paragraph { Link("We host nobody in \(model.round.year.label)", href: model.href("no")) }
    }
}

extension RoundSheetPage.Model {
    /// The way back, for a coordinator.
    var back: BackLink? { isBehalf ? BackLink(href: SiteRoute.rounds(.round(round.id)).path) : nil }
}

/// What somebody should know before answering, and where they are.
struct RoundSheetIntroduction: HTML {
    let model: RoundSheetPage.Model

    var body: some HTML {
        if model.isBehalf {
            InsetText(
                "You answer for \(model.organisation), as they told you. The history and the round say so."
            )
        }
        state
        if !model.round.message.isEmpty, !model.isBehalf { InsetText(model.round.message) }
    }

    @HTMLBuilder private var state: some HTML {
        let until = model.round.closesOn.formatted()
        let answered = model.lines.count { $0.line.answer != nil }
        if !model.isOpen {
            InsetText("This round is closed. To change something, reply to the message that the link was in.")
        } else {
            switch model.standing {
            case .owes, .notAsked:
                Paragraph("Nothing is sent until you confirm it. You can answer in parts and come back until \(until).")
            case .inPart:
                NotificationBanner(.success, "Thank you. \(answered) of \(model.lines.count) answered.") {
                    p { "What you have answered is kept. You can answer the rest until \(until)." }
                }
            case .answered:
                NotificationBanner(.success, "Thank you. You have answered everything.") {
                    p {
                        "You need do nothing more. The coordinator tells you when students are proposed for your places."
                    }
                    p { "You can change an answer until \(until)." }
                }
            case .declined:
                NotificationBanner(
                    .success,
                    "Thank you. We have noted that you host nobody in \(model.round.year.label)."
                ) {
                    if let refusal = model.refusal { p { "You said: \(refusal)." } }
                    p { "You can still answer otherwise until \(until)." }
                }
            }
        }
    }
}
