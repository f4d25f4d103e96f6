/// What a student studies and belongs to, as far as rules ask about it. Make it with `Catalogue.programme`.
public struct Programme: Hashable, Sendable {
    /// The route's code.
    public let route: String?
    /// The T Level's code.
    public let tLevel: String?
    /// The specialism's code.
    public let specialism: SpecialismCode?
    /// The academic year in which the student started.
    public let startedIn: AcademicYear?
    /// The groups to which special rules apply.
    public let groups: Set<LearnerGroup>

    /// Makes a programme from its parts.
    public init(
        route: String? = nil,
        tLevel: String? = nil,
        specialism: SpecialismCode? = nil,
        startedIn: AcademicYear? = nil,
        groups: Set<LearnerGroup> = []
    ) {
        self.route = route
        self.tLevel = tLevel
        self.specialism = specialism
        self.startedIn = startedIn
        self.groups = groups
    }

    /// A programme of which nothing is known: only the rules for all apply.
    public static let unknown = Programme()

    func joining(_ group: LearnerGroup) -> Programme {
        Programme(
            route: route,
            tLevel: tLevel,
            specialism: specialism,
            startedIn: startedIn,
            groups: groups.union([group])
        )
    }
}

/// A group of students or placements to which rules of their own apply.
public enum LearnerGroup: String, Hashable, Sendable, Codable, CaseIterable {
    /// Students with special educational needs or disabilities.
    case send
    /// Students in young offender institutions.
    case youngOffender
    /// Placements that run through the network or supply chain of a lead employer.
    case network
    /// Students who are not yet 18 on the day.
    case under18
    /// Students who are 18 or older on the day.
    case from18
}
