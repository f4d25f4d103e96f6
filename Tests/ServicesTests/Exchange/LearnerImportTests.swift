import Domain
import Exchange
import Records
import Services
import Store
import StoreTestSupport
import Testing

/// Other learners, as the placement systems of trusts write them out.
@Suite("Importing other learners")
struct LearnerImportTests {
    static let head = "Trust,Placement circuit,Student name,Programme,Start date,End date\n"
    static let rows = """
        Northmoor University Hospitals NHS Trust,Ward 4,Robin Banjo,BSc (Hons) Adult Nursing Yr 2,5/10/2027,18/12/2027
        Northmoor University Hospitals NHS Trust,Ward 4,Sam Ukulele,BSc (Hons) Adult Nursing Yr 2,5/10/2027,18/12/2027
        Northmoor University Hospitals NHS Trust,Maternity,Jo Oboe,Nursing associate apprentice,7/2/2028,31/3/2028
        Northmoor University Hospitals NHS Trust,Ward 4,Kit Viola,T Level Health,7/2/2028,31/3/2028
        Northmoor University Hospitals NHS Trust,Ward 99,Di Lute,BSc Midwifery,7/2/2028,31/3/2028
        """

    @Test(
        "A row for each learner becomes a group with a number, and names are left behind",
        arguments: Engine.available
    )
    func rowsForLearners(engine: Engine) async throws {
        try await ImportTown.run(engine) { town in
            try await town.bring(.capacity, EmployerImportTests.head + EmployerImportTests.rows)
            let before = try await town.state()
            let batch = try await town.review(.learners, Self.head + Self.rows)
            #expect(batch.counts == ["new": 2, "unchanged": 2, "needsFixing": 1])
            #expect(try await town.rows(batch, .needsFixing)[0].faults.first?.advice.contains("no area") == true)
            let kept = try await town.rows(batch, .new).flatMap(\.cells.values)
            #expect(!kept.contains { $0.contains("Banjo") })

            let entry = try await town.trellis.imports.store(batch.id, key: nil, by: town.kim)
            let groups = try await town.groups()
            #expect(groups.map(\.learners) == [1, 2])
            #expect(groups.map(\.kind) == [.apprentice, .undergraduate])
            let again = try await town.review(.learners, Self.head + Self.rows)
            #expect(again.counts == ["unchanged": 4, "needsFixing": 1])

            let fewer = Self.rows.split(separator: "\n").dropFirst().joined(separator: "\n")
            let less = try await town.bring(.learners, Self.head + fewer)
            #expect(try await town.groups().map(\.learners) == [1, 1])
            try await town.trellis.undo(less.id, by: town.kim, key: nil)
            try await town.trellis.undo(entry.id, by: town.kim, key: nil)
            #expect(try await town.state() == before)
        }
    }

    @Test("A list of groups has a column for their number, and an export comes in again unchanged")
    func groupsInRows() async throws {
        try await ImportTown.run(.sqlite) { town in
            try await town.bring(.capacity, EmployerImportTests.head + EmployerImportTests.rows)
            let trust = "Northmoor University Hospitals NHS Trust"
            try await town.bring(
                .learners,
                "Trust,Site,Ward,Programme,Number of learners,Start,End,Days\n"
                    + "\(trust),Northmoor General,Ward 4,BSc Nursing,3,5/10/2027,18/12/2027,Mon/Tue\n"
                    + "\(trust),Northmoor General,Maternity,Nursing associate apprentices,2,7/2/2028,31/3/2028,\n"
            )
            #expect(try await town.groups().map(\.learners) == [2, 3])
            let table = try await town.trellis.capacity.wardExport(
                organisation: nil,
                kind: nil,
                year: town.year,
                for: town.kim
            )
            let again = try await town.review(.learners, "Other learners.csv", DelimitedTextWriter.bytes(of: table))
            #expect(again.counts == ["unchanged": 2])
        }
    }

    @Test("A list without a ward or dates is told what it lacks")
    func requirements() async throws {
        try await ImportTown.run(.sqlite) { town in
            #expect(
                town.trellis.imports.requirements(of: .learners) == ["the ward, department or team", "the dates"]
            )
        }
    }
}

extension ImportTown {
    fileprivate func groups() async throws -> [WardGroup] {
        try await trellis.database.read { reader in
            try reader.all(
                "SELECT ward_group.* FROM ward_group ORDER BY ward_group.kind, ward_group.first_day",
                as: WardGroup.self
            )
        }
    }
}
