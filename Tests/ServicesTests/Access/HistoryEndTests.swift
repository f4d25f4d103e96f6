import Domain
import Foundation
import Records
import Services
import Store
import StoreTestSupport
import Testing

@Suite("What is taken out of the history")
struct HistoryEndTests {
    private static func reports(_ trellis: Trellis) async throws -> [AuditChain.Report] {
        try await trellis.audit.verify()[0].reports
    }

    private static func changeReport(_ trellis: Trellis) async throws -> AuditChain.Report {
        try #require(try await reports(trellis).first { $0.chain == .changes })
    }

    @Test("After a person was erased the chain fits, and counts what was emptied", arguments: Engine.available)
    func erased(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let person = try await PersonOfCanaries(network)
            let trellis = network.trellis
            let named = try await trellis.change(network.coordinator, "canary", key: nil) { ledger in
                ChangeOutcome(person.student, "Wrote to Zanthippa Quillfeather")
            }
            let before = try await Self.changeReport(trellis)
            #expect(before.fault == nil && before.erased == 0)
            let subject = RightsService.Subject.student(person.student.id)
            let entry = try await trellis.rights.erase(subject, cause: .asked, key: nil, by: network.coordinator)
            let after = try await Self.changeReport(trellis)
            #expect(after.fault == nil && after.erased > 2)
            #expect(after.fitting == before.fitting + 1)
            let summaries = try await trellis.database.read { reader in
                try reader.all(
                    "SELECT id FROM audit_entry WHERE erased_by = \(entry.id) AND summary = '' AND salt IS NULL",
                    as: String.self
                )
            }
            #expect(summaries.contains(named.id.description))
        }
    }

    static let hands: [(hand: String, sql: SQL)] = [
        ("another summary", "UPDATE audit_entry SET summary = 'Nothing' WHERE sequence = 1"),
        ("a summary gone without an erasure", "UPDATE audit_entry SET summary = '', salt = NULL WHERE sequence = 1"),
        (
            "a summary gone by the entry itself",
            "UPDATE audit_entry SET summary = '', salt = NULL, erased_by = id WHERE sequence = 1"
        ),
    ]

    @Test("A summary that somebody else takes out shows", arguments: Engine.available, hands)
    func summaries(engine: Engine, hand: (hand: String, sql: SQL)) async throws {
        try await SampleNetwork.run(engine) { network in
            try await network.trellis.database.write { writer in _ = try writer.run(hand.sql) }
            let fault = try #require(try await Self.changeReport(network.trellis).fault)
            #expect(fault.finding == .altered && fault.sequence == 1)
        }
    }

    /// Changes and readings on three days, the last of them six years after the first two.
    private func withOldHistory(
        _ engine: Engine,
        _ body: (SampleNetwork, Trellis, RetentionTests.Clock) async throws -> Void
    ) async throws {
        try await SampleNetwork.run(engine) { network in
            let clock = RetentionTests.Clock(network.trellis.now())
            let trellis = network.trellis.with(now: { clock.now })
            for day in ["2027-01-10", "2027-02-10", "2033-01-30"] {
                clock.set(day)
                try await trellis.change(network.coordinator, "area.edit", key: nil) { ledger in
                    ChangeOutcome(network.ward, "Looked on \(day)")
                }
                _ = try await trellis.students.detail(network.placement.studentID, for: network.coordinator)
            }
            try await body(network, trellis, clock)
        }
    }

    @Test("When its time is over the oldest part goes, and the rest still fits", arguments: Engine.available)
    func shortened(engine: Engine) async throws {
        try await withOldHistory(engine) { network, trellis, clock in
            let heads = try await trellis.audit.heads()
            clock.set("2033-01-31")
            try await trellis.retention.run(key: nil, by: network.coordinator)
            let left = try await trellis.database.read { reader in
                (
                    try reader.all("SELECT summary FROM audit_entry ORDER BY sequence", as: String.self),
                    try reader.scalar("SELECT count(*) FROM reading", as: Int.self)
                )
            }
            #expect(left.0.first == "Looked on 2027-02-10")
            #expect(left.1 == 2)
            let reports = try await Self.reports(trellis)
            #expect(reports.allSatisfy { $0.fault == nil }, "\(reports)")
            #expect(reports.first { $0.chain == .changes }?.fitting == left.0.count)
            #expect(heads.allSatisfy { $0.head.sequence > 1 })
            // A head that was written down before still holds.
            for item in heads {
                #expect(
                    try await trellis.audit.holds(
                        item.head.hash,
                        at: item.head.sequence,
                        of: item.head.chain,
                        in: network.system.id
                    )
                )
            }
            try await trellis.change(network.coordinator, "area.edit", key: nil) { ledger in
                ChangeOutcome(network.ward, "Looked again")
            }
            #expect(try await Self.changeReport(trellis).fault == nil)
        }
    }

    @Test("A beginning that was cut off without an entry that says so shows", arguments: Engine.available)
    func cutOff(engine: Engine) async throws {
        try await withOldHistory(engine) { network, trellis, _ in
            try await trellis.database.write { writer in
                try writer.run(
                    """
                    UPDATE audit_chain SET start_sequence = 2,
                        start_hash = (SELECT hash FROM audit_entry WHERE sequence = 2)
                    WHERE chain = 'changes'
                    """
                )
            }
            #expect(try await Self.changeReport(trellis).fault?.finding == .startDisagrees)
            try await trellis.database.write { writer in
                try writer.run(
                    """
                    UPDATE audit_chain SET shortened_by = (SELECT id FROM audit_entry WHERE sequence = 3)
                    WHERE chain = 'changes'
                    """
                )
            }
            #expect(try await Self.changeReport(trellis).fault?.finding == .loose, "what was cut off is still there")
        }
    }

    @Test("What a hold is about stays in the history, with all that came after it", arguments: Engine.available)
    func held(engine: Engine) async throws {
        try await withOldHistory(engine) { network, trellis, clock in
            let before = try await Self.changeReport(trellis).fitting
            _ = try await trellis.rights.hold(
                "student",
                network.placement.studentID.description,
                reason: "A claim",
                key: nil,
                by: network.coordinator
            )
            clock.set("2034-06-01")
            try await trellis.retention.run(key: nil, by: network.coordinator)
            let readings = try await trellis.database.read { reader in
                try reader.scalar("SELECT count(*) FROM reading", as: Int.self)
            }
            #expect(readings == 3)
            let report = try await Self.changeReport(trellis)
            #expect(report.fault == nil && report.fitting <= before + 2)
        }
    }
}
