/// Providers that compete for the same places go without together: how many at least is a whole number, which the
/// program knows only as a fraction. Which providers those are shows in the shares that go without.
extension PartSearch {
    /// For each group of the worst-placed providers: the fewest of their students that can go without, rounded up, as a
    /// row. The groups are those in which the fairness level can no longer exchange one for another.
    func addCrowds(_ costs: Costs, _ clock: SolveClock) {
        let counts = program.unplacedCounts
        let rates = part.providers.indices.map { counts[$0] / Double(part.keys(of: $0).count) }
        let worst = part.providers.indices.sorted { (rates[$1], $0) < (rates[$0], $1) }
        var added = false
        for size in 1..<max(1, worst.count) where !clock.isOver {
            let group = worst[..<size]
            var without = costs
            without.arcs = Array(repeating: 0, count: part.arcs.count)
            without.constant = 0
            without.without = part.providers.indices.map { provider in
                Array(repeating: group.contains(provider) ? 1 : 0, count: part.headcount[provider])
            }
            program.setCosts(without)
            let (status, proof) = relaxation.solve(without, hasNewRows: added)
            added = false
            guard status == .optimal, let proof, let total = proof.total, let least = proof.bound else { continue }
            let fraction = Double(Int128(least) * Int128(proof.scale) - total) / Double(proof.scale)
            guard fraction > 0.01 else { continue }
            let students = part.students.indices.filter { group.contains(part.providerOf[$0]) }
            program.add(.crowd(Crowd(students, room: students.count - least, of: part.students.count)))
            added = true
        }
        program.setCosts(costs)
        _ = relaxation.solve(costs, hasNewRows: added)
    }
}
