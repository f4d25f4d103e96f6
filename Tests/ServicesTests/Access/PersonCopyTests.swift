import Domain
import Foundation
import Records
import Services
import Store
import StoreTestSupport
import Testing

@Suite("A person’s copy of their data")
struct PersonCopyTests {
    @Test("It holds what every table says about a student, and covers other people", arguments: Engine.available)
    func student(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let person = try await PersonOfCanaries(network)
            let copy = try await network.trellis.rights.export(
                .student(person.student.id),
                reason: "They asked",
                key: nil,
                by: network.stoke
            )
            let tables = Set(copy.tables.map(\.name))
            #expect(
                tables.isSuperset(of: [
                    "student", "placement", "leg", "proposal", "veto", "rights_request", "audit_entry", "audit_change",
                ])
            )
            let text = copy.tables.flatMap(\.rows).flatMap { $0 }.map(\.value).joined(separator: "\n")
            for word in [
                "Zanthippa", "9276308686", "NeedsQwertz", "WishPolkadot", "VetoMarzipan", "RejectOboe", "AskedBassoon",
            ] {
                #expect(text.contains(word), "\(word) is missing")
            }
            #expect(text.contains("Stoke College"), "organisations are named, not numbered")
            #expect(!text.contains("Umbrellastand"), "another person is named")
            #expect(!text.contains("Lovelace"))
            #expect(text.contains("[name of another person]"))
            #expect(copy.leftOut.allSatisfy { $0.why.count > 20 })
            #expect(!copy.leftOut.isEmpty)
        }
    }

    @Test("Every row of every table that points to a student is in it", arguments: Engine.available)
    func rowByRow(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let person = try await PersonOfCanaries(network)
            let copy = try await network.trellis.rights.export(
                .student(person.student.id),
                reason: "They asked",
                key: nil,
                by: network.coordinator
            )
            for reference in try await network.trellis.database.read({ try LiveSchema.references(to: ["student"], $0) })
            {
                let count = try await network.trellis.database.read { reader in
                    try reader.scalar(
                        """
                        SELECT count(*) FROM \(identifier: reference.tableName)
                        WHERE \(identifier: reference.columnName) = \(person.student.id)
                        """,
                        as: Int.self
                    ) ?? 0
                }
                #expect(copy.tables.first { $0.name == reference.tableName }?.rows.count ?? 0 == count)
            }
        }
    }

    @Test("A contact gets theirs too", arguments: Engine.available)
    func contact(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let person = try await PersonOfCanaries(network)
            let copy = try await network.trellis.rights.export(
                .contact(person.contact.id),
                reason: "They asked",
                key: nil,
                by: network.coordinator
            )
            let text = copy.tables.flatMap(\.rows).flatMap { $0 }.map(\.value).joined(separator: "\n")
            #expect(text.contains("bertram.u@trust.example.org"))
            #expect(!text.contains("Zanthippa"))
        }
    }

    @Test("A reason is asked for, and the making is in the history", arguments: Engine.available)
    func reason(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let person = try await PersonOfCanaries(network)
            let subject = RightsService.Subject.student(person.student.id)
            await #expect(throws: InvalidDraft.self) {
                try await network.trellis.rights.export(subject, reason: " ", key: nil, by: network.coordinator)
            }
            _ = try await network.trellis.rights.export(subject, reason: "Letter of 3 May", key: nil, by: network.stoke)
            let entries = try await network.trellis.database.read { reader in
                try AuditEntries.about(
                    row: subject.id,
                    in: network.coordinator.scope,
                    limit: 20,
                    reader
                )
            }
            let made = try #require(entries.first { $0.action == "person.export" })
            #expect(made.summary.contains("Letter of 3 May"))
        }
    }

    @Test("Another college and an employer get nothing", arguments: Engine.available)
    func others(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let person = try await PersonOfCanaries(network)
            for actor in [network.leek, network.hospital] {
                await #expect(throws: ServiceError.self) {
                    try await network.trellis.rights.export(
                        .student(person.student.id),
                        reason: "Curious",
                        key: nil,
                        by: actor
                    )
                }
            }
        }
    }
}
