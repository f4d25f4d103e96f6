/// The search for the best plan of one part: level by level, each proved before the next begins.
final class PartSearch {
    let problem: Problem
    let part: Part
    let clock: SolveClock
    let integers: any IntegerSearching
    let objectives: [Objective]
    /// The best plan so far; every plan that gets here has been checked by the evaluator.
    private(set) var best: Plan?
    /// What has been shown for every objective.
    private(set) var bounds: [Int]
    /// Told after every better plan and every better bound.
    var onChange: (Objective) -> Void = { _ in }
    /// The level after which the search may end.
    var lastLevel: Level.Name?
    private let evaluator: Evaluator
    let relaxation: Relaxation
    /// What was scarce at the first level before anything was narrowed, kept for the shortages and openings.
    private(set) var scarcity: Scarcity?
    /// Every path that plans as good as the best at the levels so far may use, with rows that they satisfy.
    var remains: PathProgram?
    /// The part as a flow, if it is one.
    private(set) var flow: FlowPart?

    init(
        _ problem: Problem,
        _ numbered: NumberedProblem,
        students: [Int],
        clock: SolveClock,
        integers: any IntegerSearching
    ) {
        self.problem = problem
        self.clock = clock
        self.integers = integers
        part = Part(numbered, students: students)
        objectives = Objective.all(problem.levels)
        bounds = Array(repeating: 0, count: objectives.count)
        evaluator = Evaluator(problem.restricted(to: students))
        let weighted = Costs(weighing: problem.levels, part)
        relaxation = Relaxation(PartState(part), weighted, clock)
        if let plan = FirstPlan.make(state, weighted) { accept(plan) }
    }

    /// Takes a plan if the evaluator finds no fault in it; keeps it if it is better.
    @discardableResult
    func accept(_ plan: Plan?) -> Bool {
        guard let plan, evaluator.evaluate(plan.placements(part, in: problem)).isValid else { return false }
        if plan.isBetter(than: best) {
            best = plan
            onChange(objectives[0])
        }
        return true
    }

    /// Goes through the levels until all are settled or the time is up. A part that is a flow is settled in one go.
    func run() throws(SolveFailure) {
        flow = FlowPart(state)
        if let plan = try flow?.plan(clock), accept(plan) {
            bounds = plan.values
            return
        }
        guard try lead() else { return }
        try settleAll(from: 0)
        while let open = unsettled, !clock.isOver { try goBack(to: open) }
    }

    /// Settles the levels from one on. The lots, which only decide between equals, wait until all levels are settled.
    private func settleAll(from first: Int) throws(SolveFailure) {
        for level in first..<objectives.count where objectives[level] != .lots || unsettled == nil {
            guard try settle(level) else { return }
            onChange(objectives[level])
            if isLast(level) { return }
        }
    }

    private func isLast(_ level: Int) -> Bool { lastLevel.map { objectives[level] == .level($0) } ?? false }

    /// Takes up a level that was left for the sake of those below it, once, with most of the time that is left.
    private func goBack(to open: Unsettled) throws(SolveFailure) {
        (unsettled, wentBackTo) = (nil, open.level)
        (state, relaxation.program, remains) = (open.state, open.program, open.remains)
        guard try settle(open.level, share: Self.shareOfReturn) else { return }
        onChange(objectives[open.level])
        // What was shown of the levels below held for plans of the old value.
        if best?.values[open.level] != open.value {
            for level in bounds.indices.dropFirst(open.level + 1) { bounds[level] = 0 }
        }
        if !isLast(open.level) { try settleAll(from: open.level + 1) }
    }

    /// A level that was left before it was settled, with what was in question there.
    private struct Unsettled {
        let level: Int
        let value: Int?
        let state: PartState
        let program: PathProgram
        let remains: PathProgram?
    }

    /// The first such level.
    private var unsettled: Unsettled?
    /// The last level that was taken up again.
    private var wentBackTo = -1

    var state: PartState {
        get { relaxation.state }
        set { relaxation.state = newValue }
    }

    var program: PathProgram { relaxation.program }

    // MARK: The way to where it is nearly best

    /// Solves with all levels weighed in one, and finds a first good plan there. `false`: the time is up.
    private func lead() throws(SolveFailure) -> Bool {
        let weighted = program.costs
        if let best { program.add(best.columns) }
        let steps = state.arcs.count > Self.arcsForSubgradient ? Self.stepsOfSubgradient : 0
        if steps > 0 { relaxation.begin(weighted, upper: upper(weighted), steps: steps) }
        let goodEnough = upper(weighted) / 1_000
        let (status, _) = relaxation.solve(weighted, leeway: goodEnough)
        if status == .infeasible, best == nil { throw Self.locksConflict }
        guard status == .optimal else { return false }
        let shares = program.shares
        if let plan = Plan(part, program.columns, shares: shares) {
            accept(plan)
        } else {
            for size in [150, 400] where !clock.isOver {
                let request = IntegerRequest(nodes: 30, leeway: Int(goodEnough / 10))
                let claim = integers.search(program.near(shares, size: size), request, clock.sharing(0.2))
                if let found = claim.shares, accept(Plan(part, program.columns, shares: found)) { break }
            }
        }
        return true
    }

