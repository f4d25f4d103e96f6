/// What the engine decides first, and how it counts: a system's own choice, shown with every result.
public struct AllocationPolicy: Codable, Hashable, Sendable {
    /// What is minimised, each only among the answers that are best at the levels before it.
    public enum Level: String, Codable, Hashable, Sendable, CaseIterable {
        case unplaced, unfair, changes, preference, travel, splits, unwanted
    }

    /// The levels, the first deciding first.
    public var levels: [Level]
    /// What meeting the student's first, second … preference costs.
    public var points: [Int]
    /// What meeting a later preference costs.
    public var laterPoints: Int
    /// What meeting none costs, when the student gave some.
    public var unmetPoints: Int
    /// How many miles weigh as much as one point; empty when distance is only ever a level of its own.
    public var milesPerPoint: Int?
    /// Of how many parts a placement may be made.
    public var mostLegs: Int

    public init(
        levels: [Level] = [.unplaced, .unfair, .preference, .travel, .splits],
        points: [Int] = [0, 1, 3, 6],
        laterPoints: Int = 8,
        unmetPoints: Int = 10,
        milesPerPoint: Int? = nil,
        mostLegs: Int = 3
    ) {
        self.levels = levels
        self.points = points
        self.laterPoints = laterPoints
        self.unmetPoints = unmetPoints
        self.milesPerPoint = milesPerPoint
        self.mostLegs = mostLegs
    }

    /// What holds until a system chooses otherwise.
    public static let standard = AllocationPolicy()

    /// What a place costs at the level of preferences.
    /// - Parameters:
    ///   - rank: which preference it meets, 1 for the first.
    ///   - wishes: how many preferences the student gave.
    public func points(ofRank rank: Int?, wishes: Int) -> Int {
        guard wishes > 0 else { return 0 }
        guard let rank else { return unmetPoints }
        return rank <= points.count ? points[rank - 1] : laterPoints
    }

    /// Whether a level is decided at all.
    public func has(_ level: Level) -> Bool { levels.contains(level) }
}

/// A system's policy, as it is stored.
public struct SystemPolicy: Codable, Hashable, Sendable {
    public var id: ID<SystemPolicy>
    public var systemID: ID<System>
    public var policy: AllocationPolicy

    public init(id: ID<SystemPolicy>, systemID: ID<System>, policy: AllocationPolicy) {
        self.id = id
        self.systemID = systemID
        self.policy = policy
    }
}
