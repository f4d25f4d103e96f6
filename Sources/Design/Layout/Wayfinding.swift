public import Markup

/// A page above this one.
public struct Crumb: Sendable, Equatable {
    let text, href: String

    /// A page by its short title and address.
    public init(_ text: String, href: String) {
        self.text = text
        self.href = href
    }
}

/// Links to the pages above this one; on narrow screens, to the one just above.
public struct Breadcrumb: HTML, Sendable {
    let crumbs: [Crumb]

    /// The pages above, from the top.
    public init(_ crumbs: [Crumb]) { self.crumbs = crumbs }

    /// The links.
    public var body: some HTML {
        if let last = crumbs.last {
            nav(.class("nhsuk-breadcrumb"), .ariaLabel("Breadcrumb")) {
                ol(.class("nhsuk-breadcrumb__list")) {
                    for crumb in crumbs {
                        li(.class("nhsuk-breadcrumb__list-item")) {
                            a(.class("nhsuk-breadcrumb__link"), .href(crumb.href)) { crumb.text }
                        }
                    }
                }
                a(.class("nhsuk-back-link"), .href(last.href)) {
                    span(.class("nhsuk-u-visually-hidden")) { "Back to " }
                    last.text
                }
            }
        }
    }
}

/// A link to where the person came from, for pages inside a journey.
public struct BackLink: HTML, Sendable {
    let href, text: String

    /// A link back.
    public init(href: String, _ text: String = "Back") {
        self.href = href
        self.text = text
    }

    /// The link.
    public var body: some HTML {
        a(.class("nhsuk-back-link"), .href(href)) { text }
    }
}

/// The first stop of the Tab key: leads past the header.
public struct SkipLink: HTML, Sendable {
    /// A link to `#maincontent`.
    public init() {}

    /// The link.
    public var body: some HTML {
        a(.class("nhsuk-skip-link"), .data("module", "nhsuk-skip-link"), .href("#maincontent")) {
            "Skip to main content"
        }
    }
}
