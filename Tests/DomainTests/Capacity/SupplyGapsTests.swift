import Domain
import Foundation
import Testing

@Suite("Free and short at the same time")
struct SupplyGapsTests {
    private static let dates = try! DayRange(start: Day("2027-01-04")!, end: Day("2027-06-25")!)
    private static let late = try! DayRange(start: Day("2027-05-03")!, end: Day("2027-07-02")!)

    private static func seeker(
        _ number: Int = 1,
        tLevel: String = "health",
        specialism: String? = "mid",
        college: Int = 1,
        window: DayRange = dates,
        pattern: Pattern = .block,
        born: String? = "2009-01-01",
        readyFrom: String? = nil,
        miles: Int = 10
    ) -> Eligibility.Seeker {
        Eligibility.Seeker(
            student: Student(
                id: SupplyTableTests.id(1000 + number),
                systemID: SupplyTableTests.id(1),
                providerID: SupplyTableTests.id(college),
                year: AcademicYear("2026/27")!,
                givenName: "Ada",
                familyName: "Byron",
                dateOfBirth: born.flatMap { Day($0) },
                tLevelCode: tLevel,
                specialismCode: specialism,
                readyFrom: readyFrom.flatMap { Day($0) },
                source: "",
                asAt: dates.start
            ),
            window: window,
            pattern: pattern,
            hoursRequired: 315,
            travelLimit: miles
        )
    }

    private static func place(
        _ number: Int = 1,
        tLevel: String = "health",
        specialism: String? = nil,
        places: Int? = 12,
        taken: Int = 0,
        dates: DayRange = dates,
        pattern: Pattern = .block,
        hours: Int? = 315,
        age: Int? = nil,
        colleges: [Int] = []
    ) -> Eligibility.Place {
        let area = Area(
            id: SupplyTableTests.id(number),
            systemID: SupplyTableTests.id(1),
            organisationID: SupplyTableTests.id(50),
            siteID: SupplyTableTests.id(60),
            name: "Ward",
            setting: .hospitalWard,
            learnersAtOnce: nil,
            notes: ""
        )
        let offer = Offer(
            id: SupplyTableTests.id(number),
            systemID: SupplyTableTests.id(1),
            organisationID: area.organisationID,
            siteID: area.siteID,
            areaID: area.id,
            year: AcademicYear("2026/27")!,
            tLevelCode: tLevel,
            specialismCode: specialism,
            places: places,
            taken: taken,
            firstDay: dates.start,
            lastDay: dates.end,
            pattern: pattern,
            hours: hours,
            minimumAge: age,
            visibility: Visibility(providers: colleges.map { SupplyTableTests.id($0) }),
            source: "",
            asAt: dates.start
        )
        return Eligibility.Place(
            offer: offer,
            area: area,
            siteName: "",
            postcode: nil,
            organisationName: "",
            sector: .acuteTrust
        )
    }

    private static func gaps(
        _ seekers: [Eligibility.Seeker],
        _ places: [Eligibility.Place],
        miles: Double? = nil,
        isVetoed: Bool = false
    ) -> SupplyGaps {
        SupplyGaps(seekers: seekers, places: places, miles: { _, _ in miles }, isVetoed: { _, _ in isVetoed })
    }

