import Domain
import Foundation
import Records
import Services
import Store
import StoreTestSupport
import Testing

@Suite("The chain of the history")
struct AuditChainTests {
    /// Makes some changes: three edits of a site, one of them undone.
    private static func work(_ network: SampleNetwork) async throws {
        let trellis = network.trellis
        for name in ["Haywood East", "Haywood West", "Haywood South"] {
            var site = network.hospitalSite
            site.name = name
            let changed = site
            let entry = try await trellis.change(network.coordinator, "site.edit", key: nil) { ledger in
                try ledger.update(changed)
                return ChangeOutcome(changed, "Changed a site")
            }
            if name == "Haywood South" { try await trellis.undo(entry.id, by: network.coordinator, key: nil) }
        }
    }

    private static func report(_ network: SampleNetwork) async throws -> AuditChain.Report {
        try await network.trellis.audit.verify()[0].reports.first { $0.chain == .changes }!
    }

    @Test("An untouched history fits from the first entry to the last", arguments: Engine.available)
    func fits(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            try await Self.work(network)
            let report = try await Self.report(network)
            #expect(report.fault == nil)
            #expect(report.fitting == 5)
            let head = try await network.trellis.audit.heads()[0].head
            #expect(head.sequence == 5 && head.hash == report.head)
            #expect(await network.trellis.readinessProblem() == nil)
        }
    }

    /// A hand in the database: what it does, and at which entry it shows.
    struct Hand: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let sql: [SQL]
        let finding: AuditChain.Fault.Finding
        let sequence: Int?
    }

    static let hands: [Hand] = [
        Hand(
            testDescription: "another name",
            sql: ["UPDATE audit_entry SET actor_name = 'Somebody else' WHERE sequence = 2"],
            finding: .altered,
            sequence: 2
        ),
        Hand(
            testDescription: "another time",
            sql: ["UPDATE audit_entry SET at = '2026-01-01T00:00:00.000Z' WHERE sequence = 3"],
            finding: .altered,
            sequence: 3
        ),
        Hand(
            testDescription: "another value in what was changed",
            sql: [
                """
                UPDATE audit_change SET after = replace(after, 'East', 'Moor')
                WHERE entry_id = (SELECT id FROM audit_entry WHERE sequence = 2)
                """
            ],
            finding: .altered,
            sequence: 2
        ),
        Hand(
            testDescription: "details gone without an erasure",
            sql: [
                """
                UPDATE audit_change SET before = NULL, after = NULL, salt = NULL
                WHERE entry_id = (SELECT id FROM audit_entry WHERE sequence = 2)
                """
            ],
            finding: .altered,
            sequence: 2
        ),
        Hand(
            testDescription: "details gone by an earlier entry",
            sql: [
                """
                UPDATE audit_change SET before = NULL, after = NULL, salt = NULL,
                    erased_by = (SELECT id FROM audit_entry WHERE sequence = 1)
                WHERE entry_id = (SELECT id FROM audit_entry WHERE sequence = 2)
                """
            ],
            finding: .altered,
            sequence: 2
        ),
        Hand(
            testDescription: "a part of a change removed",
            sql: ["DELETE FROM audit_change WHERE entry_id = (SELECT id FROM audit_entry WHERE sequence = 3)"],
            finding: .altered,
            sequence: 3
        ),
        Hand(
            testDescription: "an entry removed",
            sql: ["DELETE FROM audit_entry WHERE sequence = 2"],
            finding: .missing(from: 2),
            sequence: 3
        ),
        Hand(
            testDescription: "an entry removed and the others moved up",
            sql: [
                "DELETE FROM audit_entry WHERE sequence = 2", "UPDATE audit_entry SET sequence = 2 WHERE sequence = 3",
                "UPDATE audit_entry SET sequence = 3 WHERE sequence = 4",
                "UPDATE audit_entry SET sequence = 4 WHERE sequence = 5",
            ],
            finding: .altered,
            sequence: 2
        ),
        Hand(
            testDescription: "two entries in each other's place",
            sql: [
                "UPDATE audit_entry SET sequence = 99 WHERE sequence = 2",
                "UPDATE audit_entry SET sequence = 2 WHERE sequence = 3",
                "UPDATE audit_entry SET sequence = 3 WHERE sequence = 99",
            ],
            finding: .altered,
            sequence: 2
        ),
        Hand(
            testDescription: "an entry put in without a number",
            sql: [
                """
                INSERT INTO audit_entry (id, system_id, at, actor_name, action, summary, subject_kind, subject_id,
                    change_count) SELECT '00000000-0000-7000-8000-000000000009', system_id, at, actor_name, action, summary,
                    subject_kind, subject_id, change_count FROM audit_entry WHERE sequence = 2
                """
            ],
            finding: .loose,
            sequence: nil
        ),
        Hand(
            testDescription: "an entry put in at the end",
            sql: [
                """
                INSERT INTO audit_entry (id, system_id, at, actor_name, action, summary, subject_kind, subject_id,
                    change_count, sequence, hash) SELECT '00000000-0000-7000-8000-000000000009', system_id, at, actor_name,
                    action, summary, subject_kind, subject_id, change_count, 6, hash FROM audit_entry WHERE sequence = 2
                """
            ],
            finding: .altered,
            sequence: 6
        ),
        Hand(
            testDescription: "the newest entry cut off",
            sql: [
                "UPDATE audit_entry SET undone_by = NULL WHERE sequence = 4",
                "DELETE FROM audit_entry WHERE sequence = 5",
            ],
            finding: .headDisagrees,
            sequence: 5
        ),
        Hand(
            testDescription: "said to be undone",
            sql: [
                """
                UPDATE audit_entry SET undone_by = (SELECT id FROM audit_entry WHERE sequence = 3) WHERE sequence = 2
                """
            ],
            finding: .undoDisagrees,
            sequence: 2
        ),
        Hand(
            testDescription: "no longer said to be undone",
            sql: ["UPDATE audit_entry SET undone_by = NULL WHERE sequence = 4"],
            finding: .undoDisagrees,
            sequence: 5
        ),
    ]

    @Test(
        "What a hand in the database does is found, at the first entry that does not fit",
        arguments: Engine.available,
        hands
    )
    func tampering(engine: Engine, hand: Hand) async throws {
        try await SampleNetwork.run(engine) { network in
            try await Self.work(network)
            try await network.trellis.database.write { writer in for sql in hand.sql { try writer.run(sql) } }
            let fault = try #require(try await Self.report(network).fault)
            #expect(fault.finding == hand.finding)
            if hand.finding != .headDisagrees { #expect(fault.sequence == hand.sequence) }
            #expect(await network.trellis.readinessProblem()?.contains("trellis audit verify") == true)
        }
    }

    @Test(
        "An end that was cut off together with its head shows against the hash that was written down",
        arguments: Engine.available
    )
    func cutOff(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            try await Self.work(network)
            let audit = network.trellis.audit
            let head = try await audit.heads()[0].head
            #expect(try await audit.holds(head.hash, at: head.sequence, of: .changes, in: network.system.id))
            try await network.trellis.database.write { writer in
                try writer.run("UPDATE audit_entry SET undone_by = NULL WHERE sequence = 4")
                try writer.run("DELETE FROM audit_entry WHERE sequence = 5")
                try writer.run(
                    """
                    UPDATE audit_chain SET sequence = 4, hash = (SELECT hash FROM audit_entry WHERE sequence = 4)
                    WHERE chain = 'changes'
                    """
                )
            }
            #expect(try await Self.report(network).fault == nil, "the chain alone cannot know")
            #expect(try await audit.holds(head.hash, at: head.sequence, of: .changes, in: network.system.id) == false)
        }
    }

    @Test(
        "Twenty writers at once make one chain without a gap, and each change is done once",
        arguments: Engine.available
    )
    func writers(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let trellis = network.trellis
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 1...20 {
                    group.addTask {
                        for step in 1...5 {
                            var area = network.ward
                            area.id = trellis.newID()
                            area.name = "Ward \(writer).\(step)"
                            let made = area
                            try await trellis.change(network.coordinator, "area.add", key: "\(writer).\(step)") {
                                ledger in
                                try ledger.insert(made)
                                return ChangeOutcome(made, "Added an area")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let report = try await Self.report(network)
            #expect(report.fault == nil)
            #expect(report.fitting == 101)
        }
    }

    @Test("What was written before there were chains is tied on the way in, once", arguments: Engine.available)
    func older(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            try await Self.work(network)
            let (trellis, system) = (network.trellis, network.system.id)
            try await trellis.database.write { writer in
                try writer.run("UPDATE audit_entry SET sequence = NULL, hash = NULL")
                try writer.run("UPDATE audit_change SET salt = NULL, seal = NULL")
                try writer.run("DELETE FROM audit_chain")
            }
            let tied = try await trellis.database.write { writer in
                try AuditChain.begin(of: system, salt: "a", writer)
            }
            #expect(tied == 5)
            let report = try await Self.report(network)
            #expect(report.fault == nil && report.fitting == 5)
            let again = try await trellis.database.write { writer in
                try AuditChain.begin(of: system, salt: "b", writer)
            }
            #expect(again == 0)
            try await Self.work(network)
            #expect(try await Self.report(network).fault == nil)
        }
    }

    @Test("Erased details leave the chain whole, tell nothing, and cannot be undone", arguments: Engine.available)
    func erasure(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let trellis = network.trellis
            var site = network.hospitalSite
            site.name = "Haywood canary"
            let changed = site
            let edit = try await trellis.change(network.coordinator, "site.edit", key: nil) { ledger in
                try ledger.update(changed)
                ledger.explain(changed, "A canary asked for it")
                return ChangeOutcome(changed, "Changed a site")
            }
            let about = try await trellis.history.about(changed.rowID, for: network.coordinator)
            #expect(about.first?.reason == "A canary asked for it")
            let eraser = try await trellis.change(network.coordinator, "erasure", key: nil) { ledger in
                ChangeOutcome(network.system, "Erased somebody")
            }
            try await trellis.database.write { writer in
                try AuditEntries.erase(rows: [changed.rowID], by: eraser.id, in: network.system.id, writer)
            }
            let report = try await Self.report(network)
            #expect(report.fault == nil && report.erased == 3)
            let left = try await trellis.database.read { reader in
                try reader.scalar(
                    """
                    SELECT count(*) FROM audit_change WHERE before LIKE '%canary%' OR after LIKE '%canary%'
                    """,
                    as: Int.self
                )
            }
            #expect(left == 0)
            await #expect(throws: ServiceError.self) {
                try await trellis.undo(edit.id, by: network.coordinator, key: nil)
            }
        }
    }

    @Test("A change tells from where, as what, and by which request it was made", arguments: Engine.available)
    func circumstances(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            var actor = network.hospital
            actor.origin = Origin(requestID: "req-1", address: "203.0.113.77")
            let area = network.ward
            let entry = try await network.trellis.change(actor, "area.edit", key: nil) { ledger in
                ChangeOutcome(area, "Looked")
            }
            let stored = try await network.trellis.database.read { reader in
                try AuditEntries.find(entry.id, in: network.coordinator.scope, reader)
            }
            #expect(stored?.origin == "203.0.113.0/24")
            #expect(stored?.requestID == "req-1")
            #expect(stored?.actedAs == "employerLead")
            #expect(stored == entry)
        }
    }
}
