import Testing

@testable import Allocation

/// The engine against every set of placements there is.
@Suite struct ExactnessTests {
    @Test(arguments: 0..<12)
    func `no set of placements is better at any level`(batch: Int) async throws {
        for number in 0..<40 {
            let seed = UInt64(batch * 1_000 + number)
            let problem = SmallInstances.draw(seed)
            try problem.validate()
            let answer = try await LevelSolver().answer(to: problem, seed: seed)
            #expect(answer.levels.map(\.value) == BruteForce.best(problem), "seed \(seed)")
            #expect(answer.isProven, "seed \(seed)")
            #expect(Evaluator(problem).faults(in: answer) == [], "seed \(seed)")
        }
    }

    @Test(arguments: 0..<4)
    func `locks are kept, or their conflict is told`(batch: Int) async throws {
        for number in 0..<40 {
            let seed = UInt64(50_000 + batch * 1_000 + number)
            let problem = SmallInstances.draw(seed, locks: true)
            let best = BruteForce.best(problem)
            do {
                let answer = try await LevelSolver().answer(to: problem, seed: seed)
                #expect(answer.levels.map(\.value) == best, "seed \(seed)")
                #expect(Evaluator(problem).faults(in: answer) == [], "seed \(seed)")
            } catch let failure as SolveFailure {
                #expect(best == nil, "seed \(seed): \(failure)")
                #expect(failure.code == .locksConflict)
            }
        }
    }

    @Test func `a solver that lies is caught and worked around`() async throws {
        for (number, lie) in LyingSearch.Lie.allCases.enumerated() {
            let search = LyingSearch(lie)
            for seed in UInt64(0)..<60 {
                let problem = SmallInstances.draw(seed + UInt64(number) * 100)
                let answer = try await LevelSolver(integers: search).answer(to: problem)
                #expect(Evaluator(problem).faults(in: answer) == [], "seed \(seed)")
                #expect(answer.levels.map(\.value) == BruteForce.best(problem), "\(lie), seed \(seed)")
            }
            #expect(search.lies > 0, "\(lie) was never told")
        }
    }

    @Test func `a bound from prices never exceeds what can be reached, whatever the prices`() throws {
        for seed in UInt64(0)..<40 {
            let problem = SmallInstances.draw(seed)
            let best = try #require(BruteForce.best(problem))
            let numbered = NumberedProblem(problem, lots: Lots(seed: 0))
            var random = SplitMix(seed: seed)
            let clock = SolveClock(limit: 60, stop: StopFlag())
            let parts = Components(numbered).students.map { students in
                let part = Part(numbered, students: students)
                return Relaxation(PartState(part), Costs(.level(.unplaced), part), clock)
            }
            for _ in 0..<20 {
                let bounds = parts.map { relaxation in
                    let part = relaxation.state.part
                    let prices = (0..<part.rows.count).map { _ in Int64(random.below(9)) - 4 }
                    return relaxation.proof(Costs(.level(.unplaced), part), prices: prices, scale: 3).bound
                }
                #expect(bounds.reduce(0) { $0 + ($1 ?? 0) } <= best[0])
            }
        }
    }
}

/// A search that lies once in a while, and never when it is asked the plain way.
private final class LyingSearch: IntegerSearching, @unchecked Sendable {
    enum Lie: CaseIterable { case brokenPoint, impossible, stale }

    private let lie: Lie
    private(set) var lies = 0

    init(_ lie: Lie) { self.lie = lie }

    func search(_ program: PathProgram, _ request: IntegerRequest, _ clock: SolveClock) -> IntegerClaim {
        let honest = CbcSearch().search(program, request, clock)
        if request.isPlain { return honest }
        lies += 1
        switch lie {
        case .brokenPoint:
            // Everybody everywhere, called the best there is.
            return IntegerClaim(
                status: .optimal,
                shares: program.columns.map { _ in 1 },
                bound: Double(request.atMost ?? 0)
            )
        case .impossible: return IntegerClaim(status: .infeasible, shares: nil, bound: 1e50)
        case .stale:
            // Nobody anywhere: whole, valid, and no improvement.
            return IntegerClaim(
                status: .optimal,
                shares: program.columns.map { _ in 0 },
                bound: Double(request.atMost ?? 0)
            )
        }
    }
}
