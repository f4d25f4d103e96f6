import Domain
import Foundation
import Services
import Testing

@Suite("The spreadsheets beside the made-up system")
struct DemoSpreadsheetTests {
    /// The repository's folder of spreadsheets, of the academic year 2026/27.
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("demo/spreadsheets")

    @Test(
        "have rows of every outcome",
        arguments: [
            ("1-places-from-employers.xlsx", ImportSubject.capacity, [3, 3, 1, 1, 3]),
            ("2-cohorts-from-colleges.csv", .cohorts, [1, 2, 3, 1, 2]),
            ("3-students.xlsx", .students, [3, 2, 1, 1, 4]),
            ("4-contacts.csv", .contacts, [3, 2, 1, 1, 2]),
        ]
    )
    func outcomes(file: String, subject: ImportSubject, expected: [Int]) async throws {
        let bytes = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(file)))
        try await DemoStore.look { trellis, actor in
            let batch = try await trellis.imports.review(
                kind: subject,
                fileName: file,
                bytes: bytes,
                year: AcademicYear(containing: trellis.today),
                asAt: trellis.today,
                by: actor
            )
            #expect(batch.state == .reviewing)
            let outcomes: [ImportOutcome] = [.new, .changed, .unchanged, .closeMatch, .needsFixing]
            #expect(outcomes.map { batch.counts[$0.rawValue] ?? 0 } == expected)
        }
    }
}
