import Design
public import Domain
import Markup

/// Why an employer hosts nobody in a year, and what becomes of its offers: the same fields wherever it is said.
struct RefusalFields: HTML {
    let draft: InterestDraft
    let errors: FormErrors
    let year: AcademicYear
    /// Offers of the year that would be withdrawn.
    let openOffers: Int

    var body: some HTML {
        Select(
            name: "reasonCode",
            label: "Reason",
            error: errors["reasonCode"],
            value: draft.reasonCode,
            prompt: "Choose a reason",
            options: NotThisYearReason.allCases.map { SelectOption($0.rawValue, $0.title) }
        )
        Textarea(
            name: "reason",
            label: "In a few words (optional)",
            hint: "Needed for “Something else”",
            error: errors["reason"],
            value: draft.reason,
            rows: 3
        )
        if openOffers > 0 {
            let words = openOffers == 1 ? "Withdraw the offer" : "Withdraw the \(openOffers) offers"
            Checkboxes(
                name: "withdraw",
                legend: "Places that are offered already",
                size: .small,
                error: errors["withdraw"],
                values: draft.withdrawsOffers ? ["yes"] : [],
                layout: .small,
                choices: [Choice("yes", "\(words) for \(year.label)")]
            )
        }
    }
}

/// When an employer may be written to next, and whom to ask.
struct NextContactFields: HTML {
    let draft: InterestDraft
    let errors: FormErrors
    /// The contacts who can be named.
    let contacts: [Person]
    let isTheirOwn: Bool

    var body: some HTML {
        DateInput(
            name: "askAgainOn",
            legend: isTheirOwn
                ? "When may we write to you again? (optional)" : "Not to be written to before (optional)",
            hint: "No letter goes out before this day, whatever it is about",
            errors: errors,
            value: DateText(draft.askAgainOn)
        )
        if !contacts.isEmpty {
            Select(
                name: "contactID",
                label: "Whom to ask next year",
                error: errors["contactID"],
                value: draft.contactID,
                prompt: "Nobody in particular",
                options: contacts.map { SelectOption($0.id.description, "\($0.name), \($0.role.title.lowercased())") }
            )
        }
    }
}

/// The placements that stand in the way of "not this year".
public struct HeldPlacement: Sendable {
    let id: ID<Placement>
    /// The student's name; empty where the viewer may not know it.
    let student: String?
    let place: String
    let dates: String

    public init(id: ID<Placement>, student: String?, place: String, dates: String) {
        self.id = id
        self.student = student
        self.place = place
        self.dates = dates
    }
}

/// The list of them, above the form that was refused.
struct HeldPlacements: HTML {
    let placements: [HeldPlacement]
    let year: AcademicYear

    var body: some HTML {
        if !placements.isEmpty {
            WarningCallout("Students are placed here in \(year.label)") {
                BulletList(placements) { placement in
                    if let student = placement.student {
                        Link(student, href: SiteRoute.placements(.placement(placement.id)).path)
                        ": \(placement.place), \(placement.dates)"
                    } else {
                        "\(placement.place), \(placement.dates)"
                    }
                }
            }
        }
    }
}

/// One thing that an employer may offer, as far as it is known.
struct MayOfferFields: HTML {
    let draft: MayOfferDraft
    let errors: FormErrors
    let areas, tLevels: [OffersPage.Option]

    var body: some HTML {
        if !areas.isEmpty {
            Select(
                name: "area",
                label: "Where",
                error: errors["area"],
                value: draft.areaID,
                prompt: "Don’t know yet",
                options: areas.map(\.option)
            )
        }
        Select(
            name: "tLevel",
            label: "T Level",
            error: errors["tLevel"],
            value: draft.tLevelCode,
            prompt: "Don’t know yet",
            options: tLevels.map(\.option)
        )
        Input(
            name: "places",
            label: "Number of places",
            hint: "Leave empty for “don’t know yet”",
            error: errors["places"],
            value: draft.places,
            kind: .wholeNumber,
            width: .three
        )
        Select(
            name: "term",
            label: "When",
            value: draft.term,
            prompt: "Don’t know yet",
            options: Term.allCases.map { SelectOption($0.rawValue, $0.title) }
        )
        Textarea(name: "note", label: "Notes (optional)", error: errors["note"], value: draft.note, rows: 2)
    }
}
