/// A plan that is there at once: those with locks first, then those with a promise, then those with the fewest ways,
/// each on the cheapest way that is free.
struct FirstPlan {
    private let part: Part
    private let costs: Costs
    private var left: [Int]
    private var paths: [[Int32]]

    /// `nil` when the locks leave no way that this simple method sees.
    static func make(_ state: PartState, _ costs: Costs) -> Plan? {
        var first = FirstPlan(state, costs)
        return first.fill(state)
    }

    private init(_ state: PartState, _ costs: Costs) {
        part = state.part
        self.costs = costs
        left = state.capacity
        paths = Array(repeating: [], count: part.students.count)
    }

    private mutating func fill(_ state: PartState) -> Plan? {
        let all = part.problem.arcs
        func range(_ student: Int) -> Range<Int> {
            Int(state.arcs.first[student])..<Int(state.arcs.first[student + 1])
        }
        let students = part.students.indices.sorted { (range($0).count, $0) < (range($1).count, $1) }
        for student in students where state.mustPlace[student] {
            guard take(student, range(student), state, isOpen: { _ in true }) else { return nil }
        }
        for student in students where paths[student].isEmpty {
            if part.problem.promises[part.students[student]] > 0 {
                _ = take(student, range(student), state, isOpen: { [part] in all.isPromised[Int(part.arcs[$0])] })
            }
        }
        for student in students where paths[student].isEmpty {
            _ = take(student, range(student), state, isOpen: { _ in true })
        }
        return Plan(part, paths: paths)
    }

    /// Gives a student the cheapest path that is free. A cohort is used only where a person locked it; the engine opens
    /// others later.
    private mutating func take(
        _ student: Int,
        _ range: Range<Int>,
        _ state: PartState,
        isOpen: (Int) -> Bool
    ) -> Bool {
        let rows = part.rows
        let end = part.problem.nodes[part.students[student]] - 1
        var cost = [Int64](repeating: CheapestPaths.none, count: end + 1)
        var step = [Int](repeating: -1, count: end + 1)
        cost[0] = 0
        for index in range {
            let (from, to) = (Int(state.arcs.from[index]), Int(state.arcs.to[index]))
            let arc = Int(state.arcs.arc[index])
            let there = cost[from] + costs.arcs[arc]
            guard cost[from] < CheapestPaths.none, there < cost[to], isOpen(arc) else { continue }
            let isFree = rowsOf(index, state).allSatisfy {
                $0 < rows.resources.count ? left[$0] > 0 : state.mustPlace[student]
            }
            if isFree { (cost[to], step[to]) = (there, index) }
        }
        if cost[end] == CheapestPaths.none { return false }
        var path: [Int] = []
        var node = end
        while node != 0 {
            path.append(step[node])
            node = Int(state.arcs.from[step[node]])
        }
        path.reverse()
        let used = path.flatMap { rowsOf($0, state) }.filter { $0 < rows.resources.count }
        for row in used { left[row] -= 1 }
        if used.contains(where: { left[$0] < 0 }) {
            for row in used { left[row] += 1 }
            return false
        }
        paths[student] = path.map { state.arcs.arc[$0] }
        return true
    }

    private func rowsOf(_ index: Int, _ state: PartState) -> [Int] {
        part.rows.rows(of: Int(state.arcs.set[index])).map(Int.init)
    }
}
