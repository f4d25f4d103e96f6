import Domain
import Foundation
import Testing

@Suite struct DayTests {
    @Test func everyDayFrom1900To2100AgreesWithFoundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        var day = try Day(year: 1900, month: 1, day: 1)
        var date = try #require(calendar.date(from: DateComponents(year: 1900, month: 1, day: 1)))
        let end = try Day(year: 2101, month: 1, day: 1)
        var wrong = 0
        while day < end {
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            let weekday = ((parts.weekday ?? 0) + 5) % 7 + 1
            if (day.year, day.month, day.day, day.weekday) != (parts.year, parts.month, parts.day, weekday) {
                wrong += 1
            }
            if try Day(year: day.year, month: day.month, day: day.day) != day { wrong += 1 }
            if Day(day.description) != day { wrong += 1 }
            day = day.adding(days: 1)
            date = date.addingTimeInterval(86_400)
        }
        #expect(wrong == 0)
    }

    @Test(arguments: [
        "2027-02-29", "2027-13-01", "2027-00-10", "2027-04-31", "27-04-01", "2027/04/01", "", "2027-4-1", "0000-01-01",
    ])
    func textThatIsNoDayIsRefused(_ text: String) {
        #expect(Day(text) == nil)
    }

    @Test func partsThatMakeNoDayAreRefusedWithASentence() {
        #expect(throws: InvalidValue.self) { try Day(year: 2027, month: 2, day: 29) }
        #expect(throws: Never.self) { try Day(year: 2028, month: 2, day: 29) }
    }

    @Test func arithmeticCountsDays() throws {
        let day = try #require(Day("2027-05-12"))
        #expect(day.weekday == 3)
        #expect(day.monday == Day("2027-05-10"))
        #expect(day.adding(days: 20) == Day("2027-06-01"))
        #expect(day.adding(days: -132) == Day("2026-12-31"))
        #expect(try day.days(until: #require(Day("2028-05-12"))) == 366)
        #expect(Day.last.adding(days: 1) == .last)
        #expect(Day.first.adding(days: -1) == .first)
        #expect(Day.first.description == "0001-01-01")
        #expect(Day.last.description == "9999-12-31")
    }

    @Test func monthsEndWhereTheyMust() throws {
        let day = try #require(Day("2027-01-31"))
        #expect(day.adding(months: 1) == Day("2027-02-28"))
        #expect(day.adding(months: 13) == Day("2028-02-29"))
        #expect(day.adding(months: -2) == Day("2026-11-30"))
    }

    @Test(arguments: [("2027-05-11", 17), ("2027-05-12", 18), ("2028-05-11", 18)])
    func ageChangesOnTheBirthday(_ on: String, _ age: Int) throws {
        let born = try #require(Day("2009-05-12"))
        #expect(try born.age(on: #require(Day(on))) == age)
    }

    @Test func aBirthdayOnThe29thOfFebruaryCountsFromTheFirstOfMarch() throws {
        let born = try #require(Day("2008-02-29"))
        #expect(try born.age(on: #require(Day("2026-02-28"))) == 17)
        #expect(try born.age(on: #require(Day("2026-03-01"))) == 18)
    }

    @Test(arguments: [
        ("2027-06-30T22:59:59Z", "2027-06-30"), ("2027-06-30T23:00:00Z", "2027-07-01"),
        ("2027-01-31T23:59:59Z", "2027-01-31"), ("2027-02-01T00:00:00Z", "2027-02-01"),
        ("2027-03-28T00:59:59Z", "2027-03-28"), ("1969-06-01T12:00:00Z", "1969-06-01"),
    ])
    func aMomentBelongsToTheDayInEngland(_ moment: String, _ day: String) throws {
        let date = try #require(ISO8601DateFormatter().date(from: moment))
        #expect(Day.of(date).description == day)
    }

    @Test func daysAreShownAsPeopleReadThem() throws {
        let day = try #require(Day("2027-05-02"))
        #expect(day.formatted() == "2 May 2027")
        #expect(day.formatted(.numeric) == "02/05/2027")
        #expect(day.formatted(.short) == "2 May")
        #expect(day.formatted(.full) == "Sunday 2 May 2027")
        #expect(day.formatted(.month) == "May 2027")
    }

    @Test func daysAreStoredAsOneText() throws {
        let day = try #require(Day("2027-05-02"))
        let data = try JSONEncoder().encode([day])
        #expect(String(decoding: data, as: UTF8.self) == #"["2027-05-02"]"#)
        #expect(try JSONDecoder().decode([Day].self, from: data) == [day])
    }
}

@Suite struct DayRangeTests {
    private func range(_ start: String, _ end: String) throws -> DayRange {
        try DayRange(start: #require(Day(start)), end: #require(Day(end)))
    }

    @Test func bothEndsBelongToTheRange() throws {
        let range = try range("2027-01-04", "2027-01-17")
        #expect(range.dayCount == 14)
        #expect(range.contains(range.start) && range.contains(range.end))
        #expect(!range.contains(range.end.adding(days: 1)))
        #expect(range.weeks.map(\.description) == ["2027-01-04", "2027-01-11"])
        #expect(range.days.count == 14)
    }

    @Test func weeksAreThoseThatAreTouched() throws {
        #expect(try range("2027-01-10", "2027-01-11").weeks.map(\.description) == ["2027-01-04", "2027-01-11"])
        #expect(try range("2027-01-10", "2027-01-10").weeks.map(\.description) == ["2027-01-04"])
    }

    @Test func rangesOverlapWhenTheyShareADay() throws {
        let first = try range("2027-01-01", "2027-01-10")
        #expect(try first.overlaps(range("2027-01-10", "2027-01-20")))
        #expect(try !first.overlaps(range("2027-01-11", "2027-01-20")))
        #expect(try first.intersection(range("2027-01-05", "2027-02-01")) == range("2027-01-05", "2027-01-10"))
        #expect(try first.intersection(range("2027-02-05", "2027-03-01")) == nil)
    }

    @Test func anEndBeforeTheStartIsRefused() {
        #expect(throws: InvalidValue.self) { try range("2027-01-02", "2027-01-01") }
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(DayRange.self, from: Data(#"{"start":"2027-01-02","end":"2027-01-01"}"#.utf8))
        }
    }
}
