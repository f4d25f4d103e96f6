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
        var reach = max(1, (best.map { $0.values[level] - bounds[level] } ?? 0) / Self.firstReach)
        while !clock.isOver {
            let before = best?.values[level]
            // Few paths lead to plans near the bound: what is there or not is soon known, and the best is seldom far.
            let ceiling = before.map { min($0, bounds[level] + reach) - 1 }
            guard let all = everything(level, costs, proof, upTo: ceiling) else { return false }
            // The lots only decide between equals: past a certain effort, any of the equals will do.
            let nodes = objectives[level] == .lots ? Self.nodesForLots : Self.nodesForLevels
            let request = IntegerRequest(
                atMost: ceiling,
                nodes: nodes,
                mostColumns: Self.mostColumns,
                isPlain: isPlain
            )
            let claim = integers.search(all, request, clock)
            if let shares = claim.shares,
                !accept(Plan(part, all.columns, shares: shares)) || !isBelow(before, level)
            {
                // A claimed solution that breaks a rule or is no better: nothing this search says is believed.
                if isPlain { return false }
                isPlain = true
                continue
            }
            switch (claim.status, best, ceiling) {
            case (.optimal, let best?, _) where claim.shares != nil,
                (.infeasible, let best?, nil):
                if isPlain || !isContradicted(level, costs, proof, best.values[level] - 1, clock) {
                    raise(level, to: best.values[level])
                } else {
                    isPlain = true
                }
            case (.infeasible, .some, let ceiling?):
                if isPlain || !isContradicted(level, costs, proof, ceiling, clock) {
                    raise(level, to: ceiling + 1)
                    reach += max(1, reach / 2)
                    isPlain = false
                } else {
                    isPlain = true
                }
            case (.infeasible, nil, _):
                if isPlain { throw Self.locksConflict }
                isPlain = true
            case (.failed, _, _) where !isPlain: isPlain = true
            case (.stopped, .some, _) where objectives[level] == .lots && !clock.isOver: return true
            default:
                if best != nil, abs(claim.bound) < 1e15 {
                    raise(level, to: min(Int((claim.bound - 1e-6).rounded(.up)), (ceiling ?? .max - 1) + 1))
                }
                return false
            }
            if best?.values[level] == bounds[level] { return true }
        }
        return false
    }

    /// Into how many steps the way to a plan that is known is divided at first.
    private static let firstReach = 16

    private func isBelow(_ before: Int?, _ level: Int) -> Bool {
        guard let now = best?.values[level] else { return false }
        return before.map { now < $0 } ?? true
    }

    /// A program with every path that a plan up to a value may use, and no other; `nil` when there are too many.
    func everything(
        _ level: Int,
        _ costs: Costs,
        _ proof: Proof,
        upTo value: Int?,
        limit: Int = mostPaths
    ) -> PathProgram? {
        let gap = value.map { proof.gap(to: $0) } ?? .max / 8
        guard gap >= 0, let paths = PathEnumeration(state, proof).paths(gap: gap, limit: limit) else { return nil }
        let all = (remains ?? program).copy()
        if remains == nil { all.add(paths) } else { all.setCosts(costs) }
        all.close(allBut: Set(paths))
        all.dropClosed()
        return all
    }

    /// Once a level is settled above the solution without regard to whole numbers, that solution knows too little for the
    /// levels below. What the plans that reach the value have in common is kept: few paths, and rows that hold for them.
    func leaveOut(_ level: Int, _ costs: Costs, _ proof: Proof) {
        guard let value = best?.values[level] else { return }
        let isWorthIt = value == bounds[level] && proof.gap(to: value) > proof.scale / 100
        if isWorthIt, let all = everything(level, costs, proof, upTo: value, limit: Self.pathsThatRemain) {
            all.tighten(to: value, clock.sharing(0.2))
            remains = all
        }
        remains?.add(.held(costs, value: value))
    }

    /// Whether the plain way soon finds a plan where the solver says that there is none. Only small searches get this
    /// second look: where it is slow it would not be over soon enough to tell anything.
    private func isContradicted(
        _ level: Int,
        _ costs: Costs,
        _ proof: Proof,
        _ ceiling: Int,
        _ clock: SolveClock
    ) -> Bool {
        let before = best?.values[level]
        guard
            let all = everything(level, costs, proof, upTo: ceiling),
            all.columns.count <= Self.pathsOfSecondLook
        else { return false }
        let request = IntegerRequest(atMost: ceiling, nodes: Self.nodesOfSecondLook, isPlain: true)
        guard let shares = integers.search(all, request, clock).shares else { return false }
        return accept(Plan(part, all.columns, shares: shares)) && isBelow(before, level)
    }

    private static let mostColumns = 2_000
    private static let nodesForLevels = 20_000
    private static let nodesForLots = 50
    static let mostPaths = 60_000
    private static let pathsThatRemain = 30_000
    private static let pathsOfSecondLook = 300
    private static let nodesOfSecondLook = 200
}
