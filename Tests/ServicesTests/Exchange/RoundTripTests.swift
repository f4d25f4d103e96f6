import Domain
import Exchange
import Services
import StoreTestSupport
import Testing

@Suite("What goes out comes in again unchanged")
struct RoundTripTests {
    @Test("Both kinds of file", arguments: [true, false])
    func students(isWorkbook: Bool) async throws {
        try await ImportTown.run(.sqlite) { town in
            try await town.bring(
                .cohorts,
                "College,Cohort,T Level,Students,Start,End,Days\nEastvale,HLT-A,Health,24,1/9/2027,30/6/2028,Mon/Tue\nWestbrook,W,Health,,,,"
                    .replacing("Health,,,,", with: "Health,3,,,Block")
            )
            try await town.bring(
                .students,
                """
                ULN,First name,Surname,Known as,DOB,Postcode,College,Cohort,Specialism,Preferences,Support needs,Email,Longest journey,Ready from
                1000000019,Amara,Okafor,Ama,14/03/2010,RM1 1AA,Eastvale,HLT-A,Adult nursing,"Ward 7; A, B and C; =SUM(1); D; E; F","Needs ""quiet""
                rooms \\ lift",a@example.org,50,1/10/2027
                ,Zoë,O'Neill,,,,Westbrook,W,,,,,,now
                """
            )
            let students = try await town.students()
            #expect(students.map(\.needs) == ["Needs \"quiet\" rooms \\ lift", ""])
            #expect(students.map(\.preferences.count) == [6, 0])
            #expect(students.map(\.travelLimitMiles) == [13, nil])
            let tables: [(ImportSubject, ExportTable)] = [
                (.students, try await town.trellis.students.studentExport(.everything, year: town.year, for: town.kim)),
                (.cohorts, try await town.trellis.students.cohortExport(.everything, year: town.year, for: town.kim)),
            ]
            for (kind, table) in tables {
                let bytes = isWorkbook ? try WorkbookWriter.bytes(of: [table]) : DelimitedTextWriter.bytes(of: table)
                let batch = try await town.review(kind, isWorkbook ? "out.xlsx" : "out.csv", bytes)
                let rows = try await town.rows(batch)
                #expect(rows.map(\.outcome) == [.unchanged, .unchanged])
                #expect(rows.flatMap(\.differences) == [] && rows.flatMap(\.faults) == [])
            }
        }
    }

    @Test("Places", arguments: [true, false])
    func places(isWorkbook: Bool) async throws {
        try await ImportTown.run(.sqlite) { town in
            try await town.bring(.capacity, EmployerImportTests.head + EmployerImportTests.rows)
            let table = try await town.trellis.capacity.exportTable(
                .init(),
                .everything,
                year: town.year,
                for: town.kim
            )
            #expect(table.rows.count == 5)
            let bytes = isWorkbook ? try WorkbookWriter.bytes(of: [table]) : DelimitedTextWriter.bytes(of: table)
            let batch = try await town.review(.capacity, "out", bytes)
            let rows = try await town.rows(batch)
            #expect(rows.flatMap(\.differences) == [] && rows.flatMap(\.faults) == [])
            #expect(batch.counts == ["unchanged": 5])
        }
    }
}
