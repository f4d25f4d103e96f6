import Domain

/// Why free places and students do not come together, in one sentence.
struct SupplyGapWords {
    let names: SupplyNames

    func sentence(_ gap: SupplyGap) -> String {
        let lead = "\(countText(gap.places, "free place", "free places")) "
        let others = gap.allFree - gap.places
        if others == 0 { return lead + clause(gap) + "." }
        return lead + clause(gap) + ". Other rules stop the other \(others == 1 ? "one" : grouped(others))."
    }

    private func clause(_ gap: SupplyGap) -> String {
        let one = gap.places == 1
        let (are, them) = (one ? "is" : "are", gap.students == 1)
        let waiting = them ? "1 student without a place" : "\(grouped(gap.students)) students without a place"
        let the = them ? "the student without a place" : "the \(grouped(gap.students)) without a place"
        func need(_ singular: String, _ plural: String) -> String { them ? singular : plural }
        switch gap.cause {
        case .specialism(let offered, let needed):
            let given = list(offered.map(names.specialism))
            return "\(are) for \(given); \(the) \(need("needs", "need")) \(names.specialism(needed))"
        case .college(let id):
            return "\(are) not open to \(names.college(id)), which has \(waiting)"
        case .vetoed:
            return "\(one ? "was" : "were") ruled out by somebody for \(the)"
        case .window(let offered, let needed):
            return "\(one ? "runs" : "run") between \(days(offered)); \(the) \(need("needs", "need")) "
                + "\(needed.formatted), or most of it"
        case .pattern(let offered, let needed):
            let given = list(Self.unique(offered.map { Self.words($0) }))
            return "\(are) \(given); \(the) \(need("needs", "need")) \(Self.words(needed))"
        case .age(let age):
            return "\(one ? "takes" : "take") students from the age of \(age); \(the) \(need("is", "are")) younger"
        case .birthDateMissing(let age):
            return "\(one ? "takes" : "take") students from the age of \(age); the date of birth of \(the) is missing"
        case .notReady(let last):
            return "\(one ? "starts" : "start") by \(last.formatted()); the checks of \(the) are clear later"
        case .hours(let offered, let needed):
            return "\(one ? "has" : "have") at most \(offered) hours; \(the) \(need("owes", "owe")) \(needed)"
        case .distance(let limits):
            let miles =
                limits.lowerBound == limits.upperBound
                ? "\(limits.upperBound) miles" : "\(limits.lowerBound) to \(limits.upperBound) miles"
            return "\(are) further away than \(the) can travel, which is \(miles)"
        }
    }

    private func days(_ range: DayRange) -> String { "\(range.start.formatted()) and \(range.end.formatted())" }

    private func list(_ words: [String]) -> String {
        guard words.count > 1 else { return words.first ?? "something else" }
        if words.count > 3 { return "\(words.count) others" }
        return words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1]
    }

    private static func words(_ pattern: Pattern) -> String {
        let title = pattern.title
        return title.prefix(1).lowercased() + title.dropFirst()
    }

    private static func unique(_ words: [String]) -> [String] {
        words.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

/// What can be done about a gap: where to look, and what to try.
struct SupplyGapLinks {
    /// A link with its words.
    struct Step {
        let title: String
        let href: String
    }

    /// Whether the viewer may ask the engine.
    let mayPropose: Bool

    func steps(_ gap: SupplyGap) -> [Step] {
        var student = [("tLevel", gap.tLevelCode), ("placed", "no")]
        if case .specialism(_, let needed) = gap.cause { student.append(("specialism", needed)) }
        if case .college(let id) = gap.cause { student.append(("college", id.description)) }
        if case .birthDateMissing = gap.cause { student.append(("birth", "missing")) }
        return [
            Step(
                title: "See the free places",
                href: SiteRoute.capacity(.offers).path(LinkQuery([("tLevel", gap.tLevelCode), ("free", "yes")]))
            ),
            Step(title: "See the students", href: SiteRoute.students(.students).path(LinkQuery(student))),
        ] + (mayPropose ? [remedy(gap)] : [])
    }

    private func remedy(_ gap: SupplyGap) -> Step {
        switch gap.cause {
        case .college:
            Step(
                title: "Open unused places to every college",
                href: SiteRoute.capacity(.unusedPlaces).path(LinkQuery([("tLevel", gap.tLevelCode)]))
            )
        case .distance:
            Step(
                title: "Try 5 more miles for everybody",
                href: WhatIf([.travel(miles: 5, college: nil)]).path
            )
        case .hours:
            Step(title: "Ask for proposals that join short places", href: SiteRoute.allocation(.runs).path)
        case .specialism, .pattern, .window, .age, .vetoed:
            Step(
                title: "See where one more place helps most",
                href: SiteRoute.allocation(.opportunities).path(LinkQuery([("tLevel", gap.tLevelCode)]))
            )
        case .birthDateMissing, .notReady:
            Step(title: "Try what would be different", href: SiteRoute.allocation(.whatIf).path)
        }
    }
}
