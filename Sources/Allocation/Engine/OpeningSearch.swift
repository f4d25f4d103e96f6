/// How many more students of one part would have a place if there were room for one more somewhere.
struct OpeningSearch {
    private let problem: Problem
    private let coverage: Coverage
    private let evaluator: Evaluator
    private let clock: SolveClock
    /// Resources of which one unit more each was found to be enough for so many more students.
    private var found: [(resources: Set<Int>, students: Int)] = []

    /// A gain that was found, and what it cannot exceed.
    struct Gain: Sendable {
        var students: Int
        var atMost: Int
    }

    init(_ problem: Problem, _ coverage: Coverage, _ clock: SolveClock) {
        self.problem = problem
        self.coverage = coverage
        self.clock = clock
        evaluator = Evaluator(problem.restricted(to: coverage.part.students))
    }

    /// What one unit more of each of some resources, by position, would be worth.
    mutating func gain(_ resources: [Int]) -> Gain {
        let change = RoomChange(part, more: Dictionary(resources.map { ($0, 1) }, uniquingKeysWith: { $1 }))
        if change.isNone { return Gain(students: 0, atMost: 0) }
        let known = found.lazy.filter { $0.resources.isSubset(of: resources) }.map(\.students).max() ?? 0
        if coverage.unplaced - coverage.quickBound(change) <= known { return Gain(students: known, atMost: known) }
        let outcome = coverage.outcome(of: change, clock) { isSound($0, with: resources) }
        let students = max(known, coverage.unplaced - outcome.unplaced)
        if students > known, let plan = outcome.plan { found.append((overused(plan), students)) }
        return Gain(students: students, atMost: max(students, coverage.unplaced - outcome.bound))
    }

    private var part: Part { coverage.part }

    /// Whether a plan keeps every rule with one unit more of no other resources than these.
    private func isSound(_ plan: Plan, with resources: [Int]) -> Bool {
        let more = overused(plan)
        guard more.isSubset(of: resources) else { return false }
        let room = more.map { (problem.resources[$0].id, problem.resources[$0].capacity + 1) }
        let widened = evaluator.having(Dictionary(uniqueKeysWithValues: room))
        return widened.evaluate(plan.placements(part, in: problem)).isValid
    }

    /// The resources of which a plan uses more than there is.
    private func overused(_ plan: Plan) -> Set<Int> {
        var used = [Int](repeating: 0, count: part.problem.capacity.count)
        for arc in plan.paths.joined() {
            let set = Int(part.problem.arcs.set[Int(part.arcs[Int(arc)])])
            for resource in part.problem.sets[set] where resource < used.count { used[resource] += 1 }
        }
        return Set(used.indices.filter { used[$0] > part.problem.capacity[$0] })
    }
}
