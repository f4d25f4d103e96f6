public import Markup

/// The footer of every page.
public struct Footer: HTML, Sendable {
    let links: [Crumb]

    /// A footer with links to pages such as the accessibility statement.
    public init(links: [Crumb] = []) { self.links = links }

    /// The footer.
    public var body: some HTML {
        footer(.class("nhsuk-footer"), .role("contentinfo")) {
            div(.class("nhsuk-width-container")) {
                if !links.isEmpty {
                    div(.class("nhsuk-footer__navigation", "app-footer__navigation")) {
                        ul(.class("nhsuk-footer__list")) {
                            for link in links {
                                li(.class("nhsuk-footer__list-item")) {
                                    a(.class("nhsuk-footer__list-item-link"), .href(link.href)) { link.text }
                                }
                            }
                        }
                    }
                }
                div(.class("nhsuk-footer__meta")) {
                    p(.class("nhsuk-body-s")) { "\(Product.name) is not an NHS service." }
                }
            }
        }
    }
}
