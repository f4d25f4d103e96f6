import Domain
import Foundation
import Records
import Services
import Store
import StoreTestSupport
import Testing

/// The second wall, met as a role that owns nothing and asks without the `Scope` that every query of ours has.
@Suite("Row-level security", .enabled(if: Engine.postgres.isAvailable), .serialized)
struct RowSecurityTests {
    /// Tables whose rows come before anybody is known, or belong to the machine: only jobs and signing in reach them.
    private static let beforeAnybody: Set<String> = ["nightly_run", "provider_request", "sign_in_decoy"]

    private struct Town {
        let owner: Database
        let app: Database
        let network: SampleNetwork
        let other: ID<System>
        let student: ID<Student>
    }

    /// Gives the test a system with one placed student and another in the second college, a second system, and
    /// a database that is opened as a role that owns nothing.
    private func withTown(_ body: (Town) async throws -> Void) async throws {
        try await withTestDatabase(.postgres) { test async throws in
            try await Migrator(Schema.migrations).migrate(test.database)
            let network = try await SampleNetwork(test.database)
            let other = try await network.trellis.addSystem(code: "OTHER", name: "Another system")
            let student = Student(
                id: network.trellis.newID(),
                systemID: network.system.id,
                providerID: network.leekID,
                year: network.year,
                givenName: "Mary",
                familyName: "Somerville",
                tLevelCode: "health",
                source: "Test",
                asAt: network.trellis.today
            )
            try await network.trellis.change(network.coordinator, "test", key: nil) { ledger in
                try ledger.insert(student)
                return ChangeOutcome(student, "Prepared")
            }
            let place = Organisation(
                id: network.trellis.newID(),
                systemID: other.id,
                name: "Another place",
                kinds: [.provider],
                sector: .college,
                source: "Test",
                asAt: network.trellis.today
            )
            try await network.trellis.change(.commandLine(in: other.id), "test", key: nil) { ledger in
                try ledger.insert(place)
                return ChangeOutcome(place, "Prepared")
            }
            try await withPlainRole(on: test, network.trellis) { app in
                try await body(
                    Town(owner: test.database, app: app, network: network, other: other.id, student: student.id)
                )
            }
        }
    }

