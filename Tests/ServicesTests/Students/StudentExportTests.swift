import Domain
import Exchange
import Records
import Services
import StoreTestSupport
import Testing

@Suite struct StudentExportTests {
    @Test("An export of students imports again to the same values", arguments: Engine.available)
    func students(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            var draft = StudentDraft()
            draft.provider = sample.leekID.description
            draft.givenName = "Zoë"
            draft.familyName = "Ng"
            draft.preferredName = "Zed"
            draft.uln = StudentSamples.ulns[0]
            draft.dateOfBirth = DayParts(Day("2009-09-02"))
            draft.homePostcode = "ST6 7AG"
            draft.email = "zoe@example.org"
            draft.tLevelCode = "health"
            draft.specialismCode = "ZTLOS013"
            draft.preferences = "Ward 4, Haywood\nTheatre\nC\nD\nE, first floor\nF, second floor"
            draft.travelLimit = "12"
            draft.readyFrom = DayParts(Day("2027-01-11"))
            draft.needs = "Large print; step-free"
            try await sample.trellis.students.add(draft, year: sample.year, key: nil, by: sample.coordinator)
            let table = try await sample.trellis.students.studentExport(
                ListRequest(text: "zoe"),
                year: sample.year,
                for: sample.coordinator
            )
            for bytes in [DelimitedTextWriter.bytes(of: table), try WorkbookWriter.bytes(of: [table])] {
                let read = try ImportReader.read(
                    try SpreadsheetReader.read(bytes: bytes, fileName: "Students"),
                    as: .students,
                    options: ImportOptions(academicYear: 2026)
                )
                #expect(Set(read.unknownColumns) == ["Placed with", "Source", "As at"])
                let row = try #require(read.rows.first)
                #expect(read.rows.count == 1 && row.faults.isEmpty)
                #expect(row.text(.uln) == StudentSamples.ulns[0])
                #expect(row.text(.givenName) == "Zoë" && row.text(.familyName) == "Ng")
                #expect(row.text(.preferredName) == "Zed")
                #expect(row.day(.dateOfBirth)?.iso == "2009-09-02")
                #expect(row.text(.postcode) == "ST6")
                #expect(row.text(.provider) == "Leek College")
                #expect(row.text(.tLevel) == "Health")
                let specialism = sample.trellis.catalogue.match(text: row.text(.specialism) ?? "")
                if case .exact(let item) = specialism {
                    #expect(item.specialismCode?.description == "ZTLOS013")
                } else {
                    Issue.record("The specialism does not import again")
                }
                #expect(
                    row.list(.preferences) == [
                        "Ward 4, Haywood", "Theatre", "C", "D", "E, first floor", "F, second floor",
                    ]
                )
                #expect(row.text(.needs) == "Large print; step-free")
                #expect(row.text(.email) == "zoe@example.org")
                #expect(row.number(.travelLimit) == 12)
                #expect(row.day(.readyFrom)?.iso == "2027-01-11")
            }
        }
    }

    @Test("An export of cohorts imports again to the same values", arguments: Engine.available)
    func cohorts(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            for (name, kind, days, perWeek) in [
                ("Days", "dayRelease", ["1", "2"], ""), ("Count", "dayRelease", [], "2"), ("Block", "block", [], ""),
                ("Mixed", "mixed", [], ""), ("Open", "unknown", [], ""),
            ] {
                var draft = CohortDraft()
                draft.provider = sample.leekID.description
                draft.name = name
                draft.tLevelCode = "health"
                draft.size = name == "Open" ? "" : "20"
                draft.firstDay = DayParts(Day("2027-01-04"))
                draft.lastDay = DayParts(Day("2027-05-28"))
                (draft.patternKind, draft.days, draft.daysPerWeek) = (kind, days, perWeek)
                try await sample.trellis.students.addCohort(draft, year: sample.year, key: nil, by: sample.coordinator)
            }
            let table = try await sample.trellis.students.cohortExport(
                .everything,
                year: sample.year,
                for: sample.coordinator
            )
            let read = try ImportReader.read(
                try SpreadsheetReader.read(bytes: try WorkbookWriter.bytes(of: [table]), fileName: "Cohorts.xlsx"),
                as: .cohorts,
                options: ImportOptions(academicYear: 2026)
            )
            #expect(Set(read.unknownColumns) == ["Known by name", "Placed", "Source", "As at"])
            #expect(read.rows.count == 5 && read.rows.flatMap(\.faults).map(\.message) == [])
            for row in read.rows {
                #expect(row.day(.start)?.iso == "2027-01-04" && row.day(.end)?.iso == "2027-05-28")
                #expect(row.number(.hours) == 315 && row.text(.provider) == "Leek College")
            }
            let byName = Dictionary(uniqueKeysWithValues: read.rows.map { ($0.text(.cohort) ?? "", $0) })
            #expect(byName["Days"]?.pattern()?.weekdays == [1, 2])
            #expect(byName["Count"]?.pattern()?.daysPerWeek == 2)
            #expect(byName["Block"]?.pattern()?.style == .block)
            #expect(byName["Mixed"]?.pattern()?.style == .mixed)
            #expect(byName["Open"]?.pattern() == nil && byName["Open"]?.number(.studentCount) == nil)
            #expect(byName["Days"]?.number(.studentCount) == 20)
        }
    }

    @Test("Every T Level and specialism that can be chosen is found again by its title")
    func titles() throws {
        let catalogue = try Catalogue.load()
        for tLevel in catalogue.taughtTLevels {
            guard case .exact(let item) = catalogue.match(text: tLevel.title) else {
                Issue.record("\(tLevel.title) is not found")
                continue
            }
            #expect(item.tLevelCode == tLevel.code)
        }
    }
}
