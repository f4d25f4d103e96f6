public import Markup

/// A box with a heading.
public struct Card<Content: HTML>: HTML {
    let heading: String
    let level: Int
    let href: String?
    let actions: [RowAction]
    let content: Content

    /// A card. With `href` the whole card is a link; with `actions` there are links beside the heading.
    public init(
        _ heading: String,
        level: Int = 2,
        href: String? = nil,
        actions: [RowAction] = [],
        @HTMLBuilder content: () -> Content
    ) {
        self.heading = heading
        self.level = level
        self.href = href
        self.actions = actions
        self.content = content()
    }

    /// The card.
    public var body: some HTML {
        div(.class("nhsuk-card", href == nil ? nil : "nhsuk-card--clickable")) {
            if actions.isEmpty {
                div(.class("nhsuk-card__content")) {
                    headingElement
                    content
                }
            } else {
                div(.class("nhsuk-card__heading-container")) {
                    headingElement
                    div(.class("nhsuk-card__actions")) {
                        for action in actions { Link(action.text, href: action.href, context: action.context) }
                    }
                }
                div(.class("nhsuk-card__content")) { content }
            }
        }
    }

    @HTMLBuilder private var headingElement: some HTML {
        let attributes: [Attribute] = [.class("nhsuk-card__heading", "nhsuk-heading-m")]
        if level <= 2 { h2(attributes) { headingContent } } else { h3(attributes) { headingContent } }
    }

    @HTMLBuilder private var headingContent: some HTML {
        if let href {
            a(.class("nhsuk-card__link"), .href(href)) { heading }
        } else {
            heading
        }
    }
}

/// Cards side by side.
public struct CardGroup: HTML {
    let cards: [AnyHTML]

    /// A card for each value.
    public init<Item>(_ items: [Item], @HTMLBuilder card: (Item) -> some HTML) {
        cards = items.map { AnyHTML(card($0)) }
    }

    /// The cards.
    public var body: some HTML {
        ul(.class("nhsuk-grid-row", "nhsuk-card-group")) {
            for card in cards {
                li(.class("nhsuk-grid-column-one-third", "nhsuk-card-group__item")) { card }
            }
        }
    }
}
