/// How many students of each provider go without is a handful of whole numbers that decide the fairness level. Without
/// regard to whole numbers a provider may go without 14.3; branching on these counts closes what that leaves open.
extension PartSearch {
    /// One choice of ranges for the counts, and what no plan within them can go below.
    private struct Node {
        var unplaced: [ClosedRange<Int>]
        var bound: Int
        var isFixed: Bool { unplaced.allSatisfy { $0.count == 1 } }
    }

    /// Splits the counts until every range that may still hold a best plan is a single number, or the effort is spent.
    /// Afterwards the part's ranges hold every plan that is not worse than the best.
    func branchOnCounts(_ level: Int, _ costs: Costs, _ clock: SolveClock) {
        var open = [Node(unplaced: state.unplaced, bound: bounds[level])]
        var closed: [Node] = []
        var effort = Self.mostNodes
        while effort > 0, !clock.isOver, let next = open.indices.min(by: { isBefore(open[$0], open[$1]) }) {
            let node = open.remove(at: next)
            if let best, node.bound > best.values[level] { continue }
            effort -= 1
            guard let (counts, bound) = look(into: node, level, costs, clock) else {
                if clock.isOver { closed.append(node) }
                continue
            }
            if let best, bound > best.values[level] { continue }
            let seen = Node(unplaced: node.unplaced, bound: bound)
            if node.isFixed { closed.append(seen) } else { open += split(seen, at: counts) }
        }
        let rest = (open + closed).filter { $0.bound <= best?.values[level] ?? .max }
        raise(level, to: rest.map(\.bound).min() ?? best?.values[level] ?? bounds[level])
        if let first = rest.first {
            state.unplaced = part.providers.indices.map { provider in
                rest.reduce(first.unplaced[provider]) {
                    min(
                        $0.lowerBound,
                        $1.unplaced[provider].lowerBound
                    )...max(
                        $0.upperBound,
                        $1.unplaced[provider].upperBound
                    )
                }
            }
        }
        for provider in part.providers.indices { program.setUnplaced(provider, state.unplaced[provider]) }
    }

    private static let mostNodes = 150

    private func isBefore(_ left: Node, _ right: Node) -> Bool {
        func width(_ node: Node) -> Int { node.unplaced.reduce(0) { $0 + $1.count } }
        return (left.bound, width(left)) < (right.bound, width(right))
    }

    /// Solves within the ranges of a node, and looks for a plan there. `nil`: there is none, or the time is up.
    private func look(
        into node: Node,
        _ level: Int,
        _ costs: Costs,
        _ clock: SolveClock
    ) -> (counts: [Double], bound: Int)? {
        let whole = state.unplaced
        state.unplaced = node.unplaced
        defer { state.unplaced = whole }
        for provider in part.providers.indices { program.setUnplaced(provider, node.unplaced[provider]) }
        let (status, proof) = relaxation.solve(costs, hasNewRows: true)
        guard status == .optimal, let bound = proof?.bound else { return nil }
        let shares = program.shares
        let counts = program.unplacedCounts
        if best.map({ bound < $0.values[level] }) ?? true, counts.allSatisfy({ abs($0 - $0.rounded()) < 1e-6 }) {
            if let plan = Plan(part, program.columns, shares: shares) {
                accept(plan)
            } else {
                let request = IntegerRequest(atMost: best.map { $0.values[level] - 1 }, nodes: 100)
                let near = program.near(shares, size: 150)
                if let found = integers.search(near, request, clock.sharing(0.1)).shares {
                    accept(Plan(part, program.columns, shares: found))
                }
            }
        }
        return (counts, max(node.bound, bound))
    }

    /// Below, above and, where a count is whole already, at it.
    private func split(_ node: Node, at counts: [Double]) -> [Node] {
        func torn(_ provider: Int) -> Double { abs(counts[provider] - counts[provider].rounded()) }
        let wide = part.providers.indices.filter { node.unplaced[$0].count > 1 }
        guard let provider = wide.max(by: { (torn($0), $1) < (torn($1), $0) }) else { return [] }
        let range = node.unplaced[provider]
        func with(_ lower: Int, _ upper: Int) -> Node? {
            guard lower <= upper else { return nil }
            var child = node
            child.unplaced[provider] = lower...upper
            return child
        }
        if torn(provider) > 1e-6 {
            let floor = min(max(Int(counts[provider].rounded(.down)), range.lowerBound), range.upperBound - 1)
            return [with(range.lowerBound, floor), with(floor + 1, range.upperBound)].compactMap { $0 }
        }
        let at = min(max(Int(counts[provider].rounded()), range.lowerBound), range.upperBound)
        return [with(range.lowerBound, at - 1), with(at, at), with(at + 1, range.upperBound)].compactMap { $0 }
    }
}
