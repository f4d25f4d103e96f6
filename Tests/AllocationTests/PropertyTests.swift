import Allocation
import Testing

/// What has to be true of every problem and its answer.
@Suite struct PropertyTests {
    private func values(_ problem: Problem, seed: UInt64 = 0) async throws -> [Int] {
        try await LevelSolver().answer(to: problem, seed: seed).levels.map(\.value)
    }

    @Test func `the same problem and seed give the same answer`() async throws {
        for seed in UInt64(0)..<20 {
            let problem = SmallInstances.draw(seed)
            var first = try await LevelSolver().answer(to: problem, seed: 5)
            let second = try await LevelSolver().answer(to: problem, seed: 5)
            first.seconds = second.seconds
            #expect(first == second)
        }
    }

    @Test func `the order of the lines changes nothing, not even who gets which place`() async throws {
        for seed in UInt64(100)..<140 {
            let problem = SmallInstances.draw(seed)
            var random = SplitMix(seed: seed)
            var shuffled = problem
            shuffled.students.shuffle(using: &random)
            shuffled.resources.shuffle(using: &random)
            shuffled.providers.shuffle(using: &random)
            for index in shuffled.students.indices { shuffled.students[index].options.shuffle(using: &random) }
            let first = try await LevelSolver().answer(to: problem, seed: 9)
            let second = try await LevelSolver().answer(to: shuffled, seed: 9)
            #expect(first.levels == second.levels)
            let order: (Placement, Placement) -> Bool = { $0.student < $1.student }
            #expect(first.placements.sorted(by: order) == second.placements.sorted(by: order), "seed \(seed)")
        }
    }

    @Test func `other names change no level`() async throws {
        for seed in UInt64(200)..<230 {
            let problem = SmallInstances.draw(seed)
            var renamed = problem
            for index in renamed.students.indices {
                renamed.students[index].id = "x" + renamed.students[index].id
                renamed.students[index].provider = "x" + renamed.students[index].provider
                for option in renamed.students[index].options.indices {
                    let used = renamed.students[index].options[option].resources
                    renamed.students[index].options[option].resources = used.map { "x" + $0 }
                }
            }
            for index in renamed.providers.indices { renamed.providers[index].id = "x" + renamed.providers[index].id }
            for index in renamed.resources.indices { renamed.resources[index].id = "x" + renamed.resources[index].id }
            renamed.cohorts = renamed.cohorts.map { cohort in
                .init(
                    minimum: cohort.minimum,
                    options: cohort.options.map { .init(student: "x" + $0.student, option: $0.option) }
                )
            }
            #expect(try await values(problem) == values(renamed))
        }
    }

    @Test func `one more place places no fewer, and at most one more`() async throws {
        for seed in UInt64(300)..<330 {
            var problem = SmallInstances.draw(seed)
            problem.cohorts = []
            let before = try await values(problem)[0]
            for resource in problem.resources where resource.capacity > 0 {
                let after = try await values(problem.adding(1, to: resource.id))[0]
                #expect(after == before || after == before - 1, "seed \(seed) \(resource.id)")
                let closed = try await values(problem.adding(-1, to: resource.id))[0]
                #expect(closed >= before)
            }
        }
    }

    @Test func `relief is exact: one more unit places exactly one more`() async throws {
        var tried = 0
        for seed in UInt64(400)..<460 {
            let problem = SmallInstances.draw(seed)
            let answer = try await LevelSolver().answer(to: problem)
            for shortage in answer.shortages {
                #expect(Evaluator(problem).holds(shortage))
                for resource in shortage.relief {
                    tried += 1
                    #expect(try await values(problem.adding(1, to: resource))[0] == answer.levels[0].value - 1)
                }
            }
        }
        #expect(tried > 10)
    }

    @Test func `one more option never leaves more students without a place`() async throws {
        for seed in UInt64(500)..<530 {
            var problem = SmallInstances.draw(seed)
            problem.cohorts = []
            let before = try await values(problem)[0]
            let resource = problem.resources[Int(seed) % problem.resources.count].id
            problem.students[0].options.append(.init(id: "extra", resources: [resource]))
            #expect(try await values(problem)[0] <= before)
        }
    }

    @Test func `problems that do not touch add up at every level`() async throws {
        for seed in UInt64(600)..<620 {
            let left = SmallInstances.draw(seed, fairness: .rounded)
            let right = Self.prefixed(SmallInstances.draw(seed + 1_000, fairness: .rounded))
            let both = Problem(
                fairness: .rounded,
                providers: left.providers + right.providers,
                resources: left.resources + right.resources,
                students: left.students + right.students,
                cohorts: left.cohorts + right.cohorts
            )
            let sum = try await zip(values(left), values(right)).map(+)
            #expect(try await values(both) == sum)
        }
    }

    private static func prefixed(_ problem: Problem) -> Problem {
        var copy = problem
        for index in copy.students.indices {
            copy.students[index].id += "'"
            copy.students[index].provider += "'"
            for option in copy.students[index].options.indices {
                copy.students[index].options[option].resources = copy.students[index].options[option].resources.map {
                    $0 + "'"
                }
            }
        }
        for index in copy.providers.indices { copy.providers[index].id += "'" }
        for index in copy.resources.indices { copy.resources[index].id += "'" }
        copy.cohorts = copy.cohorts.map { cohort in
            .init(
                minimum: cohort.minimum,
                options: cohort.options.map { .init(student: $0.student + "'", option: $0.option) }
            )
        }
        return copy
    }

    @Test func `locks that need more than there is are told by name`() async throws {
        var problem = try FixtureTests.problem("midwifery-shortage")
        for index in 0..<3 { problem.students[index].locked = ["maternity"] }
        await #expect(throws: SolveFailure.self) { try await LevelSolver().answer(to: problem) }
        do {
            _ = try await LevelSolver().answer(to: problem)
        } catch let failure as SolveFailure {
            #expect(failure.description.contains("3 locked options need \"maternity\", which has room for 2"))
        }
    }
}
