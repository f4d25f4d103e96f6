/// Something that says how many learners fit at once.
public enum Ceiling: Hashable, Sendable {
    /// An area, for learners of every kind: by its own word or by its supervisors.
    case area(ID<Area>)
    /// A site, for T Level students.
    case site(ID<Site>)
    /// A site, for learners of every kind.
    case siteLearners(ID<Site>)
    /// An organisation, for T Level students.
    case organisation(ID<Organisation>)

    /// Whether learners other than T Level students take up room too.
    public var countsEverybody: Bool {
        switch self {
        case .area, .siteLearners: true
        case .site, .organisation: false
        }
    }

    /// The ceilings that somebody at an area comes under.
    public static func over(area: ID<Area>, site: ID<Site>, organisation: ID<Organisation>) -> [Ceiling] {
        [.area(area), .site(site), .siteLearners(site), .organisation(organisation)]
    }
}

extension Area {
    /// How many learners fit at once, as far as it says so.
    public var ceilings: [Ceiling: Int] { room.map { [.area(id): $0] } ?? [:] }
}

extension Site {
    /// How many students, and how many learners of every kind, fit at once, as far as it says so.
    public var ceilings: [Ceiling: Int] {
        [.site(id): studentsAtOnce, .siteLearners(id): learnersAtOnce].compactMapValues(\.self)
    }
}

extension Organisation {
    /// How many students fit at once, as far as it says so.
    public var ceilings: [Ceiling: Int] { studentsAtOnce.map { [.organisation(id): $0] } ?? [:] }
}

extension Ceiling: CustomStringConvertible, Comparable {
    /// The kind and the id, for example "area/0192…": the same on every machine.
    public var description: String {
        switch self {
        case .area(let id): "area/\(id)"
        case .site(let id): "site/\(id)"
        case .siteLearners(let id): "site-learners/\(id)"
        case .organisation(let id): "organisation/\(id)"
        }
    }

    public static func < (left: Ceiling, right: Ceiling) -> Bool { left.description < right.description }
}
