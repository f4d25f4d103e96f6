import Allocation
import Testing

/// A whole system at once. How long it takes is told, not judged: the machine is shared.
@Suite struct LargeInstanceTests {
    @Test func `460 students with one area each and windows apart are placed and every level proven`() async throws {
        let problem = InstanceGenerator(students: 460, isFlow: true, seed: 11).problem()
        let answer = try await LevelSolver().answer(to: problem, limits: SolveLimits(seconds: 120))
        #expect(answer.isProven)
        #expect(Evaluator(problem).faults(in: answer) == [])
        print("460 students, single areas: \(answer.levels.map(\.value)) in \(answer.seconds) s")
    }
}
