import Testing

@testable import Exchange

@Suite("Cells as people write them")
struct ValueReaderTests {
    private func read(_ text: String, _ kind: ValueKind) -> String {
        read(Cell(CellAddress(row: 2, column: 1), .text(text)), kind)
    }

    private func read(_ cell: Cell, _ kind: ValueKind) -> String {
        do throws(ValueFault) {
            return try ValueReader(academicYear: 2027).value(of: cell, as: kind)?.text ?? "-"
        } catch {
            #expect(error.message.hasSuffix("."), "\(error.message)")
            return "!"
        }
    }

    @Test(
        "Days: the day comes before the month",
        arguments: [
            ("01/09/2027", "2027-09-01"), ("1.9.27", "2027-09-01"), ("1-9-2027", "2027-09-01"),
            ("1 Sept 2027", "2027-09-01"),
            ("1st September 2027", "2027-09-01"), ("Wed 1 Sep 2027", "2027-09-01"),
            ("Wednesday, 1st of Sept. 2027", "2027-09-01"),
            ("September 1, 2027", "2027-09-01"), ("1-Sep-27", "2027-09-01"), ("2027-09-01", "2027-09-01"),
            ("2027/9/1", "2027-09-01"),
            ("2027-09-01 00:00:00", "2027-09-01"), ("2027-09-01T09:00:00Z", "2027-09-01"), ("03/04/2027", "2027-04-03"),
            ("46631", "2027-09-01"), ("14/3/09", "2009-03-14"), ("1 Sept", "2027-09-01"), ("1 March", "2028-03-01"),
            ("w/c 6 Sept 2027", "2027-09-06"), ("09/25/2027", "!"), ("31/02/2027", "!"), ("2027", "!"),
            ("Sept 2027", "!"),
            ("soon", "!"), ("1/1/1800", "!"), ("1/2/3", "!"), ("4000000", "!"), ("29/02/2027", "!"),
            ("29/02/2028", "2028-02-29"),
        ]
    )
    func days(text: String, expected: String) {
        #expect(read(text, .day) == expected)
    }

    @Test(
        "A month or a term stands for its first or last day",
        arguments: [
            ("Sept 2027", "2027-09-01", "2027-09-30"), ("February 2028", "2028-02-01", "2028-02-29"),
            ("January", "2028-01-01", "2028-01-31"),
            ("Autumn term", "2027-09-01", "2027-12-31"), ("Spring", "2028-01-01", "2028-03-31"),
            ("Spring 2029", "2029-01-01", "2029-03-31"),
            ("Summer term 2027/28", "2028-04-01", "2028-07-31"), ("Autumn 27", "2027-09-01", "2027-12-31"),
            ("tbc", "-", "-"),
            ("06/09/2027", "2027-09-06", "2027-09-06"), ("", "-", "-"), ("whenever", "!", "!"),
        ]
    )
    func edges(text: String, first: String, last: String) {
        #expect(read(text, .firstDay) == first)
        #expect(read(text, .lastDay) == last)
    }

    @Test(
        "Windows",
        arguments: [
            ("01/09/2027 - 17/12/2027", "2027-09-01 to 2027-12-17"), ("1/9/27 to 17/12/27", "2027-09-01 to 2027-12-17"),
            ("1 Sept – 17 Dec 2027", "2027-09-01 to 2027-12-17"), ("Sept - Dec 2027", "2027-09-01 to 2027-12-31"),
            ("Jan-Mar 2028", "2028-01-01 to 2028-03-31"), ("Nov to Feb 2028", "2027-11-01 to 2028-02-29"),
            ("from 1st Nov 2027 until 5th May 2028", "2027-11-01 to 2028-05-05"),
            ("Autumn term", "2027-09-01 to 2027-12-31"),
            ("2027-09-01 to 2027-12-17", "2027-09-01 to 2027-12-17"), ("Autumn and Spring", "2027-09-01 to 2028-03-31"),
            ("January to March", "2028-01-01 to 2028-03-31"), ("tbc", "-"), ("17/12/2027 - 01/09/2027", "!"),
            ("ask me", "!"),
            ("01/09/2027", "!"), ("6/9 - 17/12/2027", "2027-09-06 to 2027-12-17"),
        ]
    )
    func windows(text: String, expected: String) {
        #expect(read(text, .window) == expected)
    }

