public import Markup

/// What can be done with the chosen rows of a table: a form that the checkboxes of the table belong to.
public struct BulkBar<Actions: HTML>: HTML {
    let id, action: String
    let token: FormToken?
    let all: (count: Int, name: String)?
    let actions: Actions

    /// A bar. It stands before the table, whose `Selection` names the same form.
    ///
    /// - Parameters:
    ///   - id: The id of the form.
    ///   - action: Where the form goes; a page that says what will happen.
    ///   - token: The secret of the session.
    ///   - all: How many rows match on all pages, and the name of a checkbox that takes them all.
    ///   - actions: Buttons and fields.
    public init(
        id: String = "bulk",
        action: String,
        token: FormToken?,
        all: (count: Int, name: String)? = nil,
        @HTMLBuilder actions: () -> Actions
    ) {
        self.id = id
        self.action = action
        self.token = token
        self.all = all
        self.actions = actions()
    }

    /// The bar.
    public var body: some HTML {
        Form(action: action, token: token, id: id) {
            div(.class("app-bulk"), .role("group"), .ariaLabel("With the chosen rows")) {
                // Filled in by the script: "Select all on this page" makes no sense without it.
                div(.class("app-bulk__all"), .data("bulk-all", id), .hidden()) {
                    div(.class("nhsuk-checkboxes", "nhsuk-checkboxes--small")) {
                        div(.class("nhsuk-checkboxes__item")) {
                            input(.class("nhsuk-checkboxes__input"), .id("\(id)-all"), .type("checkbox"))
                            label(.class("nhsuk-label", "nhsuk-checkboxes__label"), .for("\(id)-all")) {
                                "Select all on this page"
                            }
                        }
                    }
                }
                if let all {
                    div(.class("nhsuk-checkboxes", "nhsuk-checkboxes--small")) {
                        div(.class("nhsuk-checkboxes__item")) {
                            input(
                                .class("nhsuk-checkboxes__input"),
                                .id("\(id)-every"),
                                .type("checkbox"),
                                .name(all.name),
                                .value("all")
                            )
                            label(.class("nhsuk-label", "nhsuk-checkboxes__label"), .for("\(id)-every")) {
                                "All \(all.count) that match, on every page"
                            }
                        }
                    }
                }
                p(.class("app-bulk__count"), .role("status"), .data("bulk-count", id))
                div(.class("app-bulk__actions")) { actions }
            }
        }
    }
}
