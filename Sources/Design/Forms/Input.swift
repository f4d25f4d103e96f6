public import Markup

/// A field for one line of text.
public struct Input: HTML, Sendable {
    /// What is typed, which decides the keyboard and the checks of the browser.
    public enum Kind: Sendable {
        /// Any text.
        case text
        /// An e-mail address.
        case email
        /// A telephone number.
        case telephone
        /// A whole number; not `type=number`, which changes when somebody scrolls.
        case wholeNumber
        /// A number with a decimal point.
        case decimal
        /// Words to search for.
        case search
        /// A web address.
        case url
        /// A secret.
        case password
        /// A code, such as a postcode or a reference: spelling is not checked.
        case code
    }

    /// How many characters the field has room for.
    public enum Width: Int, Sendable {
        /// Two characters.
        case two = 2
        /// Three characters.
        case three = 3
        /// Four characters.
        case four = 4
        /// Five characters.
        case five = 5
        /// Ten characters.
        case ten = 10
        /// Twenty characters.
        case twenty = 20
        /// Thirty characters.
        case thirty = 30
    }

    let name, label: String
    let size: LabelSize?
    let isPageHeading: Bool
    let hint, error, value: String?
    let kind: Kind
    let width: Width?
    let prefix, suffix, autocomplete: String?
    let id: String?

    /// A field. `id` is only for pages that have two fields of the same name; errors find the field by its name.
    public init(
        name: String,
        label: String,
        size: LabelSize? = nil,
        isPageHeading: Bool = false,
        hint: String? = nil,
        error: String? = nil,
        value: String? = nil,
        kind: Kind = .text,
        width: Width? = nil,
        prefix: String? = nil,
        suffix: String? = nil,
        autocomplete: String? = nil,
        id: String? = nil
    ) {
        self.name = name
        self.label = label
        self.size = size
        self.isPageHeading = isPageHeading
        self.hint = hint
        self.error = error
        self.value = value
        self.kind = kind
        self.width = width
        self.prefix = prefix
        self.suffix = suffix
        self.autocomplete = autocomplete
        self.id = id
    }

    /// The field.
    public var body: some HTML {
        let ids = FieldIDs(id ?? FieldID.of(name), hint: hint, error: error)
        FormGroup(
            ids: ids,
            label: label,
            size: size,
            isPageHeading: isPageHeading,
            hint: hint,
            error: error,
            control: control(ids)
        )
    }

    @HTMLBuilder private func control(_ ids: FieldIDs) -> some HTML {
        if prefix != nil || suffix != nil {
            div(.class("nhsuk-input-wrapper")) {
                if let prefix {
                    div(.class("nhsuk-input-wrapper__prefix"), .ariaHidden()) { prefix }
                }
                field(ids)
                if let suffix {
                    div(.class("nhsuk-input-wrapper__suffix"), .ariaHidden()) { suffix }
                }
            }
        } else {
            field(ids)
        }
    }

    private func field(_ ids: FieldIDs) -> some HTML {
        input(
            .class(
                "nhsuk-input",
                width.map { "nhsuk-input--width-\($0.rawValue)" },
                kind == .code ? "nhsuk-input--code" : nil,
                error == nil ? nil : "nhsuk-input--error"
            ),
            .id(ids.field),
            .name(name),
            .type(kind.type),
            .spellcheck(kind == .code || kind == .email || kind == .password ? false : nil),
            .value(kind == .password ? nil : value),
            ids.describedBy,
            .autocomplete(autocomplete),
            .inputmode(kind.inputMode),
            .ariaInvalid(error != nil)
        )
    }
}

extension Input.Kind {
    var type: String {
        switch self {
        case .text, .wholeNumber, .decimal, .code: "text"
        case .email: "email"
        case .telephone: "tel"
        case .search: "search"
        case .url: "url"
        case .password: "password"
        }
    }

    var inputMode: String? {
        switch self {
        case .wholeNumber: "numeric"
        case .decimal: "decimal"
        default: nil
        }
    }
}
