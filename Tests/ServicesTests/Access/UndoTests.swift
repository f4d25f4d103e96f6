import Domain
import Exchange
import Foundation
import Records
import Services
import Store
import StoreTestSupport
import Testing

@Suite("Undo and what stands in its way")
struct UndoTests {
    @Test(
        "Undo is offered for the newest change of a record, and names it for the older ones",
        arguments: Engine.available
    )
    func offered(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let trellis = network.trellis
            var entries: [AuditEntry] = []
            for name in ["First", "Second"] {
                var site = network.hospitalSite
                site.name = name
                let changed = site
                entries.append(
                    try await trellis.change(network.coordinator, "site.edit", key: nil) { ledger in
                        try ledger.update(changed)
                        return ChangeOutcome(changed, "Called it \(name)")
                    }
                )
            }
            func lines() async throws -> [HistoryService.Change] {
                try await trellis.history.about(network.hospitalSite.rowID, for: network.coordinator)
            }
            let before = try await lines()
            #expect(before.map(\.canUndo) == [true, false, false])
            #expect(before[1].blockedBy?.id == entries[1].id)

            let refusal = await #expect(throws: ServiceError.self) {
                try await trellis.undo(entries[0].id, by: network.coordinator, key: nil)
            }
            guard case .conflict(let sentence)? = refusal else { return #expect(Bool(false), "no conflict") }
            #expect(sentence.contains("“Called it Second”") && sentence.contains("by Kim"))

            try await trellis.undo(entries[1].id, by: network.coordinator, key: nil)
            let after = try await lines()
            #expect(after.first { $0.entry.id == entries[0].id }?.canUndo == true)
            try await trellis.undo(entries[0].id, by: network.coordinator, key: nil)
            let name = try await trellis.database.read { reader in
                try Sites.find(network.hospitalSite.id, in: network.coordinator.scope, reader)?.name
            }
            #expect(name == network.hospitalSite.name)
        }
    }

    @Test("What was added and is needed since is refused with the change that needs it", arguments: Engine.available)
    func needed(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let trellis = network.trellis
            var site = network.hospitalSite
            site.id = trellis.newID()
            site.name = "New wing"
            let wing = site
            let added = try await trellis.change(network.coordinator, "site.add", key: nil) { ledger in
                try ledger.insert(wing)
                return ChangeOutcome(wing, "Added the new wing")
            }
            var area = network.ward
            area.id = trellis.newID()
            area.siteID = wing.id
            let ward = area
            try await trellis.change(network.coordinator, "area.add", key: nil) { ledger in
                try ledger.insert(ward)
                return ChangeOutcome(ward, "Added a ward in the new wing")
            }
            let refusal = await #expect(throws: ServiceError.self) {
                try await trellis.undo(added.id, by: network.coordinator, key: nil)
            }
            guard case .conflict(let sentence)? = refusal else { return #expect(Bool(false), "no conflict") }
            #expect(sentence.contains("“Added a ward in the new wing”"))
        }
    }

    @Test("Every table that refers to another is known, so that a refusal can name what depends")
    func references() async throws {
        try await SampleNetwork.run(.sqlite) { network in
            let rows = try await network.trellis.database.read { reader in
                try reader.rows(
                    """
                    SELECT tables.name AS child, keys."from" AS source, keys."table" AS parent
                    FROM sqlite_master AS tables, pragma_foreign_key_list(tables.name) AS keys
                    WHERE tables.type = 'table'
                    """
                )
            }
            let known = Set(References.known)
            // Links of sessions, secrets and audit parts go with what they belong to, or never keep it.
            let apart: Set<String> = [
                "audit_change", "audit_chain", "reading", "reading_subject", "task_secret", "session", "sign_in_link",
                "import_row", "kept_form", "second_factor", "recovery_code", "sign_in_identity", "tombstone_mark",
            ]
            for row in rows {
                guard let child = row["child"]?.stringValue, let parent = row["parent"]?.stringValue,
                    let source = row["source"]?.stringValue, parent != "system", !apart.contains(child)
                else { continue }
                #expect(known.contains("\(child).\(source) -> \(parent)"), "\(child).\(source) -> \(parent)")
            }
        }
    }

    @Test("The history is searched by person, kind, record and day", arguments: Engine.available)
    func search(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let trellis = network.trellis
            let site = network.hospitalSite
            try await trellis.change(network.hospital, "site.edit", key: nil) { ledger in
                ChangeOutcome(site, "Looked")
            }
            func count(_ filter: AuditFilter) async throws -> Int {
                try await trellis.history.changes(filter, offset: 0, limit: 50, for: network.coordinator).total
            }
            #expect(try await count(AuditFilter()) == 2)
            #expect(try await count(AuditFilter(who: "Jo")) == 1)
            #expect(try await count(AuditFilter(who: "jo")) == 0)
            #expect(try await count(AuditFilter(kind: "site")) == 1)
            #expect(try await count(AuditFilter(kind: "sit")) == 0)
            #expect(try await count(AuditFilter(record: site.rowID)) == 2, "added with the sample, then edited")
            #expect(try await count(AuditFilter(record: network.room.rowID)) == 1)
            #expect(try await count(AuditFilter(from: trellis.today)) == 2)
            #expect(try await count(AuditFilter(to: trellis.today)) == 2)
            #expect(try await count(AuditFilter(to: trellis.today.adding(days: -1))) == 0)
            await #expect(throws: ServiceError.self) {
                try await trellis.history.changes(offset: 0, limit: 5, for: network.stoke)
            }
            let table = try await trellis.history.export(AuditFilter(kind: "site"), for: network.coordinator)
            #expect(table.rows.count == 1 && table.rows[0].count == table.columns.count)
        }
    }
}
