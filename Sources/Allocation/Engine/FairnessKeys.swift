/// What each further student of a provider who goes without costs at the fairness level.
enum FairnessKeys {
    /// For each provider the keys of its first, second, … student, never falling.
    static func keys(_ problem: Problem, headcount: [Int]) -> [[Int]] {
        switch problem.fairness {
        case .rounded:
            return zip(problem.providers, headcount).map { provider, most in
                (0..<most).map { roundedHalfToEven(10_000 * ($0 + 1), by: provider.students) }
            }
        case .leximin:
            return denseRanks(problem.providers.map(\.students), headcount)
        }
    }

    private static func roundedHalfToEven(_ value: Int, by divisor: Int) -> Int {
        let floor = value / divisor
        let twice = 2 * (value - floor * divisor)
        if twice < divisor { return floor }
        if twice > divisor { return floor + 1 }
        return floor.isMultiple(of: 2) ? floor : floor + 1
    }

    /// The place of (j/n, 1/n) among all such pairs, equal pairs sharing one.
    private static func denseRanks(_ sizes: [Int], _ headcount: [Int]) -> [[Int]] {
        var longest: [Int: Int] = [:]
        for (size, most) in zip(sizes, headcount) where size > 0 { longest[size] = max(longest[size] ?? 0, size, most) }
        var pairs: [(j: Int, n: Int)] = []
        for (n, most) in longest { for j in 1...most { pairs.append((j, n)) } }
        pairs.sort { left, right in
            let difference = left.j * right.n - right.j * left.n
            return difference != 0 ? difference < 0 : left.n > right.n
        }
        // Sizes are distinct in `longest`, so no two pairs are equal and the place is the dense rank.
        var rank: [Int: [Int]] = [:]
        for (index, pair) in pairs.enumerated() { rank[pair.n, default: []].append(index + 1) }
        return zip(sizes, headcount).map { size, most in size == 0 ? [] : Array(rank[size]!.prefix(most)) }
    }
}
