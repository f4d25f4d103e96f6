public import Markup

/// A date as somebody typed it, right or wrong.
public struct DateText: Sendable, Equatable {
    /// The day of the month.
    public var day: String
    /// The month.
    public var month: String
    /// The year.
    public var year: String

    /// A date from its three fields.
    public init(day: String = "", month: String = "", year: String = "") {
        self.day = day
        self.month = month
        self.year = year
    }

    /// A date from numbers.
    public init(day: Int, month: Int, year: Int) {
        self.init(day: String(day), month: String(month), year: String(year))
    }
}

/// A field for a date that people know or can look up: day, month and year.
///
/// For a date called `start` the names are `start-day`, `start-month` and `start-year`. An error of `start` is about
/// the whole date and leads to the day; an error of `start-month` or `start-year` is about that part alone.
public struct DateInput: HTML, Sendable {
    let name, legend: String
    let size: LabelSize?
    let isPageHeading: Bool
    let hint: String?
    let errors: FormErrors
    let value: DateText

    /// A field. It takes the whole list of errors, because a date can be wrong in parts.
    public init(
        name: String,
        legend: String,
        size: LabelSize? = nil,
        isPageHeading: Bool = false,
        hint: String? = "For example, 31 3 2027",
        errors: FormErrors = [],
        value: DateText = DateText()
    ) {
        self.name = name
        self.legend = legend
        self.size = size
        self.isPageHeading = isPageHeading
        self.hint = hint
        self.errors = errors
        self.value = value
    }

    /// The field.
    public var body: some HTML {
        let id = FieldID.of(name)
        let whole = errors[name]
        let error = whole ?? errors["\(name)-month"] ?? errors["\(name)-year"]
        FormFieldset(
            ids: FieldIDs(id, hint: hint, error: error),
            legend: legend,
            size: size,
            isPageHeading: isPageHeading,
            hint: hint,
            error: error,
            role: "group",
            control: div(.class("nhsuk-date-input")) {
                // The day carries the id of the whole date, so that the error summary leads to a field.
                part("day", id: id, label: "Day", value: value.day, isFaulty: whole != nil)
                part("month", id: "\(id)-month", label: "Month", value: value.month, isFaulty: faulty("month", whole))
                part("year", id: "\(id)-year", label: "Year", value: value.year, isFaulty: faulty("year", whole))
            }
        )
    }

    private func faulty(_ part: String, _ whole: String?) -> Bool {
        whole != nil || errors["\(name)-\(part)"] != nil
    }

    private func part(_ part: String, id: String, label: String, value: String, isFaulty: Bool) -> some HTML {
        div(.class("nhsuk-date-input__item")) {
            div(.class("nhsuk-form-group")) {
                Markup.label(.class("nhsuk-label", "nhsuk-date-input__label"), .for(id)) { label }
                input(
                    .class(
                        "nhsuk-input",
                        part == "year" ? "nhsuk-input--width-4" : "nhsuk-input--width-2",
                        "nhsuk-date-input__input",
                        isFaulty ? "nhsuk-input--error" : nil
                    ),
                    .id(id),
                    .name("\(name)-\(part)"),
                    .type("text"),
                    .value(value.isEmpty ? nil : value),
                    .inputmode("numeric"),
                    .ariaInvalid(isFaulty)
                )
            }
        }
    }
}
