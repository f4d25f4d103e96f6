import Domain
import Services
import Store
import StoreTestSupport
import Testing

@Suite("Importing places, cohorts and contacts")
struct EmployerImportTests {
    static let head =
        "Organisation,ODS,Site,Postcode,Ward,T Level,Specialism,Places,Start,End,Days,Contact,Contact e-mail\n"
    static let rows = """
        Fernbank Care Home,,,RM1 1AA,,Health,Adult nursing,3,1/9/2027,31/3/2028,Mon/Tue,Kim Ade,kim@fernbank.example.org
        Bridge Street Surgery,F12345,,,,Health,,tbc,,,,,
        Mossfield,,,,,Health,,0,,,,,
        Northmoor University Hospitals NHS Trust,RZ9,Northmoor General,,Ward 4,Health,,4,1/9/2027,31/3/2028,Mon/Tue,,
        Northmoor University Hospitals NHS Trust,RZ9,Northmoor General,,Ward 4,Health,,2,1/9/2027,31/3/2028,Wed/Thu,,
        Northmoor University Hospitals NHS Trust,RZ9,Northmoor General,,Maternity,Health,Midwifery,1,1/9/2027,31/3/2028,Block,,
        """

    @Test(arguments: Engine.available)
    func aReturnMakesEverythingThatItNeeds(engine: Engine) async throws {
        try await ImportTown.run(engine) { town in
            let before = try await town.state()
            let batch = try await town.review(.capacity, Self.head + Self.rows)
            #expect(batch.counts == ["new": 6])
            #expect(try await town.state() == before)
            let entry = try await town.trellis.imports.store(batch.id, key: nil, by: town.kim)
            #expect(try await town.count("organisation") == 6)
            #expect(try await town.count("site") == 3)
            #expect(try await town.count("area") == 4)
            #expect(try await town.count("offer") == 5)
            #expect(try await town.count("person") == 1)
            let answers = try await town.trellis.database.read { reader in
                try reader.all(
                    """
                    SELECT interest.answer FROM interest JOIN organisation ON organisation.id = interest.organisation_id
                    ORDER BY organisation.name_folded
                    """,
                    as: String.self
                )
            }
            #expect(answers == ["mayOffer", "offers", "notThisYear", "offers"])
            let again = try await town.review(.capacity, Self.head + Self.rows)
            #expect(again.counts == ["unchanged": 6])
            try await town.trellis.undo(entry.id, by: town.kim, key: nil)
            #expect(try await town.state() == before)
        }
    }

    @Test func aChangedReturnChangesTheOffer() async throws {
        try await ImportTown.run(.sqlite) { town in
            try await town.bring(.capacity, Self.head + Self.rows)
            let changed = Self.rows.replacing("nursing,3,", with: "nursing,5,").replacing(
                "Kim Ade",
                with: "Kim Ade-Cole"
            )
            let batch = try await town.review(.capacity, Self.head + changed)
            #expect(batch.counts == ["changed": 1, "unchanged": 5])
            #expect(
                try await town.rows(batch, .changed)[0].differences == [
                    .init(field: "Places", old: "3", new: "5"),
                    .init(field: "Contact", old: "Kim Ade", new: "Kim Ade-Cole"),
                ]
            )
        }
    }

    @Test func placesThatAreTakenCannotBeImportedAway() async throws {
        try await ImportTown.run(.sqlite) { town in
            try await town.bring(.capacity, Self.head + Self.rows)
            try await town.trellis.database.write { writer in
                try writer.run("UPDATE offer SET taken = 2 WHERE places = 3")
            }
            let batch = try await town.review(
                .capacity,
                Self.head + Self.rows.replacing("nursing,3,", with: "nursing,1,")
            )
            let row = try #require(try await town.rows(batch, .needsFixing).first)
            #expect(
                row.faults.map(\.field) == ["places"] && row.faults[0].advice.contains("2 of these places are taken")
            )
        }
    }

    @Test(
        "A name that is nearly known is decided once for all its rows",
        arguments: [
            (ImportDecision.keepExisting, ["Northmoor University Hospitals NHS Trust"]),
            (.useUploaded, ["Northmoor NHS Trust"]),
            (.keepBoth, ["Northmoor NHS Trust", "Northmoor University Hospitals NHS Trust"]),
        ]
    )
    func nearNames(decision: ImportDecision, names: [String]) async throws {
        try await ImportTown.run(.sqlite) { town in
            let file =
                Self.head + """
                    Northmoor NHS Trust,,General,,Ward 1,Health,,2,,,,,
                    Northmoor NHS Trust,,General,,Ward 2,Health,,3,,,,,
                    """
            let batch = try await town.review(.capacity, file)
            #expect(batch.counts == ["closeMatch": 2] && batch.storing == 0)
            let decided = try await town.trellis.imports.decide(batch.id, rows: [2], decision, by: town.kim)
            #expect(decided.counts == ["closeMatch": 2] && decided.storing == 2)
            try await town.trellis.imports.store(batch.id, key: nil, by: town.kim)
            let found = try await town.trellis.database.read { reader in
                try reader.all(
                    "SELECT name FROM organisation WHERE name LIKE 'Northmoor%' ORDER BY name_folded",
                    as: String.self
                )
            }
            #expect(found == names)
            #expect(try await town.count("offer") == 2)
            #expect(try await town.count("site") == 1)
        }
    }

    @Test func cohortsGoUnderTheirColleges() async throws {
        try await ImportTown.run(.sqlite) { town in
            let file = """
                UKPRN,College,Cohort,T Level,Students,Start,End
                10001234,,HLT-A,Health,24,1/9/2027,30/6/2028
                ,Westbrook,,Health,tbc12,,
                ,Nowhere College,X,Health,3,,
                """
            let batch = try await town.review(.cohorts, file)
            let lines = try await town.lines(batch)
            #expect(
                lines == [
                    "2 new HLT-A, Eastvale College", "3 needsFixing Health, Westbrook Sixth Form !Students",
                    "4 needsFixing X !College",
                ]
            )
            try await town.trellis.imports.store(batch.id, key: nil, by: town.kim)
            let students =
                "Name,DOB,College,Cohort\nAmara Okafor,14/3/2010,Eastvale,HLT-A\nJack Bell,2/11/2009,Eastvale,HLT-B"
            let people = try await town.review(.students, students)
            let peopleLines = try await town.lines(people)
            #expect(peopleLines == ["2 new Amara Okafor", "3 needsFixing Jack Bell !Cohort !T Level"])
        }
    }

    @Test func contactsAreKnownByAddressThenByName() async throws {
        try await ImportTown.run(.sqlite) { town in
            let file = """
                Organisation,Name,Email,Phone,Role
                Eastvale College,Jo Smith,jo@eastvale.example.ac.uk,01632 960001,T Level lead
                Harbour Hospice,Ann Moor,ann@harbour.example.org,,Volunteer manager
                """
            try await town.bring(.contacts, file)
            #expect(try await town.review(.contacts, file).counts == ["unchanged": 2])
            let moved = file.replacing("Jo Smith", with: "Jo Smith-Cole").replacing(
                "01632 960001",
                with: "01632 960002"
            )
            let batch = try await town.review(.contacts, moved)
            #expect(try await town.rows(batch, .changed).map { $0.differences.map(\.field) } == [["Contact", "Phone"]])
        }
    }
}
