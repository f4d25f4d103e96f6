import Design
public import Domain
public import Markup

/// One student's proposal with its reasons, what can be decided, and the ranked alternatives.
public struct ProposalPage: HTML {
    /// An offer that the student could have instead.
    public struct Option: Sendable {
        let alternative: Alternative
        /// Where it is, part by part.
        let places: [Eligibility.Place]
        /// Places that are neither taken nor proposed to somebody else in this run.
        let free: Int

        public init(_ alternative: Alternative, at places: [Eligibility.Place], free: Int) {
            self.alternative = alternative
            self.places = places
            self.free = free
        }

        var title: String { places.map(\.title).joined(separator: ", then ") }
        /// Whether a place of every part is there now.
        var isThere: Bool { places.allSatisfy { $0.free > 0 } }
    }

    /// What is known about the student, as far as it matters here.
    public struct Facts: Sendable {
        var student: Student
        var college: String
        var cohort: String?
        var tLevel: String
        var specialism: String?
        var window: String?
        var firstDay: Day?
        var travelLimit: Int

        /// - Parameters:
        ///   - window: the cohort's dates in words.
        ///   - firstDay: the day on which the student would start; the age is counted on it.
        ///   - travelLimit: miles that the student can travel.
        public init(
            student: Student,
            college: String,
            cohort: String?,
            tLevel: String,
            specialism: String?,
            window: String?,
            firstDay: Day?,
            travelLimit: Int
        ) {
            self.student = student
            self.college = college
            self.cohort = cohort
            self.tLevel = tLevel
            self.specialism = specialism
            self.window = window
            self.firstDay = firstDay
            self.travelLimit = travelLimit
        }
    }

    let context: PageContext
    let proposal: Proposal
    let run: Run
    let facts: Facts
    let place: Eligibility.Place?
    let parts: [PlacedPart]
    let changePlaces: [Eligibility.Place]
    let options: [Option]
    let placement: ID<Placement>?
    let reason: String
    let faults: [FieldFault]
    let history: [HistoryLine]

    /// - Parameters:
    ///   - place: where the student would go; empty when there is no place.
    ///   - parts: where the student would go, when it is in more than one part.
    ///   - changePlaces: where the student could go if the smallest change were made.
    ///   - placement: the placement that accepting made.
    ///   - reason: the reason for rejecting, as typed.
    public init(
        _ context: PageContext,
        proposal: Proposal,
        run: Run,
        facts: Facts,
        place: Eligibility.Place?,
        parts: [PlacedPart] = [],
        changePlaces: [Eligibility.Place] = [],
        options: [Option],
        placement: ID<Placement>?,
        reason: String = "",
        faults: [FieldFault] = [],
        history: [HistoryLine] = []
    ) {
        self.context = context
        self.proposal = proposal
        self.run = run
        self.facts = facts
        self.place = place
        self.parts = parts
        self.changePlaces = changePlaces
        self.options = options
        self.placement = placement
        self.reason = reason
        self.faults = faults
        self.history = history
    }

    private var name: String { facts.student.name }

    public var body: some HTML {
        SitePage(
            "Proposal for \(name)",
            context,
            breadcrumbs: [
                Crumb("Proposals", href: SiteRoute.allocation(.runs).path),
                Crumb("Run \(run.number)", href: SiteRoute.allocation(.run(run.id)).path),
            ],
            faults: faults
        ) {
            PageHeading("Proposal for \(name)", caption: "Run \(run.number)")
            Paragraph {
                ProposalTag(state: proposal.state)
                if proposal.locked {
                    " "
                    Tag("Locked", .purple)
                }
            }
            student
            proposed
            decisions
            alternatives
            HistorySection(context, lines: history)
        }
    }

