import Foundation
import Subprocess
import SystemPackage

/// Solves in a child process of the same program: ended at once, its memory limited, a crash costs nothing.
public struct ChildSolver: Solver {
    /// The program to run.
    public var executable: String
    /// What makes it a worker.
    public var arguments: [String]
    /// How long beyond its limit a worker may take to say its last word.
    public var grace: Double

    /// Makes a solver that runs the current program with the worker's command.
    public init(
        executable: String = ChildSolver.currentExecutable,
        arguments: [String] = [SolveWorker.command],
        grace: Double = 5
    ) {
        self.executable = executable
        self.arguments = arguments
        self.grace = grace
    }

    /// The path of the program that is running.
    public static var currentExecutable: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }

    public func solve(
        _ problem: Problem,
        limits: SolveLimits,
        seed: UInt64
    ) -> AsyncThrowingStream<SolveEvent, any Error> {
        let (stream, continuation) = AsyncThrowingStream<SolveEvent, any Error>.makeStream()
        let task = Task.detached { [self] in
            do {
                try problem.validate()
                let run = ChildRun(problem: problem, limits: limits, seed: seed)
                try await run.follow(self) { continuation.yield($0) }
                continuation.finish()
            } catch let fault as ProblemFault {
                continuation.finish(
                    throwing: SolveFailure(.badProblem, "The problem does not fit together: \(fault)")
                )
            } catch {
                continuation.finish(throwing: error)
            }
        }
        continuation.onTermination = { reason in
            if case .cancelled = reason { task.cancel() }
        }
        return stream
    }
}

/// One run of a worker, followed to its end.
private actor ChildRun {
    let problem: Problem
    let limits: SolveLimits
    let seed: UInt64
    private let evaluator: Evaluator
    private var best: Answer?
    private var isFinished = false
    private var failure: SolveFailure?
    private var rest: [UInt8] = []
    private let begin = ContinuousClock.now

    init(problem: Problem, limits: SolveLimits, seed: UInt64) {
        self.problem = problem
        self.limits = limits
        self.seed = seed
        evaluator = Evaluator(problem)
    }

    func follow(_ solver: ChildSolver, _ tell: @escaping @Sendable (SolveEvent) -> Void) async throws {
        let status = try await withThrowingTaskGroup(of: TerminationStatus?.self) { group in
            group.addTask { try await self.runChild(solver, tell) }
            group.addTask { [limits] in
                try await Task.sleep(for: .seconds(limits.seconds + solver.grace))
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
        try Task.checkCancellation()
        if isFinished { return }
        if var failure {
            failure.best = best
            throw failure
        }
        if status == nil, let best {
            tell(.finished(best))
            return
        }
        let cause = status == nil ? "did not end in the time it was given" : "ended before it was done"
        let remedy = "Give it more memory or time and run again; the last answer it found, if any, is kept."
        throw SolveFailure(.crashed, "The solver \(cause). \(remedy)", best: best)
    }

    private func runChild(
        _ solver: ChildSolver,
        _ tell: @escaping @Sendable (SolveEvent) -> Void
    ) async throws -> TerminationStatus {
        var options = PlatformOptions()
        options.teardownSequence = [.send(signal: .terminate, allowedDurationToNextStep: .milliseconds(200))]
        let words = solver.arguments + SolveWorker.Options.arguments(limits, seed: seed)
        _ = Self.isDeafToBrokenPipes
        do {
            let result = try await Subprocess.run(
                .path(FilePath(solver.executable)),
                arguments: Arguments(words),
                platformOptions: options,
                input: .inputWriter,
                output: .sequence,
                error: .discarded
            ) { execution in
                // Written here and not handed over whole: the library ends this process when a child that died early
                // leaves such a write unfinished. What a dead child meant to say is told by how it ended.
                // A piece at a time: the file of a large problem is many times as large as the problem.
                do {
                    for piece in ProblemWriter(self.problem) {
                        _ = try await execution.standardInputWriter.write(piece)
                    }
                } catch {}
                try? await execution.standardInputWriter.finish()
                for try await buffer in execution.standardOutput {
                    self.take(buffer.withUnsafeBytes { Array($0) }, tell)
                }
            }
            return result.terminationStatus
        } catch let error as SubprocessError where error.code == .executableNotFound || error.code == .spawnFailed {
            throw SolveFailure(
                .notStarted,
                "The solver's process could not be started; check that the program is still in its place."
            )
        }
    }

    /// A child that ends before it has read its problem breaks the pipe; an error here, not the end of the server.
    private static let isDeafToBrokenPipes: Bool = {
        signal(SIGPIPE, SIG_IGN)
        return true
    }()

    private func take(_ bytes: [UInt8], _ tell: (SolveEvent) -> Void) {
        rest += bytes
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let line = Data(rest[..<end])
            rest.removeFirst(end + 1)
            guard let read = try? JSONDecoder().decode(WorkerLine.self, from: line) else { continue }
            take(read, tell)
        }
    }

    private func take(_ line: WorkerLine, _ tell: (SolveEvent) -> Void) {
        switch line {
        case .progress(let progress): tell(.progress(progress))
        case .improved(let answer):
            guard isSound(answer) else { return }
            best = answer
            tell(.improved(answer))
        case .finished(let answer):
            guard isSound(answer) else {
                failure = SolveFailure(
                    .notTrusted,
                    "The answer did not stand up to its check and was thrown away; run again."
                )
                return
            }
            best = answer
            isFinished = true
            tell(.finished(answer))
        case .failed(let code, let sentence):
            failure = SolveFailure(SolveFailure.Code(code), sentence)
        }
    }

    /// The worker is another process: what it says is counted again here.
    private func isSound(_ answer: Answer) -> Bool { evaluator.faults(in: answer).isEmpty }
}
