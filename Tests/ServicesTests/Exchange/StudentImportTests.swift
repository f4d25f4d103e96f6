import Domain
import Services
import Store
import StoreTestSupport
import Testing

@Suite("Importing students")
struct StudentImportTests {
    static let file = """
        ULN,First name,Surname,Date of birth,Home Postcode,College,T Level,Specialism,1st choice,2nd choice
        1000000019,Amara,Okafor,14/03/2010,RM1 1AA,Eastvale,Health,Adult nursing,Therapies,Midwifery
        ,Jack,Bell,02/11/2009,E1 6AN,Eastvale College,Health,,Ward 7,
        1000000035,Zoë,O'Neill,30/07/2010,CM1 1AB,WSF,Health,Midwifery,Community,
        """

    @Test(arguments: Engine.available)
    func aFileIsReviewedThenStoredThenUndone(engine: Engine) async throws {
        try await ImportTown.run(engine) { town in
            let before = try await town.state()
            let batch = try await town.review(.students, Self.file)
            let lines = try await town.lines(batch)
            #expect(lines == ["2 new Amara Okafor", "3 new Jack Bell", "4 new Zoë O'Neill"])
            #expect(batch.counts == ["new": 3] && batch.storing == 3)
            #expect(try await town.state() == before)

            let entry = try await town.trellis.imports.store(batch.id, key: "one", by: town.kim)
            #expect(entry.summary == "Imported students: added 3 students")
            let students = try await town.students()
            #expect(students.map(\.name) == ["Jack Bell", "Amara Okafor", "Zoë O'Neill"])
            #expect(students[1].homeOutcode?.description == "RM1")
            #expect(students[1].preferences == ["Therapies", "Midwifery"])
            #expect(students[2].providerID == town.westbrook.id)
            #expect(students.allSatisfy { $0.source == "list.csv" && $0.tLevelCode == "health" })
            let stored = try await town.batch(batch.id)
            #expect(stored.state == .imported && stored.entryID == entry.id)
            // What the file said is not kept beside the records.
            #expect(try await town.count("import_row") == 0)

            let undo = try await town.trellis.undo(entry.id, by: town.kim, key: nil)
            #expect(try await town.state() == before)
            #expect(try await town.batch(batch.id).state == .undone)
            try await town.trellis.undo(undo.id, by: town.kim, key: nil)
            #expect(try await town.batch(batch.id).state == .imported)
            #expect(try await town.students() == students)
        }
    }

