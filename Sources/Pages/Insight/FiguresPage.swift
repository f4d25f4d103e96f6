import Design
public import Domain
public import Markup

/// Figures in which nobody can be told.
public struct FiguresPage: HTML {
    /// A table of figures: two counts that add up, and the total.
    public struct Part: Sendable {
        public var title: String
        public var headings: [String]
        public var labels: [String]
        public var counts: SafeCounts

        public init(title: String, headings: [String], labels: [String], counts: SafeCounts) {
            self.title = title
            self.headings = headings
            self.labels = labels
            self.counts = counts
        }
    }

    private struct Line {
        let label: String
        let cells: [SafeCounts.Cell]
    }

    let context: PageContext
    let parts: [Part]

    public init(_ context: PageContext, parts: [Part]) {
        self.context = context
        self.parts = parts
    }

    public var body: some HTML {
        SitePage("Figures", context) {
            PageHeading("Figures", caption: "\(context.systemName), \(context.year)")
            Paragraph(
                """
                Numbers from 1 to 5 are not shown, so that nobody can be recognised. Some larger numbers are not shown \
                either, because the small ones could be worked out from them.
                """
            )
            ForEach(parts) { part in table(part) }
            Paragraph { Link("Supply and demand by T Level", href: SiteRoute.capacity(.supply).path) }
            YearSwitch(context, back: SiteRoute.insight(.figures).path)
        }
    }

    private func table(_ part: Part) -> some HTML {
        let lines = zip(part.labels + ["All"], part.counts.cells).map { Line(label: $0, cells: $1) }
        return Table(
            part.title,
            rows: lines,
            empty: "There is nothing to count this year.",
            columns: [Column("Group", isHeader: true) { $0.label }]
                + part.headings.indices.map { index in
                    Column(part.headings[index], isNumeric: true) { line in words(line.cells[index]) }
                }
        )
    }

    private func words(_ cell: SafeCounts.Cell) -> String {
        cell.number.map(String.init) ?? "not shown"
    }
}
