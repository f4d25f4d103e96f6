import Domain
import Foundation
import Records
import Store
import StoreTestSupport
import Testing

@testable import Services

@Suite("Columns that are encrypted one value at a time")
struct SealedColumnTests {
    /// Words that people have written into sealed columns; they occur nowhere else.
    private static let words = ["NeedsQwertz", "AskedBassoon", "AnswerSitar", "HoldMarimba", "NoteGlockenspiel"]
    /// The same, and the support needs in a file under review: of a row that tells whose it is, and of one that does not.
    private static let everyWord = words + ["CellsUkulele", "CellsZurna"]

    /// A system with the person of canaries, a hold, an answer and a contact who has written something.
    private func withWords(
        _ engine: Engine,
        _ body: (PersonOfCanaries, TestDatabase) async throws -> Void
    ) async throws {
        try await withTestDatabase(engine) { test in
            try await Migrator(Schema.migrations).migrate(test.database)
            let network = try await SampleNetwork(test.database)
            let person = try await PersonOfCanaries(network)
            let (trellis, kim) = (network.trellis, network.coordinator)
            let about = RightsService.Subject.student(person.student.id)
            _ = try await trellis.rights.hold("student", about.id, reason: "HoldMarimba", key: nil, by: kim)
            let request = try #require(try await trellis.rights.overview(about, for: kim).requests.first)
            _ = try await trellis.rights.answer(request.id, as: .done, "AnswerSitar", key: nil, by: kim)
            var link = TaskLink(
                id: trellis.newID(),
                task: .confirmDetails,
                for: person.contact,
                at: try #require(person.contact.email),
                year: network.year,
                sentAt: trellis.now(),
                sentBy: "Kim",
                expiresAt: trellis.now().addingTimeInterval(86_400)
            )
            link.note = "NoteGlockenspiel"
            let sent = link
            try await trellis.change(kim, "task.send", key: nil) { ledger in
                try ledger.insert(sent)
                return ChangeOutcome(sent, "Sent")
            }
            try await body(person, test)
        }
    }

