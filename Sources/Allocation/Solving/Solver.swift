/// Something that solves problems and tells how far it is.
public protocol Solver: Sendable {
    /// Solves a problem. The stream tells every better answer as it is found and ends with `finished`.
    ///
    /// When the task that reads the stream is cancelled, the work stops at once; the last `improved` answer stands.
    /// - Parameter seed: From what the order is drawn that decides between answers that are equal at every level.
    func solve(_ problem: Problem, limits: SolveLimits, seed: UInt64) -> AsyncThrowingStream<SolveEvent, any Error>
}

extension Solver {
    /// Solves a problem and gives the last answer, even when the task is cancelled on the way.
    /// - Throws: `CancellationError` when there was no answer yet; `SolveFailure` when the problem has none.
    public func answer(
        to problem: Problem,
        limits: SolveLimits = SolveLimits(),
        seed: UInt64 = 0
    ) async throws -> Answer {
        var best: Answer?
        for try await event in solve(problem, limits: limits, seed: seed) {
            switch event {
            case .progress: continue
            case .improved(let answer), .finished(let answer): best = answer
            }
        }
        guard let best else { throw CancellationError() }
        return best
    }
}

/// How much time and memory a solve may take.
public struct SolveLimits: Sendable, Equatable {
    /// Elapsed seconds after which the best answer so far is given.
    public var seconds: Double
    /// Bytes of address space that a child process may use.
    public var memory: Int
    /// The level after which the search may end; the levels below it keep the bounds that they have.
    public var lastLevel: Level.Name?

    /// Makes limits; the standard is a minute and two gigabytes for all levels.
    public init(seconds: Double = 60, memory: Int = 2 << 30, lastLevel: Level.Name? = nil) {
        self.seconds = seconds
        self.memory = memory
        self.lastLevel = lastLevel
    }
}

/// What a solver tells while it works.
public enum SolveEvent: Sendable, Equatable {
    /// How far it is.
    case progress(SolveProgress)
    /// A better answer, checked.
    case improved(Answer)
    /// The last answer: proven, or the best there was when the time was up.
    case finished(Answer)
}

/// How far a solve is: what is reached at the level it is working on, and what cannot be beaten.
public struct SolveProgress: Sendable, Equatable, Codable {
    /// The level it is working on.
    public var level: Level.Name
    /// What the best answer so far reaches there.
    public var value: Int
    /// What no answer can go below.
    public var bound: Int
    /// Seconds since the start.
    public var elapsed: Double

    /// Makes a progress report.
    public init(level: Level.Name, value: Int, bound: Int, elapsed: Double) {
        self.level = level
        self.value = value
        self.bound = bound
        self.elapsed = elapsed
    }
}

/// Why a solve ended without the answer that was asked for, in one sentence.
public struct SolveFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of failure it is; new kinds may come.
    public struct Code: Sendable, Hashable {
        /// The name of the kind.
        public var name: String

        /// Makes a kind of failure.
        public init(_ name: String) { self.name = name }

        /// The problem file is at fault.
        public static let badProblem = Code("bad-problem")
        /// The locked options cannot all be kept.
        public static let locksConflict = Code("locks-conflict")
        /// The child process could not be started.
        public static let notStarted = Code("not-started")
        /// The child process ended before it was done.
        public static let crashed = Code("crashed")
        /// What the solver claimed did not stand up to the check.
        public static let notTrusted = Code("not-trusted")
    }

    /// What kind of failure it is.
    public var code: Code
    /// What happened and what to do.
    public var description: String
    /// The best answer before the failure, if there was one.
    public var best: Answer?

    /// Makes a failure.
    public init(_ code: Code, _ description: String, best: Answer? = nil) {
        self.code = code
        self.description = description
        self.best = best
    }
}
