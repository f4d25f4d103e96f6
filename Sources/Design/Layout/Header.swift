public import Markup

/// A link of the main menu.
public struct NavigationItem: Sendable, Equatable {
    let text, href: String
    let isCurrent: Bool

    /// A link, and whether the page is in its part of the product.
    public init(_ text: String, href: String, isCurrent: Bool = false) {
        self.text = text
        self.href = href
        self.isCurrent = isCurrent
    }
}

/// What stands at the right of the header: who is signed in and what they can do about it.
public enum AccountItem: Sendable, Equatable {
    /// Words, such as the name of the person or of the system.
    case text(String)
    /// A link, such as to the person's settings.
    case link(String, href: String)
    /// A button that changes something, such as "Sign out".
    case button(String, action: String, token: FormToken)
    /// A choice with its button, such as what to act as.
    case choice(
        String,
        name: String,
        options: [SelectOption],
        value: String,
        button: String,
        action: String,
        token: FormToken
    )
}

/// The header of every page: the product, who is signed in, and the main menu.
public struct Header: HTML, Sendable {
    let home: String
    let navigation: [NavigationItem]
    let account: [AccountItem]

    /// A header. `home` is where the name of the product leads.
    public init(home: String = "/", navigation: [NavigationItem] = [], account: [AccountItem] = []) {
        self.home = home
        self.navigation = navigation
        self.account = account
    }

    /// The header.
    public var body: some HTML {
        header(.class("nhsuk-header"), .role("banner"), .data("module", "nhsuk-header")) {
            div(.class("nhsuk-header__container", "nhsuk-width-container")) {
                div(.class("nhsuk-header__service")) {
                    a(.class("nhsuk-header__service-logo"), .href(home)) {
                        Mark()
                        span(.class("nhsuk-header__service-name")) { Product.name }
                        VisuallyHidden("home page")
                    }
                }
                if !account.isEmpty {
                    nav(.class("nhsuk-header__account"), .ariaLabel("Account")) {
                        ul(.class("nhsuk-header__account-list")) {
                            ForEach(account) { item in entry(item) }
                        }
                    }
                }
            }
            if !navigation.isEmpty {
                nav(.class("nhsuk-header__navigation"), .ariaLabel("Menu")) {
                    div(.class("nhsuk-header__navigation-container", "nhsuk-width-container")) {
                        ul(.class("nhsuk-header__navigation-list")) {
                            ForEach(navigation) { item in entry(item) }
                            li(.class("nhsuk-header__menu"), .hidden()) {
                                button(
                                    .class("nhsuk-header__menu-toggle", "nhsuk-header__navigation-link"),
                                    .id("toggle-menu"),
                                    .type("button"),
                                    .aria("expanded", "false")
                                ) {
                                    span(.class("nhsuk-u-visually-hidden")) { "Browse " }
                                    "More"
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private func entry(_ item: AccountItem) -> some HTML {
        li(.class("nhsuk-header__account-item")) {
            switch item {
            case .text(let text):
                text
            case .link(let text, let href):
                a(.class("nhsuk-header__account-link"), .href(href)) { text }
            case .button(let text, let action, let token):
                form(.class("nhsuk-header__account-form"), .action(action), .method(.post)) {
                    Hidden(FormToken.fieldName, token.value)
                    button(.class("nhsuk-header__account-button"), .type("submit")) { text }
                }
            case .choice(let words, let name, let options, let value, let title, let action, let token):
                form(.class("nhsuk-header__account-form", "app-account-choice"), .action(action), .method(.post)) {
                    Hidden(FormToken.fieldName, token.value)
                    label(.class("nhsuk-u-visually-hidden"), .for("account-\(name)")) { words }
                    select(.class("nhsuk-select"), .id("account-\(name)"), .name(name)) {
                        ForEach(options) { item in
                            option(.value(item.value), .selected(item.value == value)) { item.label }
                        }
                    }
                    button(.class("nhsuk-header__account-button"), .type("submit")) { title }
                }
            }
        }
    }

    private func entry(_ item: NavigationItem) -> some HTML {
        let base = "nhsuk-header__navigation-item"
        return li(.class(base, item.isCurrent ? "\(base)--current" : nil)) {
            a(
                .class("nhsuk-header__navigation-link"),
                .href(item.href),
                .ariaCurrent(item.isCurrent ? "true" : nil)
            ) {
                if item.isCurrent {
                    strong(.class("\(base)-current-fallback")) { item.text }
                } else {
                    item.text
                }
            }
        }
    }
}

/// The mark of the product: a small trellis.
struct Mark: HTML {
    var body: some HTML {
        SVG.svg(
            .class("app-mark"),
            .init("viewBox", "0 0 32 32"),
            .width(32),
            .height(32),
            .init("focusable", "false"),
            .ariaHidden()
        ) {
            SVG.path(
                .init("fill", "none"),
                .init("stroke", "currentColor"),
                .init("stroke-width", "3"),
                .init("d", Self.bars)
            )
            SVG.circle(.init("cx", "16"), .init("cy", "16"), .init("r", "4.5"), .init("fill", "currentColor"))
        }
    }

    private static let bars = "M8 2v28M24 2v28M2 8h28M2 24h28M8 24L24 8"
}
