public import Markup

/// A link at the end of a row, such as "Change".
public struct RowAction: Sendable {
    let text, href, context: String

    /// A link: the word that is shown, where it goes, and what it is about ("Change" + "start date").
    public init(_ text: String, href: String, context: String) {
        self.text = text
        self.href = href
        self.context = context
    }

    /// The link "Change".
    public static func change(_ context: String, href: String) -> RowAction {
        RowAction("Change", href: href, context: context)
    }
}

/// A fact and its value.
public struct SummaryRow {
    let key: String
    let value: AnyHTML
    let actions: [RowAction]

    /// A fact whose value is text. A missing value is said in words.
    public init(_ key: String, _ value: String?, missing: String = "Not known yet", actions: [RowAction] = []) {
        self.key = key
        if let value, !value.isEmpty {
            self.value = AnyHTML(value)
        } else {
            self.value = AnyHTML(span(.class("nhsuk-u-secondary-text-colour")) { missing })
        }
        self.actions = actions
    }

    /// A fact whose value is more than text.
    public init(_ key: String, actions: [RowAction] = [], @HTMLBuilder value: () -> some HTML) {
        self.key = key
        self.value = AnyHTML(value())
        self.actions = actions
    }
}

/// Facts about one thing, with links to change them.
public struct SummaryList: HTML {
    let rows: [SummaryRow]

    /// The facts in order.
    public init(_ rows: [SummaryRow]) { self.rows = rows }

    /// The list.
    public var body: some HTML {
        let someActions = rows.contains { !$0.actions.isEmpty }
        dl(.class("nhsuk-summary-list")) {
            ForEach(rows) { row in
                let base = "nhsuk-summary-list__row"
                div(.class(base, someActions && row.actions.isEmpty ? "\(base)--no-actions" : nil)) {
                    dt(.class("nhsuk-summary-list__key")) { row.key }
                    dd(.class("nhsuk-summary-list__value")) { row.value }
                    if !row.actions.isEmpty {
                        dd(.class("nhsuk-summary-list__actions")) { actions(row.actions) }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func actions(_ actions: [RowAction]) -> some HTML {
        if actions.count == 1 {
            Link(actions[0].text, href: actions[0].href, context: actions[0].context)
        } else {
            ul(.class("nhsuk-summary-list__actions-list")) {
                for action in actions {
                    li(.class("nhsuk-summary-list__actions-list-item")) {
                        Link(action.text, href: action.href, context: action.context)
                    }
                }
            }
        }
    }
}
