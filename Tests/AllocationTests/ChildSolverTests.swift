import Allocation
import Foundation
import Testing

/// The engine in a process of its own, and what happens when that process misbehaves.
@Suite struct ChildSolverTests {
    /// The program beside the tests that has the worker's command.
    static var worker: String? {
        let folder = URL(fileURLWithPath: ChildSolver.currentExecutable).deletingLastPathComponent()
        let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        return [folder, beside].flatMap { folder in
            ["trellis", "allocation-tool"].map { folder.appendingPathComponent($0).path }
        }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private func shell(_ script: String) -> ChildSolver {
        ChildSolver(executable: "/bin/sh", arguments: ["-c", script], grace: 0.3)
    }

    @Test func `the child finds the same answer as this process`() async throws {
        let worker = try #require(Self.worker, "build the program first")
        let problem = SmallInstances.draw(3)
        var child = try await ChildSolver(executable: worker).answer(to: problem, seed: 4)
        let here = try await LevelSolver().answer(to: problem, seed: 4)
        child.seconds = here.seconds
        #expect(child == here)
    }

    @Test func `cancelling ends the child at once`() async throws {
        let worker = try #require(Self.worker, "build the program first")
        let problem = InstanceGenerator(students: 300, rotations: 0.5, seed: 8).problem()
        let task = Task { () -> Answer? in
            var best: Answer?
            for try await event in ChildSolver(executable: worker).solve(problem, limits: SolveLimits(), seed: 1) {
                if case .improved(let answer) = event { best = answer }
            }
            return best
        }
        try await Task.sleep(for: .milliseconds(300))
        task.cancel()
        let best = try? await task.value
        if let best { #expect(Evaluator(problem).faults(in: best) == []) }
    }

    @Test func `a child that dies is told in a sentence`() async throws {
        for script in ["exit 9", "cat > /dev/null; kill -9 $$", "cat > /dev/null; echo nonsense"] {
            await #expect(throws: SolveFailure.self, "\(script)") {
                try await shell(script).answer(to: SmallInstances.draw(1))
            }
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `a child that never ends is ended`() async throws {
        await #expect(throws: SolveFailure.self) {
            try await shell("cat > /dev/null; sleep 1200").answer(
                to: SmallInstances.draw(1),
                limits: SolveLimits(seconds: 0.2)
            )
        }
    }

    @Test func `a child that lies is not believed`() async throws {
        let problem = try FixtureTests.problem("midwifery-shortage")
        var lie = try await LevelSolver().answer(to: problem)
        lie.placements.append(.init(student: lie.unplaced.removeFirst().student, options: ["maternity"]))
        let line = String(decoding: try JSONEncoder().encode(["finished": lie]), as: UTF8.self)
        do {
            _ = try await shell("cat > /dev/null; printf '%s\\n' '\(line)'").answer(to: problem)
            Issue.record("the lie was believed")
        } catch let failure as SolveFailure {
            #expect(failure.code == .notTrusted)
        }
    }

    @Test func `a child that promises too much of an opening is not believed`() async throws {
        var problem = try FixtureTests.problem("midwifery-shortage")
        var answer = try await LevelSolver().answer(to: problem)
        problem.openings = [.init(id: "one more", resources: ["maternity"])]
        for (gain, isBelieved) in [(0...1, true), (1...2, true), (2...3, false), (-1...0, false)] {
            answer.openings = [.init(id: "one more", students: gain.lowerBound, atMost: gain.upperBound)]
            let line = String(decoding: try JSONEncoder().encode(["finished": answer]), as: UTF8.self)
            let child = shell("cat > /dev/null; printf '%s\\n' '\(line)'")
            do {
                let told = try await child.answer(to: problem)
                #expect(isBelieved && told.openings == answer.openings)
            } catch let failure as SolveFailure {
                #expect(!isBelieved && failure.code == .notTrusted)
            }
        }
    }

    @Test func `a problem of many pieces reaches the child whole`() async throws {
        var problem = SmallInstances.drawWithPolicy(2)
        problem.resources += (0..<60_000).map { .init(id: "resource \($0)", capacity: $0) }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("problem-\(UUID()).jsonl")
        defer { try? FileManager.default.removeItem(at: file) }
        await #expect(throws: SolveFailure.self) { try await shell("cat > '\(file.path)'").answer(to: problem) }
        #expect(try ProblemReader.read(Data(contentsOf: file)) == problem)
    }

    @Test func `a program that is not there is told in a sentence`() async throws {
        do {
            _ = try await ChildSolver(executable: "/nowhere/trellis").answer(to: SmallInstances.draw(1))
            Issue.record("was started")
        } catch let failure as SolveFailure {
            #expect(failure.code == .notStarted)
        }
    }
}