    /// Opens the database as a new role that owns nothing and was admitted the way that the command does it.
    private func withPlainRole(
        on test: TestDatabase,
        _ trellis: Trellis,
        _ body: (Database) async throws -> Void
    ) async throws {
        let role = "plain_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        try await test.database.write { writer in
            try writer.run("CREATE ROLE \(identifier: role) LOGIN PASSWORD 'of-the-test-only'")
        }
        let result: Result<Void, any Error>
        do {
            try await trellis.admit(role: role)
            let app = try await Database.open(try Self.url(of: test, as: role))
            do { result = .success(try await body(app)) } catch { result = .failure(error) }
            await app.close()
        } catch {
            result = .failure(error)
        }
        try await test.database.write { writer in
            let schema = try writer.scalar("SELECT current_schema()", as: String.self) ?? ""
            try writer.run("REVOKE ALL ON ALL TABLES IN SCHEMA \(identifier: schema) FROM \(identifier: role)")
            try writer.run("REVOKE ALL ON SCHEMA \(identifier: schema) FROM \(identifier: role)")
            try writer.run("DROP ROLE \(identifier: role)")
        }
        try result.get()
    }

    private static func url(of test: TestDatabase, as role: String) throws -> DatabaseURL {
        let schema = try #require(test.url.description.firstMatch(of: /search_path=(\w+)/)?.1)
        let address = try #require(ProcessInfo.processInfo.environment["TRELLIS_TEST_POSTGRES"])
        var parts = try #require(URLComponents(string: address))
        parts.user = role
        parts.password = "of-the-test-only"
        parts.queryItems = (parts.queryItems ?? []) + [URLQueryItem(name: "search_path", value: String(schema))]
        return try DatabaseURL(try #require(parts.string))
    }

    @Test("Every table is walled, its owner included")
    func everyTable() async throws {
        try await withTestDatabase(.postgres) { test async throws in
            try await Migrator(Schema.migrations).migrate(test.database)
            let open = try await test.database.read { reader in
                try reader.all(
                    """
                    SELECT t.relname FROM pg_class t
                    WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind IN ('r', 'p')
                        AND NOT (t.relrowsecurity AND t.relforcerowsecurity
                            AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = t.oid AND p.polpermissive))
                    """,
                    as: String.self
                )
            }
            #expect(open == ["schema_migrations"])
            let closed = try await test.database.read { reader in
                try reader.all(
                    "SELECT tablename FROM pg_policies WHERE schemaname = current_schema() AND qual LIKE '%OR false%'",
                    as: String.self
                )
            }
            let unowned = Set(closed).subtracting(Self.beforeAnybody)
            #expect(unowned == [], "These tables belong to no system and to no row of another table.")
            let isHeld = try await test.database.read { reader in try RowSecurity.holds(reader) }
            #expect(isHeld)
        }
    }

    @Test("Without a context nothing is found, and the context ends with its transaction")
    func withoutContext() async throws {
        try await withTown { town async throws in
            for table in ["system", "organisation", "student", "placement", "leg", "audit_entry", "audit_change"] {
                let count: SQL = "SELECT count(*) FROM \(identifier: table)"
                for database in [town.app, town.owner] {
                    #expect(try await database.read { try $0.scalar(count, as: Int.self) } == 0, "\(table)")
                    let all = database.acting(in: RowSecurity.everything)
                    #expect(try await all.read { try $0.scalar(count, as: Int.self) ?? 0 } > 0, "\(table)")
                    #expect(try await database.read { try $0.scalar(count, as: Int.self) } == 0, "\(table), after")
                }
            }
        }
    }

    @Test("A transaction for one system finds, changes and removes nothing of another, and adds nothing to it")
    func otherSystem() async throws {
        try await withTown { town async throws in
            let own = town.app.acting(in: RowSecurity.context(of: .system(town.network.system.id)))
            let found = try await own.read { try $0.all("SELECT DISTINCT system_id FROM student", as: ID<System>.self) }
            #expect(found == [town.network.system.id])
            let changed = try await own.write { writer in
                try writer.run("UPDATE student SET family_name = 'x' WHERE system_id = \(town.other)")
                    + writer.run("DELETE FROM audit_entry WHERE system_id = \(town.other)")
            }
            #expect(changed == 0)
            await #expect(throws: StoreError.self) {
                try await own.write { writer in
                    try writer.run("UPDATE student SET system_id = \(town.other)")
                }
            }
            await #expect(throws: StoreError.self) {
                try await own.write { writer in
                    try writer.run(
                        """
                        INSERT INTO allocation_policy (id, system_id, policy)
                        VALUES ('00000000-0000-7000-8000-00000000000a', \(town.other), '{}')
                        """
                    )
                }
            }
        }
    }

    @Test("A college meets its own students only, and an employer those who are placed with it")
    func narrower() async throws {
        try await withTown { town async throws in
            let all: SQL = "SELECT id FROM student ORDER BY id"
            let placed = town.network.placement.studentID
            let college = town.app.acting(in: RowSecurity.context(of: town.network.stoke.scope))
            #expect(try await college.read { try $0.all(all, as: ID<Student>.self) } == [placed])
            let changed = try await college.write { writer in
                try writer.run("UPDATE student SET family_name = 'x' WHERE id = \(town.student)")
            }
            #expect(changed == 0)
            let employer = town.app.acting(in: RowSecurity.context(of: town.network.hospital.scope))
            #expect(try await employer.read { try $0.all(all, as: ID<Student>.self) } == [placed])
            #expect(try await employer.read { try $0.scalar("SELECT count(*) FROM leg", as: Int.self) } == 1)
        }
    }

    @Test("A college meets the notes of its own room only, and an employer those of theirs")
    func rooms() async throws {
        try await withTown { town async throws in
            let system = town.network.system.id
            let user = User(
                id: town.network.trellis.newID(),
                systemID: system,
                email: try EmailAddress("kim@example.org"),
                name: "Kim"
            )
            let notes = Room.allCases.map { room in
                Note(
                    id: town.network.trellis.newID(),
                    systemID: system,
                    room: room,
                    authorID: user.id,
                    writtenFor: "Haywood Hospital",
                    text: "k1.x",
                    at: town.network.trellis.now()
                )
            }
            try await town.network.trellis.change(town.network.coordinator, "test", key: nil) { ledger in
                try ledger.insert(user)
                try ledger.insert(notes)
                return ChangeOutcome(notes[0], "Prepared")
            }
            for (actor, room) in [(town.network.stoke, Room.college), (town.network.hospital, .host)] {
                let wall = town.app.acting(in: RowSecurity.context(of: actor.scope))
                #expect(try await wall.read { try $0.all("SELECT room FROM note", as: Room.self) } == [room])
                let moved = try await wall.write { try $0.run("UPDATE note SET written_for = 'x'") }
                #expect(moved == 1)
            }
        }
    }
}
