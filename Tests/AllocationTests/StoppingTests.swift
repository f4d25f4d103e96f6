import Allocation
import Testing

/// Stopped at any moment, there is a valid answer.
@Suite struct StoppingTests {
    static let problem = InstanceGenerator(students: 80, rotations: 0.3, seed: 3).problem()

    /// Searches of tests that run beside this one wait for each other.
    private static let ample = SolveLimits(seconds: 600)

    @Test(arguments: [0.0, 0.01, 0.05, 0.2, 0.5])
    func `a time limit leaves a valid answer with honest bounds`(seconds: Double) async throws {
        let answer = try await LevelSolver().answer(to: Self.problem, limits: SolveLimits(seconds: seconds))
        #expect(Evaluator(Self.problem).faults(in: answer) == [])
        let best = try await LevelSolver().answer(to: Self.problem, limits: Self.ample)
        #expect(answer.levels[0].bound <= best.levels[0].value)
        #expect(!answer.levels.map(\.value).lexicographicallyPrecedes(best.levels.map(\.value)))
    }

    @Test func `a reader that walks away keeps the answer it has`() async throws {
        for wait in [1, 30, 120] {
            let task = Task { () -> Answer? in
                var best: Answer?
                for try await event in LevelSolver().solve(Self.problem, limits: SolveLimits(), seed: 1) {
                    if case .improved(let answer) = event { best = answer }
                    if case .finished(let answer) = event { best = answer }
                }
                return best
            }
            try await Task.sleep(for: .milliseconds(wait))
            task.cancel()
            if let answer = try await task.value { #expect(Evaluator(Self.problem).faults(in: answer) == []) }
        }
    }

    @Test func `answers only ever get better and the last one is proven`() async throws {
        var last: [Int]?
        var isFinished = false
        for try await event in LevelSolver().solve(Self.problem, limits: Self.ample, seed: 1) {
            switch event {
            case .progress(let progress): #expect(progress.bound <= progress.value)
            case .improved(let answer):
                let values = answer.levels.map(\.value)
                if let last { #expect(values.lexicographicallyPrecedes(last)) }
                last = values
            case .finished(let answer):
                isFinished = true
                #expect(answer.isProven)
            }
        }
        #expect(isFinished && last != nil)
    }
}
