import Design
public import Domain
public import Markup

/// The weeks to avoid of a year, by month.
public struct CalendarPage: HTML {
    /// Some days with whose they are.
    public struct Line: Sendable {
        public var span: CalendarSpan
        /// The college or employer, and its site or area; empty for the whole system.
        public var owner: String?
        /// The T Levels that they concern, in words; empty for all.
        public var tLevels: String
        public var id: ID<Avoidance>?
        public var isShared: Bool
        public var canEdit: Bool

        public init(
            span: CalendarSpan,
            owner: String?,
            tLevels: String,
            id: ID<Avoidance>?,
            isShared: Bool,
            canEdit: Bool
        ) {
            self.span = span
            self.owner = owner
            self.tLevels = tLevels
            self.id = id
            self.isShared = isShared
            self.canEdit = canEdit
        }
    }

    /// A decision between two calendars, in words.
    public struct DecisionLine: Sendable {
        public var sentence: String
        public var why: String
        public var who: String
        public var when: String

        public init(sentence: String, why: String, who: String, when: String) {
            self.sentence = sentence
            self.why = why
            self.who = who
            self.when = when
        }
    }

    /// What the page shows.
    public struct Model: Sendable {
        /// What the filters let through.
        public var lines: [Line]
        /// Whose days can be chosen to be shown.
        public var shown: [OffersPage.Option]
        /// Whose days the viewer may add.
        public var owners: [OffersPage.Option]
        public var decisions: [DecisionLine]
        public var canDecide: Bool
        /// Whether the policy looks at weeks that would rather be avoided.
        public var policyLooks: Bool

        public init(
            lines: [Line],
            shown: [OffersPage.Option],
            owners: [OffersPage.Option],
            decisions: [DecisionLine],
            canDecide: Bool,
            policyLooks: Bool
        ) {
            self.lines = lines
            self.shown = shown
            self.owners = owners
            self.decisions = decisions
            self.canDecide = canDecide
            self.policyLooks = policyLooks
        }
    }

    let context: PageContext
    let state: ListState
    let model: Model

    public init(_ context: PageContext, state: ListState, _ model: Model) {
        self.context = context
        self.state = state
        self.model = model
    }

    public var body: some HTML {
        SitePage("Calendar", context) {
            PageHeading("Calendar", caption: context.year.label)
            Paragraph(
                "Weeks to avoid, and why. Nobody is placed in a week marked “never”. A week marked “rather not” is used "
                    + "only where nothing better is found."
            )
            if model.canDecide { steps }
            filter
            YearSwitch(context, state)
            add
            if model.lines.isEmpty {
                Paragraph("There is nothing in the calendar of \(context.year.label) to show.")
            }
            ForEach(months) { month in
                Table(month.title, rows: month.lines, columns: columns(month.lines))
            }
            DecisionsSection(lines: model.decisions)
            if !model.lines.isEmpty { saving }
        }
    }

    @HTMLBuilder private var steps: some HTML {
        ul(.class("nhsuk-list")) {
            li { Link("What computed and published weeks mean", href: SiteRoute.calendar(.series).path) }
            li { Link("Calendars that stand against each other", href: SiteRoute.calendar(.conflicts).path) }
        }
        if !model.policyLooks {
            InsetText {
                Paragraph {
                    "Weeks marked “rather not” do not count yet when places are shared out. "
                    Link("Give them a position in the policy", href: SiteRoute.allocation(.editPolicy).path)
                    " to change that. Weeks marked “never” always count."
                }
            }
        }
    }

    private var filter: some HTML {
        FilterPanel(
            action: SiteRoute.calendar(.calendar).path,
            chips: Chips(chips, clearHref: SiteRoute.calendar(.calendar).path)
        ) {
            Select(
                name: "whose",
                label: "Whose weeks",
                value: state["whose"],
                prompt: "Everybody’s",
                options: model.shown.map(\.option)
            )
            Select(
                name: "strength",
                label: "Strength",
                value: state["strength"],
                prompt: "Any",
                options: AvoidanceStrength.allCases.map { SelectOption($0.rawValue, $0.title) }
            )
        }
    }

