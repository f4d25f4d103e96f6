import CSolver
public import Foundation

/// The body of the hidden command that solves one problem in a process of its own.
///
/// It reads a problem file from standard input and writes one JSON object a line to standard output: `progress`,
/// `improved`, and at the end `finished` or `failed`. Nothing else reaches standard output, whatever a library does.
public enum SolveWorker {
    /// The name of the command.
    public static let command = "solve-worker"

    /// Runs the worker. The arguments are those that `ChildSolver` passes: `--seconds S --memory BYTES --seed N`.
    /// - Returns: The exit code: 0 when every level is proven, 3 when stopped early with an answer, 2 for a bad
    ///   problem, 1 otherwise.
    public static func main(
        arguments: [String],
        input: FileHandle = .standardInput,
        output: FileHandle = .standardOutput
    ) -> Int32 {
        let options = Options(arguments)
        // The real output moves to a descriptor of its own; a library that prints, prints to nowhere.
        let channel: FileHandle
        if output === FileHandle.standardOutput {
            channel = FileHandle(fileDescriptor: dup(STDOUT_FILENO), closeOnDealloc: true)
            let nowhere = open("/dev/null", O_WRONLY)
            if nowhere >= 0 { dup2(nowhere, STDOUT_FILENO) }
        } else {
            channel = output
        }
        // A worker without limits still works; the parent watches the time as well.
        _ = trellis_restrain(UInt64(max(0, options.limits.memory)), 10)
        endWithParent()
        let stop = StopFlag()
        let write: (WorkerLine) -> Void = { line in
            do {
                try channel.write(contentsOf: JSONEncoder().encode(line) + [UInt8(ascii: "\n")])
            } catch {
                stop.raise()
            }
        }
        do {
            let problem = try ProblemReader.read(input)
            let answer = try LevelSolver().run(
                problem,
                limits: options.limits,
                seed: options.seed,
                stop: stop
            ) { event in
                switch event {
                case .progress(let progress): write(.progress(progress))
                case .improved(let answer), .finished(let answer): write(.improved(answer))
                }
            }
            write(.finished(answer))
            return answer.isProven ? 0 : 3
        } catch let fault as ProblemFault {
            write(.failed(code: SolveFailure.Code.badProblem.name, sentence: fault.description))
            return 2
        } catch let failure as SolveFailure {
            write(.failed(code: failure.code.name, sentence: failure.description))
            return failure.code == .badProblem ? 2 : 1
        } catch {
            write(
                .failed(
                    code: "unreadable",
                    sentence: "The problem could not be read; give the solver more memory and run again."
                )
            )
            return 1
        }
    }

    /// A worker whose parent is gone works for nobody.
    private static func endWithParent() {
        let parent = getppid()
        Thread.detachNewThread {
            while getppid() == parent { sleep(1) }
            exit(1)
        }
    }

    struct Options {
        var limits = SolveLimits()
        var seed: UInt64 = 0

        init(_ arguments: [String]) {
            for (name, value) in zip(arguments, arguments.dropFirst()) {
                switch name {
                case "--seconds": limits.seconds = Double(value) ?? limits.seconds
                case "--memory": limits.memory = Int(value) ?? limits.memory
                case "--stop-after": limits.lastLevel = Level.Name(rawValue: value)
                case "--seed": seed = UInt64(value) ?? seed
                default: continue
                }
            }
        }

        static func arguments(_ limits: SolveLimits, seed: UInt64) -> [String] {
            ["--seconds", "\(limits.seconds)", "--memory", "\(limits.memory)", "--seed", "\(seed)"]
                + (limits.lastLevel.map { ["--stop-after", $0.rawValue] } ?? [])
        }
    }
}

/// One line between worker and parent.
enum WorkerLine: Codable, Sendable {
    case progress(SolveProgress)
    case improved(Answer)
    case finished(Answer)
    case failed(code: String, sentence: String)

    private enum CodingKeys: String, CodingKey { case progress, improved, finished, failed }
    private struct Failure: Codable {
        var code: String
        var sentence: String
    }

    init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: CodingKeys.self)
        switch object.allKeys.first {
        case .progress: self = .progress(try object.decode(SolveProgress.self, forKey: .progress))
        case .improved: self = .improved(try object.decode(Answer.self, forKey: .improved))
        case .finished: self = .finished(try object.decode(Answer.self, forKey: .finished))
        case .failed:
            let failure = try object.decode(Failure.self, forKey: .failed)
            self = .failed(code: failure.code, sentence: failure.sentence)
        case nil:
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "not a line of the worker"))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .progress(let progress): try object.encode(progress, forKey: .progress)
        case .improved(let answer): try object.encode(answer, forKey: .improved)
        case .finished(let answer): try object.encode(answer, forKey: .finished)
        case .failed(let code, let sentence):
            try object.encode(Failure(code: code, sentence: sentence), forKey: .failed)
        }
    }
}
