import ArgumentParser
import Domain
import Foundation
import Services

/// Brings in a spreadsheet.
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring in a spreadsheet: capacity, cohorts, students, contacts or other learners.",
        discussion: "Rows that need fixing are left out and listed. Exit code 2 when the file cannot be read at all."
    )

    /// The kinds by the names that people type.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case capacity, cohorts, students, contacts, learners

        var subject: ImportSubject {
            switch self {
            case .capacity: .capacity
            case .cohorts: .cohorts
            case .students: .students
            case .contacts: .contacts
            case .learners: .learners
            }
        }
    }

    @Argument(help: "What the file holds: capacity, cohorts, students, contacts or other learners.")
    var kind: Kind

    @Argument(help: "The file, .xlsx or .csv.")
    var file: String

    @Flag(help: "Only say what the file would change.")
    var dryRun = false

    @Flag(help: "Print the result as JSON.")
    var json = false

    @Option(help: "The academic year, for example 2026/27; the current one if left out.")
    var year: String?

    @OptionGroup var data: DataOptions
    @OptionGroup var system: SystemOption

    /// What the command prints.
    struct Result: Encodable {
        var rows: [String: Int]
        var faults: [RowFault]
        var stored: Bool
    }

    func run() async throws {
        try await reporting {
            let bytes: [UInt8]
            do {
                bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
            } catch {
                throw Failure("The file \(file) cannot be read. Check the name.", code: 2)
            }
            try await data.withTrellis { trellis in
                let actor = try await system.actor(trellis)
                let batch = try await trellis.imports.review(
                    kind: kind.subject,
                    fileName: URL(fileURLWithPath: file).lastPathComponent,
                    bytes: bytes,
                    year: try chosenYear(trellis),
                    asAt: trellis.today,
                    by: actor
                )
                if let problem = try await trellis.imports.columns(batch.id, for: actor).problem {
                    try await trellis.imports.discard(batch.id, key: nil, by: actor)
                    let advice = "Rename a heading, or import the file on the page and match it there."
                    throw Failure("\(problem) \(advice)", code: 2)
                }
                let faulty = try await trellis.imports.rows(
                    batch.id,
                    outcome: .needsFixing,
                    offset: 0,
                    limit: 1000,
                    for: actor
                )
                let changes = [ImportOutcome.new, .changed].reduce(0) { $0 + (batch.counts[$1.rawValue] ?? 0) }
                let stores = !dryRun && changes > 0
                if !stores {
                    try await trellis.imports.discard(batch.id, key: nil, by: actor)
                } else {
                    try await trellis.imports.store(batch.id, key: nil, by: actor)
                }
                try report(Result(rows: batch.counts, faults: faulty.rows.flatMap(\.faults), stored: stores))
            }
        }
    }

    private func chosenYear(_ trellis: Trellis) throws -> AcademicYear {
        guard let year else { return AcademicYear(containing: trellis.today) }
        guard let chosen = AcademicYear(year) else {
            throw Failure("The year must look like 2026/27.", code: 2)
        }
        return chosen
    }

    private func report(_ result: Result) throws {
        if json {
            print(try JSONLine.text(result))
            return
        }
        for outcome in ImportOutcome.allCases {
            print("\(outcome.title): \(result.rows[outcome.rawValue] ?? 0)")
        }
        for fault in result.faults { print("  \(fault.column): \(fault.advice)") }
        if result.stored {
            print("Imported.")
        } else {
            print(dryRun ? "Nothing was stored: this was a dry run." : "Nothing was stored: the file changes nothing.")
        }
    }
}