    @Test(
        "Places and other counts",
        arguments: [
            ("4", "4"), ("4 places", "4"), ("four", "4"), ("Two students", "2"), ("up to 3", "3"), ("max 5", "5"),
            ("4.0", "4"), ("~6", "6"),
            ("none", "0"), ("0", "0"), ("tbc", "Not known yet"), ("?", "Not known yet"),
            ("Not known yet", "Not known yet"),
            ("2-3", "!"), ("2 or 3", "!"), ("-1", "!"), ("4.5", "!"), ("4 in spring", "!"), ("lots", "!"),
            ("12 wards", "!"),
        ]
    )
    func places(text: String, expected: String) {
        #expect(read(text, .places) == expected)
    }

    @Test(
        "Hours, journeys and ages",
        arguments: [
            ("315", ValueKind.hours, "315"), ("315 hrs", .hours, "315"), ("1,750 hours", .hours, "1750"),
            ("min 315", .hours, "315"),
            ("30 per week", .hours, "!"), ("45 days", .hours, "!"), ("315-350", .hours, "!"), ("tbc", .hours, "-"),
            ("45", .minutes, "45"), ("45 mins", .minutes, "45"), ("1 hour", .minutes, "60"), ("1h30", .minutes, "90"),
            ("1.5 hours", .minutes, "90"), ("1 hr 15 mins", .minutes, "75"), ("up to an hour", .minutes, "60"),
            ("any", .minutes, "-"),
            ("10 miles", .minutes, "!"), ("18+", .minimumAge, "18"), ("Over 18", .minimumAge, "18"),
            ("16 and over", .minimumAge, "16"),
            ("18 years", .minimumAge, "18"), ("none", .minimumAge, "-"), ("must be 18", .minimumAge, "18"),
            ("yes", .minimumAge, "!"),
            ("5", .minimumAge, "!"), ("16-18", .minimumAge, "!"),
        ]
    )
    func figures(text: String, kind: ValueKind, expected: String) {
        #expect(read(text, kind) == expected)
    }

    @Test(
        "Identifiers keep their digits",
        arguments: [
            (Cell.Content.number(1_234_567_890, .plain), "1234567890"), (.text("1234567890.0"), "1234567890"),
            (.text("123 456 7890"), "1234567890"),
            (.text("1.23E+09"), "!"), (.text("1.23457E+09"), "!"), (.text("########"), "!"), (.text("123456789"), "!"),
            (.text("12345678901"), "!"),
            (.number(123_456_789, .padded(10)), "0123456789"), (.text("12345A7890"), "!"),
            (.text("\u{a0}1234567890\u{200b}"), "1234567890"),
            (.error("#REF!"), "!"), (.empty, "-"), (.number(1_234_567_890.5, .plain), "!"), (.text("١٢٣٤٥٦٧٨٩٠"), "!"),
        ]
    )
    func identifiers(content: Cell.Content, expected: String) {
        #expect(read(Cell(CellAddress(row: 2, column: 1), content), .digits(10)) == expected)
    }

    @Test(
        "Names",
        arguments: [
            ("Smith, Jane", "Jane", "Smith", nil), ("Jane Smith", "Jane", "Smith", nil),
            ("SMITH Jane Ann", "Jane Ann", "SMITH", nil),
            ("Jane van der Berg", "Jane", "van der Berg", nil), ("Mrs Jane O'Neill-Ng", "Jane", "O'Neill-Ng", nil),
            ("Jane (Janey) Smith", "Jane", "Smith", "Janey"), ("Ng, Li", "Li", "Ng", nil),
            ("JANE SMITH", "JANE", "SMITH", nil),
            ("Seán Ó Briain", "Seán", "Ó Briain", nil), ("Dr Null", "Dr", "Null", nil),
        ]
    )
    func names(text: String, given: String, family: String, preferred: String?) throws {
        let name = try PersonName(reading: text)
        #expect(name.given == given && name.family == family && name.preferred == preferred)
    }

