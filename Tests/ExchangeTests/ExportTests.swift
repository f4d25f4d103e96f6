import Testing

@testable import Exchange

@Suite("Handing tables out")
struct ExportTests {
    @Test(
        "No cell of a CSV file can become a formula",
        arguments: [
            ("=1+1", "'=1+1"), ("+1+1", "'+1+1"), ("-1+1", "'-1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("\0=1", "'\0=1"), (" =1", "' =1"), ("\n=1", "'\n=1"), ("\u{a0}=1", "'\u{a0}=1"),
            ("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"),
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("＝1+1", "'＝1+1"), ("+44 1632 960001", "'+44 1632 960001"),
            ("--1", "'--1"),
            ("-5", "-5"), ("-5.25", "-5.25"), ("-", "'-"), ("plain", "plain"), ("a=b", "a=b"), ("", ""), ("+5", "'+5"),
            ("-1e5", "'-1e5"),
        ]
    )
    func harmless(text: String, expected: String) {
        #expect(DelimitedTextWriter.harmless(text) == expected)
    }

    private let table = ExportTable(
        title: "Placements: 2027/28 [all] of the whole system and more",
        columns: ["Student", "Places", "Start", "Agreed", "Notes"],
        rows: [
            [
                .text("Zoë O'Neill"), .whole(4), .day(CalendarDay(year: 2027, month: 9, day: 1)!), .boolean(true),
                .text("=1+1"),
            ],
            [.text("王小明"), .number(1.5), .blank, .boolean(false), .text("two\nlines, \"quoted\"; and more")],
            [.text("<&>\u{7}"), .blank, .day(CalendarDay(year: 1900, month: 1, day: 5)!), .blank, .optional(nil)],
        ]
    )

    @Test("A CSV file: byte order mark, CR LF, quotation marks, days as people here write them")
    func csv() {
        let text = String(decoding: DelimitedTextWriter.bytes(of: table), as: UTF8.self)
        #expect(
            text == "\u{feff}Student,Places,Start,Agreed,Notes\r\nZoë O'Neill,4,01/09/2027,Yes,'=1+1\r\n"
                + "王小明,1.5,,No,\"two\nlines, \"\"quoted\"\"; and more\"\r\n<&>\u{7},,05/01/1900,,\r\n"
        )
    }

    @Test("A workbook comes back as it went: text as text, days as days, several sheets by name")
    func workbook() throws {
        let bytes = try WorkbookWriter.bytes(of: [
            table, ExportTable(title: table.title, columns: ["A"], rows: []), .init(title: "?", columns: [], rows: []),
        ])
        let sheets = try SpreadsheetReader.read(bytes: bytes, fileName: "x.xlsx")
        #expect(sheets.map(\.name) == ["Placements 202728 all of the wh", "Placements 202728 all of th 2", "Sheet"])
        #expect(
            sheets[0].rows[1].cells.map(\.content) == [
                .text("Zoë O'Neill"), .number(4, .plain), .number(46_631, .day), .text("Yes"), .text("=1+1"),
            ]
        )
        #expect(sheets[0].rows[2].cells.map(\.text) == ["王小明", "1.5", "", "No", "two\nlines, \"quoted\"; and more"])
        #expect(sheets[0].rows[3].cells.map(\.text) == ["<&>", "", "1900-01-05"])
    }

    @Test("A sheet that is too long is refused")
    func tooLong() {
        let long = ExportTable(title: "T", columns: ["A"], rows: Array(repeating: [], count: 1_048_576))
        #expect(throws: ExportFault.self) { try WorkbookWriter.bytes(of: [long]) }
    }

    @Test(
        "Every kind of list goes out under our titles and comes back the same",
        arguments: [
            ("students-title-rows.xlsx", ImportKind.students), ("capacity-trust-return.xlsx", .capacity),
            ("cohorts-synonyms.csv", .cohorts),
            ("contacts-groups.csv", .contacts),
        ]
    )
    func roundTrip(name: String, kind: ImportKind) throws {
        let first = try Fixture.table(name, as: kind)
        let keys = kind.columns.filter { column in first.rows.contains { $0.values[column.key] != nil } }
        let out = ExportTable(
            title: "Export",
            columns: keys.map(\.title),
            rows: first.rows.map { row in
                keys.map { column in
                    switch row.values[column.key] {
                    case .day(let day): .day(day)
                    case .number(let number): .whole(number)
                    case let value: .optional(value?.text)
                    }
                }
            }
        )
        for bytes in [try WorkbookWriter.bytes(of: [out]), DelimitedTextWriter.bytes(of: out)] {
            let sheets = try SpreadsheetReader.read(bytes: bytes, fileName: "export")
            let second = try ImportReader.read(sheets, as: kind, options: ImportOptions(academicYear: 2027))
            #expect(second.rows.map(\.values) == first.rows.map(\.values))
            #expect(second.faultyRows.isEmpty)
        }
    }
}

