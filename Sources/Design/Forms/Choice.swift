public import Markup

/// One radio button or checkbox.
public struct Choice {
    enum Kind { case item, exclusive, divider }

    let kind: Kind
    let value, label: String
    let hint: String?
    let revealed: AnyHTML?

    init(kind: Kind, value: String, label: String, hint: String? = nil, revealed: AnyHTML? = nil) {
        self.kind = kind
        self.value = value
        self.label = label
        self.hint = hint
        self.revealed = revealed
    }

    /// A choice: the value that is sent, then the words that are shown.
    public init(_ value: String, _ label: String, hint: String? = nil) {
        self.init(kind: .item, value: value, label: label, hint: hint)
    }

    /// A choice that shows further fields when it is taken. Without JavaScript they always show.
    public init(_ value: String, _ label: String, hint: String? = nil, @HTMLBuilder reveals: () -> some HTML) {
        self.init(kind: .item, value: value, label: label, hint: hint, revealed: AnyHTML(reveals()))
    }

    /// A checkbox that clears the others, such as "None of these".
    public static func exclusive(_ value: String, _ label: String, hint: String? = nil) -> Choice {
        Choice(kind: .exclusive, value: value, label: label, hint: hint)
    }

    /// A word between choices.
    public static func divider(_ word: String = "or") -> Choice {
        Choice(kind: .divider, value: "", label: word)
    }
}

/// How choices are laid out.
public enum ChoiceLayout: Sendable {
    /// One below the other.
    case stacked
    /// One below the other, smaller, for pages that staff use all day.
    case small
    /// Side by side, for two short choices.
    case inline

    func classes(_ base: String) -> String {
        switch self {
        case .stacked: base
        case .small: "\(base) \(base)--small"
        case .inline: "\(base) \(base)--inline"
        }
    }
}

/// The list of choices inside radios and checkboxes.
struct ChoiceList: HTML {
    /// `radios` or `checkboxes`; `radio` or `checkbox`.
    let plural, singular: String
    let name, id: String
    let chosen: Set<String>
    let choices: [Choice]
    let layout: ChoiceLayout
    let isFaulty: Bool

    var body: some HTML {
        let base = "nhsuk-\(plural)"
        div(.class(layout.classes(base), isFaulty ? "\(base)--error" : nil), .data("module", base)) {
            ForEach(choices.enumerated()) { index, choice in
                if choice.kind == .divider {
                    div(.class("\(base)__divider")) { choice.label }
                } else {
                    item(choice, id: index == 0 ? id : "\(id)-\(index + 1)", base: base)
                }
            }
        }
    }

    @HTMLBuilder private func item(_ choice: Choice, id: String, base: String) -> some HTML {
        let isChosen = chosen.contains(choice.value)
        let hintID = choice.hint == nil ? nil : "\(id)-item-hint"
        // The NHS.UK script would put `aria-expanded` on the input, which radio buttons do not support: for them our
        // own stylesheet hides what is not chosen, which needs no script either.
        let isScripted = singular == "checkbox"
        let revealedID = choice.revealed == nil ? nil : "conditional-\(id)"
        div(.class("\(base)__item")) {
            input(
                .class("\(base)__input"),
                .id(id),
                .name(name),
                .type(singular),
                .value(choice.value),
                .checked(isChosen),
                .ariaDescribedBy(hintID),
                .data("aria-controls", isScripted ? revealedID : nil),
                .data("checkbox-exclusive", choice.kind == .exclusive ? "" : nil),
                .ariaInvalid(isFaulty)
            )
            Markup.label(.class("nhsuk-label", "\(base)__label"), .for(id)) { choice.label }
            if let hint = choice.hint {
                div(.class("nhsuk-hint", "\(base)__hint"), .id(hintID)) { hint }
            }
        }
        if let revealed = choice.revealed {
            div(
                .class(
                    "\(base)__conditional",
                    isScripted ? (isChosen ? nil : "\(base)__conditional--hidden") : "app-revealed"
                ),
                .id(revealedID)
            ) { revealed }
        }
    }
}
