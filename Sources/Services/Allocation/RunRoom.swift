import Allocation
import Domain
import Synchronization

/// The runs that this process is working on, with how far each is.
public final class RunRoom: Sendable {
    private struct Work {
        var task: Task<Void, Never>?
        var isStopped = false
        var progress: RunProgress
    }

    private let works = Mutex<[ID<Run>: Work]>([:])

    public init() {}

    /// How far a run is; nothing when this process is not working on it.
    func progress(of run: ID<Run>) -> RunProgress? {
        works.withLock { $0[run]?.progress }
    }

    func begin(_ run: ID<Run>) {
        works.withLock { $0[run] = Work(progress: RunProgress(level: "", value: 0, bound: 0, seconds: 0)) }
    }

    /// Keeps the task so that it can be stopped. A run that has ended in the meantime is forgotten already.
    func keep(_ task: Task<Void, Never>, for run: ID<Run>) {
        let isStopped = works.withLock { works in
            works[run]?.task = task
            return works[run]?.isStopped ?? false
        }
        if isStopped { task.cancel() }
    }

    func report(_ progress: RunProgress, for run: ID<Run>) {
        works.withLock { $0[run]?.progress = progress }
    }

    func end(_ run: ID<Run>) {
        works.withLock { _ = $0.removeValue(forKey: run) }
    }

    /// Stops the work on a run; the best answer so far is kept by whoever reads it.
    func stop(_ run: ID<Run>) {
        let task = works.withLock { works in
            works[run]?.isStopped = true
            return works[run]?.task
        }
        task?.cancel()
    }

    /// Stops everything and waits until it has ended.
    func stopAll() async {
        let tasks = works.withLock { $0.values.compactMap(\.task) }
        for task in tasks { task.cancel() }
        for task in tasks { await task.value }
    }

    /// Waits until the work on a run has ended.
    func wait(for run: ID<Run>) async {
        await works.withLock { $0[run]?.task }?.value
    }
}

/// How far a run is.
public struct RunProgress: Sendable, Hashable {
    /// The level that is being decided, as the engine names it; empty while it is getting ready.
    public var level: String
    public var value: Int
    public var bound: Int
    public var seconds: Double
}
