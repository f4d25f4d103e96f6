/// Lists every path that a plan up to some value may use, by what the prices of a proof leave open.
struct PathEnumeration {
    /// What each active step costs with its prices, and for each node of each student the least from there to the end.
    private let cost: [Int64]

    private let state: PartState
    private let proof: Proof

    init(_ state: PartState, _ proof: Proof) {
        self.state = state
        self.proof = proof
        let setPrices = state.setPrices(proof.prices)
        cost = state.arcs.arc.indices.map { proof.scaled.arcs[$0] + setPrices[Int(state.arcs.set[$0])] }
    }

    /// How much a path of a student may cost so that no plan with it is worse than the bound by more than the gap.
    private func ceiling(_ student: Int, gap: Int64) -> Int64 {
        let cheapest = proof.cheapest[student]
        if cheapest == CheapestPaths.none { return .min }
        if state.mustPlace[student] { return cheapest + gap - proof.scaled.placed[student] }
        let worth = proof.worth[state.part.providerOf[student]]
        return min(cheapest, worth) + gap - proof.scaled.placed[student]
    }

    private func range(_ student: Int) -> Range<Int> {
        Int(state.arcs.first[student])..<Int(state.arcs.first[student + 1])
    }

    /// The least cost from each node of a student to the end.
    private func toEnd(_ student: Int) -> [Int64] {
        let end = state.part.problem.nodes[state.part.students[student]] - 1
        var least = [Int64](repeating: CheapestPaths.none, count: end + 1)
        least[end] = 0
        for index in range(student).reversed() {
            let there = least[Int(state.arcs.to[index])]
            if there < CheapestPaths.none {
                least[Int(state.arcs.from[index])] = min(least[Int(state.arcs.from[index])], there + cost[index])
            }
        }
        return least
    }

    private func fromStart(_ student: Int) -> [Int64] {
        let end = state.part.problem.nodes[state.part.students[student]] - 1
        var least = [Int64](repeating: CheapestPaths.none, count: end + 1)
        least[0] = 0
        for index in range(student) {
            let here = least[Int(state.arcs.from[index])]
            if here < CheapestPaths.none {
                least[Int(state.arcs.to[index])] = min(least[Int(state.arcs.to[index])], here + cost[index])
            }
        }
        return least
    }

    /// Whether each active step is on a path that is not too expensive.
    func open(gap: Int64) -> [Bool] {
        var isOpen = [Bool](repeating: false, count: cost.count)
        for student in state.part.students.indices {
            let ceiling = ceiling(student, gap: gap)
            if state.part.problem.nodes[state.part.students[student]] == 2 {
                for index in range(student) { isOpen[index] = cost[index] <= ceiling }
                continue
            }
            let (before, after) = (fromStart(student), toEnd(student))
            for index in range(student) {
                let (left, right) = (before[Int(state.arcs.from[index])], after[Int(state.arcs.to[index])])
                isOpen[index] =
                    left < CheapestPaths.none && right < CheapestPaths.none
                    && left + cost[index] + right <= ceiling
            }
        }
        return isOpen
    }

    /// Every such path; `nil` when there are more than the limit.
    func paths(gap: Int64, limit: Int) -> [PathColumn]? {
        var found: [PathColumn] = []
        for student in state.part.students.indices {
            let ceiling = ceiling(student, gap: gap)
            if ceiling == .min { continue }
            let after = toEnd(student)
            let end = after.count - 1
            var outgoing = [[Int]](repeating: [], count: end)
            for index in range(student) { outgoing[Int(state.arcs.from[index])].append(index) }
            var path: [Int32] = []
            func extend(_ node: Int, _ sum: Int64) -> Bool {
                for index in outgoing[node] {
                    let to = Int(state.arcs.to[index])
                    guard after[to] < CheapestPaths.none, sum + cost[index] + after[to] <= ceiling else { continue }
                    path.append(state.arcs.arc[index])
                    defer { path.removeLast() }
                    if to == end {
                        if found.count == limit { return false }
                        found.append(PathColumn(student: Int32(student), arcs: path))
                    } else if !extend(to, sum + cost[index]) {
                        return false
                    }
                }
                return true
            }
            if !extend(0, 0) { return nil }
        }
        return found
    }
}