    private static let arcsForSubgradient = 2_000
    private static let stepsOfSubgradient = 400

    /// What the best plan so far comes to with all levels weighed in one.
    private func upper(_ costs: Costs) -> Int64 {
        guard let best else { return costs.without.joined().reduce(0, +) }
        var sum: Int64 = 0
        var without = [Int](repeating: 0, count: part.providers.count)
        for (student, path) in best.paths.enumerated() {
            if path.isEmpty { without[part.providerOf[student]] += 1 }
            for arc in path { sum += costs.arcs[Int(arc)] }
        }
        for (provider, count) in without.enumerated() { sum += costs.without[provider].prefix(count).reduce(0, +) }
        return sum
    }

    // MARK: Level by level

    /// Settles one level and narrows what is in question to the plans that are as good there. A level that cannot be
    /// settled in its share of the effort is left with its bound, so that the levels below get theirs.
    /// - Returns: `false` when the time is up.
    private func settle(_ level: Int, share: Double = shareOfTime) throws(SolveFailure) -> Bool {
        let costs = Costs(objectives[level], part)
        program.setCosts(costs)
        let (status, solved) = relaxation.solve(costs)
        if status == .infeasible, best == nil { throw Self.locksConflict }
        guard status == .optimal, var proof = solved else { return false }
        if objectives[level] == .level(.unplaced), level == 0 { scarcity = Scarcity(relaxation, proof) }
        guard let bound = proof.bound else { return false }
        raise(level, to: bound)
        var shares = program.shares
        accept(Plan(part, program.columns, shares: shares))
        let share = clock.sharing(share)
        if best?.values[level] != bounds[level] {
            onChange(objectives[level])
            if objectives[level] == .level(.unfair) {
                addCrowds(costs, share)
                branchOnCounts(level, costs, share.sharing(0.5))
                let (status, again) = relaxation.solve(costs, hasNewRows: true)
                guard status == .optimal, let again else { return false }
                (proof, shares) = (again, program.shares)
                if let bound = proof.bound { raise(level, to: bound) }
            }
            searchNear(shares, level, costs, proof, share)
            if best?.values[level] != bounds[level], try searchAll(level, costs, proof, share), let best {
                bounds[level] = best.values[level]
            }
        }
        guard let best, !clock.isOver else { return false }
        if unsettled == nil, share.isOver, best.values[level] != bounds[level], level > wentBackTo,
            objectives[level] != .lots
        {
            unsettled = Unsettled(
                level: level,
                value: best.values[level],
                state: state,
                program: program.copy(),
                remains: remains?.copy()
            )
        }
        leaveOut(level, costs, proof)
        narrow(proof, level, costs, to: best.values[level])
        return true
    }

    private static let shareOfTime = 0.5
    private static let shareOfReturn = 0.8

    func raise(_ level: Int, to bound: Int) {
        bounds[level] = max(bounds[level], min(bound, best?.values[level] ?? bound))
    }

    /// Keeps only what a plan that reaches the value can use; where the prices leave a gap the objective itself is held.
    private func narrow(_ proof: Proof, _ level: Int, _ costs: Costs, to value: Int) {
        let gap = proof.gap(to: value)
        let isOpen = PathEnumeration(state, proof).open(gap: gap)
        state.arcs.keep { index, _ in isOpen[index] }
        for student in part.students.indices where !state.mustPlace[student] {
            if proof.worth[part.providerOf[student]] - proof.cheapest[student] > gap { state.mustPlace[student] = true }
        }
        narrowUnplaced(proof, gap)
        for row in state.capacity.indices where proof.prices[row] > gap { state.isTight[row] = true }
        let leeway = 2 * part.students.count + state.capacity.reduce(0, +)
        let side = proof.scaled.side.map { row, price in
            if case .crowd(var crowd) = row, price > gap {
                crowd.isTight = true
                return SideRow.crowd(crowd)
            }
            return row
        }
        program.narrow(to: state, side: side)
        if let remains { remains.narrow(to: state, side: remains.side) }
        if let best { program.add(best.columns) }
        if Int128(gap) * Int128(leeway) >= Int128(proof.scale) {
            program.add(.held(costs, value: value))
            _ = relaxation.solve(costs, hasNewRows: true)
        }
    }

    private func narrowUnplaced(_ proof: Proof, _ gap: Int64) {
        for provider in part.providers.indices {
            var (least, most) = (state.unplaced[provider].lowerBound, state.unplaced[provider].upperBound)
            for (index, key) in proof.scaled.without[provider].enumerated() where index >= least && index < most {
                if proof.worth[provider] - key > gap { least = max(least, index + 1) }
                if key - proof.worth[provider] > gap { most = min(most, index) }
            }
            if least <= most { state.unplaced[provider] = least...most }
        }
    }

    static let locksConflict = SolveFailure(
        .locksConflict,
        "The locked options cannot all be kept together; unlock one of them and run again."
    )
}

extension Problem {
    /// The same problem with only some of its students.
    func restricted(to students: [Int]) -> Problem {
        if students.count == self.students.count { return self }
        let own = Set(students.map { self.students[$0].id })
        var part = self
        part.students = students.map { self.students[$0] }
        part.cohorts = cohorts.filter { cohort in cohort.options.contains { own.contains($0.student) } }
        return part
    }
}
