import Allocation
import Domain
import Foundation
import Synchronization

/// Questions to the engine that nobody stores the answer of: what-ifs and openings. The answers are kept in memory for a
/// while under the hash of their question, so that looking again, paging and saving a list cost nothing, and so that
/// an answer is never older than its question.
public final class ScenarioRoom: Sendable {
    private struct Entry {
        var answer: Answer?
        var failure: SolveFailure?
        var task: Task<Void, Never>?
        var lastUsed: Int
    }

    private struct Shelf {
        var entries: [String: Entry] = [:]
        var clock = 0
    }

    /// How many answers are kept.
    private static let most = 24
    private let shelf = Mutex(Shelf())

    public init() {}

    /// The answer to a problem. The work goes on when nobody waits any longer, so that the next look finds it.
    ///
    /// - Parameter patience: how many seconds to wait at most.
    /// - Returns: nothing when the engine still works on it.
    /// - Throws: `ServiceError.unavailable` when the engine fails.
    func answer(
        to problem: Problem,
        by solver: any Solver,
        limits: SolveLimits,
        seed: UInt64,
        patience: Double = .infinity
    ) async throws -> Answer? {
        let key = "\(Fingerprint.of(problem)) \(seed) \(limits.seconds)"
        let task = work(key) { try await solver.answer(to: problem, limits: limits, seed: seed) }
        if let task {
            if patience == .infinity {
                await task.value
            } else {
                try await wait(for: key, atMost: patience)
            }
        }
        let (answer, failure) = shelf.withLock { ($0.entries[key]?.answer, $0.entries[key]?.failure) }
        if let failure {
            // The next request tries again.
            shelf.withLock { _ = $0.entries.removeValue(forKey: key) }
            throw ServiceError.unavailable(failure.description)
        }
        return answer
    }

    /// Stops everything and waits until it has ended.
    func stopAll() async {
        let tasks = shelf.withLock { $0.entries.values.compactMap(\.task) }
        for task in tasks { task.cancel() }
        for task in tasks { await task.value }
    }

    /// The work on a question, begun if it is new; nothing when its answer is there.
    private func work(_ key: String, _ solve: @escaping @Sendable () async throws -> Answer) -> Task<Void, Never>? {
        shelf.withLock { shelf in
            shelf.clock += 1
            if shelf.entries[key] != nil {
                shelf.entries[key]?.lastUsed = shelf.clock
                return shelf.entries[key]?.task
            }
            let task = Task {
                do {
                    finish(key, answer: try await solve(), failure: nil)
                } catch let failure as SolveFailure {
                    finish(key, answer: failure.best, failure: failure.best == nil ? failure : nil)
                } catch {
                    finish(
                        key,
                        answer: nil,
                        failure: SolveFailure(.crashed, "The engine stopped without an answer. Try it again.")
                    )
                }
            }
            shelf.entries[key] = Entry(task: task, lastUsed: shelf.clock)
            if shelf.entries.count > Self.most {
                let finished = shelf.entries.filter { $0.value.task == nil }
                if let oldest = finished.min(by: { $0.value.lastUsed < $1.value.lastUsed }) {
                    shelf.entries.removeValue(forKey: oldest.key)
                }
            }
            return task
        }
    }

    private func finish(_ key: String, answer: Answer?, failure: SolveFailure?) {
        shelf.withLock { shelf in
            shelf.entries[key]?.answer = answer
            shelf.entries[key]?.failure = failure
            shelf.entries[key]?.task = nil
        }
    }

    private func wait(for key: String, atMost seconds: Double) async throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while shelf.withLock({ $0.entries[key]?.task != nil }), ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
