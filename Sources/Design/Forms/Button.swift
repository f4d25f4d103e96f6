public import Markup

/// A button that sends the form around it, or a link that looks like one.
public struct Button: HTML, Sendable {
    /// How much a button stands out.
    public enum Kind: String, Sendable {
        /// The one thing to do on the page.
        case primary
        /// Something else that can be done.
        case secondary
        /// On a dark ground.
        case reverse
        /// Something that is hard to undo.
        case warning
    }

    let text: String
    let kind: Kind
    let isSmall: Bool
    let attributes: [Attribute]
    let isLink: Bool
    let context: String?

    /// A button that sends a form.
    ///
    /// - Parameters:
    ///   - name: Sent with `value`, where a form has several buttons.
    ///   - action: Where the form goes when this button sends it, if elsewhere.
    ///   - form: The id of the form, for a button outside it.
    ///   - context: Read out after the text, where several buttons have the same: "Remove" + "Kim Lee".
    ///   - preventDoubleClick: Whether a second press within a second is ignored.
    public init(
        _ text: String,
        kind: Kind = .primary,
        isSmall: Bool = false,
        name: String? = nil,
        value: String? = nil,
        action: String? = nil,
        form: String? = nil,
        context: String? = nil,
        preventDoubleClick: Bool = true
    ) {
        self.text = text
        self.kind = kind
        self.isSmall = isSmall
        self.context = context
        isLink = false
        attributes = [
            .data("prevent-double-click", preventDoubleClick ? "true" : nil),
            .type("submit"), .name(name), .value(value), .formaction(action), .form(form),
        ]
    }

    /// A link that looks like a button.
    public init(
        _ text: String,
        href: String,
        kind: Kind = .primary,
        isSmall: Bool = false,
        context: String? = nil
    ) {
        self.text = text
        self.kind = kind
        self.isSmall = isSmall
        self.context = context
        isLink = true
        attributes = [.href(href), .role("button"), .init("draggable", "false")]
    }

    /// The button.
    public var body: some HTML {
        let shared: [Attribute] = [
            .class(
                "nhsuk-button",
                kind == .primary ? nil : "nhsuk-button--\(kind.rawValue)",
                isSmall ? "nhsuk-button--small" : nil
            ),
            .data("module", "nhsuk-button"),
        ]
        if isLink {
            a(shared + attributes) { content }
        } else {
            button(shared + attributes) { content }
        }
    }

    @HTMLBuilder private var content: some HTML {
        text
        VisuallyHidden(context)
    }
}

/// Buttons and links side by side.
public struct ButtonGroup<Content: HTML>: HTML {
    let content: Content

    /// The buttons between the braces.
    public init(@HTMLBuilder content: () -> Content) { self.content = content() }

    /// The group.
    public var body: some HTML {
        div(.class("nhsuk-button-group")) { content }
    }
}

/// Words that are read out after what is seen, with the space before them.
struct VisuallyHidden: HTML {
    let text: String?

    init(_ text: String?) { self.text = text }

    var body: some HTML {
        if let text {
            span(.class("nhsuk-u-visually-hidden")) { " \(text)" }
        }
    }
}