@Suite("Mending rows")
struct MendingTests {
    @Test("A mended cell is read again; the file's other cells stay; further edits add up")
    func edits() throws {
        let table = try Fixture.table("capacity-lost-zeros.csv", as: .capacity)
        #expect(table.faultyRows.map(\.number) == [6])
        let once = table.applying([6: [.places: "2 places", .phone: "", .specialism: "Midwifery"]])
        #expect(once.row(6)?.number(.places) == 2 && once.row(6)?.text(.specialism) == "Midwifery")
        #expect(once.row(6)?.faults.map(\.column) == ["Contact e-mail"])
        #expect(once.row(6)?.text(.organisation) == "Mossfield")
        let twice = once.applying([6: [.contactEmail: "a@example.org"]])
        #expect(twice.faultyRows.isEmpty && twice.row(6)?.number(.places) == 2)
        #expect(twice.applying([6: [.places: "3-4"]]).faultyRows.map(\.number) == [6])
        #expect(twice.row(5) == table.row(5))
    }

    @Test("The faulty rows go out with what to do, and once mended come in without a fault")
    func faultyRows() throws {
        let table = try Fixture.table("capacity-lost-zeros.csv", as: .capacity).applying([6: [.phone: "01632 960009"]])
        let out = FaultyRowsWorkbook.table(of: table)
        #expect(
            out.columns == [
                "Organisation", "Site postcode", "Course", "Places", "Telephone", "Contact e-mail", "Start", "Error",
            ]
        )
        #expect(out.rows.count == 1)
        #expect(
            out.rows[0].last
                == .text(
                    "Places: Write a number that is not below 0.\nContact e-mail: Write one e-mail address, for example name@nhs.net."
                )
        )

        let sheets = try SpreadsheetReader.read(bytes: FaultyRowsWorkbook.bytes(of: table), fileName: "mend.xlsx")
        let back = try ImportReader.read(sheets, as: .capacity, options: table.options)
        #expect(back.unknownColumns.isEmpty && back.rows.count == 1)
        #expect(back.rows[0].faults.map(\.message) == table.faultyRows[0].faults.map(\.message))
        let mended = back.applying([2: [.places: "2", .contactEmail: "a@example.org"]])
        #expect(mended.faultyRows.isEmpty)
        #expect(FaultyRowsWorkbook.table(of: mended).rows.isEmpty)
        let reference = table.applying([6: [.places: "2", .contactEmail: "a@example.org"]])
        #expect(mended.rows[0].values == reference.row(6)?.values)
    }

    @Test("An end before its start, and a column that the file lacks")
    func order() throws {
        let table = try Fixture.table(
            csv: "Course,Students,From,To\nHealth,4,1/9/2027,1/8/2027\n,5,1/9/2027,\n",
            as: .cohorts
        )
        #expect(table.rows[0].faults.map(\.column) == ["To"])
        #expect(table.rows[1].faults.map(\.message) == ["Add the T Level."])
        #expect(table.applying([3: [.tLevel: "Science"], 2: [.end: "1/8/2028"]]).faultyRows.isEmpty)
    }
}
