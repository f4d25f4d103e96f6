/// An amount of cost and, compared only when that is equal, of lots.
struct FlowCost: Sendable, Hashable, Comparable, AdditiveArithmetic {
    var cost: Int128
    var lots: Int128

    static let zero = FlowCost(cost: 0, lots: 0)

    static func < (left: FlowCost, right: FlowCost) -> Bool {
        left.cost != right.cost ? left.cost < right.cost : left.lots < right.lots
    }

    static func + (left: FlowCost, right: FlowCost) -> FlowCost {
        FlowCost(cost: left.cost + right.cost, lots: left.lots + right.lots)
    }

    static func - (left: FlowCost, right: FlowCost) -> FlowCost {
        FlowCost(cost: left.cost - right.cost, lots: left.lots - right.lots)
    }
}

/// What a search for the best plan came to.
enum FlowOutcome: Sendable {
    /// The best plan there is.
    case solved(FlowPlan)
    /// The students who must be placed cannot all be placed together.
    case infeasible
    /// The search was told to stop before it had placed everybody.
    case stopped
}

/// The best plan of a flow problem.
struct FlowPlan: Sendable {
    /// For each student the position of the way taken, -1 without a place.
    var chosenWay: [Int32]
    /// The keys of the students without a place and the costs of the ways taken; the lots of the ways taken.
    var total: FlowCost
    /// The prices that prove that nothing costs less.
    var prices: FlowPrices
}

/// What things are worth at a plan, from which ``FlowProof`` derives a lower bound.
struct FlowPrices: Sendable, Equatable {
    /// When cost and lots are counted in one number, how many units of lots one unit of cost is. Prices then have all
    /// they have to say in `cost`.
    var lotsInCost: Int128?
    /// For each resource what one more unit of it would save, never negative.
    var resource: [FlowCost]
    /// For each provider what one more student without a place costs.
    var provider: [FlowCost]
}
