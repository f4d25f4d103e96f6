import Domain
import Testing

@Suite struct CalendarTests {
    @Test(arguments: [
        (2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"),
        (2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"),
        (2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
        (2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
        (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
        (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
        (2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"),
        (2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26"),
        (2011, "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27"),
    ])
    func bankHolidaysOfKnownYears(_ year: Int, _ days: String) throws {
        let holidays = try BankHolidays.load().holidays(in: year)
        #expect(holidays.map { String($0.day.description.dropFirst(5)) }.joined(separator: " ") == days)
    }

    @Test func substituteDaysSaySo() throws {
        let titles = try BankHolidays.load().holidays(in: 2022).suffix(2).map(\.title)
        #expect(titles == ["Boxing Day", "Christmas Day (substitute day)"])
    }

    @Test(arguments: [
        (1961, "1961-04-02"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2038, "2038-04-25"), (2285, "2285-03-22"),
    ])
    func easterSundays(_ year: Int, _ on: String) throws {
        #expect(try BankHolidays.easterSunday(in: year).description == on)
    }

    @Test func workingDaysLeaveOutWeekendsAndHolidays() throws {
        let holidays = try BankHolidays.load()
        #expect(try !holidays.isWorkingDay(#require(Day("2026-12-28"))))
        #expect(try holidays.isWorkingDay(#require(Day("2026-12-29"))))
        #expect(try !holidays.isWorkingDay(#require(Day("2026-12-27"))))
    }

    @Test func theCalendarOfAYearHoldsWhatMattersToPlans() throws {
        let year = try AcademicYear(startYear: 2025)
        let events = try PlacementCalendar.load().events(in: year.range)
        let titles = events.map { "\($0.start) \($0.title)" }
        #expect(titles.contains("2025-08-06 Resident doctors change posts"))
        #expect(!titles.contains { $0.hasPrefix("2026-08") })
        #expect(titles.contains("2025-12-01 Winter pressure"))
        #expect(titles.contains("2026-02-12 T Level Thursday"))
        #expect(titles.contains("2026-03-23 Core exam window opens"))
        #expect(titles.contains("2026-04-03 Good Friday"))
        #expect(events.map(\.start) == events.map(\.start).sorted())
    }

    @Test func winterReachesIntoTheNextYear() throws {
        let january = try DayRange(start: #require(Day("2027-01-10")), end: #require(Day("2027-01-20")))
        let events = try PlacementCalendar.load().events(in: january)
        #expect(events.map(\.title) == ["Winter pressure"])
        #expect(events.first?.status == .fromMemory)
    }

    @Test(arguments: [
        (2023, ["2024-02-05"], ["2024-02-08"]), (2025, ["2026-02-09"], ["2026-02-12"]),
        (2026, ["2027-02-08"], ["2027-02-11"]), (2027, ["2028-02-07"], ["2028-02-10"]),
    ])
    func apprenticeshipWeekIsKnownOrComputedOnce(_ startYear: Int, _ weeks: [String], _ thursdays: [String]) throws {
        let year = try AcademicYear(startYear: startYear)
        let events = try PlacementCalendar.load().events(in: year.range)
        #expect(events.filter { $0.series == .apprenticeshipWeek }.map(\.start.description) == weeks)
        #expect(events.filter { $0.series == .tLevelThursday }.map(\.start.description) == thursdays)
    }
}
