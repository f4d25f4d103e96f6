public import Markup

/// A field for several lines of text, with a count of the characters left where there is a limit.
public struct Textarea: HTML, Sendable {
    let name, label: String
    let size: LabelSize?
    let isPageHeading: Bool
    let hint, error, value: String?
    let rows: Int
    let limit: Int?
    let id: String?

    /// A field. With a `limit`, people see how many characters are left; the server still has to check.
    public init(
        name: String,
        label: String,
        size: LabelSize? = nil,
        isPageHeading: Bool = false,
        hint: String? = nil,
        error: String? = nil,
        value: String? = nil,
        rows: Int = 5,
        limit: Int? = nil,
        id: String? = nil
    ) {
        self.name = name
        self.label = label
        self.size = size
        self.isPageHeading = isPageHeading
        self.hint = hint
        self.error = error
        self.value = value
        self.rows = rows
        self.limit = limit
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
            attributes: limit.map {
                [.data("module", "nhsuk-character-count"), .data("maxlength", String($0))]
            } ?? [],
            classes: limit == nil ? nil : "nhsuk-character-count",
            control: control(ids)
        )
    }

    @HTMLBuilder private func control(_ ids: FieldIDs) -> some HTML {
        let info = limit == nil ? nil : "\(ids.field)-info"
        textarea(
            .class(
                "nhsuk-textarea",
                error == nil ? nil : "nhsuk-textarea--error",
                limit == nil ? nil : "nhsuk-js-character-count"
            ),
            .id(ids.field),
            .name(name),
            .rows(rows),
            .ariaDescribedBy(info, ids.hint, ids.error),
            .ariaInvalid(error != nil)
        ) {
            // A browser drops one line break after the tag; without this a value that starts with one would lose it.
            if value?.first?.isNewline == true { "\n" }
            value
        }
        if let limit {
            div(.class("nhsuk-hint", "nhsuk-character-count__message"), .id(info)) {
                "You can enter up to \(limit) characters"
            }
        }
    }
}
