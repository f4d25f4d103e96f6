public import Design
public import Domain
public import Markup

/// A page of the product: its content inside the shell that every page has.
public struct SitePage<Content: HTML>: HTML {
    let context: PageContext
    let title: String
    let breadcrumbs: [Crumb]
    let back: BackLink?
    let errors: FormErrors
    let refreshSeconds: Int?
    let content: Content

    /// A page.
    ///
    /// - Parameters:
    ///   - title: what the page is, the same words as its heading.
    ///   - breadcrumbs: the pages above.
    ///   - back: a link back, for pages inside a journey, in place of breadcrumbs.
    ///   - faults: what is wrong with the form of the page.
    ///   - refreshSeconds: how often the page loads again where scripts do not run.
    public init(
        _ title: String,
        _ context: PageContext,
        breadcrumbs: [Crumb] = [],
        back: BackLink? = nil,
        faults: [FieldFault] = [],
        refreshSeconds: Int? = nil,
        @HTMLBuilder content: () -> Content
    ) {
        self.title = title
        self.context = context
        self.breadcrumbs = breadcrumbs
        self.back = back
        self.errors = FormErrors(faults)
        self.refreshSeconds = refreshSeconds
        self.content = content()
    }

    public var body: some HTML {
        PageShell(
            title: title,
            frame: context.frame,
            breadcrumbs: breadcrumbs,
            back: back,
            errors: errors,
            refreshSeconds: refreshSeconds
        ) {
            content
        }
    }
}

extension FormErrors {
    /// The faults of a draft, for the summary and the fields.
    public init(_ faults: [FieldFault]) {
        self.init(faults.map { FormError(field: $0.field, message: $0.message) })
    }
}

extension PageContext {
    /// The secret that every form carries.
    public var token: FormToken { FormToken(csrfToken) }

    /// Whether the viewer has one of the roles.
    public func isViewer(_ roles: Role...) -> Bool {
        viewer.map { roles.contains($0.role) } ?? false
    }

    /// What stands around the content.
    var frame: PageFrame {
        PageFrame(
            assets: assets,
            home: SiteRoute.today.path,
            navigation: viewer == nil ? [] : MainMenu.items(for: self),
            account: account,
            environment: isDemo ? "Demo: all people in it are made up." : nil,
            banner: notice.map(banner),
            footer: (isViewer(.coordinator) ? [Crumb("Data and privacy", href: SiteRoute.rights(.data).path)] : [])
                + (viewer == nil
                    ? [] : [Crumb("How places are shared out", href: SiteRoute.allocation(.policy).path)]) + [
                    Crumb("Accessibility", href: SiteRoute.access(.accessibility).path),
                    Crumb("Privacy", href: SiteRoute.access(.privacy).path),
                    Crumb("Cookies", href: SiteRoute.rights(.cookies).path),
                ],
            token: token
        )
    }

    private var account: [AccountItem] {
        guard let viewer else { return [] }
        return [
            .text("\(viewer.name), \(viewer.role.title.lowercased())"),
            .link("Your sign-in", href: SiteRoute.access(.account(.signIns)).path),
            .button("Sign out", action: SiteRoute.access(.signOut).path, token: token),
        ]
    }

    private func banner(_ notice: Notice) -> NotificationBanner {
        NotificationBanner(.success, notice.text) {
            if let undo = notice.undo {
                ActionForm(self, to: .insight(.undo(undo))) {
                    Button("Undo", kind: .secondary, isSmall: true)
                }
            }
        }
    }
}
