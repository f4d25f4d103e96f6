/// The search in whole numbers among everything that is left, where the near one did not reach the bound.
extension PartSearch {
    /// Searches in whole numbers among all paths that can still lead to something better. `false`: there are too many,
    /// the effort was not enough, or what the solver claims does not stand up.
    func searchAll(
        _ level: Int,
        _ costs: Costs,
        _ proof: Proof,
        _ clock: SolveClock
    ) throws(SolveFailure) -> Bool {
        var isPlain = false
        while !clock.isOver {
            let before = best?.values[level]
            guard let all = everything(level, costs, proof, below: before) else { return false }
            // The lots only decide between equals: past a certain effort, any of the equals will do.
            let nodes = objectives[level] == .lots ? Self.nodesForLots : Self.nodesForLevels
            let request = IntegerRequest(atMost: before.map { $0 - 1 }, nodes: nodes, isPlain: isPlain)
            let claim = integers.search(all, request, clock)
            if let shares = claim.shares,
                !accept(Plan(part, all.columns, shares: shares)) || !isBelow(before, level)
            {
                // A claimed solution that breaks a rule or is no better: nothing this search says is believed.
                if isPlain { return false }
                isPlain = true
                continue
            }
            if best?.values[level] == bounds[level] { return true }
            switch claim.status {
            case .optimal where claim.shares != nil, .infeasible where best != nil:
                if isPlain || !isContradicted(level, costs, proof, clock) { return true }
                isPlain = true
            case .infeasible:
                if isPlain { throw Self.locksConflict }
                isPlain = true
            case .failed where !isPlain: isPlain = true
            case .stopped where objectives[level] == .lots && best != nil && !clock.isOver: return true
            default:
                if best != nil, abs(claim.bound) < 1e15 {
                    raise(level, to: Int((claim.bound - 1e-6).rounded(.up)))
                }
                return false
            }
        }
        return false
    }

    private func isBelow(_ before: Int?, _ level: Int) -> Bool {
        guard let now = best?.values[level] else { return false }
        return before.map { now < $0 } ?? true
    }

    /// A program with every path that a plan better than a value may use; `nil` when there are too many.
    private func everything(_ level: Int, _ costs: Costs, _ proof: Proof, below value: Int?) -> PathProgram? {
        let gap = value.map { proof.gap(to: $0 - 1) } ?? .max / 8
        guard gap >= 0,
            let columns = PathEnumeration(state, proof).paths(gap: gap, limit: Self.mostPaths)
        else { return nil }
        let all = PathProgram(state, costs)
        for row in program.side { all.add(row) }
        all.add(columns)
        return all
    }

    /// Whether the plain way soon finds a better plan where the solver says that there is none. Only small searches get
    /// this second look: where it is slow it would not be over soon enough to tell anything.
    private func isContradicted(_ level: Int, _ costs: Costs, _ proof: Proof, _ clock: SolveClock) -> Bool {
        guard let before = best?.values[level], let all = everything(level, costs, proof, below: before),
            all.columns.count <= Self.pathsOfSecondLook
        else { return false }
        let request = IntegerRequest(atMost: before - 1, nodes: Self.nodesOfSecondLook, isPlain: true)
        guard let shares = integers.search(all, request, clock).shares else { return false }
        return accept(Plan(part, all.columns, shares: shares)) && isBelow(before, level)
    }

    private static let nodesForLevels = 20_000
    private static let nodesForLots = 50
    private static let mostPaths = 60_000
    private static let pathsOfSecondLook = 300
    private static let nodesOfSecondLook = 200
}
