import Domain
import Foundation
import Testing

/// Whether hours still fit without the days to avoid, and which two calendars stand in the way. Ten weeks of five days at
/// seven hours are 350 hours; nine tenths of 315 are 283.5.
@Suite("Hours without the days to avoid")
struct CalendarFitTests {
    private let system: ID<System> = ID(UUID())
    private let college: ID<Organisation> = ID(UUID())
    private let host: ID<Organisation> = ID(UUID())
    private let area: Area
    private let monday: Day

    init() throws {
        monday = try #require(Day("2027-04-12"))
        area = Area(
            id: ID(UUID()),
            systemID: system,
            organisationID: host,
            siteID: ID(UUID()),
            name: "Ward",
            setting: .hospitalWard
        )
    }

    private func offer(weeks: Int = 10, hours: Int? = 315, pattern: Pattern = .block) -> Offer {
        Offer(
            id: ID(UUID()),
            systemID: system,
            organisationID: host,
            siteID: area.siteID,
            areaID: area.id,
            year: AcademicYear(containing: monday),
            tLevelCode: "health",
            places: 2,
            firstDay: monday,
            lastDay: monday.adding(days: weeks * 7 - 1),
            pattern: pattern,
            hours: hours,
            source: "Test",
            asAt: monday
        )
    }

    private func cohort(size: Int? = 12) -> Cohort {
        Cohort(
            id: ID(UUID()),
            systemID: system,
            providerID: college,
            year: AcademicYear(containing: monday),
            name: "Health 2",
            tLevelCode: "health",
            size: size,
            firstDay: monday.adding(days: -14),
            lastDay: monday.adding(days: 100),
            pattern: .block,
            hours: 315,
            source: "Test",
            asAt: monday
        )
    }

    /// Whole weeks of an owner, counted from the first week of the offer.
    private func weeks(_ weeks: ClosedRange<Int>, of owner: ID<Organisation>?) -> CalendarSpan {
        CalendarSpan(
            Avoidance(
                id: ID(UUID()),
                systemID: system,
                organisationID: owner,
                kind: .exam,
                title: "Weeks \(weeks.lowerBound) to \(weeks.upperBound)",
                firstDay: monday.adding(days: weeks.lowerBound * 7),
                lastDay: monday.adding(days: weeks.upperBound * 7 + 4),
                strength: .never,
                source: "Test",
                asAt: monday
            )
        )
    }

    private func place(_ offer: Offer, _ spans: [CalendarSpan]) -> Eligibility.Place {
        Eligibility.Place(
            offer: offer,
            area: area,
            siteName: "Main site",
            postcode: nil,
            organisationName: "Hospital",
            sector: .acuteTrust
        )
        .attached(to: AvoidanceCalendar(spans))
    }

    private func seeker() -> Eligibility.Seeker {
        let student = Student(
            id: ID(UUID()),
            systemID: system,
            providerID: college,
            cohortID: nil,
            year: AcademicYear(containing: monday),
            givenName: "Ada",
            familyName: "Test",
            tLevelCode: "health",
            source: "Test",
            asAt: monday
        )
        return Eligibility.Seeker(
            student: student,
            window: try? DayRange(start: monday.adding(days: -14), end: monday.adding(days: 100)),
            pattern: .block,
            hoursRequired: 315,
            travelLimit: 20
        )
    }

    @Test("One week of ten can be lost, two cannot; whose they are does not matter")
    func weeksLost() throws {
        for owner in [nil, college, host] {
            let one = Eligibility.fit(for: seeker(), at: place(offer(), [weeks(4...4, of: owner)]))
            #expect(one == .fits(try DayRange(start: monday, end: monday.adding(days: 69))))
            let two = place(offer(), [weeks(4...5, of: owner)])
            #expect(Eligibility.fit(for: seeker(), at: two) == .tooFewWeeks)
            let obstacles = Eligibility.obstacles(for: seeker(), at: two, miles: 1, isVetoed: false)
            #expect(obstacles == [.weeksBlocked])
        }
        let other = place(offer(), [weeks(4...5, of: ID(UUID()))])
        #expect(Eligibility.dates(for: seeker(), at: other) != nil, "somebody else’s weeks are nobody’s business here")
    }

    @Test("The first week is cut off, so that the placement begins after it")
    func firstWeek() throws {
        let dates = Eligibility.dates(for: seeker(), at: place(offer(), [weeks(0...0, of: college)]))
        #expect(dates?.start == monday.adding(days: 7))
    }

    @Test("A part that has fewer hours than its weeks can lose more of them")
    func part() {
        // 120 of 350 hours: even half of the weeks is enough.
        let spans = [weeks(0...4, of: host)]
        guard case .fits = Eligibility.fit(for: seeker(), at: place(offer(hours: 120), spans)) else {
            Issue.record("five weeks are 175 hours and enough for 120")
            return
        }
    }

    @Test("Two calendars that together leave too few weeks are told, with students, places and whose weeks they are")
    func conflict() throws {
        let (exams, refit) = (weeks(1...1, of: college), weeks(7...7, of: host))
        let offer = offer()
        #expect(CalendarConflict.all(cohorts: [cohort()], places: [place(offer, [exams])]).isEmpty)
        let found = CalendarConflict.all(cohorts: [cohort()], places: [place(offer, [exams, refit])])
        let only = try #require(found.first)
        #expect(found.count == 1)
        #expect((only.collegeID, only.hostID) == (college, host))
        #expect((only.students, only.places) == (12, 2))
        #expect(only.spans(of: .college) == [exams])
        #expect(only.spans(of: .host) == [refit])
        #expect(only.isSolved(by: .college) && only.isSolved(by: .host))
        // A host that avoids two weeks takes too many by itself: only its giving way is enough.
        let two = [exams, weeks(7...8, of: host)]
        let lopsided = try #require(CalendarConflict.all(cohorts: [cohort()], places: [place(offer, two)]).first)
        #expect(!lopsided.isSolved(by: .college) && lopsided.isSolved(by: .host))
    }

    @Test("What the whole system avoids is no conflict between two of its members")
    func systemWeeks() {
        let found = CalendarConflict.all(
            cohorts: [cohort()],
            places: [place(offer(), [weeks(1...2, of: nil), weeks(7...7, of: host)])]
        )
        #expect(found.isEmpty)
    }

    @Test("An offer that is withdrawn, full or closed to the college is in nobody’s way")
    func outOfTheWay() {
        let spans = [weeks(1...3, of: host)]
        var full = offer()
        full.taken = 2
        var closed = offer()
        closed.visibility = Visibility(providers: [ID(UUID())])
        var withdrawn = offer()
        withdrawn.archivedAt = Date(timeIntervalSince1970: 0)
        let places = [full, closed, withdrawn].map { place($0, spans) }
        #expect(CalendarConflict.all(cohorts: [cohort()], places: places).isEmpty)
        #expect(CalendarConflict.all(cohorts: [cohort()], places: [place(offer(), spans)]).count == 1)
    }
}