    private var chips: [Chip] {
        var chips: [Chip] = []
        if let whose = model.shown.first(where: { $0.value == state["whose"] }) {
            chips.append(Chip("Whose", whose.label, removeHref: state.without("whose")))
        }
        if let strength = state["strength"].flatMap({ AvoidanceStrength(rawValue: $0) }) {
            chips.append(Chip("Strength", strength.title, removeHref: state.without("strength")))
        }
        return chips
    }

    @HTMLBuilder private var add: some HTML {
        if model.owners.count == 1, let only = model.owners.first {
            Button(
                "Add weeks to avoid",
                href: SiteRoute.calendar(.new).path(LinkQuery([("of", only.value)])),
                kind: .secondary,
                isSmall: true
            )
        } else if !model.owners.isEmpty {
            Button("Add weeks to avoid", href: SiteRoute.calendar(.new).path, kind: .secondary, isSmall: true)
        }
    }

    private struct Month {
        var title: String
        var lines: [Line]
    }

    /// The months of the year in which something begins; what began earlier stands in the first.
    private var months: [Month] {
        let first = context.year.range.start
        var months: [Month] = []
        for line in model.lines {
            let day = max(line.span.days.start, first)
            let title = "\(day.monthName) \(day.year)"
            if months.last?.title == title {
                months[months.count - 1].lines.append(line)
            } else {
                months.append(Month(title: title, lines: [line]))
            }
        }
        return months
    }

    private func columns(_ lines: [Line]) -> [Column<Line>] {
        var columns: [Column<Line>] = [
            Column("Days", isHeader: true) { $0.span.days.briefly },
            Column("What") { line in
                line.span.title
                if !line.span.why.isEmpty {
                    br()
                    line.span.why
                }
            },
            Column("Whose") { $0.owner ?? "Whole system" },
            Column("T Levels") { $0.tLevels.isEmpty ? "All" : $0.tLevels },
            Column("Strength") { line in StrengthTag(span: line.span) },
            Column("Source") { line in
                line.span.source
                if line.span.needsChecking {
                    " "
                    Tag("Check", .yellow)
                }
            },
        ]
        if lines.contains(where: \.canEdit) {
            columns.append(
                Column("Actions") { line in
                    if line.canEdit, let id = line.id {
                        Link("Change", href: SiteRoute.calendar(.edit(id)).path, context: line.span.title)
                    }
                }
            )
        }
        return columns
    }

    private var saving: some HTML {
        Paragraph(isSmall: true) {
            if context.mayEver(.export) {
                "Save this calendar: "
                Link(
                    ExportFormat.xlsx.title,
                    href: SiteRoute.calendar(.exportCalendar(.xlsx)).path,
                    context: "file of this calendar"
                )
                ", "
                Link(
                    ExportFormat.csv.title,
                    href: SiteRoute.calendar(.exportCalendar(.csv)).path,
                    context: "file of this calendar"
                )
                " or "
            }
            Link("as a file for your own calendar (.ics)", href: SiteRoute.calendar(.file).path)
        }
    }
}

/// What days mean for a plan, as a tag.
struct StrengthTag: HTML {
    let span: CalendarSpan

    var body: some HTML {
        switch span.strength {
        case .never: Tag("Never", .red)
        case .ratherNot: Tag(span.weight == 1 ? "Rather not" : "Rather not, weight \(span.weight)", .yellow)
        case .ignored: Tag("For information", .grey)
        }
    }
}

/// What was decided between calendars: by whom, when and why.
struct DecisionsSection: HTML {
    let lines: [CalendarPage.DecisionLine]

    var body: some HTML {
        if !lines.isEmpty {
            Heading("Decided between calendars")
            ForEach(lines) { line in
                Card(line.sentence, level: 3) {
                    Paragraph("Why: \(line.why)")
                    Paragraph("\(line.who), \(line.when)", isSmall: true, isSecondary: true)
                }
            }
        }
    }
}
