extension Attribute {
    /// The classes that are not `nil`, separated by spaces. Left out when there is none.
    public static func `class`(_ names: String?...) -> Attribute {
        let present = names.compactMap { $0 }.filter { !$0.isEmpty }
        return Attribute("class", text: present.isEmpty ? nil : present.joined(separator: " "))
    }

    /// The id, unique in the page.
    public static func id(_ value: String?) -> Attribute { Attribute("id", text: value) }
    /// Where a link goes.
    public static func href(_ value: String?) -> Attribute { Attribute("href", address: value) }
    /// Where a script or picture comes from.
    public static func src(_ value: String?) -> Attribute { Attribute("src", address: value) }
    /// Where a form goes.
    public static func action(_ value: String?) -> Attribute { Attribute("action", address: value) }
    /// Where a form goes when this button sends it.
    public static func formaction(_ value: String?) -> Attribute { Attribute("formaction", address: value) }
    /// How a form is sent.
    public static func method(_ value: FormMethod) -> Attribute { Attribute("method", text: value.rawValue) }
    /// How a form is encoded, for file uploads.
    public static func enctype(_ value: String?) -> Attribute { Attribute("enctype", text: value) }
    /// The name of a field.
    public static func name(_ value: String?) -> Attribute { Attribute("name", text: value) }
    /// The value of a field.
    public static func value(_ value: String?) -> Attribute { Attribute("value", text: value) }
    /// The kind of an input or a button.
    public static func type(_ value: String?) -> Attribute { Attribute("type", text: value) }
    /// The id of the field that a label names.
    public static func `for`(_ value: String?) -> Attribute { Attribute("for", text: value) }
    /// The id of the form that a field outside it belongs to.
    public static func form(_ value: String?) -> Attribute { Attribute("form", text: value) }
    /// The relation of a link.
    public static func rel(_ value: String?) -> Attribute { Attribute("rel", text: value) }
    /// The language of the content.
    public static func lang(_ value: String?) -> Attribute { Attribute("lang", text: value) }
    /// The role, for assistive technology.
    public static func role(_ value: String?) -> Attribute { Attribute("role", text: value) }
    /// Which cells a heading is for.
    public static func scope(_ value: String?) -> Attribute { Attribute("scope", text: value) }
    /// How many columns a cell covers.
    public static func colspan(_ value: Int?) -> Attribute { Attribute("colspan", text: value.map(String.init)) }
    /// How many rows a cell covers.
    public static func rowspan(_ value: Int?) -> Attribute { Attribute("rowspan", text: value.map(String.init)) }
    /// How many lines a text area shows.
    public static func rows(_ value: Int?) -> Attribute { Attribute("rows", text: value.map(String.init)) }
    /// Whether a box is ticked.
    public static func checked(_ value: Bool = true) -> Attribute { Attribute("checked", present: value) }
    /// Whether an option is chosen.
    public static func selected(_ value: Bool = true) -> Attribute { Attribute("selected", present: value) }
    /// Whether a field or button cannot be used.
    public static func disabled(_ value: Bool = true) -> Attribute { Attribute("disabled", present: value) }
    /// Whether the content is not shown.
    public static func hidden(_ value: Bool = true) -> Attribute { Attribute("hidden", present: value) }
    /// Whether several values can be given.
    public static func multiple(_ value: Bool = true) -> Attribute { Attribute("multiple", present: value) }
    /// Whether details are shown at first.
    public static func open(_ value: Bool = true) -> Attribute { Attribute("open", present: value) }
    /// Whether to leave checking to the server.
    public static func novalidate(_ value: Bool = true) -> Attribute { Attribute("novalidate", present: value) }
    /// What browsers may fill in.
    public static func autocomplete(_ value: String?) -> Attribute { Attribute("autocomplete", text: value) }
    /// The keyboard that phones show.
    public static func inputmode(_ value: String?) -> Attribute { Attribute("inputmode", text: value) }
    /// Whether the spelling is checked.
    public static func spellcheck(_ value: Bool?) -> Attribute { Attribute("spellcheck", text: value.map { "\($0)" }) }
    /// The files that may be chosen.
    public static func accept(_ value: String?) -> Attribute { Attribute("accept", text: value) }
    /// The moment that a `time` element stands for, as `2027-01-31`.
    public static func datetime(_ value: String?) -> Attribute { Attribute("datetime", text: value) }
    /// What a picture shows.
    public static func alt(_ value: String?) -> Attribute { Attribute("alt", text: value) }
    /// The content of a `meta` element.
    public static func content(_ value: String?) -> Attribute { Attribute("content", text: value) }
    /// The width in pixels.
    public static func width(_ value: Int?) -> Attribute { Attribute("width", text: value.map(String.init)) }
    /// The height in pixels.
    public static func height(_ value: Int?) -> Attribute { Attribute("height", text: value.map(String.init)) }
    /// Where in the order of the Tab key the element comes.
    public static func tabindex(_ value: Int?) -> Attribute { Attribute("tabindex", text: value.map(String.init)) }
    /// The name under which a browser saves a file; empty for the file's own name.
    public static func download(_ value: String?) -> Attribute { Attribute("download", text: value) }

    /// A `data-` attribute: `.data("module", "nhsuk-button")`.
    public static func data(_ name: StaticString, _ value: String?) -> Attribute {
        Attribute(prefix: "data-", name, text: value)
    }
}

/// How a form is sent.
public enum FormMethod: String, Sendable {
    /// The fields go into the address; nothing changes.
    case get
    /// The fields go into the body; something may change.
    case post
}

extension Attribute {
    /// An `aria-` attribute by name: `.aria("expanded", "false")`.
    public static func aria(_ name: StaticString, _ value: String?) -> Attribute {
        Attribute(prefix: "aria-", name, text: value)
    }

    /// The name of the element, where no text names it.
    public static func ariaLabel(_ value: String?) -> Attribute { aria("label", value) }
    /// The id of the element that names this one.
    public static func ariaLabelledBy(_ value: String?) -> Attribute { aria("labelledby", value) }
    /// The ids, those that are not `nil`, of the elements that describe this one. Left out when there is none.
    public static func ariaDescribedBy(_ ids: String?...) -> Attribute {
        let present = ids.compactMap { $0 }
        return aria("describedby", present.isEmpty ? nil : present.joined(separator: " "))
    }
    /// What is current: `page`, `step`, `true`.
    public static func ariaCurrent(_ value: String?) -> Attribute { aria("current", value) }
    /// Whether the element is hidden from assistive technology.
    public static func ariaHidden(_ value: Bool = true) -> Attribute { aria("hidden", value ? "true" : nil) }
    /// Whether the value is faulty.
    public static func ariaInvalid(_ value: Bool = true) -> Attribute { aria("invalid", value ? "true" : nil) }
    /// How changes are read out: `polite`, `assertive`.
    public static func ariaLive(_ value: String?) -> Attribute { aria("live", value) }
    /// How a column is sorted: `ascending`, `descending`, `none`.
    public static func ariaSort(_ value: String?) -> Attribute { aria("sort", value) }
}
