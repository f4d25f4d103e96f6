/// Why places are free and students short at the same time. Every student without a place is counted exactly once: as one
/// who could have a free place, as one of a T Level without any, or in one gap.
///
/// Rules are asked in the order of `Obstacles.order`: specialism, open to the college, a veto, dates, pattern, age, date of
/// birth, readiness, hours, distance. A student counts under the first rule that by itself stops every free place of the
/// T Level. Where no rule does, it is the one that stops the last of them when the rules are asked one after another.
public struct SupplyGaps: Hashable, Sendable {
    /// What keeps free places and students apart, the most students first.
    public let gaps: [SupplyGap]
    /// Students who could have a free place now, by T Level, the most first.
    public let fitting: [SupplyMatch]
    /// Students for whose T Level no place is free, the most first.
    public let withoutAny: [SupplyMatch]

    /// Compares every student with every free place.
    ///
    /// - Parameters:
    ///   - seekers: students without a place, with what they need.
    ///   - places: what is on offer; what is full or has no number is left out.
    ///   - miles: the distance between a seeker's home and a place, if both are known.
    ///   - isVetoed: whether somebody has said that a student must not have a place.
    public init(
        seekers: [Eligibility.Seeker],
        places: [Eligibility.Place],
        miles: (Eligibility.Seeker, Eligibility.Place) -> Double?,
        isVetoed: (Eligibility.Seeker, Eligibility.Place) -> Bool
    ) {
        let free = Dictionary(grouping: places.filter { $0.free > 0 }, by: \.offer.tLevelCode)
        var groups: [Group: Members] = [:]
        var fitting: [String: Int] = [:]
        var withoutAny: [String: Int] = [:]
        for seeker in seekers {
            let tLevel = seeker.student.tLevelCode
            guard let there = free[tLevel] else {
                withoutAny[tLevel, default: 0] += 1
                continue
            }
            let stops = there.map {
                Eligibility.obstacles(for: seeker, at: $0, miles: miles(seeker, $0), isVetoed: isVetoed(seeker, $0))
            }
            guard let (rule, stopped) = Self.stop(stops) else {
                fitting[tLevel, default: 0] += 1
                continue
            }
            groups[Group(seeker, rule), default: Members()].add(seeker, stopped)
        }
        gaps = groups.compactMap { group, members in group.gap(members, free[group.tLevelCode] ?? []) }
            .sorted(by: Self.isLarger)
        func matches(_ counts: [String: Int]) -> [SupplyMatch] {
            counts.map { code, students in
                SupplyMatch(
                    tLevelCode: code,
                    students: students,
                    free: free[code]?.reduce(0) { $0 + $1.free } ?? 0
                )
            }
            .sorted { ($1.students, $0.tLevelCode) < ($0.students, $1.tLevelCode) }
        }
        self.fitting = matches(fitting)
        self.withoutAny = matches(withoutAny)
    }

    /// How many students are without a place.
    public var students: Int {
        gaps.reduce(0) { $0 + $1.students } + (fitting + withoutAny).reduce(0) { $0 + $1.students }
    }

    /// The rule that a student counts under, and the places that it stops; nothing when a place is allowed.
    static func stop(_ places: [Obstacles]) -> (rule: Reason.Kind, places: [Int])? {
        guard !places.isEmpty, places.allSatisfy({ !$0.isEmpty }) else { return nil }
        let all = Array(places.indices)
        for rule in Obstacles.order where places.allSatisfy({ $0.contains(Obstacles(rule)) }) { return (rule, all) }
        var left = all
        for rule in Obstacles.order {
            let stopped = left.filter { places[$0].contains(Obstacles(rule)) }
            if stopped.count == left.count { return (rule, stopped) }
            left.removeAll { places[$0].contains(Obstacles(rule)) }
        }
        return nil
    }

    private static func isLarger(_ one: SupplyGap, _ other: SupplyGap) -> Bool {
        func rank(_ gap: SupplyGap) -> (Int, Int, Int) {
            (-gap.students, -gap.places, Obstacles.order.firstIndex(of: gap.cause.rule) ?? 0)
        }
        let ranks = (rank(one), rank(other))
        if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
        return (one.tLevelCode, "\(one.cause)") < (other.tLevelCode, "\(other.cause)")
    }
}

/// Students of a T Level whom one rule stops and who need the same.
private struct Group: Hashable {
    let tLevelCode: String
    let rule: Reason.Kind
    var specialismCode: String?
    var college: ID<Organisation>?
    var window: DayRange?
    var pattern: Pattern?
    var hours: Int?

    init(_ seeker: Eligibility.Seeker, _ rule: Reason.Kind) {
        tLevelCode = seeker.student.tLevelCode
        self.rule = rule
        switch rule {
        case .noOfferForSpecialism: specialismCode = seeker.student.specialismCode
        case .notOpenToCollege: college = seeker.student.providerID
        case .windowApart: window = seeker.window
        case .patternApart: pattern = seeker.pattern
        case .tooFewHours: hours = seeker.hoursRequired
        default: break
        }
    }

    func gap(_ members: Members, _ free: [Eligibility.Place]) -> SupplyGap? {
        let stopped = members.places.sorted().map { free[$0] }
        guard let cause = cause(members, stopped) else { return nil }
        return SupplyGap(
            tLevelCode: tLevelCode,
            students: members.students,
            places: stopped.reduce(0) { $0 + $1.free },
            allFree: free.reduce(0) { $0 + $1.free },
            cause: cause
        )
    }

    private func cause(_ members: Members, _ places: [Eligibility.Place]) -> SupplyGap.Cause? {
        let offers = places.map(\.offer)
        let youngest = places.compactMap(\.minimumAge).min() ?? 0
        switch rule {
        case .noOfferForSpecialism:
            return .specialism(offered: Set(offers.compactMap(\.specialismCode)).sorted(), needed: specialismCode ?? "")
        case .notOpenToCollege: return college.map(SupplyGap.Cause.college)
        case .vetoed: return .vetoed
        case .windowApart:
            guard let first = offers.map(\.firstDay).min(), let last = offers.map(\.lastDay).max() else { return nil }
            let offered = DayRange(ordered: min(first, last), max(first, last))
            return .window(offered: offered, needed: window ?? offered)
        case .patternApart:
            return .pattern(
                offered: Set(offers.map(\.pattern)).sorted { $0.title < $1.title },
                needed: pattern ?? .unknown
            )
        case .tooYoung: return .age(atLeast: youngest)
        case .ageUnknown: return .birthDateMissing(atLeast: youngest)
        case .notReadyInTime: return offers.map(\.firstDay).max().map(SupplyGap.Cause.notReady)
        case .tooFewHours: return .hours(offered: offers.compactMap(\.hours).max() ?? 0, needed: hours ?? 0)
        case .tooFar: return .distance(limits: members.nearest...members.farthest)
        default: return nil
        }
    }
}

/// Who is in a group, and which places the rule stops for any of them.
private struct Members {
    var students = 0
    var places: Set<Int> = []
    var nearest = Int.max
    var farthest = 0

    mutating func add(_ seeker: Eligibility.Seeker, _ stopped: [Int]) {
        students += 1
        places.formUnion(stopped)
        nearest = min(nearest, seeker.travelLimit)
        farthest = max(farthest, seeker.travelLimit)
    }
}
