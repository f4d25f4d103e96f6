import Design
public import Domain
public import Markup

/// Everything that was changed, newest first, with undo.
public struct HistoryPage: HTML {
    /// One change.
    public struct Line: Sendable {
        let id: ID<AuditEntry>
        let when: String
        let who: String
        let onBehalfOf: String?
        let what: String
        let href: String?
        let canUndo: Bool
        let isUndone: Bool

        public init(_ entry: AuditEntry, when: String, canUndo: Bool) {
            id = entry.id
            self.when = when
            who = entry.actorName
            onBehalfOf = entry.onBehalfOf
            what = entry.summary
            href = SiteRoute(subjectOf: entry)?.path
            isUndone = entry.undoneBy != nil
            self.canUndo = canUndo && entry.undoneBy == nil && entry.changeCount > 0
        }
    }

    let context: PageContext
    let lines: [Line]
    let total: Int
    let list: ListState

    public init(_ context: PageContext, lines: [Line], total: Int, list: ListState) {
        self.context = context
        self.lines = lines
        self.total = total
        self.list = list
    }

    public var body: some HTML {
        SitePage("History", context) {
            PageHeading("History")
            Paragraph(
                "Every change, who made it and when. Undo takes a change back unless something later depends on it."
            )
            HistoryTable(context: context, lines: lines, caption: total == 1 ? "1 change" : "\(total) changes")
            list.pagination(total: total)
        }
    }
}

/// Changes as a table.
struct HistoryTable: HTML {
    let context: PageContext
    let lines: [HistoryPage.Line]
    let caption: String

    var body: some HTML {
        Table(
            caption,
            rows: lines,
            empty: "Nothing has been changed yet.",
            columns: [
                Column("What", isHeader: true) { line in what(line) },
                Column("When") { $0.when },
                Column("Who") { line in
                    Fragment {
                        line.who
                        if let other = line.onBehalfOf { " for \(other)" }
                    }
                },
                Column("Undo") { line in undo(line) },
            ]
        )
    }

    @HTMLBuilder private func what(_ line: HistoryPage.Line) -> some HTML {
        if let href = line.href { Link(line.what, href: href) } else { line.what }
    }

    @HTMLBuilder private func undo(_ line: HistoryPage.Line) -> some HTML {
        if line.isUndone {
            Tag("Undone", .grey)
        } else if line.canUndo {
            ActionForm(context, to: .insight(.undo(line.id))) {
                Button("Undo", kind: .secondary, isSmall: true, context: line.what)
            }
        } else {
            "–"
        }
    }
}
