/// A plan that is there at once: those with locks first, then those with a promise, then whoever can be placed with the
/// least harm to others, each on the cheapest way that is free. What is scarce makes a way dearer. Those who find none
/// get one where others can move along, or where two come for one who goes.
struct FirstPlan {
    private var draft: Draft
    private let state: PartState
    private let costs: Costs
    /// In which round of looking each student was last asked to move.
    private var asked: [Int]
    private static let mostRounds = 4
    private static let longestChain = 8
    /// The part of a student without a place that a way through ten rows, each asked for as often as it has room, costs
    /// on top. With the first, what students want counts for more, with the second, what is scarce.
    private static let weights = [0.03, 0.1]

    /// `nil` when the locks leave no way that this simple method sees.
    static func make(_ state: PartState, _ costs: Costs) -> Plan? {
        let draft = Draft(state)
        var best: Plan?
        // Single steps are settled soon anyway.
        for weight in weights.prefix(state.part.isSingle ? 1 : 2) {
            var first = FirstPlan(state, costs.with(Scarceness(state, costs, weight: weight / 10), state), draft)
            guard first.fill() else { continue }
            first.moveUp()
            first.exchange()
            let plan = Plan(state.part, paths: first.draft.paths.map { $0.map { state.arcs.arc[$0] } })
            if plan.isBetter(than: best) { best = plan }
        }
        return best
    }

    private init(_ state: PartState, _ costs: Costs, _ draft: Draft) {
        self.state = state
        self.costs = costs
        self.draft = draft
        asked = Array(repeating: -1, count: state.part.students.count)
    }

    // MARK: One after the other

    private mutating func fill() -> Bool {
        let part = state.part
        let order = part.students.indices.sorted { (draft.ways(of: $0).count, $0) < (draft.ways(of: $1).count, $1) }
        for student in order where state.mustPlace[student] {
            guard seat(student) else { return false }
        }
        for student in order where draft.isWithout(student) && part.problem.promises[part.students[student]] > 0 {
            let promised = draft.cheapest(student, costs) { part.problem.arcs.isPromised[Int(part.arcs[$0])] }
            if let promised { draft.take(student, promised.path) }
        }
        fillCheapest()
        return true
    }

    /// Places whoever saves most by it, again and again: of each provider the student whose way is cheapest, of those
    /// the one of the provider that has most to save.
    private mutating func fillCheapest() {
        let part = state.part
        var waiting = [Heap<Turn>](repeating: Heap(), count: part.providers.count)
        var without = [Int](repeating: 0, count: part.providers.count)
        for student in part.students.indices where draft.isWithout(student) {
            without[part.providerOf[student]] += 1
            if let way = draft.cheapest(student, costs) {
                waiting[part.providerOf[student]].insert(Turn(cost: way.cost, student: student, path: way.path))
            }
        }
        while true {
            for provider in waiting.indices { bringForward(&waiting[provider]) }
            var next: (cost: Int64, provider: Int)?
            for (provider, waiting) in waiting.enumerated() {
                guard let first = waiting.first else { continue }
                let cost = first.cost - costs.without[provider][without[provider] - 1]
                if cost < next?.cost ?? .max { next = (cost, provider) }
            }
            guard let provider = next?.provider, let turn = waiting[provider].removeFirst() else { return }
            if draft.take(turn.student, turn.path) { without[provider] -= 1 }
        }
    }

    /// Lets a student whose way is still free come first. Ways only get dearer, so who is further behind stays there.
    private func bringForward(_ waiting: inout Heap<Turn>) {
        while let turn = waiting.first, !draft.isFree(turn.path, for: turn.student) {
            _ = waiting.removeFirst()
            if let way = draft.cheapest(turn.student, costs) {
                waiting.insert(Turn(cost: way.cost, student: turn.student, path: way.path))
            }
        }
    }

    private struct Turn: Comparable {
        var cost: Int64
        var student: Int
        var path: [Int]

