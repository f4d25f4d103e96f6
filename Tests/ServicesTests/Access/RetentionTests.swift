import Domain
import Foundation
import Records
import Services
import Store
import StoreTestSupport
import Synchronization
import Testing

@Suite("Retention")
struct RetentionTests {
    /// A clock that tests set.
    final class Clock: Sendable {
        private let date: Mutex<Date>
        init(_ date: Date) { self.date = Mutex(date) }
        var now: Date { date.withLock { $0 } }
        func set(_ day: String, hour: Int = 12) {
            let formatter = ISO8601DateFormatter()
            date.withLock { $0 = formatter.date(from: "\(day)T\(hour < 10 ? "0" : "")\(hour):00:00Z") ?? $0 }
        }
    }

    private func withClock(
        _ engine: Engine,
        _ body: (SampleNetwork, PersonOfCanaries, Trellis, Clock) async throws -> Void
    ) async throws {
        try await SampleNetwork.run(engine) { network in
            let person = try await PersonOfCanaries(network)
            let clock = Clock(network.trellis.now())
            try await body(network, person, network.trellis.with(now: { clock.now }), clock)
        }
    }

    @Test("Each rule ends its rows on the day after the last, and not before", arguments: Engine.available)
    func boundaries(engine: Engine) async throws {
        try await withClock(engine) { network, person, trellis, clock in
            func due(_ kind: RetentionRule.Kind) async throws -> Int {
                try #require(
                    try await trellis.retention.preview(for: network.coordinator).first { $0.rule.id == kind }
                ).count
            }
            let end = network.wardOffer.lastDay
            for (kind, last) in [
                // Lovelace was never placed: the year ends on 31 July 2027.
                (RetentionRule.Kind.unplaced, try #require(Day("2028-01-31"))),
                (.supportNeeds, end.adding(days: 30)), (.placements, end.adding(months: 72)),
            ] {
                clock.set(last.adding(days: -1).description)
                #expect(try await due(kind) == 0, "\(kind) is due too early")
                clock.set(last.description)
                #expect(try await due(kind) > 0, "\(kind) is not due on \(last)")
            }
        }
    }

    @Test("Running it erases the unplaced, empties needs, and keeps who is placed", arguments: Engine.available)
    func run(engine: Engine) async throws {
        try await withClock(engine) { network, person, trellis, clock in
            clock.set("2028-02-01")
            let before = try await trellis.retention.preview(for: network.coordinator)
            #expect(before.first { $0.rule.id == .unplaced }?.people.map(\.id) == [person.other.id.description])
            try await trellis.retention.run(key: nil, by: network.coordinator)
            let scope = network.coordinator.scope
            try await trellis.database.read { reader in
                #expect(try Students.find(person.other.id, in: scope, reader) == nil)
                let placed = try #require(try Students.find(person.student.id, in: scope, reader))
                #expect(placed.needs == "")
                #expect(placed.familyName == "Quillfeather")
                let kept = try reader.all(
                    "SELECT after FROM audit_change WHERE after LIKE '%NeedsQwertz%'",
                    as: String.self
                )
                #expect(kept.isEmpty, "the history still holds the needs")
                #expect(try reader.scalar("SELECT count(*) FROM import_row", as: Int.self) == 0)
            }
            let after = try await trellis.retention.preview(for: network.coordinator)
            #expect(after.allSatisfy { $0.count == 0 })
        }
    }

    @Test("A legal hold keeps somebody whose time is over", arguments: Engine.available)
    func held(engine: Engine) async throws {
        try await withClock(engine) { network, person, trellis, clock in
            clock.set("2028-02-01")
            _ = try await trellis.rights.hold(
                "student",
                person.other.id.description,
                reason: "A claim",
                key: nil,
                by: network.coordinator
            )
            let outlook = try await trellis.retention.preview(for: network.coordinator).first {
                $0.rule.id == .unplaced
            }
            #expect(outlook?.count == 0)
            #expect(outlook?.held == 1)
            try await trellis.retention.run(key: nil, by: network.coordinator)
            let kept = try await trellis.database.read { reader in
                try Students.find(person.other.id, in: network.coordinator.scope, reader)
            }
            #expect(kept != nil)
        }
    }

    @Test(
        "One server does the work of a night, once, and another takes over from one that died",
        arguments: Engine.available
    )
    func nights(engine: Engine) async throws {
        try await withClock(engine) { _, _, trellis, clock in
            let (first, second) = (NightlyWork(trellis: trellis), NightlyWork(trellis: trellis))
            clock.set("2026-12-01", hour: 1)
            #expect(try await !first.workIfDue(), "it is not two o’clock yet")
            clock.set("2026-12-01", hour: 2)
            #expect(try await first.workIfDue())
            #expect(try await !second.workIfDue())
            #expect(try await !first.workIfDue())
            // A server that took the lease and died.
            clock.set("2026-12-02", hour: 2)
            let (now, end) = (clock.now, clock.now.addingTimeInterval(3600))
            let day = try #require(Day("2026-12-02"))
            let isTaken = try await trellis.database.write { writer in
                try NightlyRuns.take("retention", night: day, holder: "gone", at: now, until: end, writer)
            }
            #expect(isTaken)
            #expect(try await !second.workIfDue())
            clock.set("2026-12-02", hour: 4)
            #expect(try await second.workIfDue())
        }
    }

    @Test("Old copies of the database go, young ones stay", arguments: [Engine.sqlite])
    func copies(engine: Engine) async throws {
        try await withTestDatabase(engine) { test in
            try await Migrator(Schema.migrations).migrate(test.database)
            let network = try await SampleNetwork(test.database)
            let folder = URL(fileURLWithPath: test.folder)
            let backups = folder.appendingPathComponent("backups")
            try FileManager.default.createDirectory(at: backups, withIntermediateDirectories: true)
            let trellis = network.trellis.with(copies: folder)
            for (name, days) in [("old.sqlite", 36.0), ("young.sqlite", 34)] {
                let file = backups.appendingPathComponent(name)
                try Data("copy".utf8).write(to: file)
                try FileManager.default.setAttributes(
                    [.modificationDate: trellis.now().addingTimeInterval(-days * 86400)],
                    ofItemAtPath: file.path
                )
            }
            try await trellis.retention.run(key: nil, by: network.coordinator)
            #expect(try FileManager.default.contentsOfDirectory(atPath: backups.path) == ["young.sqlite"])
        }
    }
}
