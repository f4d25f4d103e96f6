public import Markup

/// Links to the other pages of a long list.
public struct Pagination: HTML, Sendable {
    enum Kind: Sendable {
        case numbered(current: Int, count: Int, addresses: [Int: String])
        case steps(previous: Step?, next: Step?)
    }

    /// The page before or after this one.
    public struct Step: Sendable {
        let href: String
        let title: String?

        /// A page by its address and, where it helps, its title.
        public init(href: String, title: String? = nil) {
            self.href = href
            self.title = title
        }
    }

    let kind: Kind
    let label: String

    /// Numbered pages. Nothing if there is only one. `label` tells two paginations of one page apart.
    public init(current: Int, count: Int, label: String = "Pagination", href: (Int) -> String) {
        self.label = label
        let shown = Self.shown(current: current, count: count) + [current - 1, current + 1]
        let addresses = shown.filter { (1...max(1, count)).contains($0) }.map { ($0, href($0)) }
        kind = .numbered(
            current: current,
            count: count,
            addresses: Dictionary(addresses, uniquingKeysWith: { first, _ in first })
        )
    }

    /// The page before and the page after.
    public init(previous: Step? = nil, next: Step? = nil, label: String = "Pagination") {
        self.label = label
        kind = .steps(previous: previous, next: next)
    }

    /// The numbers shown: first, last, and those around the current page. A gap of one page is shown as that page.
    static func shown(current: Int, count: Int) -> [Int] {
        guard count > 1 else { return [] }
        var numbers = Set([1, count])
        for number in current - 1...current + 1 where (1...count).contains(number) { numbers.insert(number) }
        for number in 2..<max(3, count) where numbers.contains(number - 1) && numbers.contains(number + 1) {
            numbers.insert(number)
        }
        return numbers.filter { $0 <= count }.sorted()
    }

    /// The links.
    public var body: some HTML {
        switch kind {
        case .numbered(let current, let count, let addresses):
            if count > 1 { numbered(current: current, count: count, addresses: addresses) }
        case .steps(let previous, let next):
            if previous != nil || next != nil { steps(previous: previous, next: next) }
        }
    }

    private func numbered(current: Int, count: Int, addresses: [Int: String]) -> some HTML {
        let numbers = Self.shown(current: current, count: count)
        return nav(
            .class("nhsuk-pagination", "nhsuk-pagination--numbered"),
            .role("navigation"),
            .ariaLabel(label)
        ) {
            if let href = addresses[current - 1] {
                a(.href(href), .class("nhsuk-pagination__previous"), .rel("prev")) {
                    Arrow(points: .left)
                    title("Previous")
                }
            }
            ul(.class("nhsuk-pagination__list")) {
                for (index, number) in numbers.enumerated() {
                    if index > 0, numbers[index - 1] + 1 < number {
                        li(.class("nhsuk-pagination__item", "nhsuk-pagination__item--ellipsis")) { "⋯" }
                    }
                    let isCurrent = number == current
                    li(.class("nhsuk-pagination__item", isCurrent ? "nhsuk-pagination__item--current" : nil)) {
                        a(
                            .class("nhsuk-pagination__link"),
                            .href(addresses[number]),
                            .ariaLabel("Page \(number)"),
                            .ariaCurrent(isCurrent ? "page" : nil)
                        ) { number }
                    }
                }
            }
            if let href = addresses[current + 1] {
                a(.href(href), .class("nhsuk-pagination__next"), .rel("next")) {
                    title("Next")
                    Arrow(points: .right)
                }
            }
        }
    }

    private func steps(previous: Step?, next: Step?) -> some HTML {
        nav(.class("nhsuk-pagination"), .role("navigation"), .ariaLabel(label)) {
            ul(.class("nhsuk-list", "nhsuk-pagination__list")) {
                if let previous {
                    step(previous, word: "Previous", side: "previous", link: "prev", arrow: .left)
                }
                if let next {
                    step(next, word: "Next", side: "next", link: "next", arrow: .right)
                }
            }
        }
    }

    private func step(_ step: Step, word: String, side: String, link: String, arrow: Arrow.Direction) -> some HTML {
        li(.class("nhsuk-pagination-item--\(side)")) {
            a(
                .class("nhsuk-pagination__link", "nhsuk-pagination__link--\(link)"),
                .href(step.href),
                .rel(link)
            ) {
                title(word)
                if let title = step.title {
                    span(.class("nhsuk-u-visually-hidden")) { ":" }
                    span(.class("nhsuk-pagination__page")) { title }
                }
                Arrow(points: arrow)
            }
        }
    }

    private func title(_ word: String) -> some HTML {
        span(.class("nhsuk-pagination__title")) {
            word
            VisuallyHidden("page")
        }
    }
}

/// The small arrow of a pagination link.
struct Arrow: HTML {
    enum Direction: String { case left, right }

    let points: Direction

    var body: some HTML {
        SVG.svg(
            .class("nhsuk-icon", "nhsuk-icon--arrow-\(points.rawValue)"),
            .init("viewBox", "0 0 24 24"),
            .width(16),
            .height(16),
            .init("focusable", "false"),
            .ariaHidden()
        ) {
            SVG.path(.init("d", points == .left ? Self.left : Self.right))
        }
    }

    private static let left =
        "M10.7 6.3c.4.4.4 1 0 1.4L7.4 11H19a1 1 0 0 1 0 2H7.4l3.3 3.3c.4.4.4 1 0 1.4a1 1 0 0 1-1.4 0l-5-5"
        + "A1 1 0 0 1 4 12c0-.3.1-.5.3-.7l5-5a1 1 0 0 1 1.4 0Z"
    private static let right =
        "m14.7 6.3 5 5c.2.2.3.4.3.7 0 .3-.1.5-.3.7l-5 5a1 1 0 0 1-1.4-1.4l3.3-3.3H5a1 1 0 0 1 0-2h11.6"
        + "l-3.3-3.3a1 1 0 1 1 1.4-1.4Z"
}
