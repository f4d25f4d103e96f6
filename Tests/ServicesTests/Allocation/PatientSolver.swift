import Allocation

/// The engine in this process, which tells the best answer and then keeps looking for a better one until it is stopped.
final class PatientSolver: Solver {
    private let found = AsyncStream.makeStream(of: Void.self)

    /// Waits until an answer has been told.
    func hasFound() async {
        for await _ in found.stream { return }
    }

    func solve(
        _ problem: Problem,
        limits: SolveLimits,
        seed: UInt64
    ) -> AsyncThrowingStream<SolveEvent, any Error> {
        let (stream, continuation) = AsyncThrowingStream<SolveEvent, any Error>.makeStream()
        let work = Task { [found] in
            for try await event in LevelSolver().solve(problem, limits: limits, seed: seed) {
                if case .finished(let answer) = event {
                    continuation.yield(.improved(answer))
                    found.continuation.yield()
                } else {
                    continuation.yield(event)
                }
            }
        }
        continuation.onTermination = { _ in work.cancel() }
        return stream
    }
}
