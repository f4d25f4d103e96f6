/// The search for the best plan of one part: level by level, each proved before the next begins.
final class PartSearch {
    let problem: Problem
    let model: ArcModel
    let clock: SolveClock
    let integers: any IntegerSearching
    /// The best plan so far; every plan that gets here has been checked by the evaluator.
    private(set) var best: Plan?
    /// What has been shown for every objective; no bound yet where the search has not been.
    private(set) var bounds: [Int]
    /// Told after every better plan and every better bound.
    var onChange: (ArcModel.Objective) -> Void = { _ in }
    private let evaluator: Evaluator
    private let program: LevelProgram
    /// The program of the first level before anything was narrowed, kept for the shortages.
    private(set) var wide: LevelProgram?

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
        model = ArcModel(numbered, students: students)
        program = LevelProgram(model)
        bounds = [Int](repeating: 0, count: ArcModel.Objective.allCases.count)
        bounds[0] = students.count { numbered.students[$0].arcs.isEmpty }
        evaluator = Evaluator(Self.part(of: problem, students: students))
        if let first = FirstPlan.make(model) { _ = accept(first) }
    }

    private static func part(of problem: Problem, students: [Int]) -> Problem {
        if students.count == problem.students.count { return problem }
        let own = Set(students.map { problem.students[$0].id })
        var part = problem
        part.students = students.map { problem.students[$0] }
        part.cohorts = problem.cohorts.filter { cohort in cohort.options.contains { own.contains($0.student) } }
        return part
    }

    /// Takes a plan if the evaluator finds no fault in it; keeps it if it is better.
    @discardableResult
    func accept(_ plan: Plan?) -> Bool {
        guard let plan, evaluator.evaluate(plan.placements(model, in: problem)).isValid else { return false }
        if plan.isBetter(than: best) {
            best = plan
            onChange(.unplaced)
        }
        return true
    }

    /// Goes through the levels until all are settled or the time is up.
    func run() throws(SolveFailure) {
        for objective in ArcModel.Objective.allCases {
            guard try settle(objective) else { return }
            onChange(objective)
        }
    }

    /// Settles one level and narrows the program to the plans that are as good there. A level that cannot be settled in
    /// its share of the time is left with its bound, so that the levels below get theirs. `false`: the time is up.
    private func settle(_ objective: ArcModel.Objective) throws(SolveFailure) -> Bool {
        let level = objective.rawValue
        program.setObjective(objective)
        let status = program.solve(clock)
        if status == .infeasible, best == nil { throw Self.locksConflict }
        guard status == .optimal else { return false }
        if objective == .unplaced { wide = program.copy() }
        let primal = program.primal
        let proof = DualProof(program, duals: program.duals)
        bounds[level] = max(bounds[level], proof.bound)
        if let plan = plan(from: primal) { accept(plan) }
        if best?.values[level] != bounds[level] {
            onChange(objective)
            let share = clock.sharing(Self.shareOfTime)
            try searchNear(primal, objective, share)
            var isSettled = best?.values[level] == bounds[level]
            if !isSettled { isSettled = try searchAll(proof, objective, share) }
            if isSettled, let best { bounds[level] = best.values[level] }
        }
        guard let best, !clock.isOver else { return false }
        narrow(proof, to: best.values[level], objective)
        return true
    }

    private static let shareOfTime = 0.4

    /// The plan at a point, when the point is whole.
    private func plan(from point: [Double]) -> Plan? {
        for column in model.arcs.indices where abs(point[column] - point[column].rounded()) > 1e-6 { return nil }
        return Plan(model) { point[$0] > 0.5 }
    }

    /// Searches among the plans that differ from the point only for students who are torn there, and for others who use
    /// what those compete for.
    private func searchNear(
        _ primal: [Double],
        _ objective: ArcModel.Objective,
        _ clock: SolveClock
    ) throws(SolveFailure) {
        for size in [60, 200] where !clock.isOver {
            let free = Neighbourhood.students(model, primal, atLeast: size)
            if free.count * 10 > model.students.count * 9 { return }
            let near = program.copy()
            Neighbourhood.fix(near, primal, free: free)
            let request = IntegerRequest(atMost: best.map { $0.values[objective.rawValue] - 1 }, nodes: 400)
            let claim = integers.search(near, request, clock)
            if let point = claim.point { accept(plan(from: point)) }
            if best?.values[objective.rawValue] == bounds[objective.rawValue] { return }
        }
    }

    /// Searches everywhere. `false`: the time is up, or what the solver claims does not stand up.
    private func searchAll(
        _ proof: DualProof,
        _ objective: ArcModel.Objective,
        _ clock: SolveClock
    ) throws(SolveFailure) -> Bool {
        let level = objective.rawValue
        var isPlain = false
        while !clock.isOver {
            let all = program.copy()
            let before = best?.values[level]
            if let before { Self.exclude(all, proof, above: before - 1) }
            // The lots only decide between equals: past a certain effort, any of the equals will do.
            let nodes = objective == .lots ? Self.nodesForLots : 0
            let request = IntegerRequest(atMost: before.map { $0 - 1 }, nodes: nodes, isPlain: isPlain)
            let claim = integers.search(all, request, clock)
            if let point = claim.point, !accept(plan(from: point)) || !isBelow(before, level) {
                // A claimed solution that breaks a rule or is no better: nothing this search says is believed.
                if isPlain { return false }
                isPlain = true
                continue
            }
            if best?.values[level] == bounds[level] { return true }
            switch claim.status {
            case .optimal where claim.point != nil, .infeasible where best != nil:
                if isPlain || !isContradicted(proof, objective, clock) { return true }
                isPlain = true
            case .infeasible:
                if isPlain { throw Self.locksConflict }
                isPlain = true
            case .failed where !isPlain: isPlain = true
            case .stopped where objective == .lots && best != nil && !clock.isOver: return true
            case .stopped where !isPlain && !clock.isOver: isPlain = true
            default:
                raiseBound(level, claim.bound)
                return false
            }
        }
        return false
    }

    private func isBelow(_ before: Int?, _ level: Int) -> Bool {
        guard let now = best?.values[level] else { return false }
        return before.map { now < $0 } ?? true
    }

    private func raiseBound(_ level: Int, _ claimed: Double) {
        guard let best, abs(claimed) < 1e15 else { return }
        bounds[level] = max(bounds[level], min(best.values[level], Int((claimed - 1e-6).rounded(.up))))
    }

    /// Whether the plain way soon finds a better plan where the solver says that there is none. Only small searches get
    /// this second look: where it is slow it would not be over soon enough to tell anything.
    private func isContradicted(
        _ proof: DualProof,
        _ objective: ArcModel.Objective,
        _ clock: SolveClock
    ) -> Bool {
        guard let before = best?.values[objective.rawValue] else { return false }
        let all = program.copy()
        Self.exclude(all, proof, above: before - 1)
        guard all.freeColumns <= Self.columnsOfSecondLook else { return false }
        let request = IntegerRequest(atMost: before - 1, nodes: Self.nodesOfSecondLook, isPlain: true)
        guard let point = integers.search(all, request, clock).point else { return false }
        return accept(plan(from: point)) && isBelow(before, objective.rawValue)
    }

    private static let nodesOfSecondLook = 200
    private static let columnsOfSecondLook = 300
    private static let nodesForLots = 50

    /// Closes every column that no plan up to the value can use.
    private static func exclude(_ program: LevelProgram, _ proof: DualProof, above value: Int) {
        let gap = proof.gap(to: value)
        for (column, cost) in proof.reduced.enumerated() where abs(cost) > gap {
            let (lower, upper) = (program.columnLower[column], program.columnUpper[column])
            if lower != upper {
                program.setColumn(column, lower: cost > 0 ? lower : upper, upper: cost > 0 ? lower : upper)
            }
        }
    }

    /// Keeps only the plans that reach the value: columns and rows that the prices decide are fixed, and where the
    /// prices leave a gap the objective itself is held.
    private func narrow(_ proof: DualProof, to value: Int, _ objective: ArcModel.Objective) {
        Self.exclude(program, proof, above: value)
        let gap = proof.gap(to: value)
        for (row, price) in proof.prices.enumerated() where abs(price) > gap && row < model.rows.count {
            let bounds = program.rows[row]
            guard bounds.lower != bounds.upper, let bound = price > 0 ? bounds.lower : bounds.upper else { continue }
            program.setRow(row, ArcModel.Row(lower: bound, upper: bound))
        }
        if gap > 0 { program.hold(objective, atMost: value) }
    }

    static let locksConflict = SolveFailure(
        .locksConflict,
        "The locked options cannot all be kept together; unlock one of them and run again."
    )
}

extension LevelProgram {
    /// How many columns are still open.
    var freeColumns: Int { zip(columnLower, columnUpper).count { $0 != $1 } }
}
