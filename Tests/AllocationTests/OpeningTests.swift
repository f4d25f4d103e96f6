import Testing

@testable import Allocation

/// What openings are said to be worth, against solving again with them.
@Suite struct OpeningTests {
    @Test(arguments: 0..<4)
    func `an opening gains what every set of placements with it says`(batch: Int) async throws {
        var (seen, open) = ([Int: Int](), 0)
        for number in 0..<100 {
            let seed = UInt64(300_000 + batch * 1_000 + number)
            var problem = SmallInstances.draw(seed)
            problem.openings = Self.openings(problem, seed)
            let before = try #require(BruteForce.best(problem))[0]
            let answer = try await LevelSolver().answer(to: problem, seed: seed)
            for (opening, gain) in zip(problem.openings, answer.openings) {
                let widened = opening.resources.reduce(problem) { $0.adding(1, to: $1) }
                let exact = before - (try #require(BruteForce.best(widened))[0])
                #expect(gain.students <= exact && exact <= gain.atMost, "seed \(seed), \(opening.id)")
                seen[exact, default: 0] += 1
                open += gain.isProven || !problem.cohorts.isEmpty ? 0 : 1
            }
        }
        #expect(seen[0, default: 0] > 50 && seen[1, default: 0] > 50 && seen[2, default: 0] > 5)
        #expect(open <= 8, "\(open) are left open where no host takes groups")
    }

    private static func openings(_ problem: Problem, _ seed: UInt64) -> [Problem.Opening] {
        var random = SplitMix(seed: seed)
        return (0..<4).map { number in
            let some = problem.resources.map(\.id).filter { _ in random.below(3) == 0 }
            return .init(id: "\(number)", resources: some.isEmpty ? [problem.resources[0].id] : some)
        }
    }

    @Test func `in a system openings gain what solving again gains`() async throws {
        var problem = InstanceGenerator(students: 100, rotations: 0.5, seed: 4).problem()
        problem.levels = [.unplaced]
        let ways = problem.students.flatMap(\.options).filter { $0.from == "start" && $0.to == "end" }
        let places = Dictionary(grouping: ways) { "\($0.area)/\($0.window)" }.sorted { $0.key < $1.key }
        problem.openings = places.map { .init(id: $0.key, resources: $0.value[0].resources) }
        let answer = try await LevelSolver().answer(to: problem)
        #expect(answer.isProven && answer.openings.allSatisfy(\.isProven))
        #expect(Set(answer.openings.map(\.students)) == [0, 1])
        for gains in [0, 1] {
            let some = zip(problem.openings, answer.openings).filter { $1.students == gains }
            for (opening, _) in some.prefix(6) {
                var widened = opening.resources.reduce(problem) { $0.adding(1, to: $1) }
                widened.openings = []
                let again = try await LevelSolver().answer(to: widened)
                #expect(again.isProven && answer.levels[0].value - again.levels[0].value == gains, "\(opening.id)")
            }
        }
    }

    @Test func `a chain of moves never breaks a rule and never ends below the best`() throws {
        for seed in UInt64(0)..<300 {
            var problem = SmallInstances.draw(seed)
            problem.cohorts = []
            let best = try #require(BruteForce.best(problem))[0]
            let numbered = NumberedProblem(problem, lots: Lots(seed: 0))
            var (unplaced, placements) = (0, [Placement]())
            for students in Components(numbered).students {
                let part = Part(numbered, students: students)
                let nobody = [[Int32]](repeating: [], count: students.count)
                let seating = Seating(PartState(part), nobody).placingMore(downTo: 0)
                unplaced += seating.unplaced
                placements += Plan(part, paths: seating.paths).placements(part, in: problem)
            }
            #expect(Evaluator(problem).evaluate(placements).faults == [], "seed \(seed)")
            #expect(unplaced >= best, "seed \(seed)")
        }
    }
}
