import Testing

@testable import Exchange

@Suite("Headings")
struct HeaderFinderTests {
    private func keys(_ headings: String, _ kind: ImportKind) throws -> [String] {
        try Fixture.table(csv: headings + "\nx,y,z\n", as: kind).columns.map {
            "\($0.key?.rawValue ?? "-") \($0.certainty.rawValue)"
        }
    }

    @Test("Misspellings and long questions are guesses, unknown columns are kept and named")
    func guesses() throws {
        let table = try Fixture.table(
            csv:
                "Surnmae,First name *,Date of birth (dd/mm/yyyy),What is your ULN number please?,Favourite colour,\nBell,Jo,1/2/2009,,red,x\n",
            as: .students
        )
        #expect(
            table.columns.map { "\($0.key?.rawValue ?? "-") \($0.certainty.rawValue)" } == [
                "familyName guessed", "givenName exact", "dateOfBirth exact", "uln guessed", "- unknown", "- unknown",
            ]
        )
        #expect(table.unknownColumns == ["Favourite colour", "Column F"])
    }

    @Test("Of two columns that mean the same, the surer counts, then the one further left")
    func duplicates() throws {
        #expect(try keys("Name,Email,E-mail address", .students) == ["fullName exact", "email exact", "- duplicate"])
        #expect(try keys("Studnet namee x,Nmae of student,Full name", .students).last == "fullName exact")
    }

    @Test("A remembered mapping goes before everything, and can leave a column out")
    func remembered() throws {
        let csv = "Ref,Pupil name,Course\n1000000012,Jo Bell,Health\n"
        let table = try Fixture.table(csv: csv, as: .students, remembered: ["ref": "uln", "course": ""])
        #expect(table.columns.map(\.certainty) == [.remembered, .exact, .unknown])
        #expect(table.rows[0].text(.uln) == "1000000012" && table.rows[0].text(.tLevel) == nil)
        #expect(table.mapping == ["ref": "uln", "pupil name": "fullName", "course": ""])
        let again = try Fixture.table(csv: csv, as: .students, remembered: table.mapping)
        #expect(again.rows.map(\.values) == table.rows.map(\.values))
    }

    @Test("A missing column is one sentence that lists what was found")
    func missing() throws {
        let fault = try #require(throws: ImportFault.self) {
            try Fixture.table(csv: "Capacity 2027\n\nEmployer,Ward,T Level,Start\nA,B,Health,1/9/27\n", as: .capacity)
        }
        #expect(
            fault.message
                == "A list of placement capacity needs a column for the number of places; row 3 of sheet “list” has only “Employer”, “Ward”, “T Level”, “Start”."
        )
        #expect(fault.headerRow == 3 && fault.columns.count == 4)
        let nothing = try #require(throws: ImportFault.self) {
            try Fixture.table(csv: "alpha,beta\n1,2\n", as: .capacity)
        }
        #expect(nothing.message.hasPrefix("No row of headings was found"))
    }

    @Test("Our own titles are recognised exactly, for every kind", arguments: ImportKind.allCases)
    func titles(kind: ImportKind) throws {
        let matcher = HeadingMatcher(kind)
        for column in kind.columns {
            #expect(matcher.match(Heading(column.title)) == .exact(column.key), "\(column.title)")
            #expect(matcher.match(Heading("  \(column.title.uppercased()) *")) == .exact(column.key), "\(column.title)")
        }
        #expect(Set(kind.columns.map(\.key)).count == kind.columns.count)
    }

    @Test(
        "One slip of the keyboard",
        arguments: [
            ("surname", "surnmae", true), ("surname", "surnam", true), ("surname", "surrname", true),
            ("surname", "sarname", true),
            ("surname", "surname", false), ("surname", "srunmae", false), ("cohort", "effort", false),
        ]
    )
    func slips(first: String, second: String, expected: Bool) {
        #expect(HeadingMatcher.isOneSlip(Array(first.utf8), Array(second.utf8)) == expected)
    }

    @Test("All visible sheets that have the columns are read; the longest is the one that counts")
    func severalSheets() throws {
        func sheet(_ name: String, _ rows: [[String]], isHidden: Bool = false) -> Sheet {
            Sheet(
                name: name,
                isHidden: isHidden,
                rows: rows.enumerated().map { number, texts in
                    SheetRow(
                        number: number + 1,
                        cells: texts.enumerated().map {
                            Cell(CellAddress(row: number + 1, column: $0 + 1), .text($1))
                        }
                    )
                }
            )
        }
        let sheets = [
            sheet("Guidance", [["Please fill in the next sheet"]]),
            sheet("A", [["Name", "ULN"], ["Jo Bell", "1000000012"]]),
            sheet("B", [["Name", "ULN"], ["Al Moss", "1000000025"], ["Di Frost", "1000000038"]]),
            sheet("Old", [["Name"], ["A B"], ["C D"], ["E F"]], isHidden: true),
        ]
        let options = ImportOptions(academicYear: 2027)
        #expect(try ImportReader.readAll(sheets, as: .students, options: options).map(\.sheetName) == ["A", "B"])
        #expect(try ImportReader.read(sheets, as: .students, options: options).sheetName == "B")
        let old = ImportOptions(academicYear: 2027, sheetName: "Old")
        #expect(try ImportReader.read(sheets, as: .students, options: old).rows.count == 3)
    }
}
