public import Markup

/// A question with one answer from a short list.
public struct Radios: HTML {
    let name, legend: String
    let size: LabelSize?
    let isPageHeading: Bool
    let hint, error: String?
    let value: String?
    let layout: ChoiceLayout
    let choices: [Choice]
    let id: String?

    /// The question. The first choice has the id of the field, so that the error summary leads to it.
    public init(
        name: String,
        legend: String,
        size: LabelSize? = nil,
        isPageHeading: Bool = false,
        hint: String? = nil,
        error: String? = nil,
        value: String? = nil,
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
        self.value = value
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
                plural: "radios",
                singular: "radio",
                name: name,
                id: ids.field,
                chosen: value.map { [$0] } ?? [],
                choices: choices,
                layout: layout,
                isFaulty: false
            )
        )
    }
}
