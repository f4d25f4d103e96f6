public import Allocation
public import ArgumentParser
import Foundation

/// Writes a drawn problem file, for benchmarks and tests of solvers.
struct GenerateProblem: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate-problem",
        abstract: "Write a drawn problem to standard output, the same for the same seed; for benchmarks.",
        shouldDisplay: false
    )

    @Option(help: "How many students need a place.")
    var students = 600

    @Option(help: "The share of students who may do two halves in different settings, from 0 to 1.")
    var rotations = 0.3

    @Flag(help: "Whole placements only, the windows of an area apart: a pure flow.")
    var singles = false

    @Option(help: "One of the 42 systems of a nation of 30,000 students, from 1; --students is then not asked.")
    var system: Int?

    @Option(help: "How the shortfall is shared out: rounded or leximin.")
    var fairness: FairnessPolicy = .rounded

    @Option(help: "The seed of everything that is drawn.")
    var seed: UInt64 = 1

    func validate() throws {
        guard (1...100_000).contains(students), (0...1).contains(rotations) else {
            throw ValidationError("Ask for 1 to 100,000 students and a share of rotations from 0 to 1.")
        }
        if let system, !(1...42).contains(system) { throw ValidationError("The systems are numbered from 1 to 42.") }
    }

    func run() throws {
        var generator = InstanceGenerator(students: students, rotations: rotations, isFlow: singles, seed: seed)
        if let system {
            generator = InstanceGenerator.nation(rotations: rotations, isFlow: singles, seed: seed)[system - 1]
        }
        generator.fairness = fairness
        try generator.write { try FileHandle.standardOutput.write(contentsOf: $0) }
    }
}

extension FairnessPolicy: ExpressibleByArgument {}
