/// Finds where students compete for too few places, from the prices of the first level, and what would relieve it.
struct ShortageSearch {
    let problem: Problem
    let model: ArcModel
    let program: LevelProgram
    let clock: SolveClock
    /// How many students of the part are left without a place.
    let unplaced: Int

    private typealias Scarce = (row: ArcModel.ResourceRow, weight: Int)

    func run() -> [Shortage] {
        guard program.solve(clock) == .optimal else { return [] }
        let proof = DualProof(program, duals: program.duals)
        let scarce: [Scarce] = model.resourceRows.compactMap { row in
            proof.prices[row.row] < 0 ? (row, -proof.prices[row.row]) : nil
        }
        if scarce.isEmpty { return [] }
        return groups(scarce, share: proof.scale).compactMap { group in
            let divisor = group.scarce.reduce(proof.scale) { Self.greatestCommonDivisor($0, $1.weight) }
            let share = proof.scale / divisor
            let room = group.scarce.reduce(0) { $0 + capacity($1.row) * ($1.weight / divisor) }
            guard group.students.count > room / share else { return nil }
            return Shortage(
                bottlenecks: group.scarce.map {
                    .init(resource: problem.resources[$0.row.resources[0]].id, weight: $0.weight / divisor)
                },
                share: share,
                students: group.students.map { problem.students[model.students[$0]].id },
                places: room / share,
                short: group.students.count - room / share,
                relief: group.scarce.filter { relieves($0.row) }.map { problem.resources[$0.row.resources[0]].id }
            )
        }
    }

    private func capacity(_ row: ArcModel.ResourceRow) -> Int { model.numbered.capacity[row.resources[0]] }

    private static func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
        right == 0 ? left : greatestCommonDivisor(right, left % right)
    }

    /// The students every way of whom costs a whole share, with the rows they use, apart where they do not touch.
    private func groups(_ scarce: [Scarce], share: Int) -> [(scarce: [Scarce], students: [Int])] {
        var rowOf: [Int: Int] = [:]
        // One resource stands for all that the same options use; it is the one that is told.
        for (index, item) in scarce.enumerated() { rowOf[item.row.resources[0]] = index }
        var sets = DisjointSets(count: scarce.count)
        var bound: [(student: Int, row: Int)] = []
        for (position, student) in model.students.enumerated() {
            let student = model.numbered.students[student]
            if student.arcs.isEmpty { continue }
            let costs = student.arcs.map { arc in
                arc.resources.reduce(0) { sum, resource in sum + (rowOf[resource].map { scarce[$0].weight } ?? 0) }
            }
            guard Self.cheapestWay(student, costs) >= share else { continue }
            let rows = Set(student.arcs.flatMap { $0.resources.compactMap { rowOf[$0] } })
            guard let first = rows.min() else { continue }
            for row in rows { sets.join(first, row) }
            bound.append((position, first))
        }
        var groups: [Int: (scarce: [Scarce], students: [Int])] = [:]
        for (index, item) in scarce.enumerated() { groups[sets.root(of: index), default: ([], [])].scarce.append(item) }
        for (student, row) in bound { groups[sets.root(of: row)]!.students.append(student) }
        return groups.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func cheapestWay(_ student: NumberedProblem.Student, _ costs: [Int]) -> Int {
        var cost = [Int](repeating: Int.max, count: student.nodes)
        cost[0] = 0
        var isImproving = true
        while isImproving {
            isImproving = false
            for (arc, price) in zip(student.arcs, costs) where cost[arc.from] != .max {
                if cost[arc.from] + price < cost[arc.to] {
                    cost[arc.to] = cost[arc.from] + price
                    isImproving = arc.to != 1 || isImproving
                }
            }
        }
        return cost[1]
    }

    /// Whether one more unit places one more student: solved again with it, and believed only when the point is whole.
    private func relieves(_ row: ArcModel.ResourceRow) -> Bool {
        if clock.isOver { return false }
        let capacity = row.resources.map { model.numbered.capacity[$0] }
        // Another resource that the same options use, and just as full, would still be in the way.
        if capacity.count > 1, capacity[1] == capacity[0] { return false }
        let wider = program.copy()
        wider.setRow(row.row, ArcModel.Row(lower: nil, upper: capacity[0] + 1))
        guard wider.solve(clock) == .optimal else { return false }
        let point = wider.primal
        for column in model.arcs.indices where abs(point[column] - point[column].rounded()) > 1e-6 { return false }
        guard let plan = Plan(model, isChosen: { point[$0] > 0.5 }), plan.values[0] == unplaced - 1 else {
            return false
        }
        let widened = problem.adding(1, to: problem.resources[row.resources[0]].id)
        return Evaluator(widened).evaluate(plan.placements(model, in: widened)).faults.allSatisfy {
            $0.hasPrefix("A locked option")
        }
    }
}
