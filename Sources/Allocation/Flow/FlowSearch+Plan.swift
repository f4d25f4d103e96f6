/// What the search came to: the plan, and the prices by resource.
extension FlowSearch {
    func plan() -> FlowPlan {
        let problem = network.problem
        var total = FlowCost.zero
        var chosen: [Int32] = []
        for student in 0..<problem.students {
            let way = taken[student] < 0 ? -1 : network.origin[Int(taken[student])]
            chosen.append(way)
            if way >= 0 {
                total += FlowCost(cost: problem.wayCost[Int(way)], lots: Int128(problem.wayLot[Int(way)]))
            }
        }
        for (provider, keys) in problem.keys.enumerated() {
            for key in keys.prefix(Int(unplaced[provider])) { total.cost += key }
        }
        return FlowPlan(chosenWay: chosen, total: total, prices: prices())
    }

    /// The prices of nodes as prices of resources: what a node costs more than the one around it is the price of its
    /// scarcest resource.
    private func prices() -> FlowPrices {
        let problem = network.problem
        let tree = network.tree
        var resource = [FlowCost](repeating: .zero, count: problem.capacity.count)
        let closedPrices = pricesOfClosedNodes()
        for node in 0..<tree.count {
            guard let scarcest = tree.resources[node].min(by: { problem.capacity[Int($0)] < problem.capacity[Int($1)] })
            else { continue }
            let around = tree.parent[node] < 0 ? Amount.zero : price[tree.parent[node]]
            let own = tree.capacity[node] <= 0 ? closedPrices[node] : price[node] - around
            resource[Int(scarcest)] = max(own, .zero).price
        }
        return FlowPrices(
            lotsInCost: network.width.number == .pair ? nil : network.width.weight,
            resource: resource,
            provider: problem.keys.indices.map { price[treeNodes + $0].price }
        )
    }

    /// For nodes without any unit a price that nobody would pay: they can be priced freely, having nothing to sell.
    private func pricesOfClosedNodes() -> [Amount] {
        var prices = [Amount](repeating: .zero, count: treeNodes)
        for student in 0..<network.problem.students where seat[student] >= 0 {
            var paid = price[seat[student]]
            if taken[student] >= 0 { paid += wayCost[taken[student]] }
            for way in Int(firstClosed[student])..<Int(firstWay[student + 1]) where wayCost[way] < paid {
                var node = Int(wayNode[way])
                while network.tree.capacity[node] > 0 { node = Int(network.tree.parent[node]) }
                prices[node] = max(prices[node], paid - wayCost[way])
            }
        }
        return prices
    }
}
