public import Markup

/// A link in running text or in a table.
public struct Link: HTML, Sendable {
    let text, href: String
    let context: String?

    /// A link. `context` is read out after the text, where several links have the same: "Change" + "start date".
    public init(_ text: String, href: String, context: String? = nil) {
        self.text = text
        self.href = href
        self.context = context
    }

    /// The link.
    public var body: some HTML {
        a(.class("nhsuk-link"), .href(href)) {
            text
            VisuallyHidden(context)
        }
    }
}