        static func < (left: Turn, right: Turn) -> Bool { (left.cost, left.student) < (right.cost, right.student) }
    }

    private mutating func seat(_ student: Int) -> Bool {
        guard let way = draft.cheapest(student, costs) else { return false }
        return draft.take(student, way.path)
    }

    // MARK: Moving others

    /// Places those who are left where others can move along.
    private mutating func moveUp() {
        for round in 0..<Self.mostRounds {
            var placed = 0
            for student in state.part.students.indices where draft.isWithout(student) {
                if place(student, round, Self.longestChain) { placed += 1 }
            }
            if placed == 0 { return }
        }
    }

    /// Gives a student a path that is free, or one that a single other student would leave for another. Nobody is asked
    /// twice in a round.
    private mutating func place(_ student: Int, _ round: Int, _ most: Int) -> Bool {
        if seat(student) { return true }
        if most == 0 { return false }
        for way in draft.ways(of: student) {
            for other in draft.inTheWay(of: way) where asked[other] != round {
                guard let path = draft.path(student, through: way, costs) else { break }
                asked[other] = round
                let (left, _) = draft.leave(other)
                if draft.take(student, path) {
                    if place(other, round, most - 1) { return true }
                    draft.leave(student)
                }
                draft.take(other, left)
            }
        }
        return false
    }

    /// Lets somebody go for whom two others come.
    private mutating func exchange() {
        var wanting = [[Int]](repeating: [], count: state.part.rows.sets.count)
        for student in state.part.students.indices where draft.isWithout(student) {
            for way in draft.ways(of: student) { wanting[Int(state.arcs.set[way])].append(student) }
        }
        // For whom each of them was last looked at: a way that was not free then is not free when others have come.
        var lookedAt = asked.map { _ in -1 }
        for student in state.part.students.indices
        where !draft.isWithout(student) && !state.mustPlace[student] && !draft.isInCohort(student) {
            let (left, freed) = draft.leave(student)
            var came: [Int] = []
            for set in freed {
                for other in wanting[set] where lookedAt[other] != student && other != student && draft.isWithout(other)
                {
                    lookedAt[other] = student
                    if seat(other) { came.append(other) }
                }
            }
            let stays = !came.isEmpty && seat(student)
            if came.count + (stays ? 1 : 0) >= 2 { continue }
            for other in came { draft.leave(other) }
            if stays { draft.leave(student) }
            draft.take(student, left)
        }
    }
}

/// What each row costs because many ask for it.
private struct Scarceness {
    let prices: [Int64]

    /// As if every student asked for each of their ways alike.
    init(_ state: PartState, _ costs: Costs, weight: Double) {
        let rows = state.part.rows
        var asked = [Double](repeating: 0, count: rows.sets.count)
        for student in state.part.students.indices {
            let ways = Int(state.arcs.first[student])..<Int(state.arcs.first[student + 1])
            for way in ways { asked[Int(state.arcs.set[way])] += 1 / Double(ways.count) }
        }
        var demand = [Double](repeating: 0, count: rows.count)
        for set in rows.sets { for row in rows.rows(of: set) { demand[Int(row)] += asked[set] } }
        let unit = Double(costs.without.joined().max() ?? 0) * weight
        prices = demand.enumerated().map { row, demand in
            guard row < state.capacity.count, state.capacity[row] > 0 else { return 0 }
            let share = demand / Double(state.capacity[row])
            return Int64(min(unit * share * share, unit * 1000))
        }
    }
}

extension Costs {
    /// The costs with what is scarce.
    fileprivate func with(_ scarce: Scarceness, _ state: PartState) -> Costs {
        var costs = self
        let setPrices = state.setPrices(scarce.prices)
        for (index, arc) in state.arcs.arc.enumerated() {
            costs.arcs[Int(arc)] += setPrices[Int(state.arcs.set[index])]
        }
        return costs
    }
}
