/// A text that is made from data, for a page and for the command line alike.
public struct Report: Hashable, Sendable {
    public var title: String
    public var intro: [String]
    public var sections: [Section]

    /// A part with a heading: paragraphs, then a list, then a table.
    public struct Section: Hashable, Sendable {
        public var title: String
        public var paragraphs: [String]
        public var bullets: [String]
        public var columns: [String]
        public var rows: [[String]]

        public init(
            _ title: String,
            _ paragraphs: [String] = [],
            bullets: [String] = [],
            columns: [String] = [],
            rows: [[String]] = []
        ) {
            self.title = title
            self.paragraphs = paragraphs
            self.bullets = bullets
            self.columns = columns
            self.rows = rows
        }
    }

    public init(_ title: String, intro: [String], _ sections: [Section]) {
        self.title = title
        self.intro = intro
        self.sections = sections
    }

    /// The text in Markdown.
    public var markdown: String {
        var lines = ["# \(title)", ""]
        for paragraph in intro { lines += [paragraph, ""] }
        for section in sections {
            lines += ["## \(section.title)", ""]
            for paragraph in section.paragraphs { lines += [paragraph, ""] }
            if !section.bullets.isEmpty { lines += section.bullets.map { "- \($0)" } + [""] }
            if !section.columns.isEmpty {
                lines.append(Self.line(section.columns))
                lines.append(Self.line(section.columns.map { _ in "---" }))
                lines += section.rows.map(Self.line) + [""]
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func line(_ cells: [String]) -> String {
        "| " + cells.map { $0.split(separator: "|").joined(separator: "\\|") }.joined(separator: " | ") + " |"
    }
}
