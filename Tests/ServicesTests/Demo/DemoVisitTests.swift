import Domain
import Foundation
import Records
import Services
import Store
import StoreTestSupport
import Testing

@Suite("Visiting and clearing the made-up system")
struct DemoVisitTests {
    @Test("three people can be signed in as", arguments: Engine.available)
    func visitors(engine: Engine) async throws {
        try await DemoStore.run(engine) { trellis, _ in
            let visitors = try await trellis.demo.visitors()
            var roles: [Role] = []
            for email in [visitors.coordinator, visitors.provider, visitors.employer] {
                roles.append(try await trellis.actor(email).role)
            }
            #expect(roles == [.coordinator, .providerLead, .employerLead])
        }
    }

    @Test("there is nobody to sign in as without it", arguments: Engine.available)
    func nobody(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let trellis = try DemoStore.trellis(database)
            await #expect(throws: ServiceError.self) { _ = try await trellis.demo.visitors() }
            #expect(try await trellis.demo.examples() == DemoExamples())
        }
    }

    @Test("has an example of everything but runs and imports", arguments: Engine.available)
    func examples(engine: Engine) async throws {
        try await DemoStore.run(engine) { trellis, actor in
            let found = try await trellis.demo.examples()
            #expect(found.college != nil && found.student != nil && found.cohort != nil && found.offer != nil)
            #expect(found.run == nil && found.secondRun == nil && found.proposal == nil && found.importBatch == nil)
            let organisation = try #require(found.organisation)
            let parts = try await trellis.database.read { reader in
                try reader.scalar(
                    """
                    SELECT count(*) FROM area JOIN person ON person.organisation_id = area.organisation_id
                    WHERE area.id = \(found.area) AND person.id = \(found.person) AND area.organisation_id = \(organisation)
                    """,
                    as: Int.self
                )
            }
            #expect(parts == 1)
            #expect(found.site != nil && found.entry != nil)
            _ = try await trellis.placements.placement(try #require(found.placement), for: actor)
        }
    }

    @Test("one press clears it and leaves an empty system that works", arguments: Engine.available)
    func clearing(engine: Engine) async throws {
        try await DemoStore.run(engine) { trellis, commandLine in
            let email = try await trellis.demo.visitors().coordinator
            let kim = try await trellis.actor(email)
            try await trellis.demo.clear(by: kim)
            let left = try await trellis.database.read { reader in
                try (DemoStore.tenantTables + ["organisation", "user_account", "membership"]).map { table in
                    "\(table) \(try reader.scalar("SELECT count(*) FROM \(identifier: table)", as: Int.self) ?? -1)"
                }
                .filter { !$0.hasSuffix(" 0") }
            }
            #expect(left == ["audit_entry 1", "user_account 1", "membership 1"])
            let system = try await trellis.system(code: nil)
            #expect(!system.isDemo)
            #expect(system.places.isEmpty)

            // It works: an organisation goes in, and what is not a demo cannot be cleared.
            let hospital = Organisation(
                id: trellis.newID(),
                systemID: system.id,
                name: "First hospital",
                kinds: [.employer],
                sector: .acuteTrust,
                source: "Test",
                asAt: trellis.today
            )
            try await trellis.change(kim, "organisation.add", key: nil) { ledger in
                try ledger.insert(hospital)
                return ChangeOutcome(hospital, "Added an organisation")
            }
            await #expect(throws: ServiceError.self) { try await trellis.demo.clear(by: kim) }
            await #expect(throws: ServiceError.self) { _ = try await trellis.demo.visitors() }
            #expect(try await trellis.demo.examples().organisation == nil)
        }
    }

    @Test("only a coordinator may clear it")
    func clearingIsForCoordinators() async throws {
        try await DemoStore.run(.sqlite) { trellis, _ in
            let email = try await trellis.demo.visitors().employer
            let lead = try await trellis.actor(email)
            await #expect(throws: ServiceError.self) { try await trellis.demo.clear(by: lead) }
            #expect(try await trellis.demo.visitors().employer == email)
        }
    }

    @Test("mail is shown only where the demo asks for it", arguments: Engine.available)
    func showingMail(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let trellis = try DemoStore.trellis(database)
            #expect(!trellis.settings.showsMail)
            #expect(trellis.showingMail().settings.showsMail)
        }
    }
}
