/// Finds where students compete for too few places, from the prices of the first level, and what would relieve it.
struct ShortageSearch {
    let problem: Problem
    let scarcity: Scarcity
    /// What one more unit of each of some resources, by position, is worth.
    let gains: ([Int]) -> [OpeningSearch.Gain]

    private typealias Scarce = (row: Rows.Resource, index: Int, weight: Int)

    private var part: Part { scarcity.relaxation.state.part }
    private var proof: Proof { scarcity.proof }

    func run() -> [Shortage] {
        let scarce: [Scarce] = part.rows.resources.enumerated().compactMap { index, row in
            proof.prices[index] > 0 ? (row, index, Int(proof.prices[index])) : nil
        }
        if scarce.isEmpty { return [] }
        let whole = Int(proof.scale)
        return groups(scarce, share: proof.scale).compactMap { group in
            let divisor = group.scarce.reduce(whole) { Self.greatestCommonDivisor($0, $1.weight) }
            let share = whole / divisor
            let room = group.scarce.reduce(0) { $0 + $1.row.capacity * ($1.weight / divisor) }
            guard group.students.count > room / share else { return nil }
            return Shortage(
                bottlenecks: group.scarce.map {
                    .init(resource: problem.resources[$0.row.resources[0]].id, weight: $0.weight / divisor)
                },
                share: share,
                students: group.students.map { problem.students[part.students[$0]].id },
                places: room / share,
                short: group.students.count - room / share,
                relief: relief(group.scarce)
            )
        }
    }

    /// The resources of which one more unit was tried and places one more student. In a large shortage not all are.
    private func relief(_ scarce: [Scarce]) -> [String] {
        let tried = scarce.prefix(Self.mostTried).map { $0.row.resources[0] }
        return zip(tried, gains(tried)).filter { $1.students == 1 }.map { problem.resources[$0.0].id }
    }

    private static let mostTried = 24

    private static func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
        right == 0 ? left : greatestCommonDivisor(right, left % right)
    }

    /// What each student's cheapest way costs when only resources have prices; nothing for those who have a place anyway
    /// because a person decided so, and for those without any way.
    private func cheapestByResources() -> [Int64] {
        let prices = proof.prices.enumerated().map { $0.offset < part.rows.resources.count ? $0.element : 0 }
        let costs = Costs(.level(.unplaced), part)
        let cheapest = scarcity.relaxation.proof(costs, prices: prices, scale: proof.scale).cheapest
        return cheapest.enumerated().map { student, cost in
            scarcity.relaxation.state.mustPlace[student] || cost == CheapestPaths.none ? 0 : cost
        }
    }

    /// The students every way of whom costs a whole share, with the rows they use, apart where they do not touch.
    private func groups(_ scarce: [Scarce], share: Int64) -> [(scarce: [Scarce], students: [Int])] {
        var position: [Int: Int] = [:]
        for (number, item) in scarce.enumerated() { position[item.index] = number }
        var sets = DisjointSets(count: scarce.count)
        var bound: [(student: Int, row: Int)] = []
        let arcs = scarcity.relaxation.state.arcs
        let cheapest = cheapestByResources()
        for student in part.students.indices where cheapest[student] >= share {
            var used: Set<Int> = []
            for index in Int(arcs.first[student])..<Int(arcs.first[student + 1]) {
                for row in part.rows.rows(of: Int(arcs.set[index])) {
                    if let number = position[Int(row)] { used.insert(number) }
                }
            }
            guard let first = used.min() else { continue }
            for number in used { sets.join(first, number) }
            bound.append((student, first))
        }
        var groups: [Int: (scarce: [Scarce], students: [Int])] = [:]
        for (number, item) in scarce.enumerated() {
            groups[sets.root(of: number), default: ([], [])].scarce.append(item)
        }
        for (student, row) in bound { groups[sets.root(of: row)]!.students.append(student) }
        return groups.sorted { $0.key < $1.key }.map(\.value)
    }
}
