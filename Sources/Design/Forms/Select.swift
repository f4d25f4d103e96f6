public import Markup

/// One entry of a drop-down list.
public struct SelectOption: Sendable, Equatable {
    let value, label: String
    let group: String?

    /// The value that is sent, then the words that are shown. Entries of one group stand together.
    public init(_ value: String, _ label: String, group: String? = nil) {
        self.value = value
        self.label = label
        self.group = group
    }
}

/// A drop-down list, for choices too many for radios.
public struct Select: HTML, Sendable {
    let name, label: String
    let size: LabelSize?
    let isPageHeading: Bool
    let hint, error, value, prompt, id: String?
    let options: [SelectOption]

    /// A field. `prompt` is a first entry with an empty value, such as "Any college".
    public init(
        name: String,
        label: String,
        size: LabelSize? = nil,
        isPageHeading: Bool = false,
        hint: String? = nil,
        error: String? = nil,
        value: String? = nil,
        prompt: String? = nil,
        id: String? = nil,
        options: [SelectOption]
    ) {
        self.name = name
        self.label = label
        self.size = size
        self.isPageHeading = isPageHeading
        self.hint = hint
        self.error = error
        self.value = value
        self.prompt = prompt
        self.id = id
        self.options = options
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
            control: select(
                .class("nhsuk-select", error == nil ? nil : "nhsuk-select--error"),
                .id(ids.field),
                .name(name),
                ids.describedBy,
                .ariaInvalid(error != nil)
            ) {
                if let prompt {
                    option(.value(""), .selected((value ?? "").isEmpty)) { prompt }
                }
                ForEach(groups) { run in
                    if let group = run.first?.group {
                        optgroup(.init("label", group)) { entries(run) }
                    } else {
                        entries(run)
                    }
                }
            }
        )
    }

    private func entries(_ run: [SelectOption]) -> some HTML {
        run.map { entry in
            option(.value(entry.value), .selected(entry.value == value)) { entry.label }
        }
    }

    /// The options, cut where the group changes.
    private var groups: [[SelectOption]] {
        options.reduce(into: []) { runs, entry in
            if let last = runs.last?.last, last.group == entry.group {
                runs[runs.count - 1].append(entry)
            } else {
                runs.append([entry])
            }
        }
    }
}
