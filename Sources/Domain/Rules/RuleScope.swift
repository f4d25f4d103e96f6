/// Whom a rule is for. A scope that names nothing is for all.
public struct RuleScope: Hashable, Sendable {
    /// Codes of routes.
    public let routes: [String]
    /// Codes of T Levels.
    public let tLevels: [String]
    /// Codes of specialisms.
    public let specialisms: [SpecialismCode]
    /// Specialisms to which the rule does not apply although the rest of the scope holds.
    public let exceptSpecialisms: [SpecialismCode]
    /// Groups to all of which the student or placement must belong.
    public let groups: [LearnerGroup]
    /// Academic years of which one must be the year in which the student started.
    public let startYears: [AcademicYear]

    /// Whether the scope names nothing.
    public var isForAll: Bool {
        routes.isEmpty && tLevels.isEmpty && specialisms.isEmpty && exceptSpecialisms.isEmpty && groups.isEmpty
            && startYears.isEmpty
    }

    func includes(_ programme: Programme) -> Bool {
        if let specialism = programme.specialism, exceptSpecialisms.contains(specialism) { return false }
        guard groups.allSatisfy(programme.groups.contains) else { return false }
        guard startYears.isEmpty || programme.startedIn.map(startYears.contains) == true else { return false }
        guard !(routes.isEmpty && tLevels.isEmpty && specialisms.isEmpty) else { return true }
        return programme.route.map(routes.contains) == true || programme.tLevel.map(tLevels.contains) == true
            || programme.specialism.map(specialisms.contains) == true
    }

    /// How narrowly the scope meets a programme: of two rules on one topic, the narrower speaks.
    func rank(for programme: Programme) -> Int {
        var rank = groups.isEmpty ? 0 : 16
        if programme.specialism.map(specialisms.contains) == true {
            rank += 8
        } else if programme.tLevel.map(tLevels.contains) == true {
            rank += 4
        } else if programme.route.map(routes.contains) == true {
            rank += 2
        }
        return rank + (startYears.isEmpty ? 0 : 1)
    }
}

extension RuleScope: Codable {
    private enum CodingKeys: CodingKey { case routes, tLevels, specialisms, exceptSpecialisms, groups, startYears }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        routes = try container.decodeIfPresent([String].self, forKey: .routes) ?? []
        tLevels = try container.decodeIfPresent([String].self, forKey: .tLevels) ?? []
        specialisms = try container.decodeIfPresent([SpecialismCode].self, forKey: .specialisms) ?? []
        exceptSpecialisms = try container.decodeIfPresent([SpecialismCode].self, forKey: .exceptSpecialisms) ?? []
        groups = try container.decodeIfPresent([LearnerGroup].self, forKey: .groups) ?? []
        startYears = try container.decodeIfPresent([AcademicYear].self, forKey: .startYears) ?? []
    }
}
