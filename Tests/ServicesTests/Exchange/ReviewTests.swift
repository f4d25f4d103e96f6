import Domain
import Exchange
import Services
import Store
import StoreTestSupport
import Testing

@Suite("Reviewing an import")
struct ReviewTests {
    private static let faulty = """
        Learner number,Name,DOB,College,T Level
        1000000019,Amara Okafor,14/03/2010,Eastvale,Health
        1.23E+09,Jack Bell,2/11/2009,Eastvale,Health
        ,Zoë O'Neill,soon,Eastvale,Helth and safety
        """

    @Test(arguments: Engine.available)
    func aMendedCellIsCheckedAgain(engine: Engine) async throws {
        try await ImportTown.run(engine) { town in
            let batch = try await town.review(.students, Self.faulty)
            let lines = try await town.lines(batch)
            #expect(
                lines == [
                    "2 new Amara Okafor", "3 needsFixing Jack Bell !Learner number",
                    "4 needsFixing Zoë O'Neill !DOB !T Level",
                ]
            )
            let still = try await town.trellis.imports.mend(
                batch.id,
                row: 4,
                ["dateOfBirth": "30/07/2010"],
                by: town.kim
            )
            #expect(still.outcome == .needsFixing && still.faults.map(\.field) == ["tLevel"])
            let mended = try await town.trellis.imports.mend(batch.id, row: 4, ["tLevel": "Health"], by: town.kim)
            #expect(mended.outcome == .new)
            let emptied = try await town.trellis.imports.mend(batch.id, row: 3, ["uln": ""], by: town.kim)
            #expect(emptied.outcome == .new)
            #expect(try await town.batch(batch.id).counts == ["new": 3])
            let entry = try await town.trellis.imports.store(batch.id, key: nil, by: town.kim)
            #expect(entry.summary == "Imported students: added 3 students")
        }
    }

    @Test func faultyRowsGoOutMendedAndComeBackWithoutFaults() async throws {
        try await ImportTown.run(.sqlite) { town in
            let batch = try await town.review(.students, Self.faulty)
            let entry = try await town.trellis.imports.store(batch.id, key: nil, by: town.kim)
            #expect(entry.summary == "Imported students: added 1 student. 2 rows were left out")
            // Still there after the others were stored.
            let bytes = try await town.trellis.imports.faultyRows(batch.id, for: town.kim)
            let sheet = try #require(try SpreadsheetReader.read(bytes: bytes, fileName: "rows.xlsx").first)
            let texts = sheet.rows.map { $0.cells.map(\.text) }
            #expect(texts[0] == ["Learner number", "Name", "DOB", "College", "T Level", "Error"])
            #expect(texts[2][5].contains("DOB: ") && texts[2][5].contains("T Level: "))

            let again = try await town.review(.students, "rows.xlsx", bytes)
            #expect(again.counts == ["needsFixing": 2])
            let mended = texts.enumerated().map { index, row -> String in
                var row = row.map { $0.replacing("\n", with: " ").replacing(",", with: ";") }
                if index == 1 { row[0] = "1000000027" }
                if index == 2 { (row[2], row[4]) = ("30/07/2010", "Health") }
                return row.joined(separator: ",")
            }
            let fixed = try await town.review(.students, mended.joined(separator: "\n"))
            #expect(fixed.counts == ["new": 2] && fixed.unknownColumns.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func changesBetweenReviewAndStoringAreNoticed(engine: Engine) async throws {
        try await ImportTown.run(engine) { town in
            let first = try await town.review(.students, StudentImportTests.file)
            try await town.bring(.students, StudentImportTests.file)
            let before = try await town.state()
            do {
                try await town.trellis.imports.store(first.id, key: nil, by: town.kim)
                Issue.record("An outdated review was stored")
            } catch let outdated as ImportOutdated {
                #expect(outdated.rows == 3 && outdated.message.contains("3 rows do something else now"))
            }
            #expect(try await town.state() == before)
            let now = try await town.batch(first.id)
            #expect(now.state == .reviewing && now.counts == ["unchanged": 3])
        }
    }

    @Test(arguments: Engine.available)
    func twoPeopleStoreTheSameFile(engine: Engine) async throws {
        try await ImportTown.run(engine) { town in
            let batch = try await town.review(.students, StudentImportTests.file)
            let lee = Actor(userID: nil, name: "Lee Chan", role: .coordinator, systemID: town.system.id)
            async let one = Result.of { try await town.trellis.imports.store(batch.id, key: "kim", by: town.kim) }
            async let two = Result.of { try await town.trellis.imports.store(batch.id, key: "lee", by: lee) }
            let results = await [one, two]
            #expect(results.count { (try? $0.get()) != nil } == 1)
            for case .failure(let error) in results {
                guard case ServiceError.conflict(let sentence) = error else { throw error }
                #expect(sentence.contains("imported already"))
            }
            #expect(try await town.count("student") == 3)
        }
    }

    @Test func theSameKeyStoresOnce() async throws {
        try await ImportTown.run(.sqlite) { town in
            let batch = try await town.review(.students, StudentImportTests.file)
            let entry = try await town.trellis.imports.store(batch.id, key: "press", by: town.kim)
            do {
                try await town.trellis.imports.store(batch.id, key: "press", by: town.kim)
                Issue.record("The second press did something")
            } catch ServiceError.alreadyDone(let earlier) { #expect(earlier.id == entry.id) }
        }
    }

    @Test func aDiscardedFileLeavesNothing() async throws {
        try await ImportTown.run(.sqlite) { town in
            let batch = try await town.review(.students, StudentImportTests.file)
            try await town.trellis.imports.discard(batch.id, key: nil, by: town.kim)
            #expect(try await town.batch(batch.id).state == .discarded)
            #expect(try await town.count("import_row") == 0)
            await #expect(throws: ServiceError.self) {
                try await town.trellis.imports.store(batch.id, key: nil, by: town.kim)
            }
        }
    }

    @Test func onlyCoordinatorsImport() async throws {
        try await ImportTown.run(.sqlite) { town in
            let batch = try await town.review(.students, StudentImportTests.file)
            let sam = Actor(
                userID: nil,
                name: "Sam",
                role: .providerLead,
                systemID: town.system.id,
                organisationID: town.eastvale.id
            )
            await #expect(throws: ServiceError.self) { try await town.trellis.imports.batch(batch.id, for: sam) }
            await #expect(throws: ServiceError.self) {
                try await town.trellis.imports.store(batch.id, key: nil, by: sam)
            }
            let other = try await town.trellis.addSystem(code: "XYZ", name: "Elsewhere")
            let stranger = Actor(userID: nil, name: "Pat", role: .coordinator, systemID: other.id)
            await #expect(throws: ServiceError.self) { try await town.trellis.imports.batch(batch.id, for: stranger) }
        }
    }

    @Test(
        "A whole file that cannot be taken gets one sentence",
        arguments: [
            ("", "This file is empty"), ("PK\u{3}\u{4}not a workbook at all", "damaged"),
            ("ULN,Name,College,T Level\n", "no rows below"), ("a,b\n1,2\n", "No row of headings was found"),
        ]
    )
    func wholeFiles(content: String, words: String) async throws {
        try await ImportTown.run(.sqlite) { town in
            do {
                try await town.review(.students, content)
                Issue.record("The file was taken")
            } catch let invalid as InvalidDraft {
                #expect(invalid.faults.map(\.field) == ["file"])
                #expect(invalid.faults[0].message.contains(words))
            }
            #expect(try await town.count("import_batch") == 0)
        }
    }

    @Test func columnsAreMatchedByHandOnceAndRemembered() async throws {
        try await ImportTown.run(.sqlite) { town in
            let csv = "Zzz,Qqq,DOB,Provider,Course\nAmara,Okafor,14/03/2010,Eastvale,Health"
            let batch = try await town.review(.students, csv)
            #expect(batch.state == .matching && batch.counts.isEmpty)
            let choices = try await town.trellis.imports.columns(batch.id, for: town.kim)
            #expect(choices.batch.columns.map(\.heading) == ["Zzz", "Qqq", "DOB", "Provider", "Course"])
            #expect(choices.samples[0] == ["Amara"] && !choices.needsFile && choices.problem != nil)
            var mapping = Dictionary(uniqueKeysWithValues: batch.columns.map { ($0.key, $0.field) })
            mapping["zzz"] = "givenName"
            mapping["qqq"] = "givenName"
            await #expect(throws: InvalidDraft.self) {
                try await town.trellis.imports.match(batch.id, mapping: mapping, by: town.kim)
            }
            mapping["qqq"] = "familyName"
            let matched = try await town.trellis.imports.match(batch.id, mapping: mapping, by: town.kim)
            #expect(matched.state == .reviewing && matched.counts == ["new": 1])
            let next = try await town.review(.students, csv)
            #expect(next.state == .reviewing && next.counts == ["new": 1])
        }
    }

    /// The review keeps texts, not the file: reading them again must give what the file gave.
    @Test(
        "Every messy file reads the same from what is kept of it",
        arguments: [
            ("students-title-rows.xlsx", ImportSubject.students), ("students-saved-by-libreoffice.csv", .students),
            ("students-1904.xlsx", .students), ("students-hidden-sheet.xlsx", .students),
            ("students-two-row-headings.xlsx", .students), ("students-quoted.csv", .students),
            ("students-coloured-column.xlsx", .students), ("students-cp1252.csv", .students),
            ("students-utf16.csv", .students),
            ("capacity-trust-return.xlsx", .capacity), ("capacity-other-order.xlsx", .capacity),
            ("capacity-lost-zeros.csv", .capacity), ("cohorts-sum-only.xlsx", .cohorts),
            ("cohorts-synonyms.csv", .cohorts),
            ("contacts-sections.xlsx", .contacts), ("contacts-groups.csv", .contacts),
        ]
    )
    func kept(name: String, kind: ImportSubject) async throws {
        try await ImportTown.run(.sqlite) { town in
            let sender = kind == .students || kind == .cohorts ? town.eastvale : nil
            let batch = try await town.review(kind, name, ImportTown.fixture(name), from: sender, tLevel: "health")
            let before = try await town.rows(batch)
            #expect(!before.isEmpty)
            let after = try await town.trellis.imports.recheck(batch.id, by: town.kim)
            let again = try await town.rows(after)
            #expect(again == before)
            #expect(after.counts == batch.counts)
        }
    }
}

extension Result where Failure == any Error {
    /// What came of an action.
    static func of(_ action: () async throws -> Success) async -> Result {
        do { return .success(try await action()) } catch { return .failure(error) }
    }
}
