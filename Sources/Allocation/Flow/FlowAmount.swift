/// A number that flow costs are counted in: the narrowest that is wide enough is the fastest.
protocol FlowAmount: Comparable, AdditiveArithmetic, BitwiseCopyable, Sendable {
    /// A cost and a lot, one unit of cost being `weight` units of lots where both share one number.
    init(cost: Int128, lot: Int128, weight: Int128)
    /// More than any cost of a plan.
    static var unlimited: Self { get }
    /// The amount as a price.
    var price: FlowCost { get }
}

extension Int64: FlowAmount {
    init(cost: Int128, lot: Int128, weight: Int128) { self = Int64(cost * weight + lot) }
    static var unlimited: Int64 { .max }
    var price: FlowCost { FlowCost(cost: Int128(self), lots: 0) }
}

extension Int128: FlowAmount {
    init(cost: Int128, lot: Int128, weight: Int128) { self = cost * weight + lot }
    static var unlimited: Int128 { .max }
    var price: FlowCost { FlowCost(cost: self, lots: 0) }
}

extension FlowCost: FlowAmount {
    init(cost: Int128, lot: Int128, weight: Int128) { self.init(cost: cost, lots: lot) }
    static var unlimited: FlowCost { FlowCost(cost: .max, lots: .max) }
    var price: FlowCost { self }
}

/// Which number is wide enough for a problem.
struct FlowWidth: Sendable {
    enum Number: Sendable { case one64, one128, pair }

    var number: Number
    /// More than the lots of any plan add up to.
    var weight: Int128

    /// `nil` when a number is negative, or sums of prices could overflow even 128 bits.
    init?(_ problem: FlowProblem) {
        let keys = problem.keys.joined()
        guard !(problem.wayCost.contains { $0 < 0 }), !(problem.wayLot.contains { $0 < 0 }), !(keys.contains { $0 < 0 })
        else { return nil }
        var largest: Int128 = 1
        for cost in problem.wayCost { largest = max(largest, cost) }
        for keys in problem.keys { largest = max(largest, keys.last ?? 0) }
        var lots: Int128 = 1
        for student in 0..<problem.students {
            lots += Int128(problem.ways(of: student).reduce(into: Int64(0)) { $0 = max($0, problem.wayLot[$1]) })
        }
        weight = lots
        // A chain of moves passes every student at most once, and prices are lengths of such chains. They stay below the
        // largest key, except where students who must be placed push each other on.
        let chain = Int128(8 * (problem.students + 2)) * Int128(1 + problem.mustPlace.count { $0 })
        guard let pair = Self.product(largest + 1, chain) else { return nil }
        switch Self.product(pair, weight) {
        case .some(let product) where product < Int128(Int64.max): number = .one64
        case .some: number = .one128
        case nil: number = .pair
        }
    }

    private static func product(_ left: Int128, _ right: Int128) -> Int128? {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow ? nil : product
    }
}
