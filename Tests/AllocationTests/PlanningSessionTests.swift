import Testing

@testable import Allocation

/// What a session says of a change, against solving the changed problem.
@Suite struct PlanningSessionTests {
    @Test(arguments: 0..<4)
    func `a change makes of the plan what every set of placements says`(batch: Int) async throws {
        var (asked, open, conflicts) = (0, 0, 0)
        for number in 0..<60 {
            let seed = UInt64(400_000 + batch * 1_000 + number)
            let problem = SmallInstances.draw(seed, locks: number.isMultiple(of: 3))
            guard let before = BruteForce.best(problem) else { continue }
            let session = try PlanningSession(problem, try await LevelSolver().answer(to: problem, seed: seed))
            #expect(session.today.unplaced.value == before[0] && session.today.moved == [])
            for changes in Self.changes(problem, seed) {
                let changed = Self.problem(problem, with: changes)
                let best = BruteForce.best(changed)?[0]
                do {
                    let outcome = try session.outcome(of: changes)
                    let (value, bound) = (outcome.unplaced.value, outcome.unplaced.bound)
                    #expect(value >= best! && bound <= best!, "seed \(seed), \(changes)")
                    let evaluation = Evaluator(changed).evaluate(outcome.placements)
                    #expect(evaluation.isValid && evaluation[.unplaced] == value, "seed \(seed), \(changes)")
                    #expect(outcome.moved == Self.moved(problem, session.today, outcome), "seed \(seed), \(changes)")
                    open += outcome.unplaced.isProven || !problem.cohorts.isEmpty ? 0 : 1
                } catch let failure {
                    #expect(best == nil && failure.code == .locksConflict, "seed \(seed), \(changes): \(failure)")
                    conflicts += 1
                }
                asked += 1
            }
        }
        #expect(open * 50 <= asked, "\(open) of \(asked) are left open where no host takes groups")
        #expect(conflicts > 0)
    }

    private static func changes(_ problem: Problem, _ seed: UInt64) -> [[PlanningSession.Change]] {
        var random = SplitMix(seed: seed)
        func some() -> [String] { problem.resources.map(\.id).filter { _ in random.below(3) == 0 } }
        return [
            [], [.more(1, of: some())], [.more(3, of: some())], [.close(some())], [.close(some())],
            [.close(some()), .more(2, of: some())],
        ]
    }

    private static func problem(_ problem: Problem, with changes: [PlanningSession.Change]) -> Problem {
        var changed = problem
        for case .more(let units, let resources) in changes {
            for resource in resources { changed = changed.adding(units, to: resource) }
        }
        for case .close(let resources) in changes {
            for resource in resources { changed = changed.adding(-1_000, to: resource) }
        }
        return changed
    }

    private static func moved(
        _ problem: Problem,
        _ before: PlanningSession.Outcome,
        _ after: PlanningSession.Outcome
    ) -> [String] {
        func options(_ outcome: PlanningSession.Outcome, _ student: String) -> [String]? {
            outcome.placements.first { $0.student == student }?.options
        }
        return problem.students.map(\.id).filter { options(before, $0) != options(after, $0) }
    }

    @Test(arguments: [false, true])
    func `in a system a question has the answer of a fresh solve, and changes nothing`(isFlow: Bool) async throws {
        var problem = InstanceGenerator(students: 100, rotations: isFlow ? 0 : 0.4, isFlow: isFlow, seed: 5).problem()
        problem.levels = [.unplaced]
        let session = try PlanningSession(problem, try await LevelSolver().answer(to: problem))
        let areas = Dictionary(grouping: problem.students.flatMap(\.options), by: \.area).sorted { $0.key < $1.key }
        for (area, options) in areas.prefix(8) {
            // The area's own resources: those of the employer serve other areas, too.
            let own = Set(options.flatMap(\.resources)).filter { $0.hasPrefix(area) }.sorted()
            for change in [PlanningSession.Change.close(own), .more(1, of: options[0].resources)] {
                let outcome = try session.outcome(of: [change])
                let changed = Self.problem(problem, with: [change])
                let fresh = try await LevelSolver().answer(to: changed)
                #expect(fresh.isProven && outcome.unplaced.bound <= fresh.levels[0].value, "\(area)")
                #expect(outcome.unplaced.value >= fresh.levels[0].value, "\(area)")
                #expect(outcome.unplaced.value <= fresh.levels[0].value + 1, "\(area)")
                #expect(Evaluator(changed).evaluate(outcome.placements).isValid, "\(area)")
                #expect(try session.outcome(of: []).placements == session.today.placements, "\(area)")
            }
        }
    }

    @Test func `a plan of another problem is refused`() async throws {
        let problem = SmallInstances.draw(7)
        var answer = try await LevelSolver().answer(to: problem)
        answer.placements.append(.init(student: "nobody", options: []))
        #expect(throws: SolveFailure.self) { _ = try PlanningSession(problem, answer) }
    }
}
