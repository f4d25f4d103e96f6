import Foundation
import Testing

@testable import Exchange

@Suite("Reading spreadsheets")
struct SpreadsheetReaderTests {
    @Test("Cells carry their address, and say what their number means")
    func cells() throws {
        let sheet = try #require(try Fixture.sheets("capacity-other-order.xlsx").first)
        let row = sheet.rows[1]
        #expect(row[0] == Cell(CellAddress(row: 2, column: 1), .number(3, .plain)))
        #expect(row[3].text == "2027-09-06" && row[3].address.description == "D2")
        #expect(row[6].content == .number(7_700_900_123, .padded(11)) && row[6].text == "07700900123")
        #expect(row[99].isBlank)
    }

    @Test("Hidden sheets are marked; rich text is joined; formulas give their value")
    func workbook() throws {
        let sheets = try Fixture.sheets("students-hidden-sheet.xlsx")
        #expect(sheets.map(\.isHidden) == [true, false])
        #expect(
            sheets[1].rows[1].cells.map(\.text) == [
                "Priya Nair", "1000000041", "Health", "Supporting the Midwifery Team", "5", "45",
            ]
        )
        #expect(sheets[1].rows[4][3].content == .error("#N/A"))
    }

    @Test("Merges are recorded with their corners")
    func merges() throws {
        let sheet = try #require(try Fixture.sheets("capacity-trust-return.xlsx").first)
        #expect(sheet.merges.contains { $0.first.description == "A4" && $0.last.description == "A6" })
    }

    @Test("Sheets from other programs: prefixes, no addresses, inline text, escapes, ISO days")
    func otherPrograms() throws {
        let sheet = """
            <x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:r><x:t>a</x:t></x:r><x:r><x:t>_x000A_b</x:t></x:r></x:is></x:c>\
            <x:c><x:v>1.5E2</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t="d"><x:v>2027-09-01T00:00:00</x:v></x:c><x:c/></x:row>\
            <x:row r="9"><x:c r="C9" t="str"><x:f>A1</x:f><x:v>&lt;&amp;é</x:v></x:c></x:row></x:sheetData></x:worksheet>
            """
        let read = try SpreadsheetReader.read(bytes: ZipMaker.workbook(sheet: sheet), fileName: "x.xlsx")
        #expect(read[0].rows.map(\.number) == [1, 9])
        #expect(read[0].rows[0].cells.map(\.text) == ["a\nb", "150", "TRUE", "2027-09-01"])
        #expect(read[0].rows[1][2].text == "<&é")
    }

    @Test(
        "Text files in every usual encoding and form read the same",
        arguments: [
            "students-bom.csv", "students-cp1252.csv", "students-utf16.csv", "students-utf16-no-bom.csv",
            "students-semicolon.csv", "students-mac-returns.csv", "students-pipe.csv",
        ]
    )
    func texts(name: String) throws {
        let rows = try #require(try Fixture.sheets(name).first).rows
        #expect(rows.map(\.number) == [1, 2, 3])
        #expect(rows[1].cells.map(\.text) == ["Zoë Müller", "1000000096", "01/02/2009"])
        #expect(rows[2].cells.map(\.text) == ["Seán Ó Briain", "1000000105", "2/12/08"])
    }

    @Test(
        "Quotation marks keep separators, line breaks and themselves",
        arguments: [
            ("a,\"b,\"\"c\"\"\nd\",e\n", ["a", "b,\"c\"\nd", "e"]), ("a;b,c;d", ["a", "b,c", "d"]),
            ("5\" pipe,b", ["5\" pipe", "b"]),
            ("a,,\r\n\r\nb", ["a"]), ("\"a\"b,c", ["ab", "c"]), ("a\tb c\td", ["a", "b c", "d"]), ("a,b,", ["a", "b"]),
        ]
    )
    func quotes(text: String, expected: [String]) throws {
        let sheet = try SpreadsheetReader.read(bytes: Array(text.utf8), fileName: "folder/list.csv")[0]
        #expect(sheet.rows[0].cells.map(\.text) == expected)
        #expect(sheet.name == "list")
    }

    @Test(
        "Formats of numbers",
        arguments: [
            ("dd/mm/yyyy", NumberForm.day), ("[$-809]d mmm yy;@", .day), ("mmm-yy", .day),
            ("d/m/yyyy h:mm", .dayAndTime),
            ("h:mm AM/PM", .time), ("[h]:mm", .time), ("0.00", .plain), ("General", .plain), ("#,##0 \"days\"", .plain),
            ("0000000000", .padded(10)), ("0%", .percent), ("[Red]0;[Blue]-0", .plain), ("\\d0", .plain),
            ("mm:ss.0", .time),
        ]
    )
    func formats(code: String, expected: NumberForm) {
        #expect(NumberForm(formatCode: code) == expected)
    }

    @Test(
        "Serial days",
        arguments: [
            (1.0, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (36_526, "2000-01-01"),
            (46_266.75, "2026-09-01"),
        ]
    )
    func serials(serial: Double, expected: String) {
        #expect(SerialDay.day(of: serial)?.iso == expected)
        #expect(SerialDay.day(of: 60) == nil && SerialDay.day(of: -1) == nil && SerialDay.day(of: 1e12) == nil)
    }

    @Test("Every day from 1900 to 2100 has one serial number")
    func calendar() throws {
        var expected = try #require(CalendarDay(year: 1900, month: 3, day: 1)).count
        for year in 1900...2100 {
            for month in 1...12 where year > 1900 || month > 2 {
                for number in 1...CalendarDay.length(of: month, in: year) {
                    let day = try #require(CalendarDay(year: year, month: month, day: number))
                    #expect(day.count == expected && SerialDay.day(of: SerialDay.serial(of: day)) == day)
                    expected += 1
                }
            }
        }
    }
}
