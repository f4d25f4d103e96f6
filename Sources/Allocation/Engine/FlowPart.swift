/// A part in which every way is a single step and whatever can run out is nested: the flow engine settles it at once.
final class FlowPart {
    private let state: PartState
    private let problem: FlowProblem
    private let network: FlowNetwork
    /// The best plan, once it has been found.
    private var found: FlowPlan?
    private lazy var worth = found.map { FlowGains(network, $0) }

    /// `nil` when the part is no such thing, or its numbers are too large to be packed into one.
    init?(_ state: PartState) {
        let part = state.part
        let breaksPromises =
            part.problem.levels.contains(.changes) && part.students.contains { part.problem.promises[$0] > 0 }
        guard part.isSingle, part.rows.cohorts.isEmpty, !breaksPromises, state.arcs.count > 0,
            let packed = PackedCosts(part)
        else { return nil }
        let lots = Costs(.lots, part)
        problem = Self.problem(
            state,
            costs: state.arcs.arc.map { packed.arcs[Int($0)] },
            lots: state.arcs.arc.map { lots.arcs[Int($0)] },
            keys: packed.without
        )
        guard let network = FlowNetwork(problem) else { return nil }
        self.network = network
        self.state = state
    }

    private static func problem(_ state: PartState, costs: [Int128], lots: [Int64], keys: [[Int128]]) -> FlowProblem {
        let rows = state.part.rows
        return FlowProblem(
            firstWay: state.arcs.first,
            waySet: state.arcs.set,
            wayCost: costs,
            wayLot: lots,
            provider: state.part.providerOf.map { Int32($0) },
            keys: keys,
            mustPlace: state.mustPlace,
            sets: rows.sets.map { Array(rows.rows(of: $0)) },
            capacity: state.capacity.map { Int32($0) }
        )
    }

    /// The best plan at every level and among the lots, proved; `nil` when stopped, or when the proof does not stand up.
    func plan(_ clock: SolveClock) throws(SolveFailure) -> Plan? {
        switch network.solve(isStopped: { clock.isOver }) {
        case .infeasible: throw PartSearch.locksConflict
        case .stopped: return nil
        case .solved(let plan):
            guard FlowProof.proves(plan, for: problem) else { return nil }
            found = plan
            return Plan(state.part, paths: plan.chosenWay.map { $0 < 0 ? [] : [state.arcs.arc[Int($0)]] })
        }
    }

    /// What is scarce when only the number of students placed counts; `nil` when stopped.
    func scarcity(_ clock: SolveClock) -> Scarcity? {
        let coverage = Self.problem(
            state,
            costs: Array(repeating: 0, count: state.arcs.count),
            lots: Array(repeating: 0, count: state.arcs.count),
            keys: state.part.headcount.map { Array(repeating: 1, count: $0) }
        )
        guard let network = FlowNetwork(coverage),
            case .solved(let found) = network.solve(isStopped: { clock.isOver })
        else { return nil }
        let scale = Int64(clamping: found.prices.lotsInCost ?? 1)
        var prices = found.prices.resource.map { Int64(clamping: $0.cost) }
        prices += Array(repeating: 0, count: state.part.rows.count - prices.count)
        return Scarcity(Relaxation(state, Costs(.level(.unplaced), state.part), clock), prices: prices, scale: scale)
    }

    /// How many more students each of many openings would place.
    /// - Parameter openings: The rows of which each has one unit more.
    func gains(_ openings: [[Int]], _ clock: SolveClock) -> [Int]? {
        if found == nil { _ = try? plan(clock) }
        return worth.map { worth in openings.map { worth.gain(of: $0.map { Int32($0) }) } }
    }
}

/// All levels in one number: each weighs more than everything below it can come to.
private struct PackedCosts {
    /// By position of the step in the part.
    private(set) var arcs: [Int128]
    private(set) var without: [[Int128]]

    init?(_ part: Part) {
        arcs = Array(repeating: 0, count: part.arcs.count)
        without = part.headcount.map { Array(repeating: 0, count: $0) }
        var weight: Int128 = 1
        for level in part.problem.levels.reversed() where level != .changes {
            let costs = Costs(.level(level), part)
            for index in arcs.indices where costs.arcs[index] != 0 { arcs[index] += weight * Int128(costs.arcs[index]) }
            for provider in without.indices {
                for index in without[provider].indices {
                    without[provider][index] += weight * Int128(costs.without[provider][index])
                }
            }
            var most: Int128 = Int128(costs.without.joined().reduce(0, +))
            for student in part.students.indices {
                let own = costs.arcs[part.firstArc[student]..<part.firstArc[student + 1]]
                most += Int128(own.max() ?? 0)
            }
            let (next, overflow) = weight.multipliedReportingOverflow(by: most + 1)
            guard !overflow, next < 1 << 90 else { return nil }
            weight = next
        }
    }
}
