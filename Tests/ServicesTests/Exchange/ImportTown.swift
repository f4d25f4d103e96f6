import Allocation
import Domain
import Foundation
import Logging
import Records
import Services
import Store
import StoreTestSupport
import Synchronization

/// A system with two colleges, a hospital and a cohort, into which tests bring files.
struct ImportTown {
    let trellis: Trellis
    let system: System
    let year: AcademicYear
    let kim: Actor
    let eastvale, westbrook, northmoor: Organisation

    static func run(_ engine: Engine, _ body: (ImportTown) async throws -> Void) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            try await body(try await ImportTown(database))
        }
    }

    init(_ database: Database) async throws {
        let clock = Mutex(Date(timeIntervalSince1970: 1_821_000_000))  // September 2027
        trellis = Trellis(
            database: database,
            // Each look at the clock is a little later, as in life.
            now: {
                clock.withLock { now in
                    now += 1
                    return now
                }
            },
            randomness: .seeded(11),
            catalogue: try Catalogue.load(),
            ruleBook: try RuleBook.load(),
            geography: .empty,
            solver: ChildSolver(),
            settings: Settings(publicURL: "http://localhost"),
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )
        year = AcademicYear(containing: trellis.today)
        let system = try await trellis.addSystem(code: "QNM", name: "Northmoor")
        self.system = system
        kim = Actor(userID: nil, name: "Kim Lee", role: .coordinator, systemID: system.id)
        let add = { [trellis] (name: String, kind: OrganisationKind, sector: Sector, place: String?) in
            Organisation(
                id: trellis.newID(),
                systemID: system.id,
                name: name,
                kinds: [kind],
                sector: sector,
                place: place,
                source: "Sample",
                asAt: trellis.today
            )
        }
        var eastvale = add("Eastvale College", .provider, .college, nil)
        eastvale.ukprn = UKPRN(ifValid: "10001234")
        let westbrook = add("Westbrook Sixth Form", .provider, .sixthForm, nil)
        let northmoor = add("Northmoor University Hospitals NHS Trust", .employer, .acuteTrust, "Northmoor")
        (self.eastvale, self.westbrook, self.northmoor) = (eastvale, westbrook, northmoor)
        let all = [eastvale, westbrook, northmoor]
        try await trellis.change(kim, "sample", key: nil) { ledger in
            try ledger.insert(all)
            return ChangeOutcome(all[0], "Sample")
        }
    }

    // MARK: - Steps

    @discardableResult
    func review(
        _ kind: ImportSubject,
        _ csv: String,
        from sender: Organisation? = nil,
        tLevel: String? = nil
    ) async throws -> ImportBatch {
        try await review(kind, "list.csv", Array(csv.utf8), from: sender, tLevel: tLevel)
    }

    @discardableResult
    func review(
        _ kind: ImportSubject,
        _ name: String,
        _ bytes: [UInt8],
        from sender: Organisation? = nil,
        tLevel: String? = nil
    ) async throws -> ImportBatch {
        try await trellis.imports.review(
            kind: kind,
            fileName: name,
            bytes: bytes,
            year: year,
            asAt: trellis.today,
            defaults: ImportDefaults(organisationID: sender?.id, tLevelCode: tLevel),
            by: kim
        )
    }

    /// Reviews and stores a file.
    @discardableResult
    func bring(_ kind: ImportSubject, _ csv: String, from sender: Organisation? = nil) async throws -> AuditEntry {
        let batch = try await review(kind, csv, from: sender)
        return try await trellis.imports.store(batch.id, key: nil, by: kim)
    }

    func batch(_ id: ID<ImportBatch>) async throws -> ImportBatch { try await trellis.imports.batch(id, for: kim) }

    func rows(_ batch: ImportBatch, _ outcome: ImportOutcome? = nil) async throws -> [ImportRowReview] {
        try await trellis.imports.rows(batch.id, outcome: outcome, offset: 0, limit: 1000, for: kim).rows
    }

    /// The rows as "number outcome label", faults as "!column".
    func lines(_ batch: ImportBatch) async throws -> [String] {
        try await rows(batch).map { row in
            let words = ["\(row.number) \(row.outcome.rawValue) \(row.label)"] + row.faults.map { "!\($0.column)" }
            return words.joined(separator: " ")
        }
    }

    /// Every row of the domain as text: two equal states give equal text.
    func state() async throws -> [String] {
        try await trellis.database.read { reader in
            let tables = ["organisation", "site", "area", "person", "interest", "offer", "cohort", "student"]
            return try tables.flatMap { table in
                try reader.rows("SELECT * FROM \(identifier: table) ORDER BY id").map { "\(table) \($0.values)" }
            }
        }
    }

    func students() async throws -> [Student] {
        let fields = trellis.fields
        return try await trellis.database.read { reader in
            try reader.all("SELECT * FROM student ORDER BY name_folded, id", as: Student.self).map { student in
                var student = student
                student.needs = fields.readable(student.needs, column: "student.needs", row: student.id.description)
                return student
            }
        }
    }

    func count(_ table: String) async throws -> Int {
        try await trellis.database.read { reader in
            try reader.scalar("SELECT count(*) FROM \(identifier: table)", as: Int.self) ?? 0
        }
    }

    /// A messy file that real software has written.
    static func fixture(_ name: String) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("ExchangeTests/Fixtures")
        return [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
    }
}
