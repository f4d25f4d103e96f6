/// A lower bound that needs no trust: prices are rounded to fractions with a common denominator, and the bound they
/// give is added up in whole numbers. Whatever the prices, no point of the program can cost less.
struct DualProof {
    /// The bound is `total / scale`.
    let total: Int128
    let scale: Int
    /// For every column what one more unit costs beyond its worth, times `scale`.
    let reduced: [Int]
    /// For every row the price, times `scale`.
    let prices: [Int]

    /// The least whole number that is not below the bound.
    var bound: Int {
        let scale = Int128(scale)
        let floor = total >= 0 ? total / scale : -((-total + scale - 1) / scale)
        return Int(floor * scale == total ? floor : floor + 1)
    }

    /// How far the bound is below a value, times `scale`.
    func gap(to value: Int) -> Int { Int(Int128(value) * Int128(scale) - total) }

    init(_ program: LevelProgram, duals: [Double]) {
        let scale = Self.scale(for: duals)
        var prices = duals.map { Int(($0 * Double(scale)).rounded()) }
        var total: Int128 = 0
        for (row, bounds) in program.rows.enumerated() where prices[row] != 0 {
            guard let bound = prices[row] > 0 ? bounds.lower : bounds.upper else {
                prices[row] = 0
                continue
            }
            total += Int128(prices[row]) * Int128(bound)
        }
        let model = program.model
        var reduced = model.objectives[program.objective.rawValue]
        for column in reduced.indices { reduced[column] *= scale }
        for column in reduced.indices {
            var worth = 0
            for at in Int(model.starts[column])..<Int(model.starts[column + 1]) {
                worth += prices[Int(model.indices[at])] * Int(model.values[at])
            }
            reduced[column] -= worth
        }
        for (index, held) in program.heldObjectives.enumerated() {
            let price = prices[model.rows.count + index]
            if price == 0 { continue }
            for (column, cost) in model.objectives[held.objective.rawValue].enumerated() where cost != 0 {
                reduced[column] -= price * cost
            }
        }
        for (column, cost) in reduced.enumerated() where cost != 0 {
            total += Int128(cost) * Int128(cost > 0 ? program.columnLower[column] : program.columnUpper[column])
        }
        self.total = total
        self.scale = scale
        self.reduced = reduced
        self.prices = prices
    }

    /// A small denominator when all prices are such fractions, else a large one.
    private static func scale(for duals: [Double]) -> Int {
        let largest = duals.reduce(1) { max($0, abs($1)) }
        for scale in [1, 2, 3, 4, 6, 12, 60] {
            let fits = duals.allSatisfy { price in
                let scaled = price * Double(scale)
                return abs(scaled - scaled.rounded()) < 1e-6
            }
            if fits { return scale }
        }
        return largest > 1e6 ? 1 << 10 : 1 << 20
    }
}
