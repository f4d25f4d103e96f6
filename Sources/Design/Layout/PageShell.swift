public import Markup

/// A whole page: everything around the main content, in English, with its title.
public struct PageShell<Content: HTML>: HTML {
    let title: String
    let frame: PageFrame
    let breadcrumbs: [Crumb]
    let back: BackLink?
    let errors: FormErrors
    let refreshSeconds: Int?
    let content: Content

    /// A page.
    ///
    /// - Parameters:
    ///   - title: What the page is, the same words as its heading.
    ///   - frame: What every page has around it.
    ///   - breadcrumbs: The pages above.
    ///   - back: A link back, for pages inside a journey, in place of breadcrumbs.
    ///   - errors: What is wrong with the form of the page: shown above the content, and told in the title.
    ///   - refreshSeconds: How often the page loads again where scripts do not run.
    ///   - content: The main content. It begins with a `PageHeading`, or a field that is the page's heading.
    public init(
        title: String,
        frame: PageFrame,
        breadcrumbs: [Crumb] = [],
        back: BackLink? = nil,
        errors: FormErrors = [],
        refreshSeconds: Int? = nil,
        @HTMLBuilder content: () -> Content
    ) {
        self.title = title
        self.frame = frame
        self.breadcrumbs = breadcrumbs
        self.back = back
        self.errors = errors
        self.refreshSeconds = refreshSeconds
        self.content = content()
    }

    /// The page.
    public var body: some HTML {
        HTMLDocument(language: "en-GB", rootClass: "nhsuk-template") {
            head
        } body: {
            // A blocking script, first in the body: the NHS.UK stylesheet and script look for the class it sets.
            script(.src(frame.assets.boot))
            SkipLink()
            if let environment = frame.environment {
                section(.class("app-environment"), .ariaLabel("About this copy of \(Product.name)")) {
                    p(.class("nhsuk-width-container", "app-environment__text")) { environment }
                }
            }
            Header(home: frame.home, navigation: frame.navigation, account: frame.account)
            div(.class("nhsuk-width-container")) {
                if back == nil { Breadcrumb(breadcrumbs) }
                if let back { nav(.ariaLabel("Back")) { back } }
                main(.class("nhsuk-main-wrapper"), .id("maincontent")) {
                    ErrorSummary(errors)
                    frame.banner
                    content
                }
            }
            Footer(links: frame.footer)
        }
    }

    @HTMLBuilder private var head: some HTML {
        meta(.init("charset", "utf-8"))
        Markup.title { errors.isEmpty ? fullTitle : "Error: \(fullTitle)" }
        meta(.name("viewport"), .content("width=device-width, initial-scale=1, viewport-fit=cover"))
        meta(.name("theme-color"), .content("#005eb8"))
        if let refreshSeconds {
            noscript { meta(.init("http-equiv", "refresh"), .content(String(refreshSeconds))) }
        }
        link(.rel("icon"), .href(frame.assets.icon), .type("image/svg+xml"))
        link(.rel("stylesheet"), .href(frame.assets.frontendStyle))
        link(.rel("stylesheet"), .href(frame.assets.style))
        link(.rel("modulepreload"), .href(frame.assets.frontendScript))
        script(
            .id("app-script"),
            .type("module"),
            .src(frame.assets.script),
            .data("frontend", frame.assets.frontendScript)
        )
    }

    private var fullTitle: String { "\(title) – \(Product.name)" }
}
