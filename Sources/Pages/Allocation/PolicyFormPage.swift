import Design
public import Domain
public import Markup

/// The form that changes the policy.
public struct PolicyFormPage: HTML {
    let context: PageContext
    let draft: PolicyDraft
    let faults: [FieldFault]

    public init(_ context: PageContext, draft: PolicyDraft, faults: [FieldFault] = []) {
        self.context = context
        self.draft = draft
        self.faults = faults
    }

    private var errors: FormErrors { FormErrors(faults) }

    public var body: some HTML {
        let back = SiteRoute.allocation(.policy).path
        SitePage("Change the policy", context, back: BackLink(href: back), faults: faults) {
            PageHeading("Change the policy")
            Paragraph(
                "It holds for the runs that are started from now on. Runs that have been made keep the policy that they followed."
            )
            ActionForm(context, to: .allocation(.editPolicy)) {
                levels
                points
                Radios(
                    name: "mostLegs",
                    legend: "Of how many parts may a placement be made?",
                    size: .medium,
                    error: errors["mostLegs"],
                    value: draft.mostLegs,
                    choices: [
                        Choice("1", "One: every placement is in one piece"), Choice("2", "Up to two"),
                        Choice("3", "Up to three"),
                    ]
                )
                ButtonGroup {
                    Button("Save")
                    Link("Cancel", href: back)
                }
            }
        }
    }

    private var levels: some HTML {
        Fieldset("What is decided first", size: .medium) {
            Paragraph("Give each step that is used a position, 1 for the first. Students without a place come first.")
            ForEach(AllocationPolicy.Level.allCases) { level in position(level) }
        }
    }

    private func position(_ level: AllocationPolicy.Level) -> some HTML {
        Select(
            name: "level-\(level.rawValue)",
            label: PolicyWords.title(level),
            error: errors["level-\(level.rawValue)"],
            value: draft.positions[level] ?? "",
            prompt: "Not used",
            options: (1...AllocationPolicy.Level.allCases.count).map { SelectOption(String($0), String($0)) }
        )
    }

    private var points: some HTML {
        Fieldset("What meeting a preference costs, in points", size: .medium) {
            Paragraph("The sum of all students is made as small as possible. A later choice must not cost less.")
            ForEach(Array(draft.points.indices)) { index in
                number("points-\(index + 1)", "\(Self.names[index]) choice", draft.points[index])
            }
            number("laterPoints", "A later choice", draft.laterPoints)
            number("unmetPoints", "None of the choices", draft.unmetPoints)
            Input(
                name: "milesPerPoint",
                label: "Miles that weigh as much as one point (optional)",
                hint: "Leave it empty if distance only decides among plans that meet preferences equally well",
                error: errors["milesPerPoint"],
                value: draft.milesPerPoint,
                kind: .wholeNumber,
                width: .three
            )
        }
    }

    private static let names = ["First", "Second", "Third", "Fourth"]

    private func number(_ name: String, _ label: String, _ value: String) -> some HTML {
        Input(name: name, label: label, error: errors[name], value: value, kind: .wholeNumber, width: .three)
    }
}
