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

    /// Whether the viewer is one of an employer's people.
    public var isHost: Bool { viewer?.role.side == .host }

    /// Whether the viewer is one of a college's people.
    public var isCollege: Bool { viewer?.role.side == .college }

    /// Whether the viewer may read a field of the records that they see.
    public func mayRead(_ field: Field) -> Bool {
        viewer.map { Policy.reading(field).conditions[$0.role] != nil } ?? false
    }

    /// Whether the viewer's role may ever do something.
    public func mayEver(_ action: Action) -> Bool {
        viewer.map { Policy.of(action).conditions[$0.role] != nil } ?? false
    }

    /// What stands around the content.
    var frame: PageFrame {
        PageFrame(
            assets: assets,
            home: SiteRoute.today.path,
            navigation: viewer == nil ? [] : MainMenu.items(for: self),
            account: account,
            environment: environment,
            banner: notice.map(banner),
            footer: footer,
            token: token
        )
    }

    /// What stands above every page: that it is the demo, and on whose behalf somebody is working.
    private var environment: String? {
        let acting = viewer?.onBehalfOf.map {
            "You are working on behalf of \($0). Everything that you change says so, until you stop."
        }
        let words = [isDemo ? "Demo: all people in it are made up." : nil, acting].compactMap { $0 }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    private var footer: [Crumb] {
        let links: [(String, SiteRoute, Bool)] = [
            ("Data and privacy", .rights(.data), mayEver(.seeAssurance)),
            ("How places are shared out", .allocation(.policy), mayEver(.seeRules)),
            ("People who can sign in", .access(.team), mayEver(.manageUsers)),
            ("Calendar", .calendar(.calendar), mayEver(.seeCalendar)),
            ("One-page briefs", .briefs(.briefs), mayEver(.seeBriefs)),
            (Room.host.title, .rooms(.room(.host)), mayEver(.seeHostRoom)),
            (Room.college.title, .rooms(.room(.college)), mayEver(.seeCollegeRoom)),
            ("Who can see what", .access(.whoSees), viewer != nil),
            ("Accessibility", .access(.accessibility), true),
            ("Privacy", .access(.privacy), true),
            ("Cookies", .rights(.cookies), true),
        ]
        return links.filter(\.2).map { Crumb($0.0, href: $0.1.path) }
    }

    private var stopActing: [AccountItem] {
        guard let organisation = viewer?.onBehalfOf else { return [] }
        return [
            .button("Stop working for \(organisation)", action: SiteRoute.access(.stopActing).path, token: token)
        ]
    }

    private var account: [AccountItem] {
        guard let viewer else { return [] }
        return [
            .text("\(viewer.name), \(viewer.role.title.lowercased())")
        ] + switcher(viewer) + stopActing + [
            .link("Your sign-in", href: SiteRoute.access(.account(.signIns)).path),
            .button("Sign out", action: SiteRoute.access(.signOut).path, token: token),
        ]
    }

    /// For somebody who is several things: what to act as.
    private func switcher(_ viewer: Viewer) -> [AccountItem] {
        guard viewer.memberships.count > 1 else { return [] }
        return [
            .choice(
                "Act as",
                name: "membership",
                options: viewer.memberships.map { SelectOption($0.id.description, $0.title) },
                value: viewer.membership?.description ?? "",
                button: "Change",
                action: SiteRoute.access(.membership).path,
                token: token
            )
        ]
    }

    private func banner(_ notice: Notice) -> NotificationBanner {
        NotificationBanner(.success, notice.text) {
            if let undo = notice.undo {
                ActionForm(self, to: .insight(.undo(undo))) {
                    Hidden("back", here.path)
                    Button("Undo", kind: .secondary, isSmall: true)
                }
            }
        }
    }
}
