import Domain
import Testing

@Suite struct WorkingTimeTests {
    let rules: RuleBook
    /// A Monday.
    let monday: Day
    let young: Day
    let grown: Day

    init() throws {
        rules = try RuleBook.load()
        monday = try #require(Day("2027-03-01"))
        young = try #require(Day("2010-01-15"))
        grown = try #require(Day("2008-01-15"))
    }

    private func shift(_ offset: Int, _ start: String, _ end: String, pause: Int = 30) throws -> Shift {
        try Shift(
            day: monday.adding(days: offset),
            start: #require(ClockTime(start)),
            end: #require(ClockTime(end)),
            breakMinutes: pause
        )
    }

    private func found(_ shifts: [Shift], _ birthday: Day?, nights: Bool = false) -> [String] {
        rules.workingTimeFindings(for: shifts, bornOn: birthday, nightsAreNeeded: nights).map(\.ruleID)
    }

    @Test func anOrdinaryWeekIsFine() throws {
        let week = try (0..<5).map { try shift($0, "09:00", "17:00") }
        #expect(found(week, young) == [])
        #expect(found([], young) == [])
    }

    @Test(arguments: [("17:30", []), ("17:31", ["under-18-day"])])
    func eightHoursADayWithoutBreaks(_ end: String, _ expected: [String]) throws {
        #expect(try found([shift(0, "09:00", end)], young) == expected)
        #expect(try found([shift(0, "09:00", end)], grown) == [])
    }

    @Test func allJobsOfADayAddUp() throws {
        let shifts = try [shift(0, "08:00", "12:30", pause: 0), shift(0, "14:00", "18:00", pause: 0)]
        #expect(found(shifts, young) == ["under-18-day"])
    }

    @Test(arguments: [(6, 40.0, []), (0, 40.5, ["under-18-week"])] as [(Int, Double, [String])])
    func fortyHoursAWeek(_ spare: Int, _ hours: Double, _ expected: [String]) throws {
        var week = try (0..<4).map { try shift($0, "09:00", "17:30") }
        week.append(try hours == 40 ? shift(4, "09:00", "17:30") : shift(4, "09:00", "18:00"))
        let ids = found(week, young).filter { $0 == "under-18-week" }
        #expect(ids == expected)
        #expect(week.reduce(0) { $0 + $1.hours } == hours)
    }

    @Test(arguments: [
        ("13:30", 0, []), ("13:31", 0, ["under-18-break"]), ("13:31", 29, ["under-18-break"]), ("13:31", 30, []),
    ])
    func aBreakAfterFourAndAHalfHours(_ end: String, _ pause: Int, _ expected: [String]) throws {
        #expect(try found([shift(0, "09:00", end, pause: pause)], young) == expected)
    }

    @Test func adultsNeedABreakAfterSixHours() throws {
        #expect(try found([shift(0, "09:00", "15:00", pause: 0)], grown) == [])
        #expect(try found([shift(0, "09:00", "15:01", pause: 19)], grown) == ["adult-break"])
        #expect(try found([shift(0, "09:00", "15:01", pause: 20)], grown) == [])
    }

    @Test func twelveHoursBetweenShifts() throws {
        let short = try [shift(0, "13:00", "21:00"), shift(1, "08:59", "16:00")]
        let enough = try [shift(0, "13:00", "21:00"), shift(1, "09:00", "16:00")]
        #expect(found(short, young) == ["under-18-daily-rest"])
        #expect(found(enough, young) == [])
        #expect(found(short, grown) == [])
    }

    @Test func twoDaysOffTogetherEveryWeek() throws {
        let sixDays = try (0..<3).flatMap { week in try (0..<6).map { try shift(week * 7 + $0, "09:00", "15:00") } }
        let fiveDays = try (0..<3).flatMap { week in try (1..<6).map { try shift(week * 7 + $0, "09:00", "15:00") } }
        let scattered = try (0..<3).flatMap { week in
            try [0, 1, 3, 4, 5].map { try shift(week * 7 + $0, "09:00", "15:00") }
        }
        #expect(found(sixDays, young).contains("under-18-weekly-rest"))
        #expect(found(scattered, young).contains("under-18-weekly-rest"))
        #expect(found(fiveDays, young) == [])
        #expect(found(sixDays, grown) == [])
    }

    @Test(arguments: [
        ("14:00", "22:00", false, []), ("15:00", "22:30", false, ["under-18-later-night"]),
        ("17:00", "23:30", false, ["under-18-night"]),
        ("17:00", "23:30", true, ["under-18-hospital-night"]), ("06:00", "12:00", false, []),
        ("05:00", "11:00", false, ["under-18-night"]),
        ("20:00", "03:00", true, ["under-18-deep-night-block"]),
        ("03:59", "10:00", false, ["under-18-deep-night-block"]),
    ])
    func nights(_ start: String, _ end: String, _ needed: Bool, _ expected: [String]) throws {
        #expect(try found([shift(0, start, end)], young, nights: needed) == expected)
        #expect(try found([shift(0, start, end)], grown, nights: needed) == [])
    }

    @Test func aSystemMayFollowTheHospitalExemptionAfterMidnight() throws {
        let own = try rules.overriding(["under-18-deep-night-block": .flag(false)])
        let findings = try own.workingTimeFindings(
            for: [shift(0, "20:00", "03:00")],
            bornOn: young,
            nightsAreNeeded: true
        )
        #expect(findings.map(\.ruleID) == ["under-18-hospital-night"])
        #expect(findings.map(\.strength) == [.should])
    }

    @Test func theAgeIsTakenOnTheDay() throws {
        let turning = monday.adding(months: -18 * 12).adding(days: 1)
        let shifts = try [shift(0, "09:00", "18:00"), shift(1, "09:00", "18:00")]
        let findings = rules.workingTimeFindings(for: shifts, bornOn: turning)
        #expect(findings.map(\.ruleID) == ["under-18-day"])
        #expect(findings.first?.message.contains("Monday 1 March 2027 has 8.5 hours") == true)
    }

    @Test func withoutADateOfBirthTheStricterLimitsApply() throws {
        #expect(try found([shift(0, "09:00", "18:00")], nil) == ["age-on-the-day", "under-18-day"])
    }

    @Test func plansAreCheckedBeforeThereAreShifts() {
        func ids(_ hours: Double, _ days: Int, _ born: Day) -> [String] {
            rules.patternFindings(hoursPerDay: hours, daysPerWeek: days, bornOn: born, on: monday).map(\.ruleID)
        }
        #expect(ids(7.5, 5, young) == [])
        #expect(ids(8.5, 4, young) == ["under-18-day"])
        #expect(ids(7, 6, young) == ["under-18-week", "under-18-weekly-rest"])
        #expect(ids(11.5, 4, grown) == [])
    }

    @Test func breaksCannotFillTheShift() {
        #expect(throws: InvalidValue.self) { try shift(0, "09:00", "10:00", pause: 60) }
    }
}
