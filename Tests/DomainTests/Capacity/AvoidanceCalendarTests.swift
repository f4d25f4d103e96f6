import Domain
import Foundation
import Testing

/// Days to avoid, and what they leave. January 2027 begins on a Friday; the 4th is a Monday.
@Suite("Days to avoid")
struct AvoidanceCalendarTests {
    private static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    private static func range(_ start: String, _ end: String) throws -> DayRange {
        try DayRange(start: day(start), end: day(end))
    }

    private static func span(
        _ start: String,
        _ end: String,
        _ strength: AvoidanceStrength = .never,
        weight: Int = 1,
        title: String = "Exams",
        tLevels: [String] = [],
        of organisation: ID<Organisation>? = nil,
        area: ID<Area>? = nil
    ) throws -> CalendarSpan {
        CalendarSpan(
            Avoidance(
                id: ID(UUID()),
                systemID: ID(UUID()),
                organisationID: organisation,
                areaID: area,
                kind: .exam,
                title: title,
                firstDay: try day(start),
                lastDay: try day(end),
                tLevelCodes: tLevels,
                strength: strength,
                weight: weight,
                source: "Test",
                asAt: try day("2026-11-22")
            )
        )
    }

    @Test(
        "Days at the ends that nobody may use are taken off, with the weekend beside them",
        arguments: [
            ("2027-01-04", "2027-01-08", "2027-01-11 to 2027-01-29"),
            ("2027-01-25", "2027-01-31", "2027-01-04 to 2027-01-22"),
            ("2027-01-12", "2027-01-14", "2027-01-04 to 2027-01-29"), ("2027-01-01", "2027-02-01", "none"),
        ]
    )
    func trimming(start: String, end: String, left: String) throws {
        let time = AvoidedTime([try Self.span(start, end)])
        let trimmed = time.trimmed(try Self.range("2027-01-04", "2027-01-29"))
        #expect((trimmed.map { "\($0.start) to \($0.end)" } ?? "none") == left)
    }

    @Test(
        "A lost day is made up for in its week where the days are not named",
        arguments: [
            // A whole week of five days.
            (Pattern.block, 5, "2027-01-11", "2027-01-15", 5),
            // Two days a week: three days lost leave two.
            (Pattern(kind: .dayRelease, daysPerWeek: 2), 2, "2027-01-11", "2027-01-13", 0),
            (Pattern(kind: .dayRelease, daysPerWeek: 2), 2, "2027-01-11", "2027-01-14", 1),
            // Mondays and Tuesdays: both are lost.
            (Pattern(kind: .dayRelease, days: [1, 2]), 2, "2027-01-11", "2027-01-13", 2),
            // A weekend costs nothing.
            (Pattern.block, 5, "2027-01-16", "2027-01-17", 0),
        ]
    )
    func lost(pattern: Pattern, perWeek: Int, start: String, end: String, days: Int) throws {
        let time = AvoidedTime([try Self.span(start, end)])
        #expect(
            try time.daysLost(in: Self.range("2027-01-04", "2027-01-29"), pattern, daysPerWeek: perWeek) == days
        )
    }

    @Test("A week that would rather be avoided counts its heaviest reason once, and nothing when nobody is there")
    func unwanted() throws {
        let dates = try Self.range("2027-01-04", "2027-01-29")
        let mocks = try Self.span("2027-01-11", "2027-01-12", .ratherNot, weight: 2)
        let winter = try Self.span("2026-12-01", "2027-01-22", .ratherNot, weight: 3)
        // Three weeks of winter at 3; the mocks lie inside one of them.
        #expect(AvoidedTime([mocks, winter]).unwanted(in: dates) == 9)
        let closed = try Self.span("2027-01-04", "2027-01-08")
        #expect(AvoidedTime([mocks, winter, closed]).unwanted(in: dates) == 6)
        #expect(try AvoidedTime([mocks, winter, closed]).blockedWeeks(in: dates) == [Self.day("2027-01-04")])
    }

    @Test("Days hold for whom they are: the system, a college, an organisation or one area, and their T Levels")
    func owners() throws {
        let (college, host): (ID<Organisation>, ID<Organisation>) = (ID(UUID()), ID(UUID()))
        let (ward, clinic): (ID<Area>, ID<Area>) = (ID(UUID()), ID(UUID()))
        let calendar = AvoidanceCalendar([
            try Self.span("2027-01-04", "2027-01-08", title: "System"),
            try Self.span("2027-01-04", "2027-01-08", title: "College", tLevels: ["health"], of: college),
            try Self.span("2027-01-04", "2027-01-08", title: "Host", of: host),
            try Self.span("2027-01-04", "2027-01-08", title: "Ward", of: host, area: ward),
            try Self.span("2027-01-04", "2027-01-08", .ignored, title: "Shown only", of: host),
        ])
        func titles(_ time: AvoidedTime) -> [String] { time.never.map(\.title).sorted() }
        let there = AvoidanceCalendar.Host(organisationID: host, siteID: ID(UUID()), areaID: ward)
        var elsewhere = there
        elsewhere.areaID = clinic
        #expect(titles(calendar.time(tLevel: "health")) == ["System"])
        #expect(titles(calendar.time(of: college, tLevel: "health")) == ["College"])
        #expect(titles(calendar.time(of: college, tLevel: "science")) == [])
        #expect(titles(calendar.time(of: there, tLevel: "health")) == ["Host", "Ward"])
        #expect(titles(calendar.time(of: elsewhere, tLevel: "health")) == ["Host"])
        #expect(
            try calendar.blocked(Self.day("2027-01-04"), at: elsewhere).map(\.title).sorted() == ["Host", "System"]
        )
        #expect(try calendar.blocked(Self.day("2027-01-11"), at: elsewhere).isEmpty)
    }

    @Test("What a system makes of a computed week replaces what is usual")
    func choices() throws {
        let year = try AcademicYear(startYear: 2026)
        let events = try PlacementCalendar.bundled.get().events(in: year.range)
        let usual = AvoidanceCalendar(events: events, choices: [], avoidances: []).time()
        #expect(usual.never.isEmpty)
        #expect(Set(usual.ratherNot.map(\.kind)) == [.winterPressure, .changeover])
        let choice = SeriesChoice(id: ID(UUID()), systemID: ID(UUID()), series: .winterPressure, strength: .never)
        let chosen = AvoidanceCalendar(events: events, choices: [choice], avoidances: []).time()
        #expect(chosen.never.map(\.title) == ["Winter pressure"])
    }
}
