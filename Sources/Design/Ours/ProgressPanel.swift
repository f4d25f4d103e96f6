public import Markup

/// How far a long piece of work is. It brings itself up to date while the work goes on.
public struct ProgressPanel: HTML {
    let id, heading, status: String
    let done, total: Int
    let href: String
    let isFinished: Bool
    let detail: AnyHTML?

    /// A panel.
    ///
    /// - Parameters:
    ///   - id: Unique in the page; the script fetches the page again and swaps what has this id.
    ///   - heading: What is going on.
    ///   - status: How far it is, in words: "Looking for better placements, 40 seconds left at most".
    ///   - done: How much is done.
    ///   - total: How much there is; 0 if nobody knows.
    ///   - href: This page, for "Check again" where scripts do not run.
    ///   - isFinished: Whether the panel need not change any more.
    ///   - detail: More, such as a button to stop or a link to the result.
    public init(
        id: String = "progress",
        _ heading: String,
        status: String,
        done: Int = 0,
        total: Int = 0,
        href: String,
        isFinished: Bool,
        @HTMLBuilder detail: () -> some HTML = { Empty() }
    ) {
        self.id = id
        self.heading = heading
        self.status = status
        self.done = done
        self.total = total
        self.href = href
        self.isFinished = isFinished
        self.detail = AnyHTML(detail())
    }

    /// The panel.
    public var body: some HTML {
        section(
            .class("app-progress"),
            .id(id),
            .ariaLabelledBy("\(id)-heading"),
            .data("refresh", isFinished ? nil : "3")
        ) {
            h2(.class("nhsuk-heading-m"), .id("\(id)-heading")) { heading }
            if !isFinished {
                progress(
                    .class("app-progress__bar"),
                    .ariaLabelledBy("\(id)-heading"),
                    .init("value", total > 0 ? String(min(done, total)) : nil),
                    .init("max", total > 0 ? String(total) : nil)
                ) { total > 0 ? "\(done) of \(total)" : "" }
            }
            p(.class("nhsuk-body"), .role("status")) { status }
            if !isFinished {
                p(.class("nhsuk-body", "app-progress__again")) { Link("Check again", href: href) }
            }
            detail
        }
    }
}
