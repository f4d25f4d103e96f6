import ArgumentParser
import Domain
import Exchange
import Foundation
import Records
import Services

/// Writes a list to a spreadsheet.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write organisations, offers, cohorts, students or placements to a spreadsheet."
    )

    /// What can be written.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case organisations, offers, cohorts, students, placements
    }

    @Argument(help: "organisations, offers, cohorts, students or placements.")
    var kind: Kind

    @Option(name: .shortAndLong, help: "The file to write; .csv for CSV, otherwise XLSX.")
    var output: String

    @Option(help: "The academic year, for example 2026/27; the current one if left out.")
    var year: String?

    @OptionGroup var data: DataOptions
    @OptionGroup var system: SystemOption

    func run() async throws {
        try await reporting {
            try await data.withTrellis { trellis in
                let actor = try await system.actor(trellis)
                let chosen = year.flatMap { AcademicYear($0) } ?? AcademicYear(containing: trellis.today)
                let table =
                    switch kind {
                    case .organisations:
                        try await trellis.network.exportTable(.init(), .everything, year: chosen, for: actor)
                    case .offers: try await trellis.capacity.exportTable(.init(), .everything, year: chosen, for: actor)
                    case .placements:
                        try await trellis.placements.exportTable(.init(year: chosen), .everything, for: actor)
                    case .cohorts: try await trellis.students.cohortExport(.everything, year: chosen, for: actor)
                    case .students: try await trellis.students.studentExport(.everything, year: chosen, for: actor)
                    }
                let isText = output.lowercased().hasSuffix(".csv")
                let bytes = isText ? DelimitedTextWriter.bytes(of: table) : try WorkbookWriter.bytes(of: [table])
                try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
                print("Wrote \(output).")
                try await AuditHeads.print(trellis)
            }
        }
    }
}
