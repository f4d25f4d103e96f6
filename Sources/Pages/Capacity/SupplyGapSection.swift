import Design
import Domain
import Markup

/// Places that are free while students are short, with what keeps them apart and what to do about it.
struct SupplyGapSection: HTML {
    let gaps: SupplyGaps
    let names: SupplyNames
    /// Whether the viewer may ask the engine.
    let mayPropose: Bool
    /// How many are wanted for whom nobody is known by name yet.
    let planned: Int

    /// So many gaps are shown at once; the others are behind a press.
    static let shown = 8

    var body: some HTML {
        Heading("Free and short at the same time", id: "gaps")
        if gaps.students == 0 {
            Paragraph("Every student who is known by name has a place.")
        } else {
            if gaps.gaps.isEmpty {
                Paragraph("No rule keeps free places and students of the same T Level apart.")
            } else {
                Paragraph(
                    "Each student without a place is counted once, under the first rule that stops every free place."
                )
                list(Array(gaps.gaps.prefix(Self.shown)))
                if gaps.gaps.count > Self.shown {
                    Details("Show \(gaps.gaps.count - Self.shown) more") {
                        list(Array(gaps.gaps.dropFirst(Self.shown)))
                    }
                }
            }
            matches
        }
        if planned > 0 {
            Paragraph(
                "\(countText(planned, "student is", "students are")) planned and not known by name yet, so no rule could be "
                    + "checked for them.",
                isSecondary: true
            )
        }
        Details("In which order the rules are asked") {
            Paragraph(
                """
                Specialism, whether the place is open to the college, what somebody has ruled out, dates, pattern, minimum \
                age, a missing date of birth, when checks are clear, hours, distance. The first of them that by itself stops \
                every free place of the T Level counts. If none does, it is the one that stops the last of them when they \
                are asked one after another.
                """
            )
        }
    }

    private func list(_ gaps: [SupplyGap]) -> some HTML {
        let (words, links) = (SupplyGapWords(names: names), SupplyGapLinks(mayPropose: mayPropose))
        return BulletList(gaps) { gap in
            strong { "\(names.tLevel(gap.tLevelCode)): " }
            words.sentence(gap)
            ForEach(links.steps(gap)) { step in
                div { Link(step.title, href: step.href, context: words.sentence(gap)) }
            }
        }
    }

    @HTMLBuilder private var matches: some HTML {
        if !gaps.fitting.isEmpty {
            Heading("No rule in the way", level: 3, size: .small)
            BulletList(gaps.fitting.map(sentence))
            Paragraph("Several students may fit the same place only: proposals say how many can have one at once.")
            if mayPropose {
                Paragraph { Link("Ask for proposals", href: SiteRoute.allocation(.runs).path) }
            }
        }
        if !gaps.withoutAny.isEmpty {
            Heading("Nothing is free", level: 3, size: .small)
            BulletList(
                gaps.withoutAny.map { match in
                    "\(names.tLevel(match.tLevelCode)): "
                        + "\(countText(match.students, "student", "students")) without a place, and no place is free."
                }
            )
            if mayPropose {
                Paragraph {
                    Link("See where one more place helps most", href: SiteRoute.allocation(.opportunities).path)
                }
            }
        }
    }

    private func sentence(_ match: SupplyMatch) -> String {
        let students = match.students == 1 ? "1 student" : "each of \(grouped(match.students)) students"
        let free = countText(match.free, "free place", "free places")
        return "\(names.tLevel(match.tLevelCode)): at least one of \(free) fits \(students) without a place."
    }
}