    @Test(
        "Patterns",
        arguments: [
            ("Mon/Tue", "Mon/Tue", 2), ("Monday and Thursday", "Mon/Thu", 2), ("Mon-Wed", "Mon/Tue/Wed", 3),
            ("Tues & Thurs", "Tue/Thu", 2),
            ("2 days a week", "2 days a week", 2), ("two days per week", "2 days a week", 2),
            ("3 days pw", "3 days a week", 3),
            ("2", "2 days a week", 2), ("block", "Block", nil), ("Block placement, 9 weeks", "Block", nil),
            ("day release", "Day release", nil),
            ("Full time", "Block", 5), ("Mon to Fri", "Mon/Tue/Wed/Thu/Fri", 5),
            ("mixed", "Block and day release", nil),
            ("Day release or block", "Block and day release", nil), ("flexible", "Flexible", nil),
            ("1 day/week", "1 day a week", 1),
        ]
    )
    func patterns(text: String, expected: String, days: Int?) throws {
        let pattern = try PatternReading(reading: text)
        #expect(pattern.description == expected && pattern.daysPerWeek == days)
        #expect(read("monthly", .pattern) == "!")
    }

    @Test(
        "Ways to reach somebody, codes and answers",
        arguments: [
            ("Kim.Ade@NHS.net ", ValueKind.email, "kim.ade@nhs.net"), ("Kim <kim@nhs.net>", .email, "kim@nhs.net"),
            ("kim@nhs", .email, "!"),
            ("a@b.org; c@d.org", .email, "!"), ("o’neill@x.org", .email, "o'neill@x.org"), ("=cmd@x.org|", .email, "!"),
            ("rm70ag", .postcode, "RM7 0AG"), ("EC1A 1BB", .postcode, "EC1A 1BB"), ("rm7", .postcode, "RM7"),
            ("Romford", .postcode, "!"),
            ("7700900123", .phone, "07700900123"), ("+44 7700 900123", .phone, "+44 7700 900123"),
            ("7.7E+09", .phone, "!"),
            ("rf4", .code, "RF4"), ("n/a", .code, "-"), ("1.00E+05", .code, "!"), ("✓", .yesNo, "Yes"),
            ("Yes - with training", .yesNo, "Yes"),
            ("N", .yesNo, "No"), ("maybe", .yesNo, "-"), ("sometimes", .yesNo, "!"), ("Ready now", .dayOrNow, "Now"),
            ("1/9/27", .dayOrNow, "2027-09-01"),
            ("A > B > C", .list, "A; B; C"), ("1. A, 2. B", .list, "A; B"),
            ("A & E; Ward 1, left", .list, "A & E; Ward 1, left"),
        ]
    )
    func others(text: String, kind: ValueKind, expected: String) {
        #expect(read(text, kind) == expected)
    }

    @Test(
        "Names and notes of any script come through unchanged",
        arguments: [
            "O'Neill", "null", "Ng", "Zoë", "Łukasz", "محمد", "王小明", "👩🏽‍⚕️ Ana", "e\u{301}", "=1+1", "<b>x</b>",
            String(repeating: "a", count: 5_000),
        ]
    )
    func unicode(text: String) {
        #expect(read(text, .text) == text)
    }

    @Test(
        "Long nonsense is refused at once, whatever is expected",
        arguments: [
            ValueKind.day, .window, .firstDay, .places, .hours, .minutes, .minimumAge, .pattern, .email, .personName,
            .yesNo, .digits(10),
        ]
    )
    func long(kind: ValueKind) {
        let clock = ContinuousClock()
        for piece in ["18 years and over ", "1 ", "mon - ", "1/2/", "((((", "a@a.", "to to ", "2 days x "] {
            let text = String(repeating: piece, count: 30_000 / piece.count)
            let short = String(text.prefix(390))
            #expect(clock.measure { _ = read(text, kind) + read(short, kind) } < .seconds(1), "\(piece)")
        }
    }
}
