/// What it costs, at the fairness level, that students of a provider go without: the definition, written out plainly.
struct Shortfall: Sendable {
    private let policy: FairnessPolicy
    private var ranks: [Fraction: Int] = [:]

    /// The share j/n, and for equal shares 1/n, compared crosswise so that nothing is rounded.
    private struct Fraction: Hashable, Comparable {
        var part: Int
        var whole: Int

        init(_ part: Int, of whole: Int) {
            self.part = part
            self.whole = whole
        }

        static func < (left: Fraction, right: Fraction) -> Bool {
            let (a, b) = (left.part * right.whole, right.part * left.whole)
            // 1/n: the larger provider comes first among equal shares.
            return a == b ? left.whole > right.whole : a < b
        }
    }

    init(_ problem: Problem) {
        policy = problem.fairness
        guard policy == .leximin else { return }
        var most: [String: Int] = [:]
        for student in problem.students { most[student.provider, default: 0] += 1 }
        var pairs: Set<Fraction> = []
        for provider in problem.providers where provider.students > 0 {
            for j in 1...max(provider.students, most[provider.id] ?? 0) {
                pairs.insert(Fraction(j, of: provider.students))
            }
        }
        for (index, pair) in pairs.sorted().enumerated() { ranks[pair] = index + 1 }
    }

    /// The sum over the providers and over their first, second, … student without a place.
    func cost(_ outcomes: [Evaluator.ProviderOutcome]) -> Int {
        outcomes.reduce(0) { sum, outcome in
            outcome.unplaced == 0
                ? sum : sum + (1...outcome.unplaced).reduce(0) { $0 + cost(ofStudent: $1, of: outcome.students) }
        }
    }

    private func cost(ofStudent j: Int, of n: Int) -> Int {
        switch policy {
        case .leximin: return ranks[Fraction(j, of: n)] ?? 0
        case .rounded:
            let (quotient, rest) = (10_000 * j).quotientAndRemainder(dividingBy: n)
            let isUp = 2 * rest > n || (2 * rest == n && quotient % 2 == 1)
            return isUp ? quotient + 1 : quotient
        }
    }
}
