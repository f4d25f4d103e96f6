import Domain
import Foundation
import Records
import Store
import StoreTestSupport
import Testing

/// What people were before there were memberships.
@Suite("Memberships of people who could sign in before there were any")
struct MembershipMigrationTests {
    @Test("Roles and organisations move over, sessions go on", arguments: Engine.available)
    func moving(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Array(Schema.migrations.prefix(2))) { database in
            let day = Date(timeIntervalSince1970: 1_788_250_000)
            let night = day.addingTimeInterval(12 * 3600)
            let ids = (1...5).map { "01990000-0000-7000-8000-00000000000\($0)" }
            let everything = database.acting(in: RowSecurity.everything)
            try await everything.write { writer in
                _ = try writer.run(
                    """
                    INSERT INTO system (id, code, name, places, is_demo, created_at)
                    VALUES (\(ids[0]), 'A', 'A', '[]', \(false), \(day))
                    """
                )
                _ = try writer.run(
                    """
                    INSERT INTO organisation (id, system_id, name, kinds, sector, notes, source, as_at, name_folded)
                    VALUES (\(ids[1]), \(ids[0]), 'Northbridge College', '["provider"]', 'college', '', 'Test',
                        '2026-09-01', 'northbridge college')
                    """
                )
                for (id, email, role, organisation) in [
                    (ids[2], "kim@example.org", "coordinator", nil),
                    (ids[3], "lee@example.org", "providerLead", ids[1]),
                ] {
                    _ = try writer.run(
                        """
                        INSERT INTO user_account (id, system_id, email, name, role, organisation_id)
                        VALUES (\(id), \(ids[0]), \(email), 'Somebody', \(role), \(organisation))
                        """
                    )
                }
                _ = try writer.run(
                    """
                    INSERT INTO session (token_hash, user_id, csrf_token, created_at, last_seen_at, expires_at)
                    VALUES ('hash', \(ids[3]), 'csrf', \(day), \(day), \(night))
                    """
                )
            }
            try await Migrator(Array(Schema.migrations.prefix(3))).migrate(everything)
            let session = try await everything.read { reader in
                try reader.scalar("SELECT membership_id FROM session WHERE token_hash = 'hash'", as: String.self)
            }
            #expect(session == ids[3])
            try await Migrator(Schema.migrations).migrate(everything)
            let now = day.addingTimeInterval(60)
            try await everything.read { reader in
                let lee = try #require(try Accounts.find(email: EmailAddress("lee@example.org"), reader).first)
                let held = try Memberships.held(by: lee.id, at: now, reader)
                #expect(held.map(\.title) == ["College lead, Northbridge College"])
                #expect(held.first?.membership.needsConfirmation(at: now) == false)
                #expect(held.first?.membership.needsConfirmation(at: now.addingTimeInterval(92 * 86_400)) == true)
                let kim = try #require(try Accounts.find(email: EmailAddress("kim@example.org"), reader).first)
                #expect(try Memberships.held(by: kim.id, at: now, reader).map(\.membership.role) == [.coordinator])
                #expect(held.first?.membership.id.description == session)
            }
        }
    }
}
