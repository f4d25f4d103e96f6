public import Markup

/// What just happened, or what people must know before they go on, at the top of the page.
public struct NotificationBanner: HTML {
    /// Whether something went well or something needs to be known.
    public enum Kind: String, Sendable {
        /// Something was done. Read out as soon as the page opens.
        case success
        /// Something needs to be known.
        case important
    }

    let kind: Kind
    let heading: String
    let detail: AnyHTML?

    /// A banner of one sentence.
    public init(_ kind: Kind, _ heading: String) {
        self.kind = kind
        self.heading = heading
        detail = nil
    }

    /// A banner with more below its sentence, such as a button to undo.
    public init(_ kind: Kind, _ heading: String, @HTMLBuilder detail: () -> some HTML) {
        self.kind = kind
        self.heading = heading
        self.detail = AnyHTML(detail())
    }

    /// The banner.
    public var body: some HTML {
        let base = "nhsuk-notification-banner"
        let titleID = "nhsuk-notification-banner-title"
        div(
            .class(base, kind == .success ? "\(base)--success" : nil),
            .data("module", base),
            .role(kind == .success ? "alert" : "region"),
            .ariaLabelledBy(titleID)
        ) {
            div(.class("\(base)__header")) {
                h2(.class("\(base)__title"), .id(titleID)) { kind == .success ? "Success" : "Important" }
            }
            div(.class("\(base)__content")) {
                p(.class("\(base)__heading")) { heading }
                detail
            }
        }
    }
}

/// A warning inside a page.
public struct WarningCallout<Content: HTML>: HTML {
    let heading: String
    let isUnderTitle: Bool
    let content: Content

    /// A warning with a heading.
    /// - Parameter isUnderTitle: Whether it comes before any other heading than the page's title.
    public init(_ heading: String, isUnderTitle: Bool = false, @HTMLBuilder content: () -> Content) {
        self.heading = heading
        self.isUnderTitle = isUnderTitle
        self.content = content()
    }

    /// The callout.
    public var body: some HTML {
        div(.class("nhsuk-card", "nhsuk-card--warning")) {
            div(.class("nhsuk-card__content")) {
                if isUnderTitle {
                    h2(.class("nhsuk-card__heading")) { title }
                } else {
                    h3(.class("nhsuk-card__heading")) { title }
                }
                content
            }
        }
    }

    @HTMLBuilder private var title: some HTML {
        span(.class("nhsuk-u-visually-hidden")) { "Important: " }
        heading
    }
}

/// Something set apart from the text around it.
public struct InsetText<Content: HTML>: HTML {
    let content: Content

    /// Paragraphs set apart.
    public init(@HTMLBuilder content: () -> Content) { self.content = content() }

    /// The inset.
    public var body: some HTML {
        div(.class("nhsuk-inset-text")) {
            span(.class("nhsuk-u-visually-hidden")) { "Information: " }
            content
        }
    }
}

extension InsetText where Content == Element<String> {
    /// One sentence set apart.
    public init(_ text: String) {
        self.init { p(text) }
    }
}

/// More about something, shown when somebody asks for it.
public struct Details<Content: HTML>: HTML {
    let summary: String
    let isOpen: Bool
    let content: Content

    /// What can be opened, and what is then shown.
    public init(_ summary: String, isOpen: Bool = false, @HTMLBuilder content: () -> Content) {
        self.summary = summary
        self.isOpen = isOpen
        self.content = content()
    }

    /// The details.
    public var body: some HTML {
        details(.class("nhsuk-details"), .open(isOpen)) {
            Markup.summary(.class("nhsuk-details__summary")) {
                span(.class("nhsuk-details__summary-text")) { summary }
            }
            div(.class("nhsuk-details__text")) { content }
        }
    }
}
