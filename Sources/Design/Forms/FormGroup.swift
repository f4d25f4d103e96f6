import Markup

/// How large a label or legend is.
public enum LabelSize: String, Sendable {
    /// A little larger than the text.
    case small = "s"
    /// As a section heading.
    case medium = "m"
    /// As a page heading.
    case large = "l"
    /// As the largest page heading.
    case extraLarge = "xl"
    /// Read out but not shown, where the place of the field makes its meaning plain.
    case hidden

    func classes(_ base: String) -> String {
        self == .hidden ? "\(base) nhsuk-u-visually-hidden" : "\(base) \(base)--\(rawValue)"
    }
}

/// The ids that belong to one field.
struct FieldIDs {
    let field: String
    let hint: String?
    let error: String?

    init(_ field: String, hint: String?, error: String?) {
        self.field = field
        self.hint = hint == nil ? nil : "\(field)-hint"
        self.error = error == nil ? nil : "\(field)-error"
    }

    var describedBy: Attribute { .ariaDescribedBy(hint, error) }
}

/// A field with its label, hint and error.
struct FormGroup<Control: HTML>: HTML {
    let ids: FieldIDs
    let label: String
    let size: LabelSize?
    let isPageHeading: Bool
    let hint: String?
    let error: String?
    var attributes: [Attribute] = []
    var classes: String?
    let control: Control

    var body: some HTML {
        div([.class("nhsuk-form-group", error == nil ? nil : "nhsuk-form-group--error", classes)] + attributes) {
            if isPageHeading {
                h1(.class("nhsuk-label-wrapper")) { labelElement }
            } else {
                labelElement
            }
            HintAndError(ids: ids, hint: hint, error: error)
            control
        }
    }

    private var labelElement: some HTML {
        Markup.label(.class(size?.classes("nhsuk-label") ?? "nhsuk-label"), .for(ids.field)) { label }
    }
}

/// Several fields under one legend, with a hint and an error.
struct FormFieldset<Control: HTML>: HTML {
    let ids: FieldIDs
    let legend: String
    let size: LabelSize?
    let isPageHeading: Bool
    let hint: String?
    let error: String?
    var role: String?
    let control: Control

    var body: some HTML {
        div(.class("nhsuk-form-group", error == nil ? nil : "nhsuk-form-group--error")) {
            fieldset(.class("nhsuk-fieldset"), .role(role), ids.describedBy) {
                Legend(legend, size: size, isPageHeading: isPageHeading)
                HintAndError(ids: ids, hint: hint, error: error)
                control
            }
        }
    }
}

/// The hint and the error between a label and its field.
struct HintAndError: HTML {
    let ids: FieldIDs
    let hint: String?
    let error: String?

    var body: some HTML {
        if let hint {
            div(.class("nhsuk-hint"), .id(ids.hint)) { hint }
        }
        if let error {
            span(.class("nhsuk-error-message"), .id(ids.error)) {
                span(.class("nhsuk-u-visually-hidden")) { "Error:" }
                " "
                error
            }
        }
    }
}

/// The legend of a fieldset.
struct Legend: HTML {
    let text: String
    let size: LabelSize?
    let isPageHeading: Bool

    init(_ text: String, size: LabelSize?, isPageHeading: Bool) {
        self.text = text
        self.size = size
        self.isPageHeading = isPageHeading
    }

    var body: some HTML {
        let base = "nhsuk-fieldset__legend"
        legend(.class(size?.classes(base) ?? base)) {
            if isPageHeading {
                h1(.class("nhsuk-fieldset__heading")) { text }
            } else {
                text
            }
        }
    }
}
