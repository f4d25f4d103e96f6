import Allocation
import Domain
import Foundation
import Logging
import Records
import Services
import Store
import StoreTestSupport
import Testing

/// The made-up system on a fresh store.
enum DemoStore {
    /// 24 November 2026 at noon.
    static let autumn = Date(timeIntervalSince1970: 1_795_521_600)

    static func trellis(_ database: Database, now: Date = autumn) throws -> Trellis {
        Trellis(
            database: database,
            now: { now },
            randomness: .seeded(11),
            catalogue: try Catalogue.load(),
            ruleBook: try RuleBook.load(),
            geography: .empty,
            solver: ChildSolver(),
            settings: Settings(publicURL: "http://localhost"),
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )
    }

    /// Runs a test on a filled store.
    static func run(
        _ engine: Engine,
        now: Date = autumn,
        _ body: (Trellis, Actor) async throws -> Void
    ) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let trellis = try trellis(database, now: now)
            _ = try await trellis.demo.fill()
            let system = try await trellis.system(code: nil)
            try await body(trellis, .commandLine(in: system.id))
        }
    }

    /// Shows a body a filled store that others look at too, so it must leave the rows of the domain as they are.
    static func look(_ body: (Trellis, Actor) async throws -> Void) async throws {
        let trellis = try await shared.value
        let system = try await trellis.system(code: nil)
        try await body(trellis, .commandLine(in: system.id))
    }

    private static let shared = Task {
        let database = try await Database.open(.memory)
        try await Migrator(Schema.migrations).migrate(database)
        let filled = try trellis(database)
        _ = try await filled.demo.fill()
        return filled
    }

    /// Everything of the domain in a store, as text.
    static func contents(_ trellis: Trellis) async throws -> [String] {
        let fields = trellis.fields
        let tables = ["system", "user_account", "membership", "organisation"] + tenantTables
        return try await trellis.database.read { reader in
            try tables.flatMap { table in
                // What is encrypted is other text each time, and the chain holds it.
                let columns: SQL =
                    table == "audit_entry"
                    ? "id, at, actor_name, action, summary, subject_kind, subject_id, change_count, sequence, salt"
                    : "*"
                let rows = try reader.rows("SELECT \(columns) FROM \(identifier: table) ORDER BY id")
                let sealed = SealedColumns.of(table)
                return rows.map { row in
                    let id = row["id"]?.stringValue ?? ""
                    let values = zip(row.columnNames, row.values).map { name, value in
                        guard sealed.contains(name), let text = value.stringValue else { return "\(value)" }
                        return fields.readable(text, column: "\(table).\(name)", row: id)
                    }
                    return "\(table): \(values.joined(separator: ", "))"
                }
            }
        }
    }

    /// The first row that is in one store and not in the other; none when both hold the same.
    static func difference(_ one: [String], _ other: [String]) -> String? {
        Set(one).symmetricDifference(other).min()
    }

    static let tenantTables = [
        "site", "area", "person", "interest", "offer", "cohort", "student", "placement", "leg", "audit_entry",
    ]
}

@Suite("The made-up system")
struct DemoTests {
    @Test("holds what it promises", arguments: Engine.available)
    func counts(engine: Engine) async throws {
        try await DemoStore.run(engine) { trellis, _ in
            let promises: [(sql: SQL, count: Int)] = [
                ("SELECT count(*) FROM system WHERE is_demo", 1),
                ("SELECT count(*) FROM organisation WHERE kinds LIKE '%provider%'", 7),
                ("SELECT count(*) FROM organisation WHERE ods_code LIKE 'ZM%'", 7),
                ("SELECT count(*) FROM organisation WHERE kinds LIKE '%employer%'", 67),
                ("SELECT count(*) FROM student WHERE t_level_code LIKE 'health%'", 400),
                ("SELECT count(*) FROM student WHERE t_level_code NOT LIKE 'health%'", 60),
                ("SELECT count(*) FROM placement WHERE state <> 'cancelled'", 120),
                ("SELECT count(*) FROM placement WHERE state = 'cancelled' AND reason <> ''", 1),
                ("SELECT count(*) FROM interest", 67),
                ("SELECT count(DISTINCT answer) FROM interest", 4),
                ("SELECT count(*) FROM user_account", 15),
                ("SELECT count(*) FROM membership", 15),
                ("SELECT count(*) FROM offer WHERE places IS NULL", 6),
                ("SELECT count(*) FROM run", 0),
                ("SELECT count(DISTINCT action) FROM audit_entry", 6),
            ]
            for promise in promises {
                let count = try await trellis.database.read { reader in try reader.scalar(promise.sql, as: Int.self) }
                #expect(count == promise.count, "\(promise.sql)")
            }
        }
    }

