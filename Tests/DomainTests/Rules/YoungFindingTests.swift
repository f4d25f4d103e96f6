import Domain
import Foundation
import Testing

/// What the rules for young people say about a part of a placement, from Monday 11 January to Friday 19 March 2027.
@Suite("Students under 18")
struct YoungFindingTests {
    private let rules: RuleBook
    private let host = AvoidanceCalendar.Host(organisationID: ID(UUID()), siteID: ID(UUID()), areaID: ID(UUID()))
    private let start: Day
    private let end: Day
    /// 17 throughout, and 18 already.
    private let young: Day
    private let grown: Day

    init() throws {
        rules = try RuleBook.load()
        start = try #require(Day("2027-01-11"))
        end = try #require(Day("2027-03-19"))
        young = try #require(Day("2009-09-01"))
        grown = try #require(Day("2008-09-01"))
    }

    private func stay(hours: Int = 315, _ pattern: Pattern = .block, minimumAge: Int? = nil, end: Day? = nil) throws
        -> YoungStay
    {
        YoungStay(
            host: host,
            areaName: "Ward 7",
            days: try DayRange(start: start, end: end ?? self.end),
            pattern: pattern,
            hours: hours,
            minimumAge: minimumAge
        )
    }

    private func review(
        reviewed: Day?,
        until: Day? = nil,
        told: Day? = nil,
        _ change: (inout YoungReview) -> Void = { _ in }
    ) -> YoungReview {
        var review = YoungReview(
            id: ID(UUID()),
            systemID: ID(UUID()),
            organisationID: host.organisationID,
            reviewedOn: reviewed,
            validUntil: until,
            insurerToldOn: told,
            source: "Test",
            asAt: start
        )
        change(&review)
        return review
    }

    private func found(_ stay: YoungStay, _ birthday: Day?, _ reviews: [YoungReview]) -> [String] {
        rules.youngFindings(stay, bornOn: birthday, reviews: reviews).map(\.ruleID)
    }

    @Test("A host owes the review and telling the insurer for a student under 18, and nothing for one of 18")
    func owed() throws {
        #expect(try found(stay(), young, []) == ["young-review", "insurer-told"])
        #expect(try found(stay(), nil, []) == ["young-review", "insurer-told"])
        #expect(try found(stay(), grown, []) == [])
        let done = review(reviewed: start.adding(days: -10), told: start.adding(days: -1))
        #expect(try found(stay(), young, [done]) == [])
    }

    @Test("A review counts when it was made by the first day and lasts as long as the student is under 18")
    func dates() throws {
        let told = start.adding(days: -1)
        #expect(try found(stay(), young, [review(reviewed: start, told: told)]) == [])
        #expect(try found(stay(), young, [review(reviewed: start.adding(days: 1), told: told)]) == ["young-review"])
        #expect(try found(stay(), young, [review(reviewed: told, until: end, told: told)]) == [])
        let early = review(reviewed: told, until: end.adding(days: -1), told: told)
        #expect(try found(stay(), young, [early]) == ["young-review"])
        // 18 on 1 February: what ends on 31 January is enough.
        let birthday = try #require(Day("2009-02-01"))
        let january = review(reviewed: told, until: Day("2027-01-31"), told: told)
        #expect(try found(stay(), birthday, [january]) == [])
    }

    @Test("A review holds for its own area, site or organisation, and for the members of a network")
    func covering() throws {
        let other: ID<Organisation> = ID(UUID())
        let (day, told) = (start.adding(days: -5), start.adding(days: -5))
        let cases: [(Bool, (inout YoungReview) -> Void)] = [
            (true, { _ in }), (true, { $0.siteID = host.siteID }),
            (true, { ($0.siteID, $0.areaID) = (host.siteID, host.areaID) }),
            (false, { ($0.siteID, $0.areaID) = (host.siteID, ID(UUID())) }), (false, { $0.siteID = ID(UUID()) }),
            (false, { $0.organisationID = other }),
            (true, { ($0.organisationID, $0.members) = (other, [host.organisationID]) }),
            (false, { $0.archivedAt = Date(timeIntervalSince1970: 0) }),
        ]
        for (index, one) in cases.enumerated() {
            let review = review(reviewed: day, told: told, one.1)
            #expect(try found(stay(), young, [review]).isEmpty == one.0, "case \(index)")
        }
    }

    @Test("The insurer is told only of placements longer than two weeks, and before they begin")
    func insurer() throws {
        let reviewed = start.adding(days: -3)
        let short = try stay(hours: 70, end: start.adding(days: 13))
        #expect(found(short, young, [review(reviewed: reviewed)]) == [])
        #expect(try found(stay(), young, [review(reviewed: reviewed, told: start.adding(days: 1))]) == ["insurer-told"])
    }

    @Test("The hours of the plan are held against the day and week of under 18s, as the dates imply them")
    func planned() throws {
        let done = [review(reviewed: start.adding(days: -10), told: start.adding(days: -1))]
        // 68 days at five a week are 48.6 days: 315 hours are 6.5 a day, 400 are 8.2.
        #expect(try found(stay(hours: 315), young, done) == [])
        #expect(try found(stay(hours: 400), young, done) == ["under-18-day", "under-18-week"])
        #expect(try found(stay(hours: 400), grown, done) == [])
        // Six days a week leave no 48 hours off together.
        let six = Pattern(kind: .dayRelease, days: [1, 2, 3, 4, 5, 6])
        #expect(try found(stay(hours: 315, six), young, done) == ["under-18-weekly-rest"])
    }

    @Test("Too young for the rules, the area or the offer on the first day")
    func age() throws {
        let done = [review(reviewed: start.adding(days: -10), told: start.adding(days: -1))]
        #expect(try found(stay(minimumAge: 17), young, done) == [])
        #expect(try found(stay(minimumAge: 18), young, done) == ["minimum-age"])
        #expect(try found(stay(), Day("2011-06-01"), done) == ["minimum-age"])
        #expect(try found(stay(minimumAge: 18), nil, done) == [])
    }

    @Test("An area that takes nobody under 18 owes nothing; any other does until both are recorded")
    func standing() throws {
        var area = Area(
            id: host.areaID,
            systemID: ID(UUID()),
            organisationID: host.organisationID,
            siteID: host.siteID,
            name: "Ward 7",
            setting: .hospitalWard
        )
        func owes(_ reviews: [YoungReview]) -> [String] {
            rules.standingFindings(area, on: start, reviews: reviews).map(\.ruleID)
        }
        let before = start.adding(days: -30)
        #expect(owes([]) == ["young-review", "insurer-told"])
        #expect(owes([review(reviewed: before)]) == ["insurer-told"])
        #expect(owes([review(reviewed: before, until: start.adding(days: -1), told: before)]) == ["young-review"])
        #expect(owes([review(reviewed: before, until: start, told: before)]) == [])
        area.minimumAge = 18
        #expect(owes([]) == [])
    }

    @Test("The sentence names the area, and until when the student is under 18")
    func words() throws {
        let message = try rules.youngFindings(stay(), bornOn: Day("2009-02-01"), reviews: []).first?
            .message
        #expect(
            message
                == "Ward 7: no review of the risk assessment for under 18s is recorded, and the student is under 18 until "
                + "31 January 2027. It is due before 11 January 2027."
        )
    }
}
