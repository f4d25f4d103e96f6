import Testing

@testable import Exchange

@Suite("Calendar files")
struct CalendarFileTests {
    private func text(_ title: String, _ description: String = "Never") throws -> String {
        let event = CalendarFile.Event(
            id: "a-1",
            title: title,
            description: description,
            category: "Exams",
            first: try #require(CalendarDay(year: 2027, month: 1, day: 11)),
            after: try #require(CalendarDay(year: 2027, month: 1, day: 16))
        )
        let file = CalendarFile(name: "Placements", stamp: "20261122T000000Z", events: [event])
        return String(decoding: file.bytes, as: UTF8.self)
    }

    @Test("Whole days, the end being the day after, in lines that end with CR LF")
    func whole() throws {
        let lines = try text("Mock exams").split(separator: "\r\n").map(String.init)
        #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR")
        #expect(lines.contains("DTSTART;VALUE=DATE:20270111") && lines.contains("DTEND;VALUE=DATE:20270116"))
        #expect(lines.contains("UID:a-1@trellis") && lines.contains("SUMMARY:Mock exams"))
    }

    @Test(
        "What a title holds cannot begin a line of its own",
        arguments: [
            ("a, b; c\\d", "SUMMARY:a\\, b\\; c\\\\d"), ("one\nEND:VEVENT", "SUMMARY:one\\nEND:VEVENT"),
            ("one\r\ntwo", "SUMMARY:one\\ntwo"),
        ]
    )
    func escaped(title: String, line: String) throws {
        #expect(try text(title).components(line))
    }

    @Test("Lines have 75 bytes at most and are never cut within a character")
    func folded() throws {
        let long = String(repeating: "é王", count: 40)
        let file = try text(long)
        #expect(file.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
        #expect(file.replacing("\r\n ", with: "").contains("SUMMARY:\(long)"))
    }
}

extension String {
    /// Whether the text has a line.
    fileprivate func components(_ line: String) -> Bool { split(separator: "\r\n").contains { $0 == line } }
}