    @Test("takes as many places as there are legs", arguments: Engine.available)
    func takenPlaces(engine: Engine) async throws {
        try await DemoStore.run(engine) { trellis, _ in
            let wrong = try await trellis.database.read { reader in
                try reader.scalar(
                    """
                    SELECT count(*) FROM offer WHERE taken <> (SELECT count(*) FROM leg
                        JOIN placement ON placement.id = leg.placement_id
                        WHERE leg.offer_id = offer.id AND placement.state <> 'cancelled')
                    """,
                    as: Int.self
                )
            }
            #expect(wrong == 0)
        }
    }

    @Test("uses only courses and places that are known", arguments: Engine.available)
    func knownCodes(engine: Engine) async throws {
        try await DemoStore.run(engine) { trellis, _ in
            let (students, system, organisations) = try await trellis.database.read { reader in
                (
                    try reader.all("SELECT * FROM student", as: Student.self),
                    try reader.first("SELECT * FROM system", as: System.self),
                    try reader.all("SELECT * FROM organisation", as: Organisation.self)
                )
            }
            for student in students {
                let specialism = try #require(student.specialismCode.flatMap { trellis.catalogue.specialism($0) })
                #expect(specialism.tLevel == student.tLevelCode)
                #expect(student.homeOutcode != nil)
                if let age = student.age(on: trellis.today) { #expect((16...18).contains(age)) }
            }
            #expect(organisations.allSatisfy { $0.place.map { system?.places.contains($0) == true } ?? false })
        }
    }

    @Test("is the same for the same seed and clock")
    func deterministic() async throws {
        var contents: [[String]] = []
        for _ in 1...2 {
            try await DemoStore.run(.sqlite) { trellis, _ in
                contents.append(try await DemoStore.contents(trellis))
            }
        }
        #expect(DemoStore.difference(contents[0], contents[1]) == nil)
        #expect(contents[0].count > 1000)
    }

    @Test("fits any day of the year", arguments: [1_788_436_800, 1_802_260_800, 1_815_652_800, 1_817_640_000])
    func anyDay(time: Double) async throws {
        try await DemoStore.run(.sqlite, now: Date(timeIntervalSince1970: time)) { trellis, actor in
            let year = AcademicYear(containing: trellis.today)
            let placements = try await trellis.database.read { reader in
                try reader.all("SELECT * FROM placement WHERE state <> 'cancelled'", as: Domain.Placement.self)
            }
            #expect(placements.count == 120)
            #expect(placements.allSatisfy { $0.year == year })
            let late = try await trellis.database.read { reader in
                try reader.scalar(
                    """
                    SELECT count(*) FROM leg JOIN placement ON placement.id = leg.placement_id
                    WHERE placement.state = 'confirmed' AND leg.first_day <= \(trellis.today.description)
                    """,
                    as: Int.self
                )
            }
            #expect(late == 0)
            let outlook = try await trellis.allocation.outlook(year: year, for: actor)
            #expect(outlook.students == 340)
            #expect((250...339).contains(outlook.places))
        }
    }

    @Test("is refused where a system is already", arguments: Engine.available)
    func fillingTwice(engine: Engine) async throws {
        try await DemoStore.run(engine) { trellis, _ in
            let before = try await DemoStore.contents(trellis)
            await #expect(throws: ServiceError.self) { try await trellis.demo.fill() }
            #expect(DemoStore.difference(try await DemoStore.contents(trellis), before) == nil)
        }
    }

    @Test("shows what has happened since, newest first, and lets it be undone", arguments: Engine.available)
    func history(engine: Engine) async throws {
        try await DemoStore.run(engine) { trellis, actor in
            let entries = try await trellis.database.read { reader in
                try reader.all("SELECT * FROM audit_entry ORDER BY at", as: AuditEntry.self)
            }
            #expect(
                entries.map(\.action) == [
                    "demo.fill", "interest.edit", "offer.edit", "placement.add", "interest.edit", "placement.cancel",
                    "offer.add",
                ]
            )
            let cancelled = try #require(entries.first { $0.action == "placement.cancel" })
            _ = try await trellis.undo(cancelled.id, by: actor, key: nil)
            let placed = try await trellis.database.read { reader in
                try reader.scalar("SELECT count(*) FROM placement WHERE state <> 'cancelled'", as: Int.self)
            }
            #expect(placed == 121)
        }
    }
}