    @HTMLBuilder private var student: some HTML {
        Heading("Student")
        SummaryList([
            SummaryRow("Name") { Link(name, href: SiteRoute.students(.student(facts.student.id)).path) },
            SummaryRow("College", [facts.college, facts.cohort ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")),
            SummaryRow(
                "T Level",
                [facts.tLevel, facts.specialism ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
            ),
            SummaryRow(ageKey, facts.firstDay.flatMap { facts.student.age(on: $0) }.map(String.init)),
            SummaryRow("Postcode district", facts.student.homeOutcode?.description),
            SummaryRow("Can travel", "\(facts.travelLimit) miles"),
            SummaryRow("Preferences") { preferences },
            SummaryRow("Dates", facts.window),
            SummaryRow("Ready from", facts.student.readyFrom?.formatted()),
        ])
    }

    private var ageKey: String { facts.firstDay.map { "Age on \($0.formatted())" } ?? "Age" }

    @HTMLBuilder private var preferences: some HTML {
        if facts.student.preferences.isEmpty {
            "None given"
        } else {
            BulletList(facts.student.preferences, isNumbered: true)
        }
    }

    @HTMLBuilder private var proposed: some HTML {
        if !parts.isEmpty {
            Heading("Proposed places")
            PartsTable(parts: parts)
        } else if let place {
            Heading("Proposed place")
            Paragraph {
                Link(
                    "\(place.organisationName), \(place.area.name)",
                    href: SiteRoute.capacity(.offer(place.offer.id)).path
                )
                ", \(place.siteName)\(place.postcode.map { " (\($0))" } ?? "")"
            }
        } else {
            Heading("No place was found")
        }
        BulletList(proposal.reasons.map(\.sentence))
        if let change = proposal.smallestChange { SmallestChangeSection(change: change, places: changePlaces) }
        if !proposal.rejection.isEmpty { InsetText("Rejected: \(proposal.rejection)") }
        if let placement {
            Paragraph { Link("See the placement", href: SiteRoute.placements(.placement(placement)).path) }
        }
    }

    @HTMLBuilder private var decisions: some HTML {
        if proposal.state == .open {
            Heading("Decide")
            ButtonGroup {
                ActionForm(context, to: .allocation(.acceptProposal(proposal.id))) {
                    Button("Accept")
                }
                ActionForm(context, to: .allocation(.lockProposal(proposal.id))) {
                    Hidden("locked", proposal.locked ? "no" : "yes")
                    Button(proposal.locked ? "Unlock" : "Lock for the next runs", kind: .secondary)
                }
            }
            Details("Reject this place", isOpen: !faults.isEmpty) {
                ActionForm(context, to: .allocation(.rejectProposal(proposal.id))) {
                    Input(
                        name: "reason",
                        label: "Why do you reject it?",
                        hint: "The student will not be proposed for this place again. Nothing about health, please",
                        error: FormErrors(faults)["reason"],
                        value: reason
                    )
                    Button("Reject", kind: .warning)
                }
            }
        }
    }

    @HTMLBuilder private var alternatives: some HTML {
        if proposal.state != .accepted {
            Heading("Other places that would be allowed")
            Table(
                countText(options.count, "other place, best first", "other places, best first"),
                captionSize: .small,
                rows: options,
                empty: "No other place fits this student.",
                columns: [
                    Column("Place", isHeader: true) { $0.title },
                    Column("Preference met") { option in
                        option.alternative.preferenceMet.map { $0 == 1 ? "First choice" : "Choice \($0)" } ?? "None"
                    },
                    Column("Distance") { option in
                        option.alternative.distance.map { Distance(metres: Double($0)).short } ?? "Not known"
                    },
                    Column("Places left", isNumeric: true) { String($0.free) },
                    Column("Why") { why($0) },
                    Column("Choose") { option in move(option) },
                ]
            )
        }
    }

    private func why(_ option: Option) -> String {
        if !option.isThere { return "All places have been taken." }
        if option.free == 0 {
            let cost = option.alternative.cost.map { " \($0.sentence)" } ?? ""
            return "Proposed to others in this run: whoever is accepted first gets it.\(cost)"
        }
        let rank = { (rank: Int?) in rank ?? .max }
        let (own, other) = (rank(proposal.preferenceMet), rank(option.alternative.preferenceMet))
        if proposal.offerID == nil { return "Free now." }
        if other < own { return "A better choice." }
        if other > own { return "Not as good a choice." }
        guard let here = proposal.distance, let there = option.alternative.distance else { return "As good a choice." }
        return there < here ? "As good a choice, and nearer." : "As good a choice, not nearer."
    }

    @HTMLBuilder private func move(_ option: Option) -> some HTML {
        if option.isThere {
            ActionForm(context, to: .allocation(.moveProposal(proposal.id))) {
                Hidden("offer", option.alternative.offerIDs.map(\.description).joined(separator: " "))
                Button(
                    "Move here",
                    kind: .secondary,
                    isSmall: true,
                    context: "to \(option.title)"
                )
            }
        } else {
            "–"
        }
    }
}
