/// The proof that a plan is the best, from the problem as it was given: a recount of the plan, and a lower bound that
/// holds for every plan. Shares nothing with the search, so that a mistake there cannot hide here.
enum FlowProof {
    /// Whether a plan keeps every rule, costs what it says, and nothing can cost less.
    static func proves(_ plan: FlowPlan, for problem: FlowProblem) -> Bool {
        value(of: problem, chosenWay: plan.chosenWay) == plan.total
            && lowerBound(of: problem, prices: plan.prices) == plan.total
    }

    /// What a plan costs; `nil` when it breaks a rule.
    static func value(of problem: FlowProblem, chosenWay: [Int32]) -> FlowCost? {
        guard chosenWay.count == problem.students else { return nil }
        var left = problem.capacity
        var unplaced = [Int](repeating: 0, count: problem.keys.count)
        var total = FlowCost.zero
        for (student, way) in chosenWay.enumerated() {
            if way < 0 {
                if problem.mustPlace[student] { return nil }
                let provider = Int(problem.provider[student])
                total.cost += problem.keys[provider][unplaced[provider]]
                unplaced[provider] += 1
                continue
            }
            guard problem.ways(of: student).contains(Int(way)) else { return nil }
            total.cost += problem.wayCost[Int(way)]
            total.lots += Int128(problem.wayLot[Int(way)])
            for resource in problem.sets[Int(problem.waySet[Int(way)])] {
                left[Int(resource)] -= 1
                if left[Int(resource)] < 0 { return nil }
            }
        }
        return total
    }

    /// What every plan costs at least, whatever the prices; the better the prices the more it tells.
    ///
    /// Let every resource be sold at its price, and every provider be charged its price for each student without a place
    /// instead of the keys. Then every student takes the cheapest on offer, prices included. No plan costs less than
    /// all students' cheapest, less what the units of all resources sell for, less what each provider is charged above
    /// the keys. In whole numbers, so nothing is lost by rounding.
    static func lowerBound(of problem: FlowProblem, prices: FlowPrices) -> FlowCost {
        let none = FlowCost(cost: .min, lots: .min)
        if let weight = prices.lotsInCost, weight <= largestLots(problem) { return none }
        guard prices.resource.allSatisfy({ $0 >= .zero }) else { return none }
        func amount(_ cost: Int128, _ lots: Int128) -> FlowCost {
            guard let weight = prices.lotsInCost else { return FlowCost(cost: cost, lots: lots) }
            return FlowCost(cost: cost * weight + lots, lots: 0)
        }
        var bound = FlowCost.zero
        let setPrices = problem.sets.map { $0.reduce(into: FlowCost.zero) { $0 += prices.resource[Int($1)] } }
        for student in 0..<problem.students {
            var least = problem.mustPlace[student] ? nil : prices.provider[Int(problem.provider[student])]
            for way in problem.ways(of: student) {
                let cost = amount(problem.wayCost[way], Int128(problem.wayLot[way]))
                let priced = cost + setPrices[Int(problem.waySet[way])]
                if least.map({ priced < $0 }) ?? true { least = priced }
            }
            guard let least else { return none }
            bound += least
        }
        for (resource, price) in prices.resource.enumerated() {
            let units = Int128(problem.capacity[resource])
            bound -= FlowCost(cost: price.cost * units, lots: price.lots * units)
        }
        for (provider, keys) in problem.keys.enumerated() {
            for key in keys {
                let above = prices.provider[provider] - amount(key, 0)
                if above > .zero { bound -= above }
            }
        }
        guard let weight = prices.lotsInCost else { return bound }
        let cost = bound.cost >= 0 ? bound.cost / weight : -((weight - 1 - bound.cost) / weight)
        return FlowCost(cost: cost, lots: bound.cost - cost * weight)
    }

    /// What the lots of a plan can add up to at most.
    private static func largestLots(_ problem: FlowProblem) -> Int128 {
        (0..<problem.students).reduce(into: Int128(0)) { sum, student in
            sum += Int128(problem.ways(of: student).map { problem.wayLot[$0] }.max() ?? 0)
        }
    }
}
