public import Markup

/// A filter that is on, with a link to the same list without it.
public struct Chip: Sendable, Equatable {
    let field, value, href: String

    /// A filter: what it is about, what was chosen, and the address without it.
    public init(_ field: String, _ value: String, removeHref: String) {
        self.field = field
        self.value = value
        href = removeHref
    }
}

/// The filters that are on, each with a link to take it away.
public struct Chips: HTML, Sendable {
    let chips: [Chip]
    let clear: String

    /// The filters, and the address without any. Nothing if none is on.
    public init(_ chips: [Chip], clearHref: String) {
        self.chips = chips
        clear = clearHref
    }

    /// The chips.
    public var body: some HTML {
        if !chips.isEmpty {
            div(.class("app-chips")) {
                h2(.class("nhsuk-heading-xs", "app-chips__heading")) { "Filters that are on" }
                ul(.class("app-chips__list")) {
                    for chip in chips {
                        li {
                            a(.class("app-chip"), .href(chip.href)) {
                                span(.class("nhsuk-u-visually-hidden")) { "Remove filter " }
                                "\(chip.field): \(chip.value)"
                                span(.class("app-chip__cross"), .ariaHidden()) { "×" }
                            }
                        }
                    }
                }
                if chips.count > 1 {
                    p(.class("app-chips__clear")) { Link("Clear all filters", href: clear) }
                }
            }
        }
    }
}

/// The filters of a list: fields in a form that leads to the list with the answers in its address.
public struct FilterPanel<Fields: HTML>: HTML {
    let action: String
    let chips: Chips?
    let keeping: [(name: String, value: String)]
    let fields: Fields

    /// A panel. `keeping` carries what must survive, such as the order of the list.
    public init(
        action: String,
        chips: Chips? = nil,
        keeping: [(name: String, value: String)] = [],
        @HTMLBuilder fields: () -> Fields
    ) {
        self.action = action
        self.chips = chips
        self.keeping = keeping
        self.fields = fields()
    }

    /// The panel.
    public var body: some HTML {
        section(.class("app-filter"), .ariaLabelledBy("filter-heading")) {
            chips
            // Open as it comes; on narrow screens the script closes it, so that the list is not a screen away.
            details(.class("app-filter__details"), .open(), .data("narrow", "closed")) {
                summary(.class("app-filter__summary")) {
                    h2(.class("nhsuk-heading-s", "app-filter__heading"), .id("filter-heading")) { "Filter" }
                }
                SearchForm(action: action) {
                    for pair in keeping { Hidden(pair.name, pair.value) }
                    div(.class("app-filter__fields")) { fields }
                    Button("Apply filters", kind: .secondary, isSmall: true, preventDoubleClick: false)
                }
            }
        }
    }
}

/// A list with its filters beside it.
public struct FilteredList<Filters: HTML, Results: HTML>: HTML {
    let filters: Filters
    let results: Results

    /// The filters, then the list.
    public init(@HTMLBuilder filters: () -> Filters, @HTMLBuilder results: () -> Results) {
        self.filters = filters()
        self.results = results()
    }

    /// Both, side by side where there is room.
    public var body: some HTML {
        div(.class("app-filtered")) {
            div(.class("app-filtered__filters")) { filters }
            div(.class("app-filtered__results")) { results }
        }
    }
}
