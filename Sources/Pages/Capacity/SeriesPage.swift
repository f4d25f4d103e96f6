import Design
public import Domain
public import Markup

/// The form that says what computed and published weeks mean for placements.
public struct SeriesPage: HTML {
    let context: PageContext
    let choices: [SeriesChoice]
    let faults: [FieldFault]

    public init(_ context: PageContext, choices: [SeriesChoice], faults: [FieldFault] = []) {
        self.context = context
        self.choices = choices
        self.faults = faults
    }

    private var errors: FormErrors { FormErrors(faults) }

    public var body: some HTML {
        let title = "What computed and published weeks mean"
        let back = SiteRoute.calendar(.calendar).path
        SitePage(title, context, back: BackLink(href: back), faults: faults) {
            PageHeading(title)
            Paragraph("These weeks are found without anybody entering them. Say what each means for all placements.")
            ActionForm(context, to: .calendar(.series)) {
                ForEach(choices) { choice in question(choice) }
                ButtonGroup {
                    Button("Save")
                    Link("Cancel", href: back)
                }
            }
        }
    }

    private func question(_ choice: SeriesChoice) -> some HTML {
        let name = choice.series.rawValue
        return Radios(
            name: name,
            legend: choice.series.title,
            size: .medium,
            hint: choice.series.origin,
            error: errors[name],
            value: choice.strength.rawValue,
            layout: .small,
            choices: [
                Choice(AvoidanceStrength.never.rawValue, AvoidanceStrength.never.title),
                Choice(AvoidanceStrength.ratherNot.rawValue, AvoidanceStrength.ratherNot.title) {
                    Select(
                        name: "\(name)-weight",
                        label: "How much does each week weigh?",
                        error: errors["\(name)-weight"],
                        value: String(choice.weight),
                        options: Avoidance.weights.map { SelectOption(String($0), String($0)) }
                    )
                },
                Choice(AvoidanceStrength.ignored.rawValue, AvoidanceStrength.ignored.title),
            ]
        )
    }
}
