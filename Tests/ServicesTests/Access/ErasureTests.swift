import Domain
import Foundation
import Records
import Services
import Store
import StoreTestSupport
import Testing

@Suite("Erasure")
struct ErasureTests {
    /// A system with the person of canaries, on a store with files of its own, and a journal beside it.
    private func withPerson(
        _ engine: Engine,
        _ body: (PersonOfCanaries, Trellis, TestDatabase) async throws -> Void
    ) async throws {
        try await withTestDatabase(engine) { test in
            try await Migrator(Schema.migrations).migrate(test.database)
            let network = try await SampleNetwork(test.database)
            let person = try await PersonOfCanaries(network)
            let trellis = network.trellis.with(journal: URL(fileURLWithPath: "\(test.folder)/erasures.jsonl"))
            try await body(person, trellis, test)
        }
    }

    @Test("No byte of an erased person stays in the data folder or the tables’ files", arguments: Engine.available)
    func noTrace(engine: Engine) async throws {
        try await withPerson(engine) { person, trellis, test in
            let before = try await Self.found(in: test)
            #expect(
                Set(before) == Set(PersonOfCanaries.words).subtracting(PersonOfCanaries.sealedWords),
                "the search finds what is not encrypted"
            )
            try await trellis.rights.erase(
                .student(person.student.id),
                cause: .asked,
                key: nil,
                by: person.network.coordinator
            )
            if engine == .postgres { try await trellis.database.scrub() }
            #expect(try await Self.found(in: test) == [])
        }
    }

    @Test("Others stay, figures stay, and a place to come is free again", arguments: Engine.available)
    func othersStay(engine: Engine) async throws {
        try await withPerson(engine) { person, trellis, test in
            let network = person.network
            let scope = network.coordinator.scope
            let before = try #require(
                try await trellis.database.read { try Offers.find(network.wardOffer.id, in: scope, $0) }
            )
            try await trellis.rights.erase(
                .student(person.student.id),
                cause: .asked,
                key: nil,
                by: network.coordinator
            )
            try await trellis.database.read { reader in
                #expect(try Students.find(person.student.id, in: scope, reader) == nil)
                #expect(try Students.find(person.other.id, in: scope, reader) != nil)
                #expect(try Offers.find(network.wardOffer.id, in: scope, reader)?.taken == before.taken - 1)
                #expect(try Erasure.figures(of: network.system.id, reader).map(\.students) == [1])
                let requests = try RightsRequests.list(in: scope, reader)
                #expect(requests.map(\.words) == [""])
                #expect(try reader.scalar("SELECT count(*) FROM import_row", as: Int.self) == 0)
            }
        }
    }

    @Test("The account of a student goes too, and nobody is named for the student", arguments: Engine.available)
    func account(engine: Engine) async throws {
        try await withPerson(engine) { person, trellis, test in
            let network = person.network
            let student = person.student
            for (address, role) in [("zq.signs.in@home.example", Role.student), ("tutor@college.example", .tutor)] {
                _ = try await trellis.access.invite(
                    Invitation(
                        try EmailAddress(address),
                        name: role == .student ? student.name : "Kim Lee",
                        role: role,
                        organisationID: student.providerID,
                        students: role == .student ? [student.id] : [student.id, person.other.id]
                    ),
                    by: network.coordinator
                )
            }
            try await trellis.rights.erase(.student(student.id), cause: .asked, key: nil, by: network.coordinator)
            let now = trellis.now()
            try await trellis.database.read { reader in
                #expect(try Accounts.find(email: EmailAddress("zq.signs.in@home.example"), reader) == [])
                let tutor = try #require(try Accounts.find(email: EmailAddress("tutor@college.example"), reader).first)
                let held = try Memberships.held(by: tutor.id, at: now, reader)
                #expect(held.map(\.membership.students) == [[person.other.id]])
                let history = "SELECT count(*) FROM audit_change WHERE after LIKE '%zq.signs.in%'" as SQL
                #expect(try reader.scalar(history, as: Int.self) == 0)
            }
        }
    }

    @Test("What was erased cannot be undone back", arguments: Engine.available)
    func noUndo(engine: Engine) async throws {
        try await withPerson(engine) { person, trellis, test in
            let network = person.network
            let about = try await trellis.database.read { reader in
                try AuditEntries.about(
                    row: person.student.id.description,
                    in: network.coordinator.scope,
                    limit: 10,
                    reader
                )
            }
            #expect(about.count > 1)
            try await trellis.rights.erase(
                .student(person.student.id),
                cause: .asked,
                key: nil,
                by: network.coordinator
            )
            for entry in about where entry.action == "canary" {
                await #expect(throws: ServiceError.self) {
                    try await trellis.undo(entry.id, by: network.coordinator, key: nil)
                }
            }
            #expect(try await Self.rows(of: "student", named: "Zanthippa", trellis) == 0)
        }
    }

    @Test("A hold on the person, the college or a host keeps everybody", arguments: Engine.available)
    func holds(engine: Engine) async throws {
        try await withPerson(engine) { person, trellis, _ in
            let network = person.network
            for (kind, id) in [
                ("student", person.student.id.description), ("organisation", network.stokeID.description),
                ("organisation", network.hospitalID.description),
            ] {
                _ = try await trellis.rights.hold(kind, id, reason: "A claim", key: nil, by: network.coordinator)
                await #expect(throws: ServiceError.self) {
                    try await trellis.rights.erase(
                        .student(person.student.id),
                        cause: .asked,
                        key: nil,
                        by: network.coordinator
                    )
                }
                let hold = try #require(try await trellis.rights.holds(for: network.coordinator).first)
                _ = try await trellis.rights.lift(hold.id, key: nil, by: network.coordinator)
            }
            try await trellis.rights.erase(
                .student(person.student.id),
                cause: .asked,
                key: nil,
                by: network.coordinator
            )
        }
    }

    @Test("A copy of the database that is put back does not bring anybody back", arguments: [Engine.sqlite])
    func restored(engine: Engine) async throws {
        try await withPerson(engine) { person, trellis, test in
            let copy = "\(test.folder)/monday.sqlite"
            try await test.database.backup(to: copy)
            try await trellis.rights.erase(
                .student(person.student.id),
                cause: .asked,
                key: nil,
                by: person.network.coordinator
            )
            let old = try await Trellis.open(
                .file(copy),
                solver: trellis.solver,
                settings: trellis.settings,
                logger: trellis.logger,
                fields: trellis.fields,
                now: trellis.now
            )
            let left = try await old.database.read { reader in
                try reader.scalar("SELECT count(*) FROM student WHERE family_name = 'Quillfeather'", as: Int.self)
            }
            #expect(left == 0)
            await old.close()
            let bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
            for word in PersonOfCanaries.words {
                #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) is in the copy that was put back")
            }
        }
    }

    @Test("The journal names nobody, and a torn last line does not stop it", arguments: [Engine.sqlite])
    func journal(engine: Engine) async throws {
        try await withPerson(engine) { person, trellis, test in
            try await trellis.rights.erase(
                .student(person.student.id),
                cause: .asked,
                key: nil,
                by: person.network.coordinator
            )
            let file = URL(fileURLWithPath: "\(test.folder)/erasures.jsonl")
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(text.contains(person.student.id.description))
            for word in PersonOfCanaries.words { #expect(!text.contains(word)) }
            try Data(text.dropLast(40).utf8).write(to: file)
            #expect(try await trellis.rights.reapplyErasures() == 0)
            #expect(try String(contentsOf: file, encoding: .utf8) == text)
            #expect(try await trellis.rights.reapplyErasures() == 0)
        }
    }

    @Test("Only a coordinator erases", arguments: Engine.available)
    func onlyCoordinator(engine: Engine) async throws {
        try await withPerson(engine) { person, trellis, _ in
            for actor in [person.network.stoke, person.network.leek, person.network.hospital] {
                await #expect(throws: ServiceError.self) {
                    try await trellis.rights.erase(.student(person.student.id), cause: .asked, key: nil, by: actor)
                }
            }
        }
    }

    /// The words of the person that are in any file of the store.
    private static func found(in test: TestDatabase) async throws -> [String] {
        try await StoredBytes.found(PersonOfCanaries.words, in: test)
    }

    private static func rows(of table: String, named name: String, _ trellis: Trellis) async throws -> Int {
        try await trellis.database.read { reader in
            try reader.scalar("SELECT count(*) FROM \(identifier: table) WHERE given_name = \(name)", as: Int.self) ?? 0
        }
    }
}

extension Trellis {
    /// The same with other settings or another clock.
    func with(journal: URL? = nil, now: (@Sendable () -> Date)? = nil, copies: URL? = nil) -> Trellis {
        var settings = settings
        settings.erasureJournal = journal ?? settings.erasureJournal
        settings.copiesFolder = copies ?? settings.copiesFolder
        return Trellis(
            database: database,
            now: now ?? self.now,
            randomness: randomness,
            catalogue: catalogue,
            ruleBook: ruleBook,
            geography: geography,
            solver: solver,
            settings: settings,
            logger: logger,
            fields: fields
        )
    }
}
