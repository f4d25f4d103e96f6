import ArgumentParser
import Domain
import Foundation
import Records
import Services

/// Looks after the audit chains.
struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check that nothing was taken out of the history, or print its newest hashes.",
        subcommands: [Verify.self, Heads.self]
    )

    /// Looks along every chain.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Look along every audit chain, and name the first entry that does not fit.",
            discussion: """
                What is cut off the end of a chain shows only when it is held against a hash that was written down \
                elsewhere: give it with --expect, as “trellis audit heads” and “trellis backup” print it.
                """
        )

        @Option(
            help: "A line that “trellis audit heads” printed: SYSTEM:CHAIN:NUMBER:HASH. May be given several times."
        )
        var expect: [String] = []

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await reporting {
                try await data.withTrellis { trellis in
                    var problems = 0
                    for finding in try await trellis.audit.verify() {
                        for report in finding.reports {
                            let name = "\(finding.system.code) \(report.chain.rawValue)"
                            if let fault = report.fault {
                                problems += 1
                                print("FAIL  \(name): \(fault.sentence)")
                            } else {
                                let erased = report.erased > 0 ? ", \(report.erased) details erased" : ""
                                print("ok    \(name): \(report.fitting) entries\(erased), newest hash \(report.head)")
                            }
                        }
                    }
                    for text in expect where try await !holds(text, trellis) {
                        problems += 1
                        print(
                            "FAIL  \(text): the chain does not hold this entry any more. Its end was cut off or changed."
                        )
                    }
                    if problems > 0 { throw ExitCode(1) }
                }
            }
        }

        private func holds(_ text: String, _ trellis: Trellis) async throws -> Bool {
            let parts = text.split(separator: ":").map(String.init)
            guard parts.count == 4, let chain = AuditChain.Kind(rawValue: parts[1]), let number = Int(parts[2]) else {
                throw Failure("“\(text)” is not SYSTEM:CHAIN:NUMBER:HASH. Copy the line as it was printed.", code: 2)
            }
            let system = try await trellis.system(code: parts[0])
            return try await trellis.audit.holds(parts[3], at: number, of: chain, in: system.id)
        }
    }

    /// Prints the newest hashes.
    struct Heads: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the newest hash of every audit chain. Keep it away from this machine."
        )

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await reporting {
                try await data.withTrellis { trellis in try await AuditHeads.print(trellis) }
            }
        }
    }
}

/// The newest ends of the chains, a line each.
enum AuditHeads {
    static func lines(_ trellis: Trellis) async throws -> [String] {
        try await trellis.audit.heads().map { system, head in
            "\(system.code):\(head.chain.rawValue):\(head.sequence):\(head.hash)"
        }
    }

    static func print(_ trellis: Trellis) async throws {
        for line in try await lines(trellis) { Swift.print(line) }
    }
}
