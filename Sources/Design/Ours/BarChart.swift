public import Markup

/// One bar of a chart.
public struct Bar: Sendable, Equatable {
    let label, text: String
    let value: Double
    let href: String?

    /// A bar: its name, its length, and the value in words and digits.
    public init(_ label: String, value: Double, text: String, href: String? = nil) {
        self.label = label
        self.value = value
        self.text = text
        self.href = href
    }
}

/// Bars with the sentence they prove. It is a table with a drawn bar in each row, so the figures are always there.
public struct BarChart: HTML, Sendable {
    let caption, sentence, labels, values: String
    let bars: [Bar]
    let target: (value: Double, text: String)?
    let source: String?

    /// A chart.
    ///
    /// - Parameters:
    ///   - caption: What the chart shows.
    ///   - sentence: What there is to see: "Stoke has placed most."
    ///   - labels: What the bars are: "College".
    ///   - values: What their length is: "Students placed".
    ///   - target: A line across the bars, and what it stands for.
    ///   - source: Where the figures come from, and as at when.
    public init(
        _ caption: String,
        sentence: String,
        labels: String,
        values: String,
        bars: [Bar],
        target: (value: Double, text: String)? = nil,
        source: String? = nil
    ) {
        self.caption = caption
        self.sentence = sentence
        self.labels = labels
        self.values = values
        self.bars = bars
        self.target = target
        self.source = source
    }

    /// The chart.
    public var body: some HTML {
        figure(.class("app-chart")) {
            figcaption(.class("app-chart__sentence")) { sentence }
            table(.class("app-chart__table")) {
                Markup.caption(.class("nhsuk-table__caption")) { caption }
                thead {
                    tr {
                        th(.scope("col")) { labels }
                        th(.scope("col")) { values }
                    }
                }
                tbody {
                    ForEach(bars) { bar in line(bar) }
                }
            }
            if let target {
                p(.class("app-chart__note")) { "The upright line is \(target.text)." }
            }
            if let source {
                p(.class("app-chart__note")) { source }
            }
        }
    }

    private func line(_ bar: Bar) -> some HTML {
        tr {
            th(.scope("row")) {
                if let href = bar.href { Link(bar.label, href: href) } else { bar.label }
            }
            td {
                span(.class("app-chart__value")) { bar.text }
                SVG.svg(.class("app-chart__bar"), .init("height", "20"), .init("focusable", "false"), .ariaHidden()) {
                    SVG.rect(.class("app-chart__fill"), .init("width", share(bar.value)), .init("height", "20"))
                    if let target {
                        line("app-chart__target-ground", at: share(target.value))
                        line("app-chart__target", at: share(target.value))
                    }
                }
            }
        }
    }

    private func line(_ name: String, at x: String) -> some HTML {
        SVG.line(.class(name), .init("x1", x), .init("x2", x), .init("y1", "-3"), .init("y2", "23"))
    }

    /// A value as a share of the longest bar, in tenths of a percent.
    private func share(_ value: Double) -> String {
        let longest = max(bars.map(\.value).max() ?? 0, target?.value ?? 0)
        guard longest > 0, value > 0, value.isFinite else { return "0%" }
        return "\((value / longest * 990).rounded() / 10)%"
    }
}
