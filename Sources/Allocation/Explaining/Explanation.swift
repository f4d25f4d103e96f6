/// Why a student is placed as they are, or not: told from the problem and the answer alone.
public struct Explanation: Sendable {
    private let problem: Problem
    private let answer: Answer
    private let usage: Usage
    private let students: [String: Problem.Student]
    private let placements: [String: Placement]

    /// Makes an explanation of an answer to a problem.
    public init(_ problem: Problem, _ answer: Answer) {
        self.problem = problem
        self.answer = answer
        usage = Usage(problem, answer.placements)
        students = Dictionary(problem.students.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        placements = Dictionary(answer.placements.map { ($0.student, $0) }, uniquingKeysWith: { $1 })
    }

    /// The whole placements that are open to a student, the best in preference, travel and splits first.
    ///
    /// Each is compared with the student's own place in the answer; for a student without one, with nothing.
    /// - Parameter limit: How many to give at most; the search stops at a thousand times as many steps.
    public func alternatives(for student: String, limit: Int = 50) -> [Alternative] {
        guard let student = students[student] else { return [] }
        let chosen = placements[student.id]?.options ?? []
        let own = student.options.filter { chosen.contains($0.id) }
        let given = Dictionary(own.flatMap(\.resources).map { ($0, 1) }, uniquingKeysWith: +)
        let now = Alternative.Costs(own)
        let ways = student.everyWay(steps: limit * 1000).map { way in
            var needed: [String: Int] = [:]
            for resource in way.flatMap(\.resources) { needed[resource, default: 0] += 1 }
            let full = needed.filter { (usage.left[$0] ?? 0) + (given[$0] ?? 0) < $1 }.keys.sorted()
            let costs = Alternative.Costs(way)
            return Alternative(
                options: way.map(\.id),
                isChosen: way.map(\.id) == chosen,
                costs: costs,
                difference: costs - now,
                fullResources: full,
                hasGroup: way.allSatisfy { usage.hasGroup(student.id, $0.id) || chosen.contains($0.id) }
            )
        }
        return Array(ways.sorted { $0.costs < $1.costs }.prefix(limit))
    }

    /// The shortage in which a student is caught, if the answer proves one.
    public func shortage(for student: String) -> Shortage? {
        answer.shortages.first { $0.students.contains(student) }
    }

    /// The fewest resources of which one more unit each would make room for a student without a place, as things are.
    ///
    /// Nobody else would move. `nil` when no room would help: the student has no way at all, or a host wants a group.
    public func smallestChange(for student: String) -> [String]? {
        alternatives(for: student, limit: 1_000)
            .filter { $0.hasGroup }
            .map(\.fullResources)
            .min { ($0.count, $0.first ?? "") < ($1.count, $1.first ?? "") }
    }
}

/// One of a student's ways to a whole placement, and what it would mean.
public struct Alternative: Sendable, Equatable {
    /// The options in the order of the legs.
    public var options: [String]
    /// Whether it is the student's place in the answer.
    public var isChosen: Bool
    /// What it costs at the student's own levels.
    public var costs: Costs
    /// What it costs more (or less) than the student's place in the answer, level by level.
    public var difference: Costs
    /// The resources it needs that others use up.
    public var fullResources: [String]
    /// Whether every host that takes groups only has one, the student counted in.
    public var hasGroup: Bool

    /// Whether it could be taken without anybody else moving.
    public var isFree: Bool { fullResources.isEmpty && hasGroup }

    /// The first level at which it is worse than the place in the answer, if it is.
    public var firstLoss: Level.Name? {
        for (name, value) in [
            (Level.Name.preference, difference.preference), (.travel, difference.travel), (.splits, difference.splits),
        ] where value != 0 { return value > 0 ? name : nil }
        return nil
    }

    /// Preference, travel and splits of one placement.
    public struct Costs: Sendable, Equatable, Comparable {
        /// How far it is from what the student wants.
        public var preference: Int
        /// How far the student travels.
        public var travel: Int
        /// How much the placement is split.
        public var splits: Int

        init(_ options: [Problem.Option]) {
            preference = options.reduce(0) { $0 + $1.preference }
            travel = options.reduce(0) { $0 + $1.travel }
            splits = options.reduce(0) { $0 + $1.split }
        }

        static func - (left: Costs, right: Costs) -> Costs {
            var difference = left
            difference.preference -= right.preference
            difference.travel -= right.travel
            difference.splits -= right.splits
            return difference
        }

        /// Orders by preference, then travel, then splits: as the levels do.
        public static func < (left: Costs, right: Costs) -> Bool {
            (left.preference, left.travel, left.splits) < (right.preference, right.travel, right.splits)
        }
    }
}

extension Problem.Student {
    /// Every path from start to end, found depth first in so many steps.
    func everyWay(steps: Int) -> [[Problem.Option]] {
        var outgoing: [String: [Problem.Option]] = [:]
        for option in options { outgoing[option.from, default: []].append(option) }
        var left = steps
        var found: [[Problem.Option]] = []
        var path: [Problem.Option] = []
        func extend(from node: String) {
            for option in outgoing[node] ?? [] {
                if left == 0 { return }
                left -= 1
                path.append(option)
                if option.to == Problem.Option.end { found.append(path) } else { extend(from: option.to) }
                path.removeLast()
            }
        }
        extend(from: Problem.Option.start)
        return found
    }
}