    @Test("12 free day-release places; the 9 without a place need block")
    func pattern() {
        let dayRelease = Pattern(kind: .dayRelease)
        let found = Self.gaps(
            (1...9).map { Self.seeker($0) },
            [Self.place(1, places: 5, pattern: dayRelease), Self.place(2, places: 8, taken: 1, pattern: dayRelease)]
        )
        #expect(
            found.gaps == [
                SupplyGap(
                    tLevelCode: "health",
                    students: 9,
                    places: 12,
                    allFree: 12,
                    cause: .pattern(offered: [dayRelease], needed: .block)
                )
            ]
        )
        #expect(found.fitting.isEmpty && found.withoutAny.isEmpty && found.students == 9)
    }

    @Test("Each rule that can keep them apart is named with what is offered and what is needed")
    func causes() {
        func cause(_ seeker: Eligibility.Seeker, _ place: Eligibility.Place, miles: Double? = nil, veto: Bool = false)
            -> SupplyGap.Cause?
        {
            Self.gaps([seeker], [place], miles: miles, isVetoed: veto).gaps.first?.cause
        }
        let one = Self.seeker()
        #expect(cause(one, Self.place(specialism: "adult")) == .specialism(offered: ["adult"], needed: "mid"))
        #expect(cause(one, Self.place(colleges: [2])) == .college(SupplyTableTests.id(1)))
        #expect(cause(one, Self.place(), veto: true) == .vetoed)
        let early = try! DayRange(start: Day("2026-09-01")!, end: Day("2026-11-30")!)
        #expect(cause(one, Self.place(dates: early)) == .window(offered: early, needed: Self.dates))
        #expect(cause(Self.seeker(born: "2010-01-01"), Self.place(age: 18)) == .age(atLeast: 18))
        #expect(cause(Self.seeker(born: nil), Self.place(age: 18)) == .birthDateMissing(atLeast: 18))
        #expect(cause(Self.seeker(readyFrom: "2027-02-01"), Self.place()) == .notReady(lastStart: Self.dates.start))
        #expect(cause(one, Self.place(hours: 157)) == .hours(offered: 157, needed: 315))
        #expect(cause(one, Self.place(), miles: 12) == .distance(limits: 10...10))
        #expect(cause(one, Self.place()) == nil)
    }

    @Test("The first rule in the order that by itself stops every free place counts, not the one that stops the last")
    func order() throws {
        // Specialism stops one of them, the pattern both: the pattern it is, for all 6 places.
        let places = [
            Self.place(1, specialism: "adult", places: 4, pattern: Pattern(kind: .dayRelease)),
            Self.place(2, places: 2, pattern: Pattern(kind: .dayRelease)),
        ]
        let gap = try #require(Self.gaps([Self.seeker()], places).gaps.first)
        #expect(gap.cause.rule == .patternApart && gap.places == 6 && gap.allFree == 6)
    }

    @Test("Where no single rule stops them all, the one that stops the last when they are asked in order counts")
    func together() throws {
        let places = [
            Self.place(1, specialism: "adult", places: 4),
            Self.place(2, places: 2, pattern: Pattern(kind: .dayRelease)),
            Self.place(3, places: 1, hours: 100),
        ]
        let gap = try #require(Self.gaps([Self.seeker()], places).gaps.first)
        #expect(gap.cause == .hours(offered: 100, needed: 315) && gap.places == 1 && gap.allFree == 7)
    }

    @Test("What is full or without a number is not free")
    func notFree() {
        let found = Self.gaps(
            [Self.seeker()],
            [Self.place(1, places: 3, taken: 3), Self.place(2, places: nil), Self.place(3, tLevel: "science")]
        )
        #expect(found.gaps.isEmpty && found.withoutAny == [SupplyMatch(tLevelCode: "health", students: 1, free: 0)])
    }

    @Test("Every student is counted once, the largest gap first")
    func once() {
        let places = [Self.place(1, specialism: "mid", places: 3, colleges: [1]), Self.place(2, tLevel: "science")]
        let seekers =
            (1...2).map { Self.seeker($0, college: 2) }
            + (3...7).map { Self.seeker($0, pattern: Pattern(kind: .dayRelease)) }
            + (8...10).map { Self.seeker($0, tLevel: "digital") } + (11...14).map { Self.seeker($0) }
            + [Self.seeker(15, specialism: "adult")]
        let found = Self.gaps(seekers, places)
        #expect(found.gaps.map(\.students) == [5, 2, 1])
        #expect(found.gaps.map(\.cause.rule) == [.patternApart, .notOpenToCollege, .noOfferForSpecialism])
        #expect(found.fitting == [SupplyMatch(tLevelCode: "health", students: 4, free: 3)])
        #expect(found.withoutAny == [SupplyMatch(tLevelCode: "digital", students: 3, free: 0)])
        #expect(found.students == seekers.count)
    }

    @Test("Students of one rule who need different things stand in different sentences; distances in one")
    func grouping() {
        let dayRelease = Pattern(kind: .dayRelease, days: [1])
        let tuesdays = Pattern(kind: .dayRelease, days: [2])
        let found = Self.gaps(
            [Self.seeker(1, pattern: tuesdays), Self.seeker(2), Self.seeker(3)],
            [Self.place(pattern: dayRelease)]
        )
        #expect(
            found.gaps.map(\.cause) == [
                .pattern(offered: [dayRelease], needed: .block), .pattern(offered: [dayRelease], needed: tuesdays),
            ]
        )
        let far = Self.gaps([Self.seeker(1, miles: 5), Self.seeker(2, miles: 15)], [Self.place()], miles: 20)
        #expect(far.gaps.map(\.cause) == [.distance(limits: 5...15)])
    }

    @Test("The last of the first days counts for checks that are not done")
    func ready() {
        let found = Self.gaps(
            [Self.seeker(readyFrom: "2027-08-01")],
            [Self.place(1), Self.place(2, dates: Self.late)]
        )
        #expect(found.gaps.first?.cause.rule == .notReadyInTime)
        #expect(found.gaps.first?.cause == .notReady(lastStart: Self.late.start))
    }
}
