public import Markup

/// A field for a file from the person's own machine. The form around it needs `carriesFiles: true`.
public struct FileUpload: HTML, Sendable {
    let name, label: String
    let size: LabelSize?
    let isPageHeading: Bool
    let hint, error: String?
    let accepts: [String]

    /// A field. `accepts` lists endings such as `.xlsx`.
    public init(
        name: String,
        label: String,
        size: LabelSize? = nil,
        isPageHeading: Bool = false,
        hint: String? = nil,
        error: String? = nil,
        accepts: [String] = []
    ) {
        self.name = name
        self.label = label
        self.size = size
        self.isPageHeading = isPageHeading
        self.hint = hint
        self.error = error
        self.accepts = accepts
    }

    /// The field.
    public var body: some HTML {
        let ids = FieldIDs(FieldID.of(name), hint: hint, error: error)
        FormGroup(
            ids: ids,
            label: label,
            size: size,
            isPageHeading: isPageHeading,
            hint: hint,
            error: error,
            attributes: [.data("module", "nhsuk-file-upload")],
            classes: "nhsuk-file-upload",
            control: input(
                .class("nhsuk-file-upload__input"),
                .id(ids.field),
                .name(name),
                .type("file"),
                .accept(accepts.isEmpty ? nil : accepts.joined(separator: ",")),
                ids.describedBy,
                .ariaInvalid(error != nil)
            )
        )
    }
}
