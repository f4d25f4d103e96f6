/// A part's linear program with the paths that matter, and what is still in question.
final class Relaxation {
    var state: PartState
    var program: PathProgram
    let clock: SolveClock
    private var paths: CheapestPaths

    init(_ state: PartState, _ costs: Costs, _ clock: SolveClock) {
        self.state = state
        self.clock = clock
        program = PathProgram(state, costs)
        paths = CheapestPaths(state.part)
    }

    private init(copying other: Relaxation) {
        state = other.state
        clock = other.clock
        program = other.program.copy()
        paths = other.paths
    }

    func copy() -> Relaxation { Relaxation(copying: self) }

    /// Adds the paths that are cheapest at prices which are nearly right.
    /// - Parameter upper: What a plan that is known costs.
    func begin(_ costs: Costs, upper: Int64, steps: Int) {
        program.add(Subgradient(state, costs, upper: upper, steps: steps, clock: clock).pool.sorted())
    }

    /// Solves the program and adds every path that is worth a look, until none is left.
    /// - Parameters:
    ///   - hasNewRows: Whether rows or bounds changed since the last time, and not only the costs.
    ///   - leeway: How far from the best solution is good enough.
    func solve(_ costs: Costs, hasNewRows: Bool = false, leeway: Int64 = 0) -> (
        status: PathProgram.Status, proof: Proof?
    ) {
        var hasNewRows = hasNewRows
        let scale = ScaledCosts.scale(for: costs)
        while true {
            let status = program.solve(clock, hasNewRows: hasNewRows)
            hasNewRows = false
            if status == .infeasible, addWhatIsMissing() { continue }
            guard status == .optimal else { return (status, nil) }
            let prices = program.prices(scale: scale)
            let scaled = ScaledCosts(costs, state, scale: scale, side: prices.side)
            let proof = Proof(state, scaled, prices: prices.rows, paths: &paths)
            let isNear = leeway > 0 && isNear(proof, leeway)
            if program.add(worthALook(proof, prices.worth, scale: scale)) == 0 { return (.optimal, proof) }
            if isNear { return (program.solve(clock), proof) }
        }
    }

    /// Whether the last solution is as good as the best but for a leeway.
    private func isNear(_ proof: Proof, _ leeway: Int64) -> Bool {
        guard let total = proof.total else { return false }
        return program.value - Double(total) / Double(proof.scale) < Double(leeway)
    }

    /// The bound at prices that come from elsewhere.
    func proof(_ costs: Costs, prices: [Int64], scale: Int64) -> Proof {
        Proof(state, ScaledCosts(costs, state, scale: scale), prices: prices, paths: &paths)
    }

    /// When the paths that are there cannot satisfy the rows: adds those that may. `false`: none can, or none was found.
    private func addWhatIsMissing() -> Bool {
        let scale: Int64 = 1 << 20
        let nothing = Costs(nothing: state.part)
        for prices in program.unpayable(scale: scale) {
            let scaled = ScaledCosts(nothing, state, scale: scale, side: prices.side)
            let proof = Proof(state, scaled, prices: prices.rows, paths: &paths)
            // A bound above nothing on a cost of nothing: there is no plan at all.
            guard let total = proof.total, total <= Int128(scale >> 6) else { return false }
            if program.add(worthALook(proof, prices.worth, scale: scale)) > 0 { return true }
        }
        return false
    }

    /// The cheapest path of every student for whom it is cheaper than what the program charges.
    private func worthALook(_ proof: Proof, _ worth: [Int64], scale: Int64) -> [PathColumn] {
        let tolerance = max(1, scale >> 18)
        var columns: [PathColumn] = []
        for student in state.part.students.indices where proof.cheapest[student] < worth[student] - tolerance {
            let arcs = paths.path(of: student).map { state.arcs.arc[$0] }
            columns.append(PathColumn(student: Int32(student), arcs: arcs))
        }
        return columns
    }
}
