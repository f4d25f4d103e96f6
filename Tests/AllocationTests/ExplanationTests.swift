import Allocation
import Testing

/// Reasons that a person can check against the problem.
@Suite struct ExplanationTests {
    @Test func `a placed student sees what else was open and what it would cost`() async throws {
        let problem = try FixtureTests.problem("greedy-trap")
        let answer = try await LevelSolver().answer(to: problem)
        let explanation = Explanation(problem, answer)
        let ways = explanation.alternatives(for: "ann")
        #expect(ways.map(\.options) == [["ward"], ["clinic"]])
        #expect(ways.map(\.isChosen) == [false, true])
        #expect(ways[0].fullResources == ["ward"] && !ways[0].isFree)
        #expect((ways[0].difference.preference, ways[0].difference.travel) == (-2, -8))
        #expect(ways[0].firstLoss == nil)
        #expect(ways[1].isFree)
    }

    @Test func `an unplaced student sees the shortage and the smallest change`() async throws {
        let problem = try FixtureTests.problem("midwifery-shortage")
        let answer = try await LevelSolver().answer(to: problem)
        let explanation = Explanation(problem, answer)
        for student in answer.unplaced {
            #expect(student.reasons == [.full])
            #expect(explanation.shortage(for: student.student)?.places == 2)
            #expect(explanation.smallestChange(for: student.student) == ["maternity"])
        }
    }

    @Test func `a student with nothing open is told so`() async throws {
        var problem = try FixtureTests.problem("greedy-trap")
        problem.providers[0].students = 4
        problem.students.append(.init(id: "dan", provider: "college", options: []))
        problem.students.append(.init(id: "eve", provider: "college", options: [.init(id: "o", to: "halfway")]))
        let answer = try await LevelSolver().answer(to: problem)
        #expect(answer.unplaced.map(\.reasons) == [[.noOption], [.noWholePlacement]])
        #expect(Explanation(problem, answer).smallestChange(for: "dan") == nil)
        #expect(Explanation(problem, answer).alternatives(for: "eve").isEmpty)
    }

    @Test func `the first alternative that is free and better never exists`() async throws {
        for seed in UInt64(0)..<60 {
            let problem = SmallInstances.draw(seed)
            let answer = try await LevelSolver().answer(to: problem)
            let explanation = Explanation(problem, answer)
            for placement in answer.placements {
                for way in explanation.alternatives(for: placement.student) where way.isFree && !way.isChosen {
                    // A free swap would be a better answer, unless leaving would break up a group.
                    let alone = problem.cohorts.isEmpty
                    #expect(
                        !alone
                            || way.costs
                                >= explanation.alternatives(for: placement.student).first { $0.isChosen }!.costs
                    )
                }
            }
        }
    }
}
