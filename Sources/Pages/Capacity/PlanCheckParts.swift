import Design
public import Domain
import Markup

/// What is intended beside what was really given, in words.
struct PlanCheckWords {
    let names: SupplyNames

    /// For example "Midwifery: 4 places in three years for 22 intended students."
    func sentence(_ check: PlanCheck) -> String {
        let course = names.course(check.tLevelCode, check.specialismCode)
        return "\(course): \(countText(check.named, "place", "places")) in three years for "
            + "\(countText(check.intended, "intended student", "intended students"))."
    }

    /// What to think of it.
    func advice(_ check: PlanCheck) -> String {
        let most = countText(check.mostNamed, "place", "places")
        switch check.verdict {
        case .given: return "As many were given in one year before."
        case .onlyWithOpen:
            return "Never more than \(most) in one year for it alone. Together with places for any specialism of the "
                + "T Level, which others need too, up to \(check.most)."
        case .moreThanAnyYear, .moreThanAllYears:
            let open = check.open > 0 ? ", \(check.most) with those for any specialism" : ""
            return "Never more than \(most) in one year\(open). Find places before they are promised to students."
        case .nothingRecorded: return "No places are recorded for these years, so nothing can be said."
        }
    }

    /// Each of the years with its places.
    func year(_ year: PlanCheck.Year) -> String {
        guard year.isRecorded else { return "nothing recorded" }
        return year.open > 0 ? "\(year.named), and \(year.open) for any" : "\(year.named)"
    }

    func tag(_ check: PlanCheck) -> Tag {
        switch check.verdict {
        case .given: Tag("Given before", .green)
        case .onlyWithOpen: Tag("Only with places for any", .yellow)
        case .moreThanAnyYear: Tag("More than in any year", .orange)
        case .moreThanAllYears: Tag("More than in all three", .red)
        case .nothingRecorded: Tag("Nothing recorded", .grey)
        }
    }
}

/// Plans of colleges beside what was given, course by course.
struct PlanCheckSection: HTML {
    let checks: [PlanCheck]
    let names: SupplyNames
    let year: AcademicYear

    var body: some HTML {
        let words = PlanCheckWords(names: names)
        Heading("What was really given", id: "plans")
        Paragraph(
            """
            The students that colleges intend for \(year.label), beside the places that employers offered in that year and \
            the two before it. Places whose number is not known are not counted.
            """
        )
        Table(
            "Intended students and places given, by course",
            rows: checks,
            empty: "Nobody is intended for \(year.label) yet.",
            columns: [
                Column("Course", isHeader: true) { names.course($0.tLevelCode, $0.specialismCode) },
                Column("Intended", isNumeric: true) { grouped($0.intended) },
            ]
                + [0, 1, 2].map { index in
                    Column(checks.first?.years[index].year.label ?? "Year \(index + 1)", isNumeric: true) { check in
                        words.year(check.years[index])
                    }
                } + [
                    Column("In three years", isNumeric: true) { grouped($0.named) },
                    Column("What to think of it") { words.tag($0) },
                ]
        )
    }
}

/// The check of one cohort's plan.
public struct CohortCheckParts: Sendable {
    let own: PlanCheck
    let together: PlanCheck?
    let names: SupplyNames
    let isEverybody: Bool

    /// - Parameters:
    ///   - own: for the cohort by itself.
    ///   - together: for all cohorts of the course that the viewer may see, where that is more.
    ///   - isEverybody: whether those are the cohorts of every college.
    public init(own: PlanCheck, together: PlanCheck?, names: SupplyNames, isEverybody: Bool) {
        self.own = own
        self.together = together
        self.names = names
        self.isEverybody = isEverybody
    }

    /// The check that decides whether to warn: with the others, if there are any.
    private var widest: PlanCheck { together ?? own }

    @HTMLBuilder var warning: some HTML {
        if widest.verdict.isWarning {
            let words = PlanCheckWords(names: names)
            WarningCallout("More students than places were ever given", isUnderTitle: true) {
                Paragraph(words.sentence(own))
                if let together { Paragraph(sentence(together)) }
                Paragraph(words.advice(widest))
            }
        }
    }

    var rows: [SummaryRow] {
        let words = PlanCheckWords(names: names)
        let years = own.years.map { "\($0.year.label): \(words.year($0))" }.joined(separator: "; ")
        let advice = widest.verdict.isWarning ? "" : ". \(words.advice(widest))"
        return [SummaryRow("Places given before", years + advice)]
    }

    private func sentence(_ together: PlanCheck) -> String {
        let who = isEverybody ? "All colleges together" : "All your cohorts together"
        return "\(who) intend \(countText(together.intended, "student", "students")) for the same places."
    }
}
