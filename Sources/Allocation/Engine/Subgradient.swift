/// Finds prices that are nearly right, by raising the price of what is used too much and lowering that of what is not.
///
/// It gives the linear program a good beginning: the prices themselves are not needed afterwards, the paths that are
/// cheapest at the last of them are those that matter.
struct Subgradient {
    private(set) var pool: Set<PathColumn> = []
    private static let scale: Int64 = 16
    /// How many of the last steps give their paths to the pool.
    private static let kept = 8
    /// After how many steps without a better bound the steps get shorter.
    private static let patience = 8
    /// How much of the last direction goes on into the next.
    private static let inertia = 0.9

    /// - Parameter upper: What a plan that is known costs; the steps are as long as the way there may be.
    init(_ state: PartState, _ costs: Costs, upper: Int64, steps: Int, clock: SolveClock) {
        let part = state.part
        let scaled = ScaledCosts(costs, state, scale: Self.scale)
        let ceiling = Double((scaled.without.joined().max() ?? 1))
        var prices = [Double](repeating: 0, count: part.rows.count)
        var direction = [Double](repeating: 0, count: part.rows.resources.count)
        var paths = CheapestPaths(part)
        var bestValue = -Double.infinity
        var since = 0
        var eagerness = 1.0
        let target = Double(upper) * Double(Self.scale)
        for step in 0..<steps where !clock.isOver {
            let proof = Proof(state, scaled, prices: prices.map { Int64($0) }, paths: &paths)
            var use = [Double](repeating: 0, count: part.rows.count)
            for student in part.students.indices {
                let worth = proof.worth[part.providerOf[student]]
                guard proof.cheapest[student] < CheapestPaths.none,
                    state.mustPlace[student] || proof.cheapest[student] < worth
                else { continue }
                let path = paths.path(of: student)
                for index in path {
                    for row in part.rows.rows(of: Int(state.arcs.set[index])) { use[Int(row)] += 1 }
                }
                if step >= steps - Self.kept {
                    pool.insert(PathColumn(student: Int32(student), arcs: path.map { state.arcs.arc[$0] }))
                }
            }
            if let total = proof.total {
                let value = Double(total)
                if step == 0 || value > bestValue {
                    bestValue = value
                    since = 0
                } else {
                    since += 1
                    if since == Self.patience {
                        eagerness *= 0.7
                        since = 0
                    }
                }
                var norm = 0.0
                for row in direction.indices {
                    var excess = use[row] - Double(state.capacity[row])
                    if prices[row] == 0, excess < 0 { excess = 0 }
                    direction[row] = excess + Self.inertia * direction[row]
                    norm += direction[row] * direction[row]
                }
                if norm == 0 { break }
                let length = eagerness * max(target - value, 1) / norm
                for row in direction.indices {
                    prices[row] = min(ceiling, max(0, prices[row] + length * direction[row]))
                }
            }
        }
    }
}
