/// How many students of one part can have a place when there is other room than today.
///
/// The plan as it is and a linear program that counts only students without a place stay as they are between questions,
/// so that each takes little: chains of moves find a plan, and prices that are known already, or those of the program
/// after a few steps, prove how good it is.
final class Coverage {
    let part: Part
    /// The plan as it is.
    let plan: Plan
    /// How many go without in it.
    let unplaced: Int
    private let state: PartState
    /// Plans that place as many as today's, the first of them today's.
    private var seatings: [Seating]
    private let costs: Costs
    private let relaxation: Relaxation
    private let integers: any IntegerSearching
    private var known: [KnownPrices] = []

    /// What was found.
    struct Outcome {
        /// `nil` when no plan was found that stands up.
        var plan: Plan?
        /// How many have to go without, whatever the plan.
        var bound: Int
        let students: Int

        var unplaced: Int { plan?.paths.count { $0.isEmpty } ?? students }
        var isProven: Bool { unplaced <= bound }
    }

    /// - Parameters:
    ///   - scarcity: What is known of the part already; the program begins there.
    ///   - clock: Ends everything that is asked later, too.
    init(_ part: Part, _ plan: Plan, _ scarcity: Scarcity?, _ clock: SolveClock, _ integers: any IntegerSearching) {
        self.part = part
        self.plan = plan
        self.integers = integers
        state = PartState(part, isOpen: true)
        let seating = Seating(state, plan.paths)
        seatings = [seating]
        unplaced = seating.unplaced
        costs = Costs(.level(.unplaced), part)
        relaxation = scarcity?.relaxation.copy() ?? Relaxation(state, costs, clock)
        relaxation.state = state
        relaxation.program.add(plan.columns)
        let none = RoomChange(part)
        if let scarcity {
            remember(relaxation.proof(costs, prices: scarcity.proof.prices, scale: scarcity.proof.scale), none)
        } else if state.arcs.count > Self.arcsForSubgradient {
            relaxation.begin(costs, upper: Int64(unplaced), steps: Self.stepsOfSubgradient)
        }
        if quickBound(none) < unplaced, let proof = relaxation.solve(costs, hasNewRows: true).proof {
            remember(proof, none)
        }
    }

    private static let arcsForSubgradient = 2_000
    private static let stepsOfSubgradient = 400

    /// The plan as it is, and what bounds it.
    var today: Outcome { Outcome(plan: plan, bound: quickBound(RoomChange(part)), students: part.students.count) }

    /// The best plan that is found with other room, and what bounds it.
    /// - Parameter isSound: Asked of every plan before it is believed.
    func outcome(of change: RoomChange, _ clock: SolveClock, isSound: (Plan) -> Bool) -> Outcome {
        let state = change.isNone ? self.state : change.applied(to: self.state)
        var outcome = Outcome(plan: nil, bound: bound(change, state), students: part.students.count)
        func take(_ seating: Seating) {
            guard outcome.plan == nil || seating.unplaced < outcome.unplaced else { return }
            let plan = Plan(part, paths: seating.paths)
            if isSound(plan) { outcome.plan = plan }
        }
        for seating in seatings where !outcome.isProven {
            take(seating.changed(to: state).placingMore(downTo: outcome.bound))
        }
        if outcome.isProven || clock.isOver { return outcome }
        defer { if let plan = outcome.plan { keep(plan) } }
        guard let (changed, bound) = solved(change, state) else { return outcome }
        outcome.bound = max(outcome.bound, bound)
        if outcome.isProven { return outcome }
        let shares = changed.program.shares
        take(rounded(shares, changed).placingMore(downTo: outcome.bound))
        if !outcome.isProven, !clock.isOver {
            let request = IntegerRequest(atMost: outcome.unplaced - 1, nodes: Self.nodes)
            let claim = integers.search(changed.program.near(shares, size: Self.neighbourhood), request, clock)
            if let shares = claim.shares { take(rounded(shares, changed)) }
        }
        return outcome
    }

    private static let neighbourhood = 120
    private static let nodes = 60

    /// A plan to which no chain led may lead to others by chains, once what does not fit today is taken back.
    private func keep(_ plan: Plan) {
        guard seatings.count < Self.mostSeatings else { return }
        let seating = Seating(state, plan.paths).withinRoom().placingMore(downTo: unplaced)
        if seating.unplaced <= unplaced { seatings.append(seating) }
    }

    private static let mostSeatings = 8

    /// Everybody on the path that is chosen whole, or nearly; the others without.
    private func rounded(_ shares: [Double], _ relaxation: Relaxation) -> Seating {
        var paths = [[Int32]](repeating: [], count: part.students.count)
        for (column, share) in zip(relaxation.program.columns, shares) where share > 0.5 {
            paths[Int(column.student)] = column.arcs
        }
        return Seating(relaxation.state, paths).withinRoom()
    }

    // MARK: Bounds

    /// Prices of rows, with what they prove of the room there is today.
    private struct KnownPrices {
        var prices: [Int64]
        var scale: Int64
        var total: Int128

        init?(_ proof: Proof, more: [(row: Int, units: Int)]) {
            guard let total = proof.total else { return nil }
            (prices, scale, self.total) = (proof.prices, proof.scale, total)
            self.total += worth(of: more)
        }

        /// Each unit is worth its price at most.
        func worth(of more: [(row: Int, units: Int)]) -> Int128 {
            more.reduce(0) { $0 + Int128(prices[$1.row]) * Int128($1.units) }
        }
    }

    /// What the prices that are known prove of more room.
    func quickBound(_ change: RoomChange) -> Int {
        known.map { Proof.roundedUp($0.total - $0.worth(of: change.more), $0.scale) }.max().map { max(0, $0) } ?? 0
    }

    private func bound(_ change: RoomChange, _ state: PartState) -> Int {
        if !change.closes { return quickBound(change) }
        guard let last = known.last else { return 0 }
        relaxation.state = state
        defer { relaxation.state = self.state }
        return max(0, relaxation.proof(costs, prices: last.prices, scale: last.scale).bound ?? 0)
    }

    private func remember(_ proof: Proof, _ change: RoomChange) {
        guard !change.closes, known.count < Self.mostKnown, let prices = KnownPrices(proof, more: change.more)
        else { return }
        known.append(prices)
    }

    private static let mostKnown = 100

    // MARK: The program

    /// A copy of the program with the change, solved from where today's program stands: its prices are near the new ones,
    /// those of the last question may not be.
    private func solved(_ change: RoomChange, _ state: PartState) -> (Relaxation, bound: Int)? {
        let changed = relaxation.copy()
        changed.state = state
        for row in change.rows { changed.program.setCapacity(row, state.capacity[row]) }
        let columns = changed.program.columns
        if change.closes {
            for (index, column) in columns.enumerated() where column.arcs.contains(where: { isClosed($0, change) }) {
                changed.program.close(index)
            }
        }
        let (status, proof) = changed.solve(costs, hasNewRows: true)
        guard status == .optimal, let proof, let bound = proof.bound else { return nil }
        remember(proof, change)
        // What was worth a look once may be so again.
        relaxation.program.add(changed.program.columns[columns.count...])
        return (changed, bound)
    }

    private func isClosed(_ arc: Int32, _ change: RoomChange) -> Bool {
        change.closedSets[Int(part.problem.arcs.set[Int(part.arcs[Int(arc)])])]
    }
}
