/// How many more students of one part would have a place if there were room for one more somewhere.
struct OpeningSearch {
    private let problem: Problem
    private let part: Part
    private let best: Plan
    private let unplaced: Int
    private let relaxation: Relaxation
    private let costs: Costs
    private let proof: Proof?
    private let clock: SolveClock
    private let integers: any IntegerSearching

    /// A gain that was found, and what it cannot exceed.
    struct Gain: Sendable {
        var students: Int
        var atMost: Int
    }

    /// - Parameter known: Paths that are worth beginning with.
    init(
        _ problem: Problem,
        _ part: Part,
        _ best: Plan,
        known: [PathColumn],
        clock: SolveClock,
        integers: any IntegerSearching
    ) {
        self.problem = problem
        self.part = part
        self.best = best
        self.clock = clock
        self.integers = integers
        unplaced = best.paths.count { $0.isEmpty }
        costs = Costs(.level(.unplaced), part)
        relaxation = Relaxation(PartState(part, isOpen: true), costs, clock)
        relaxation.program.add(best.columns)
        relaxation.program.add(known)
        proof = relaxation.solve(costs).proof
    }

    /// What one unit more of each resource would be worth.
    /// - Parameter widened: The rows that would have more room for it.
    func gain(_ resources: [Int], _ widened: [(row: Int, units: Int)]) -> Gain {
        guard let proof, let total = proof.total else { return Gain(students: 0, atMost: unplaced) }
        // The old prices still prove something: each unit is worth its price at most.
        let worth = widened.reduce(Int128(0)) { $0 + Int128(proof.prices[$1.row]) * Int128($1.units) }
        let quick = min(unplaced, max(0, unplaced - Proof.roundedUp(total - worth, proof.scale)))
        if quick == 0 || clock.isOver { return Gain(students: 0, atMost: quick) }
        return solve(widened, resources, quick)
    }

    private func solve(_ widened: [(row: Int, units: Int)], _ resources: [Int], _ quick: Int) -> Gain {
        defer { set(widened, 0) }
        set(widened, 1)
        let (status, proof) = relaxation.solve(costs, hasNewRows: true)
        guard status == .optimal, let bound = proof?.bound else { return Gain(students: 0, atMost: quick) }
        let atMost = min(quick, max(0, unplaced - bound))
        if atMost == 0 { return Gain(students: 0, atMost: 0) }
        let program = relaxation.program
        let shares = program.shares
        let evaluator = Evaluator(problem.adding(1, toAll: resources).restricted(to: part.students))
        func students(_ plan: Plan?) -> Int {
            guard let plan else { return 0 }
            let found = plan.paths.count { $0.isEmpty }
            guard found < unplaced, evaluator.evaluate(plan.placements(part, in: problem)).isValid else { return 0 }
            return unplaced - found
        }
        var best = students(Plan(part, program.columns, shares: shares))
        if best < atMost, !clock.isOver {
            let request = IntegerRequest(atMost: unplaced - best - 1, nodes: 60)
            let claim = integers.search(relaxation.near(shares, size: Self.neighbourhood), request, clock)
            if let found = claim.shares { best = max(best, students(Plan(part, program.columns, shares: found))) }
        }
        return Gain(students: best, atMost: max(best, atMost))
    }

    private static let neighbourhood = 120

    private func set(_ widened: [(row: Int, units: Int)], _ times: Int) {
        for (row, units) in widened {
            relaxation.state.capacity[row] = part.rows.resources[row].capacity + times * units
            relaxation.program.setCapacity(row, relaxation.state.capacity[row])
        }
    }
}

extension Problem {
    /// The same problem with more units of some resources, by position.
    func adding(_ units: Int, toAll positions: [Int]) -> Problem {
        var copy = self
        for position in positions { copy.resources[position].capacity += units }
        return copy
    }
}
