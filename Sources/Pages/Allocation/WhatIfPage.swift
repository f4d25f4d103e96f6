import Design
public import Domain
public import Markup

/// Today's plan beside the plan with changes. The address holds the changes; nothing is stored.
public struct WhatIfPage: HTML {
    /// What one change means, in words.
    public struct Effect: Sendable {
        let change: WhatIfChange
        let title: String
        let detail: String

        public init(_ change: WhatIfChange, title: String, detail: String) {
            self.change = change
            self.title = title
            self.detail = detail
        }
    }

    let context: PageContext
    let question: WhatIf
    let effects: [Effect]
    let result: WhatIfResult?

    /// - Parameters:
    ///   - effects: what each change of the question means.
    ///   - result: both plans; empty while nothing is to be different.
    public init(_ context: PageContext, question: WhatIf, effects: [Effect], result: WhatIfResult?) {
        self.context = context
        self.question = question
        self.effects = effects
        self.result = result
    }

    private var title: String { question.isDropOut ? "What if a host drops out" : "What if" }

    public var body: some HTML {
        SitePage(
            title,
            context,
            breadcrumbs: [Crumb("Proposals", href: SiteRoute.allocation(.runs).path)]
        ) {
            PageHeading(title, caption: "Academic year \(context.year.label)")
            if question.changes.isEmpty {
                introduction
            } else {
                changes
                result
            }
        }
    }

    // MARK: - Nothing yet

    @HTMLBuilder private var introduction: some HTML {
        Paragraph(
            "See what a change would do to the plan before anybody makes it. Nothing is stored, and nobody’s placement "
                + "is touched."
        )
        Heading("Choose a change")
        BulletList(WhatIfDraft.Kind.changes) { addLink($0) }
        Heading("Or a host drops out")
        Paragraph {
            "See who would have to move, where to and why, with as few promises broken as possible: "
            Link(WhatIfDraft.Kind.dropOut.title.lowercasedFirst, href: question.formPath(.dropOut))
            "."
        }
        Paragraph {
            "To see which new place would help most, look at "
            Link("where one more place helps most", href: SiteRoute.allocation(.opportunities).path)
            "."
        }
    }

    private func addLink(_ kind: WhatIfDraft.Kind) -> some HTML {
        Link(kind.title, href: kind == .share ? question.adding(.share).path : question.formPath(kind))
    }

    // MARK: - The changes

    @HTMLBuilder private var changes: some HTML {
        SummaryList(
            effects.map { effect in
                SummaryRow(
                    effect.title,
                    actions: [
                        RowAction("Take away", href: question.removing(effect.change).path, context: effect.title)
                    ]
                ) { effect.detail }
            }
        )
        if question.changes.count < WhatIf.mostChanges {
            Details("Add another change") {
                BulletList(more) { addLink($0) }
            }
        }
        Details("Today’s plan: \(question.keeping.title.lowercasedFirst)") { keeping }
        Paragraph(isSmall: true, isSecondary: true) {
            "Nothing of this is stored. The address of this page holds the changes: whoever may sign in as a "
            "coordinator here can open it. "
            Link("Start again", href: SiteRoute.allocation(.whatIf).path)
        }
    }

    /// What can still be added.
    private var more: [WhatIfDraft.Kind] {
        WhatIfDraft.Kind.changes.filter { $0 != .share || !question.changes.contains(.share) }
    }

    private var keeping: some HTML {
        SearchForm(action: SiteRoute.allocation(.whatIf).path, id: "keeping") {
            for change in question.changes { Hidden("change", change.description) }
            Radios(
                name: "keep",
                legend: "What becomes of today’s plan?",
                value: question.keeping.rawValue,
                layout: .small,
                choices: WhatIf.Keeping.allCases.map { Choice($0.rawValue, $0.title, hint: $0.hint) }
            )
            Button("Work it out again", kind: .secondary, isSmall: true, preventDoubleClick: false)
        }
    }
}

extension WhatIf {
    /// The address's query that asks this.
    public var query: LinkQuery {
        LinkQuery(changes.map { ("change", $0.description) } + [("keep", keeping == .plan ? "" : keeping.rawValue)])
    }

    /// The address that asks this.
    public var path: String { SiteRoute.allocation(.whatIf).path(query) }

    /// The address of the form that adds a change.
    func formPath(_ kind: WhatIfDraft.Kind) -> String {
        SiteRoute.allocation(.whatIf).path(query.setting("add", to: kind.rawValue))
    }

    /// The same with one change more.
    public func adding(_ change: WhatIfChange) -> WhatIf {
        WhatIf(changes.contains(change) ? changes : changes + [change], keeping: keeping)
    }

    /// The same without a change.
    func removing(_ change: WhatIfChange) -> WhatIf {
        let rest = changes.filter { $0 != change }
        return WhatIf(rest, keeping: rest.isEmpty ? .plan : keeping)
    }
}

extension WhatIfDraft.Kind {
    /// What can be added to any what-if.
    static var changes: [WhatIfDraft.Kind] { allCases.filter { $0 != .dropOut } }
}

extension WhatIf.Keeping {
    /// What a choice means.
    fileprivate var hint: String {
        switch self {
        case .plan: "As many students placed and as fairly as can be; then as few changes as possible"
        case .promises:
            "As many students placed as can be; then as few changes as possible. Confirmed placements that have not "
                + "started may move, if somebody else has a place for it"
        case .nothing: "The best plan for everybody who needs a place, whatever was proposed before"
        }
    }
}

extension String {
    /// The same words inside a sentence.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
