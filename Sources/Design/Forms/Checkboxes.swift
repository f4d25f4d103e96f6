public import Markup

/// A question with any number of answers from a short list.
public struct Checkboxes: HTML {
    let name, legend: String
    let size: LabelSize?
    let isPageHeading: Bool
    let hint, error: String?
    let values: Set<String>
    let layout: ChoiceLayout
    let choices: [Choice]
    let id: String?

    /// The question. All checked values are sent under the same name.
    public init(
        name: String,
        legend: String,
        size: LabelSize? = nil,
        isPageHeading: Bool = false,
        hint: String? = nil,
        error: String? = nil,
        values: Set<String> = [],
        layout: ChoiceLayout = .stacked,
        id: String? = nil,
        choices: [Choice]
    ) {
        self.name = name
        self.legend = legend
        self.size = size
        self.isPageHeading = isPageHeading
        self.hint = hint
        self.error = error
        self.values = values
        self.layout = layout
        self.id = id
        self.choices = choices
    }

    /// The field.
    public var body: some HTML {
        let ids = FieldIDs(id ?? FieldID.of(name), hint: hint, error: error)
        FormFieldset(
            ids: ids,
            legend: legend,
            size: size,
            isPageHeading: isPageHeading,
            hint: hint,
            error: error,
            control: ChoiceList(
                plural: "checkboxes",
                singular: "checkbox",
                name: name,
                id: ids.field,
                chosen: values,
                choices: choices,
                layout: layout,
                isFaulty: error != nil
            )
        )
    }
}
