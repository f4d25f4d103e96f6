import Domain

/// The levels of a policy in plain words, for the people whose students and wards they are about.
enum PolicyWords {
    /// What a level is called.
    static func title(_ level: AllocationPolicy.Level) -> String { RunWords.name(level.rawValue) }

    /// What a level means, and why it stands there.
    static func meaning(_ level: AllocationPolicy.Level, _ policy: AllocationPolicy) -> String {
        switch level {
        case .unplaced:
            "As many students as possible have a place. Nothing that is decided later may cost a student their place."
        case .unfair:
            """
            Those who cannot be placed are shared out by the size of the colleges: the college with the largest share of its \
            students without a place is made as well off as can be, then the next. A large college has no first pick, and a \
            small one is not squeezed out.
            """
        case .changes:
            """
            What students were told of in the last run is kept where it can be. When a host drops out, as few others as \
            possible are moved.
            """
        case .preference: preference(policy)
        case .travel:
            "Journeys are as short as possible, measured in a straight line from the student’s postcode district."
        case .splits: "As few placements as possible are split between areas or employers."
        case .unwanted:
            "As few weeks as possible are used in which hosts would rather not have anybody, as the calendar says."
        }
    }

    private static func preference(_ policy: AllocationPolicy) -> String {
        let names = ["first", "second", "third", "fourth"]
        let each = zip(names, policy.points).map { "the \($0) choice costs \(points($1))" }
        var text =
            "Students get what they want most. "
            + (each + ["a later one \(points(policy.laterPoints))", "none of them \(points(policy.unmetPoints))"])
            .joined(separator: ", ").capitalizedFirst
            + ". The sum is as small as possible; the steps grow, so that nobody ends up with a very bad choice for the sake "
            + "of others."
        if let miles = policy.milesPerPoint {
            text +=
                " \(miles) \(miles == 1 ? "mile" : "miles") of the journey \(miles == 1 ? "counts" : "count") as one point."
        }
        return text
    }

    private static func points(_ number: Int) -> String { number == 1 ? "1 point" : "\(number) points" }

    /// What a level came to in a result.
    static func value(_ level: RunLevel, _ number: Int) -> String {
        switch level.name {
        case "unfair": level.value == number ? "See the colleges" : ""
        case "preference": "\(sixths(number)) points"
        case "travel": "\(grouped((number + 5) / 10)) miles"
        case "unwanted": number == 1 ? "1 week" : "\(grouped(number)) weeks"
        default: grouped(number)
        }
    }

    /// The engine counts sixths of a point, so that halves and thirds of a placement come out whole.
    private static func sixths(_ number: Int) -> String {
        let tenths = (number * 10 + 3) / 6
        return tenths % 10 == 0 ? grouped(tenths / 10) : "\(grouped(tenths / 10)).\(tenths % 10)"
    }

    /// A share in tenths of a per cent.
    static func percent(_ tenths: Int) -> String {
        tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
