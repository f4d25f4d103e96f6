import Design
public import Domain
public import Markup

/// Everything that was changed, newest first, to be searched, with undo.
public struct HistoryPage: HTML {
    /// One change.
    public struct Line: Sendable {
        let id: ID<AuditEntry>
        let when: String
        let who: String
        let onBehalfOf: String?
        let from: String?
        let what: String
        let reason: String
        let subjectID: String
        let href: String?
        let canUndo: Bool
        let isUndone: Bool
        let blockedBy: String?

        public init(_ entry: AuditEntry, when: String, reason: String, canUndo: Bool, blockedBy: String?) {
            id = entry.id
            self.when = when
            who = entry.actorName
            onBehalfOf = entry.onBehalfOf
            from = entry.origin
            what = entry.summary
            self.reason = reason
            subjectID = entry.subjectID
            href = SiteRoute(subjectOf: entry)?.path
            isUndone = entry.undoneBy != nil
            self.canUndo = canUndo
            self.blockedBy = blockedBy
        }
    }

    /// The kinds of action that can be searched for, with their words.
    static let kinds: [(key: String, title: String)] = [
        ("organisation", "Organisations"), ("site", "Sites"), ("area", "Areas"), ("person", "Contacts"),
        ("interest", "Answers for a year"), ("offer", "Places"), ("cohort", "Cohorts"), ("student", "Students"),
        ("run", "Runs"), ("proposal", "Proposals"), ("placement", "Placements"), ("policy", "Policy"),
        ("import", "Imports"), ("user", "People who sign in"), ("task", "Tasks by e-mail"),
        ("round", "Capacity rounds"),
    ]

    let context: PageContext
    let lines: [Line]
    let total: Int
    let mostCounted: Int
    let list: ListState
    let filter: (from: DayParts, to: DayParts)
    let faults: [FieldFault]
    let problem: String?

    /// - Parameters:
    ///   - mostCounted: the number beyond which entries are not counted.
    ///   - problem: what does not fit in the chain, in a sentence.
    public init(
        _ context: PageContext,
        lines: [Line],
        total: Int,
        mostCounted: Int,
        list: ListState,
        from: DayParts,
        to: DayParts,
        faults: [FieldFault] = [],
        problem: String? = nil
    ) {
        self.context = context
        self.lines = lines
        self.total = total
        self.mostCounted = mostCounted
        self.list = list
        filter = (from, to)
        self.faults = faults
        self.problem = problem
    }

    public var body: some HTML {
        SitePage("History", context, faults: faults) {
            PageHeading("History")
            if let problem {
                WarningCallout("The history has been tampered with") {
                    p { problem }
                    p { "Tell whoever runs Trellis for you: they compare it with a backup." }
                }
            }
            Paragraph(
                "Every change, who made it and when. Undo takes a change back unless something later depends on it."
            )
            FilteredList {
                FilterPanel(
                    action: SiteRoute.insight(.history).path,
                    chips: Chips(chips, clearHref: list.cleared),
                    keeping: [("record", list["record"] ?? "")].filter { !$0.1.isEmpty }
                ) { fields }
            } results: {
                ExportLinks(list) { .insight(.exportHistory($0)) }
                HistoryTable(
                    context: context,
                    lines: lines,
                    caption: total > mostCounted
                        ? "More than \(grouped(mostCounted)) changes" : countText(total, "change", "changes"),
                    list: list
                )
                if let pages = list.pagination(total: min(total, mostCounted)) { pages }
            }
        }
    }

    @HTMLBuilder private var fields: some HTML {
        let errors = FormErrors(faults)
        Input(name: "who", label: "Who", hint: "The whole name, as the list shows it", value: list["who"])
        Select(
            name: "kind",
            label: "About",
            value: list["kind"],
            prompt: "Anything",
            options: Self.kinds.map { SelectOption($0.key, $0.title) }
        )
        DateInput(name: "from", legend: "From", errors: errors, value: DateText(filter.from))
        DateInput(name: "to", legend: "To", hint: nil, errors: errors, value: DateText(filter.to))
    }

    private var chips: [Chip] {
        var chips: [Chip] = []
        if let who = list["who"] { chips.append(Chip("Who", who, removeHref: list.without("who"))) }
        if let kind = list["kind"], let found = Self.kinds.first(where: { $0.key == kind }) {
            chips.append(Chip("About", found.title, removeHref: list.without("kind")))
        }
        if list["record"] != nil { chips.append(Chip("Record", "one only", removeHref: list.without("record"))) }
        return chips
    }
}

/// Changes as a table.
struct HistoryTable: HTML {
    let context: PageContext
    let lines: [HistoryPage.Line]
    let caption: String
    /// The search that the links narrow; none where the table is a part of another page.
    var list: ListState?

    var body: some HTML {
        Table(
            caption,
            rows: lines,
            empty: list == nil ? "Nothing has been changed yet." : "No change matches.",
            columns: [
                Column("What", isHeader: true) { line in what(line) },
                Column("When") { $0.when },
                Column("Who") { line in who(line) },
                Column("Undo") { line in undo(line) },
            ]
        )
    }

    @HTMLBuilder private func what(_ line: HistoryPage.Line) -> some HTML {
        if let href = line.href { Link(line.what, href: href) } else { line.what }
        if !line.reason.isEmpty { Paragraph("Reason: \(line.reason)", isSmall: true) }
        if let list, list["record"] == nil {
            Paragraph(isSmall: true) {
                Link(
                    "All about this record",
                    href: SiteRoute.insight(.history).path(LinkQuery([("record", line.subjectID)])),
                    context: line.what
                )
            }
        }
    }

    @HTMLBuilder private func who(_ line: HistoryPage.Line) -> some HTML {
        if list == nil {
            line.who
        } else {
            Link(line.who, href: SiteRoute.insight(.history).path(LinkQuery([("who", line.who)])))
        }
        if let other = line.onBehalfOf { " for \(other)" }
        if let from = line.from { Paragraph("from \(from)", isSmall: true, isSecondary: true) }
    }

    @HTMLBuilder private func undo(_ line: HistoryPage.Line) -> some HTML {
        if line.isUndone {
            Tag("Undone", .grey)
        } else if line.canUndo {
            UndoForm(context, line.id, of: line.what)
        } else if let first = line.blockedBy {
            Paragraph("First undo “\(first)”", isSmall: true, isSecondary: true)
        } else {
            "–"
        }
    }
}
