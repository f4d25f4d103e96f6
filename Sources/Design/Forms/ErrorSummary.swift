public import Markup

/// What is wrong with a form, at the top of the page, with links to the fields. Nothing if nothing is wrong.
public struct ErrorSummary: HTML, Sendable {
    let errors: FormErrors

    /// The errors of the form.
    public init(_ errors: FormErrors) { self.errors = errors }

    /// The summary.
    public var body: some HTML {
        if !errors.isEmpty {
            div(.class("nhsuk-error-summary"), .data("module", "nhsuk-error-summary")) {
                div(.role("alert")) {
                    h2(.class("nhsuk-error-summary__title")) { "There is a problem" }
                    div(.class("nhsuk-error-summary__body")) {
                        ul(.class("nhsuk-list", "nhsuk-error-summary__list")) {
                            for error in errors.all {
                                li { a(.href("#\(error.target)")) { error.message } }
                            }
                        }
                    }
                }
            }
        }
    }
}
