import Allocation
import Foundation
import Testing

/// Instances small enough to solve by hand, with the answers found by hand.
@Suite struct FixtureTests {
    static let expected: [(file: String, values: [Int])] = [
        ("projects-and-lecturers", [0, 0, 4, 60, 0]),
        ("greedy-trap", [0, 0, 2, 28, 0]),
        ("large-and-small-college", [6, 20_000, 0, 120, 0]),
        ("triangle", [2, 10_000, 0, 20, 1]),
        ("two-triangles", [4, 16_667, 0, 40, 2]),
        ("shared-days", [1, 3_333, 0, 40, 0]),
        ("midwifery-shortage", [2, 5_000, 0, 80, 0]),
        ("preference-before-travel", [0, 0, 2, 4, 0]),
        ("rotation-fills-halves", [0, 0, 2, 40, 1]),
        ("group-or-nobody", [0, 0, 0, 100, 0]),
    ]

    static func problem(_ name: String) throws -> Problem {
        let file = try #require(Bundle.module.url(forResource: name, withExtension: "jsonl", subdirectory: "Fixtures"))
        return try ProblemReader.read(Data(contentsOf: file))
    }

    @Test(arguments: expected)
    func `every level of a hand-solved instance is reached and proven`(_ file: String, _ values: [Int]) async throws {
        let problem = try Self.problem(file)
        let answer = try await LevelSolver().answer(to: problem)
        #expect(answer.levels.map(\.value) == values)
        #expect(answer.isProven)
        #expect(Evaluator(problem).faults(in: answer) == [])
    }

    @Test func `the shortfall falls on both colleges in proportion to their size`() async throws {
        for fairness in FairnessPolicy.allCases {
            var problem = try Self.problem("large-and-small-college")
            problem.fairness = fairness
            let answer = try await LevelSolver().answer(to: problem)
            #expect(Evaluator(problem).evaluate(answer.placements).providers.map(\.unplaced) == [5, 1])
        }
    }

    @Test func `a shortage is proved, and one more place where it is relieves it`() async throws {
        let problem = try Self.problem("midwifery-shortage")
        let answer = try await LevelSolver().answer(to: problem)
        let shortage = try #require(answer.shortages.first)
        #expect(answer.shortages.count == 1)
        #expect(Set(shortage.students) == ["midwife-0", "midwife-1", "midwife-2", "midwife-3"])
        #expect((shortage.places, shortage.short) == (2, 2))
        #expect(shortage.relief == ["maternity"])
        #expect(Evaluator(problem).holds(shortage))
        let wider = try await LevelSolver().answer(to: problem.adding(1, to: "maternity"))
        #expect(wider[.unplaced]?.value == 1)
        let elsewhere = try await LevelSolver().answer(to: problem.adding(1, to: "ward"))
        #expect(elsewhere[.unplaced]?.value == 2)
    }

    @Test func `a shortage that claims too much does not hold`() async throws {
        let problem = try Self.problem("midwifery-shortage")
        let answer = try await LevelSolver().answer(to: problem)
        let shortage = try #require(answer.shortages.first)
        let changes: [(inout Shortage) -> Void] = [
            { $0.short += 1 }, { $0.places -= 1 }, { $0.students[0] = "nurse-0" }, { $0.bottlenecks = [] },
            { $0.share = 2 }, { $0.students.append("nobody") },
        ]
        for change in changes {
            var claim = shortage
            change(&claim)
            #expect(!Evaluator(problem).holds(claim))
        }
    }

    @Test func `a group is not opened for too few`() async throws {
        var problem = try Self.problem("group-or-nobody")
        problem.students.removeAll { $0.id == "s1" }
        problem.cohorts[0].options.removeAll { $0.student == "s1" }
        let answer = try await LevelSolver().answer(to: problem)
        #expect(answer.levels.map(\.value).first == 2)
        #expect(answer.unplaced.contains { $0.reasons.contains(.groupTooSmall) })
    }
}
