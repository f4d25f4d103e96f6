import Allocation
import ArgumentParser
import Domain
import Foundation
import Services

/// Asks the engine for proposals, or solves a problem file without any store.
struct Allocate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask for proposals for the students without a place, or solve a problem file.",
        discussion: """
            With --problem the answer is printed as JSON. Exit code 0 when every level is proven, 3 when stopped early with \
            an answer, 2 for a bad file, 1 otherwise.
            """
    )

    @Option(help: "A problem file, see docs/problem-format.md; then no store is opened.")
    var problem: String?

    @Option(help: "The academic year, for example 2026/27; the current one if left out.")
    var year: String?

    @Option(help: "Seconds that the engine may take.")
    var timeLimit = 60.0

    @Option(help: "With --problem: the level after which to stop, for example unplaced.")
    var stopAfter: String?

    @Option(help: "The seed of the published order that decides between equal answers.")
    var seed: UInt64 = 1

    @Flag(help: "Print the result as JSON.")
    var json = false

    @OptionGroup var data: DataOptions
    @OptionGroup var system: SystemOption

    func run() async throws {
        try await reporting {
            if let problem {
                try await solve(problem)
            } else {
                try await propose()
            }
        }
    }

    private func solve(_ path: String) async throws {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw Failure("The file \(path) cannot be read. Check the name.", code: 2)
        }
        let question: Problem
        do {
            question = try ProblemReader.read(handle)
        } catch let fault as ProblemFault {
            throw Failure(fault.description, code: 2)
        }
        let limits = SolveLimits(seconds: timeLimit, lastLevel: try lastLevel(of: question))
        // The command is a process of its own already: another would read the file again and hold it twice.
        let answer = try await LevelSolver().answer(to: question, limits: limits, seed: seed)
        print(try JSONLine.text(answer))
        if !answer.isProven { throw ExitCode(3) }
    }

    private func lastLevel(of problem: Problem) throws -> Level.Name? {
        guard let stopAfter else { return nil }
        if let level = problem.levels.first(where: { $0.rawValue == stopAfter }) { return level }
        let known = problem.levels.map(\.rawValue).joined(separator: ", ")
        throw Failure("\(stopAfter) is not a level of this problem. Choose one of: \(known).", code: 2)
    }

    private func propose() async throws {
        try await data.withTrellis { trellis in
            let actor = try await system.actor(trellis)
            let chosen = year.flatMap { AcademicYear($0) } ?? AcademicYear(containing: trellis.today)
            let started = try await trellis.allocation.start(year: chosen, key: nil, by: actor)
            let run = try await trellis.allocation.finish(started.id, for: actor)
            if json {
                print(try JSONLine.text(run))
            } else {
                print(
                    "Run \(run.number), \(run.state.title.lowercased()): \(run.placedCount) of \(run.studentCount) students placed."
                )
                if !run.message.isEmpty { print(run.message) }
            }
            if run.state == .failed { throw ExitCode(1) }
            if !run.levels.allSatisfy(\.proven) { throw ExitCode(3) }
        }
    }
}

/// The body of the engine's own process.
struct SolveWorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: SolveWorker.command, shouldDisplay: false)

    @Argument(parsing: .captureForPassthrough)
    var arguments: [String] = []

    func run() async throws {
        let code = SolveWorker.main(arguments: arguments)
        if code != 0 { throw ExitCode(code) }
    }
}