    @Test(
        "No table and no file holds them as they were written, and each opens in its own place",
        arguments: Engine.available
    )
    func everywhere(engine: Engine) async throws {
        try await withWords(engine) { person, test in
            let (trellis, fields) = (person.network.trellis, person.network.trellis.fields)
            var opened: Set<String> = []
            for table in DataRegister.tables {
                let rows = try await trellis.database.read { try $0.rows("SELECT * FROM \(identifier: table.name)") }
                for row in rows {
                    for (name, value) in zip(row.columnNames, row.values) {
                        guard let text = value.stringValue, !text.isEmpty else { continue }
                        let word = Self.everyWord.first { text.contains($0) }
                        #expect(word == nil, "\(table.name).\(name) says \(word ?? "") as it was written")
                        guard SealedColumns.of(table.name).contains(name), let id = row["id"]?.stringValue else {
                            continue
                        }
                        opened.insert(try fields.open(text, column: "\(table.name).\(name)", row: id))
                        #expect(throws: FieldCipherError.damaged) {
                            try fields.open(text, column: "\(table.name).\(name)", row: "elsewhere")
                        }
                    }
                }
            }
            #expect(opened == Set(Self.words), "every sealed column that a person can write to was filled")
            #expect(try await StoredBytes.found(Self.everyWord, in: test) == [])
        }
    }

    @Test("Whoever may read them reads them, and undo brings them back", arguments: Engine.available)
    func undo(engine: Engine) async throws {
        try await withWords(engine) { person, test in
            let (trellis, kim, id) = (person.network.trellis, person.network.coordinator, person.student.id)
            let links = try await trellis.tasks.list(for: kim)
            #expect(links.rows.map(\.link.note) == ["NoteGlockenspiel"])
            let read = try await trellis.rights.overview(.student(id), for: kim)
            #expect(read.requests.map(\.words) == ["AskedBassoon"] && read.requests.map(\.answer) == ["AnswerSitar"])
            #expect(read.hold?.reason == "HoldMarimba")

            let stored = try await Self.stored(id, trellis)
            var form = StudentDraft(try await trellis.students.student(toEdit: id, for: kim).student)
            #expect(form.needs == "NeedsQwertz")
            form.givenName = "Xanthe"
            try await trellis.students.edit(id, form, key: nil, by: kim)
            #expect(try await Self.stored(id, trellis) == stored, "what did not change is not encrypted again")
            form.needs = "NeedsHarp"
            let entry = try await trellis.students.edit(id, form, key: nil, by: kim)
            #expect(try await trellis.students.detail(id, for: kim).student.needs == "NeedsHarp")
            #expect(try await StoredBytes.found(["NeedsHarp"], in: test) == [])

            try await trellis.undo(entry.id, by: kim, key: nil)
            #expect(try await trellis.students.detail(id, for: kim).student.needs == "NeedsQwertz")
            #expect(try await Self.stored(id, trellis) == stored)

            let copy = try await trellis.rights.export(.student(id), reason: "Asked", key: nil, by: kim)
            let told = copy.tables.flatMap(\.rows).joined().map(\.value)
            for word in ["NeedsQwertz", "NeedsHarp", "AskedBassoon", "AnswerSitar", "CellsZurna"] {
                #expect(told.contains { $0.contains(word) }, "the copy for the person says \(word)")
            }
            #expect(told.contains { $0.contains("\"needs\":\"NeedsHarp\"") }, "the history in it can be read")
            #expect(!told.contains { $0.contains("CellsUkulele") }, "somebody of the same name is not taken for them")
            #expect(!told.contains { $0.contains("k1.") })
            #expect(!told.contains { $0.contains("HoldMarimba") }, "what is held back is held back in the history too")
        }
    }

    /// Writes as earlier versions did.
    private struct Plainly: FieldSealing {
        func seal(_ text: String, column: String, row: String) -> String { text }
        func open(_ sealed: String, column: String, row: String) -> String { sealed }
    }

    @Test(
        "What an earlier version stored plainly is encrypted once, and leaves the history",
        arguments: Engine.available
    )
    func earlier(engine: Engine) async throws {
        try await withTestDatabase(engine) { test in
            try await Migrator(Schema.migrations).migrate(test.database)
            let network = try await SampleNetwork(test.database)
            let (trellis, kim) = (network.trellis, network.coordinator)
            let person = try await PersonOfCanaries(network)
            let students = (0..<1203).map { number in
                var student = person.other
                student.id = trellis.newID()
                student.familyName = "Number \(number)"
                student.needs = number.isMultiple(of: 2) ? "PlainBanjo \(number)" : ""
                return student
            }
            let entry = AuditEntry(
                id: trellis.newID(),
                systemID: network.system.id,
                at: trellis.now(),
                actorID: nil,
                actorName: "Kim",
                action: "student.add",
                summary: "Added",
                subjectKind: Student.table,
                subjectID: students[0].rowID
            )
            try await trellis.database.write { writer in
                var ledger = Ledger(writer, for: entry.id, secret: "old", fields: Plainly())
                try ledger.insert(students)
                try ledger.finish(entry)
            }
            #expect(try await StoredBytes.found(["PlainBanjo"], in: test) == ["PlainBanjo"])

            let done = try await trellis.sealPlainTexts()
            #expect(done.sealed == 602 && done.emptied == 602)
            if engine == .postgres { try await trellis.database.scrub() }
            #expect(try await StoredBytes.found(["PlainBanjo"], in: test) == [])
            let again = try await trellis.sealPlainTexts()
            #expect(again.sealed == 0 && again.emptied == 0)

            let read = try await trellis.students.detail(students[1202].id, for: kim)
            #expect(read.student.needs == "PlainBanjo 1202")
            #expect(try await trellis.audit.verify().allSatisfy { $0.problem == nil }, "the chain still fits")
            await #expect(throws: ServiceError.self) { try await trellis.undo(entry.id, by: kim, key: nil) }
            // What had been encrypted before is as it was.
            let kept = try await trellis.students.detail(person.student.id, for: kim)
            #expect(kept.student.needs == "NeedsQwertz")
        }
    }

    @Test("Without the key a sentence stands in place of the field, and nothing is lost", arguments: Engine.available)
    func lostKey(engine: Engine) async throws {
        try await withWords(engine) { person, test in
            let (trellis, kim, id) = (person.network.trellis, person.network.coordinator, person.student.id)
            let stored = try await Self.stored(id, trellis)
            for fields in [FieldCipher.forgetful(), FieldCipher(Keyring(newest: .fresh(named: "k9")))] {
                let other = Trellis(
                    database: test.database,
                    now: trellis.now,
                    randomness: .system,
                    catalogue: trellis.catalogue,
                    ruleBook: trellis.ruleBook,
                    geography: .empty,
                    solver: trellis.solver,
                    settings: trellis.settings,
                    logger: trellis.logger,
                    fields: fields
                )
                let done = try await other.sealPlainTexts()
                #expect(done.sealed == 0 && done.emptied == 0)
                #expect(try await other.students.detail(id, for: kim).student.needs == SealedColumns.unreadable)
                let read = try await other.rights.overview(.student(id), for: kim)
                #expect(read.requests.map(\.words) == [SealedColumns.unreadable])
                #expect(try await other.tasks.list(for: kim).rows.map(\.link.note) == [SealedColumns.unreadable])
                // A form that comes back with the sentence, and a change that never opened the field.
                var form = StudentDraft(try await other.students.student(toEdit: id, for: kim).student)
                form.preferredName = "Xan"
                try await other.students.edit(id, form, key: nil, by: kim)
                _ = try await other.rights.setFrozen(true, id, key: nil, by: kim)
                _ = try await other.rights.setFrozen(false, id, key: nil, by: kim)
                _ = try await other.students.studentExport(.everything, year: person.network.year, for: kim)
            }
            #expect(try await Self.stored(id, trellis) == stored)
            #expect(try await trellis.students.detail(id, for: kim).student.needs == "NeedsQwertz")
        }
    }

    private static func stored(_ id: ID<Student>, _ trellis: Trellis) async throws -> String {
        let stored = try await trellis.database.read { reader in
            try reader.scalar("SELECT needs FROM student WHERE id = \(id)", as: String.self)
        }
        return try #require(stored)
    }
}
