/// What a college's plan for a cohort was when it was last agreed. Plans are revised; the agreed one stays beside today's,
/// so that a talk of an hour can be about what has changed.
public struct AgreedPlan: Codable, Hashable, Sendable {
    public var size: Int?
    public var firstDay: Day
    public var lastDay: Day
    public var pattern: Pattern
    /// Hours that each student owes.
    public var hours: Int
    public var agreedOn: Day

    /// A cohort's plan as it is now, agreed on a day.
    public init(_ cohort: Cohort, on day: Day) {
        size = cohort.size
        firstDay = cohort.firstDay
        lastDay = cohort.lastDay
        pattern = cohort.pattern
        hours = cohort.hours
        agreedOn = day
    }
}

/// A part of a plan that is no longer as it was agreed.
public struct PlanChange: Hashable, Sendable {
    public let field: String
    public let agreed: String
    public let now: String

    public init(field: String, agreed: String, now: String) {
        self.field = field
        self.agreed = agreed
        self.now = now
    }
}

extension Cohort {
    /// What is no longer as it was agreed; nothing when nothing was agreed yet.
    public var changesSinceAgreed: [PlanChange] {
        guard let agreed else { return [] }
        let parts: [(String, String, String)] = [
            ("Students", Self.text(agreed.size), Self.text(size)),
            ("First day", agreed.firstDay.formatted(), firstDay.formatted()),
            ("Last day", agreed.lastDay.formatted(), lastDay.formatted()),
            ("Pattern", agreed.pattern.title, pattern.title), ("Hours", String(agreed.hours), String(hours)),
        ]
        return parts.filter { $0.1 != $0.2 }.map { PlanChange(field: $0.0, agreed: $0.1, now: $0.2) }
    }

    private static func text(_ size: Int?) -> String { size.map(String.init) ?? "Not known yet" }
}
