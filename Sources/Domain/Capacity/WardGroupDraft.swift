/// The form of a group of other learners at an area, as typed.
public struct WardGroupDraft: Hashable, Sendable {
    /// Raw value of `LearnerKind`.
    public var kind = ""
    public var programme = ""
    public var learners = ""
    public var firstDay = DayParts()
    public var lastDay = DayParts()
    /// Days of the week, 1 is Monday; none when nobody has said which.
    public var days: [String] = []
    public var source = ""
    public var asAt = DayParts()
    /// Whether they are no longer expected.
    public var isArchived = false

    public init() {}

    /// The form that shows a group as it is.
    public init(_ group: WardGroup) {
        kind = group.kind.rawValue
        programme = group.programme
        learners = String(group.learners)
        firstDay = DayParts(group.firstDay)
        lastDay = DayParts(group.lastDay)
        days = group.pattern.days.map(String.init)
        source = group.source
        asAt = DayParts(group.asAt)
        isArchived = group.archivedAt != nil
    }

    /// The group that the form describes, at an area, still expected.
    /// - Throws: `InvalidDraft` with every fault.
    public func validated(id: ID<WardGroup>, at area: Area, today: Day) throws(InvalidDraft) -> WardGroup {
        var reader = DraftReader()
        let kind = reader.choice(kind, "kind", "the kind of learners", as: LearnerKind.self)
        let programme = reader.optional(programme, "programme", atMost: 200)
        let learners = reader.number(learners, "learners", "The number of learners", in: 1...500)
        if learners == nil, self.learners.trimmed.isEmpty {
            reader.fault("learners", "Enter the number of learners")
        }
        let firstDay = reader.requiredDay(firstDay, "firstDay", "The first day")
        let lastDay = reader.requiredDay(lastDay, "lastDay", "The last day")
        if let firstDay, let lastDay, lastDay < firstDay {
            reader.fault("lastDay", "The last day must be after the first day")
        }
        if let firstDay, let lastDay, firstDay.days(until: lastDay) > 3 * 366 {
            reader.fault("lastDay", "Enter at most three years at a time")
        }
        let (source, asAt) = reader.provenance(source, asAt, today: today)
        try reader.finish()
        guard let kind, let learners, let firstDay, let lastDay else {
            throw InvalidDraft("kind", "Choose the kind of learners")
        }
        let chosen = days.compactMap(Int.init).filter { (1...7).contains($0) }
        return WardGroup(
            id: id,
            systemID: area.systemID,
            organisationID: area.organisationID,
            siteID: area.siteID,
            areaID: area.id,
            kind: kind,
            programme: programme,
            learners: learners,
            firstDay: firstDay,
            lastDay: lastDay,
            pattern: chosen.isEmpty ? .unknown : Pattern(kind: .dayRelease, days: chosen),
            source: source,
            asAt: asAt
        )
    }
}
