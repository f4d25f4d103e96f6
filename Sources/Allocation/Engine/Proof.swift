/// A lower bound that needs no trust: whatever the prices, no plan of the part can cost less than what they add up to.
///
/// Every use of a row is charged its price, every unit of its room is given back. Students then take their cheapest path
/// or go without, provider by provider, as if there were no rows; what that costs is below every plan. All of it is
/// added up in whole numbers, with prices rounded to fractions of `scale`.
struct Proof: Sendable {
    /// The bound is `total / scale`; `nil` when no plan keeps the locks and what was narrowed.
    let total: Int128?
    /// The costs that it adds up, with what the side rows charge.
    let scaled: ScaledCosts
    /// What a further use of each row costs, times `scale`.
    let prices: [Int64]
    /// For each provider what a place is worth, times `scale`.
    let worth: [Int64]
    /// What being placed costs each student at least, times `scale`.
    let cheapest: [Int64]

    var scale: Int64 { scaled.scale }

    /// The least whole number that is not below the bound.
    var bound: Int? { total.map { Self.roundedUp($0, scale) } }

    /// What a total comes to at least, as every plan costs a whole number.
    static func roundedUp(_ total: Int128, _ scale: Int64) -> Int {
        let (quotient, rest) = total.quotientAndRemainder(dividingBy: Int128(scale))
        return Int(rest > 0 ? quotient + 1 : quotient)
    }

    /// How far the bound is below a value, times `scale`.
    func gap(to value: Int) -> Int64 {
        guard let total else { return 0 }
        return Int64(clamping: Int128(value) * Int128(scale) - total)
    }

    init(
        _ state: PartState,
        _ scaled: ScaledCosts,
        prices: [Int64],
        paths: inout CheapestPaths
    ) {
        let part = state.part
        let prices = state.lawful(prices)
        self.prices = prices
        self.scaled = scaled
        paths.find(state.arcs, base: scaled.arcs, setPrice: state.setPrices(prices))
        cheapest = zip(paths.cost, scaled.placed).map { $0 == CheapestPaths.none ? $0 : $0 + $1 }
        var total = Int128(scaled.constant)
        for row in part.rows.resources.indices { total -= Int128(prices[row]) * Int128(state.capacity[row]) }
        for (index, cohort) in part.rows.cohorts.enumerated() {
            let row = part.rows.resources.count + 2 * index
            let used = -(prices[row] * Int64(cohort.minimum) + prices[row + 1] * Int64(cohort.members))
            total += Int128(min(0, used))
        }
        var worth = [Int64](repeating: 0, count: part.providers.count)
        var isPossible = true
        let byProvider = state.studentsOfProvider
        for provider in part.providers.indices {
            var items: [Int64] = []
            var needed = part.headcount[provider] - state.unplaced[provider].lowerBound
            for student in byProvider[provider] {
                let cost = cheapest[student]
                if state.mustPlace[student] {
                    if cost == CheapestPaths.none { isPossible = false } else { total += Int128(cost) }
                    needed -= 1
                } else if cost < CheapestPaths.none {
                    items.append(cost)
                }
            }
            for (index, key) in scaled.without[provider].enumerated() {
                if index < state.unplaced[provider].lowerBound {
                    total += Int128(key)
                } else if index < state.unplaced[provider].upperBound {
                    items.append(key)
                }
            }
            items.sort()
            if needed < 0 || needed > items.count {
                isPossible = false
                continue
            }
            for item in items.prefix(needed) { total += Int128(item) }
            worth[provider] = needed > 0 ? items[needed - 1] : items.first ?? 0
        }
        self.worth = worth
        self.total = isPossible ? total : nil
    }
}