    @Test(arguments: Engine.available)
    func theSameFileAgainIsNoChanges(engine: Engine) async throws {
        try await ImportTown.run(engine) { town in
            try await town.bring(.students, Self.file)
            let again = try await town.review(.students, Self.file)
            #expect(again.counts == ["unchanged": 3] && again.storing == 0)
            await #expect(throws: ServiceError.self) {
                try await town.trellis.imports.store(again.id, key: nil, by: town.kim)
            }
        }
    }

    @Test(arguments: Engine.available)
    func aChangedFileShowsOldAndNew(engine: Engine) async throws {
        try await ImportTown.run(engine) { town in
            try await town.bring(.students, Self.file)
            let before = try await town.state()
            let changed = Self.file.replacing("Midwifery\n", with: "Pharmacy\n").replacing("E1 6AN", with: "N4 2AB")
            let batch = try await town.review(.students, changed)
            #expect(batch.counts == ["changed": 2, "unchanged": 1])
            let rows = try await town.rows(batch, .changed)
            #expect(
                rows.map(\.differences) == [
                    [FieldDifference(field: "Preferences", old: "Therapies; Midwifery", new: "Therapies; Pharmacy")],
                    [FieldDifference(field: "Home postcode area", old: "E1", new: "N4")],
                ]
            )
            let entry = try await town.trellis.imports.store(batch.id, key: nil, by: town.kim)
            #expect(entry.summary == "Imported students: changed 2 students" && entry.changeCount == 2)
            try await town.trellis.undo(entry.id, by: town.kim, key: nil)
            #expect(try await town.state() == before)
        }
    }

    /// One uploaded row against one stored student.
    @Test(
        "Who is the same student",
        arguments: [
            // ULN decides, whatever else differs.
            ("1000000019,Amara,Okafor,14/03/2010,Eastvale", ImportOutcome.unchanged),
            ("1000000019,Amara,Bell,14/03/2010,Eastvale", .changed),
            // Name and date of birth decide where a ULN is missing.
            (",AMARA,Okafor,14/03/2010,Eastvale", .unchanged),
            // Another or a missing date of birth, or another ULN: a person looks.
            (",Amara,Okafor,15/03/2010,Eastvale", .closeMatch),
            (",Amara,Okafor,,Eastvale", .closeMatch),
            ("1000000027,Amara,Okafor,14/03/2010,Eastvale", .closeMatch),
            // Another name is another student.
            (",Amara,Obi,14/03/2010,Eastvale", .new),
            // What another college holds is not told.
            ("1000000019,Amara,Okafor,14/03/2010,Westbrook", .new),
            (",Amara,Okafor,,Westbrook Sixth Form", .new),
            // Faults.
            ("1000000013,Amara,Okafor,14/03/2010,Eastvale", .needsFixing),
            ("1000000019,Amara,Okafor,14/03/2001,Eastvale", .needsFixing),
            ("1000000019,Amara,Okafor,14/03/2010,Hogwarts", .needsFixing),
            // A college that is nearly known is a question, not a fault.
            ("1000000019,Amara,Okafor,14/03/2010,Eastvail College", .closeMatch),
        ]
    )
    func matching(row: String, outcome: ImportOutcome) async throws {
        try await ImportTown.run(.sqlite) { town in
            let head = "ULN,First name,Surname,Date of birth,College,T Level\n"
            try await town.bring(.students, head + "1000000019,Amara,Okafor,14/03/2010,Eastvale,Health")
            let batch = try await town.review(.students, head + row + ",Health")
            #expect(try await town.rows(batch).map(\.outcome) == [outcome])
        }
    }

    @Test(
        "Close matches are decided",
        arguments: [
            (ImportDecision.keepExisting, 0, ["2009-03-15"]), (.useUploaded, 1, ["2009-03-14"]),
            (.keepBoth, 1, ["2009-03-14", "2009-03-15"]),
        ]
    )
    func decisions(decision: ImportDecision, storing: Int, born: [String]) async throws {
        try await ImportTown.run(.sqlite) { town in
            let head = "First name,Surname,Date of birth,College,T Level\n"
            try await town.bring(.students, head + "Amara,Okafor,15/03/2009,Eastvale,Health")
            let batch = try await town.review(
                .students,
                head + "Amara,Okafor,14/03/2009,Eastvale,Health\nAnn,New,1/1/2010,Eastvale,Health"
            )
            #expect(batch.storing == 1)
            let row = try #require(try await town.rows(batch, .closeMatch).first)
            #expect(row.matchLabel == "Amara Okafor, born 15 March 2009")
            #expect(row.differences.contains(.init(field: "Date of birth", old: "15 March 2009", new: "14 March 2009")))
            let decided = try await town.trellis.imports.decide(batch.id, rows: [row.number], decision, by: town.kim)
            #expect(decided.storing == 1 + storing)
            try await town.trellis.imports.store(batch.id, key: nil, by: town.kim)
            let found = try await town.students().filter { $0.familyName == "Okafor" }
            #expect(found.compactMap { $0.dateOfBirth?.description }.sorted() == born)
        }
    }

    @Test func aCollegeThatIsNearlyKnownIsChosenForAllItsRows() async throws {
        try await ImportTown.run(.sqlite) { town in
            let batch = try await town.review(
                .students,
                "Name,DOB,College,T Level\nAmara Okafor,14/03/2010,Eastvail College,Health\nJack Bell,2/11/2009,Eastvail College,Health"
            )
            #expect(batch.counts == ["closeMatch": 2])
            let row = try #require(try await town.rows(batch).first)
            #expect(row.matchSubject == .college && row.matchLabel == "Eastvale College")
            let decided = try await town.trellis.imports.decide(
                batch.id,
                rows: [row.number],
                .keepExisting,
                by: town.kim
            )
            #expect(decided.counts == ["new": 2])
        }
    }

    @Test func rowsAboutTheSameStudentAreNoticed() async throws {
        try await ImportTown.run(.sqlite) { town in
            let batch = try await town.review(
                .students,
                """
                ULN,Name,DOB,College,T Level
                1000000019,Amara Okafor,14/03/2010,Eastvale,Health
                1000000019,Amara Okafor,14/03/2010,Eastvale,Health
                1000000019,Amara Okafor,15/03/2010,Eastvale,Health
                ,Jack Bell,,Eastvale,Health
                ,Jack Bell,2/11/2009,Eastvale,Health
                """
            )
            let lines = try await town.lines(batch)
            #expect(
                lines == [
                    "2 new Amara Okafor", "3 unchanged Amara Okafor", "4 needsFixing Amara Okafor !Name",
                    "5 new Jack Bell",
                    "6 needsFixing Jack Bell !Name",
                ]
            )
        }
    }

    @Test func fullPostcodesAreNeverStaged() async throws {
        try await ImportTown.run(.sqlite) { town in
            let batch = try await town.review(
                .students,
                "Name,DOB,College,T Level,Postcode,Phone,Notes\nAmara Okafor,14/03/2010,Eastvale,Health,RM1 1AA,07700900123,Secret\nJack Bell,2/11/2009,Eastvale,Health,E1 6ANN,,"
            )
            let rows = try await town.rows(batch)
            #expect(rows.map { $0.cells["postcode"] } == ["RM1", "E1"])
            #expect(rows.allSatisfy { $0.cells["phone"] == nil && $0.cells["notes"] == nil })
            let staged = try await town.trellis.database.read { reader in
                try reader.rows("SELECT * FROM import_row").map { "\($0.values)" }.joined()
            }
            #expect(!staged.contains("1AA") && !staged.contains("6AN") && !staged.contains("07700"))
        }
    }

    @Test func aFileOfOneCollegeThatDoesNotSaySoNeedsAChoice() async throws {
        try await ImportTown.run(.sqlite) { town in
            let bytes = try ImportTown.fixture("students-title-rows.xlsx")
            await #expect(throws: InvalidDraft.self) { try await town.review(.students, "s.xlsx", bytes) }
            let batch = try await town.review(.students, "s.xlsx", bytes, from: town.eastvale, tLevel: "health")
            // The numbers in this file are made up, so their check digits do not fit.
            let lines = try await town.lines(batch)
            #expect(
                lines == [
                    "6 needsFixing Amara Okafor !ULN", "7 needsFixing Jack Bell !ULN", "8 needsFixing Zoë O'Neill !ULN",
                ]
            )
            #expect(batch.skipped == 2)
        }
    }
}
