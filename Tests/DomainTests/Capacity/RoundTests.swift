import Domain
import Foundation
import Testing

@Suite("A capacity round")
struct RoundTests {
    let area = ID<Area>(UUID())
    let today = Day("2026-11-06")!
    let year = AcademicYear("2027/28")!

    private func offer(
        _ year: String,
        places: Int? = 3,
        from first: String,
        to last: String,
        area: ID<Area>? = nil,
        taken: Int = 0
    ) -> Offer {
        Offer(
            id: ID(UUID()),
            systemID: ID(UUID()),
            organisationID: ID(UUID()),
            siteID: ID(UUID()),
            areaID: area ?? self.area,
            year: AcademicYear(year)!,
            tLevelCode: "health",
            places: places,
            taken: taken,
            firstDay: Day(first)!,
            lastDay: Day(last)!,
            pattern: .block,
            hours: 315,
            source: "Test",
            asAt: today
        )
    }

    private func round(release: Day? = nil) -> CapacityRound {
        CapacityRound(
            id: ID(UUID()),
            systemID: ID(UUID()),
            name: "Summer",
            year: year,
            closesOn: today.adding(days: 30),
            releaseOn: release,
            openedAt: Date(timeIntervalSince1970: 1_794_000_000)
        )
    }

    private func answer(_ line: Offer, made: Offer?) -> RoundAnswer {
        RoundAnswer(
            id: ID(UUID()),
            systemID: line.systemID,
            roundID: ID(UUID()),
            organisationID: line.organisationID,
            lineID: line.id,
            reply: .same,
            places: made?.places,
            offerID: made?.id,
            answeredAt: Date(timeIntervalSince1970: 1_794_000_000),
            channel: .link
        )
    }

    @Test(
        "An employer stands as what it was asked and what came back say",
        arguments: [
            (true, false, 0, 0, 0, RoundStanding.owes), (true, false, 2, 0, 0, .owes), (true, false, 2, 1, 0, .inPart),
            (true, false, 2, 0, 1, .inPart), (true, false, 2, 2, 0, .answered), (true, false, 0, 0, 1, .answered),
            (true, true, 2, 0, 0, .declined), (true, true, 2, 2, 0, .declined), (false, false, 2, 0, 0, .notAsked),
            (false, false, 2, 2, 0, .answered), (false, false, 2, 1, 0, .inPart), (false, true, 0, 0, 0, .declined),
        ]
    )
    func standing(asked: Bool, declined: Bool, lines: Int, answered: Int, more: Int, expected: RoundStanding) {
        #expect(
            RoundStanding.of(wasAsked: asked, hasDeclined: declined, lines: (lines, answered), more: more) == expected
        )
    }

    @Test(
        "What is repeated keeps its days of the week and begins in the new year",
        arguments: [
            ("2026/27", "2027-01-11", "2027/28", "2028-01-10"), ("2026/27", "2026-08-03", "2027/28", "2027-08-02"),
            // 52 weeks on would still be July: one week more.
            ("2026/27", "2026-08-01", "2027/28", "2027-08-07"), ("2025/26", "2026-01-12", "2027/28", "2028-01-10"),
        ]
    )
    func repeated(from: String, first: String, to: String, expected: String) throws {
        let old = offer(from, from: first, to: "2027-03-26", taken: 2)
        let new = old.repeated(in: try #require(AcademicYear(to)), id: ID(UUID()))
        #expect(new.firstDay == Day(expected))
        #expect(new.firstDay.weekday == old.firstDay.weekday)
        #expect(old.firstDay.days(until: old.lastDay) == new.firstDay.days(until: new.lastDay))
        #expect(new.taken == 0 && new.year.label == to && new.id != old.id)
    }

    @Test("The lines are last year's offers, unless the year has them already, and the year's own")
    func lines() {
        let (other, third) = (ID<Area>(UUID()), ID<Area>(UUID()))
        let last = [
            offer("2026/27", from: "2027-01-11", to: "2027-03-26"),
            offer("2026/27", from: "2027-01-11", to: "2027-03-26", area: other),
        ]
        let own = [
            offer("2027/28", from: "2028-01-10", to: "2028-03-24", area: other),
            offer("2027/28", from: "2028-01-10", to: "2028-03-24", area: third),
        ]
        let lines = RoundLine.of(lastYear: last, thisYear: own, answers: [])
        #expect(lines.map(\.base.id) == [last[0].id, own[0].id, own[1].id])
        #expect(lines.map(\.isThisYear) == [false, true, true])
        // What an answer has made is told with its line and is no line of its own.
        let made = last[0].repeated(in: year, id: ID(UUID()))
        let after = RoundLine.of(lastYear: last, thisYear: own + [made], answers: [answer(last[0], made: made)])
        #expect(after.map(\.base.id) == lines.map(\.base.id))
        #expect(after[0].current?.id == made.id && after[0].answer != nil && after[1].answer == nil)
    }

    @Test(
        "Replies come to so many places",
        arguments: [
            (RoundReply.same, 3, 3), (.more(2), 3, 5), (.same, nil, nil), (.more(2), nil, 2), (.full, 3, nil),
        ] as [(RoundReply, Int?, Int?)]
    )
    func replies(reply: RoundReply, before: Int?, after: Int?) throws {
        let line = RoundLine(
            base: offer("2026/27", places: before, from: "2027-01-11", to: "2027-03-26"),
            current: nil,
            answer: nil
        )
        let made = try line.offer(after: reply, in: round(), id: ID(UUID()), on: today)
        #expect((made == nil) == (reply == .full))
        #expect(made?.places == after)
        #expect(made.map { $0.source == "Capacity round: Summer" && $0.asAt == today } ?? true)
    }

    @Test("An offer of the year is confirmed, filled up, and never left with fewer places than are taken")
    func thisYear() throws {
        let own = offer("2027/28", from: "2028-01-10", to: "2028-03-24", taken: 2)
        let line = RoundLine(base: own, current: own, answer: nil)
        #expect(try line.offer(after: .same, in: round(), id: ID(UUID()), on: today)?.id == own.id)
        #expect(try line.offer(after: .full, in: round(), id: ID(UUID()), on: today)?.places == 2)
        let fewer = RoundReply.changed(places: 1, firstDay: own.firstDay, lastDay: own.lastDay)
        #expect(throws: InvalidDraft("places", "2 places are taken. Enter 2 or more")) {
            try line.offer(after: fewer, in: round(), id: ID(UUID()), on: today)
        }
        let outside = RoundReply.changed(places: 3, firstDay: Day("2027-03-01")!, lastDay: own.lastDay)
        #expect(throws: InvalidDraft.self) { try line.offer(after: outside, in: round(), id: ID(UUID()), on: today) }
    }

    @Test("Answers are held back until the day of release, and what colleges see already is not")
    func held() throws {
        let release = today.adding(days: 40)
        let held = round(release: release)
        let last = offer("2026/27", from: "2027-01-11", to: "2027-03-26")
        let new = RoundLine(base: last, current: nil, answer: nil)
        #expect(try new.offer(after: .same, in: held, id: ID(UUID()), on: today)?.visibility.heldUntil == release)
        #expect(try new.offer(after: .same, in: held, id: ID(UUID()), on: release)?.visibility.heldUntil == nil)
        let own = offer("2027/28", from: "2028-01-10", to: "2028-03-24")
        let known = RoundLine(base: own, current: own, answer: nil)
        #expect(try known.offer(after: .same, in: held, id: ID(UUID()), on: today)?.visibility.heldUntil == nil)
        #expect(held.isDueForRelease(on: release) && !held.isDueForRelease(on: today))
        let made = try #require(try new.offer(after: .same, in: held, id: ID(UUID()), on: today))
        #expect(Target(made, place: nil).openedTo == nil && Target(own, place: nil).openedTo == [])
    }

    @Test(
        "A round is open until its last day",
        arguments: [(0, true), (30, true), (31, false)]
    )
    func open(days: Int, isOpen: Bool) {
        #expect(round().isOpen(on: today.adding(days: days)) == isOpen)
        var closed = round()
        closed.closedAt = closed.openedAt
        #expect(!closed.isOpen(on: today))
    }

    @Test("The form of a round says everything that is wrong with it")
    func draft() throws {
        func faults(_ change: (inout RoundDraft) -> Void) -> [String] {
            var draft = RoundDraft()
            draft.name = "Summer"
            draft.year = year.label
            draft.closesOn = DayParts(today.adding(days: 30))
            change(&draft)
            do throws(InvalidDraft) {
                let made = try draft.validated(id: ID(UUID()), systemID: ID(UUID()), openedAt: Date(), today: today)
                #expect(made.asks == [.places, .newPlaces])
                return []
            } catch {
                return error.faults.map(\.field)
            }
        }
        #expect(faults { _ in } == [])
        #expect(faults { $0.name = " " } == ["name"])
        #expect(faults { $0.year = "2024/25" } == ["year"])
        #expect(faults { $0.closesOn = DayParts(today) } == ["closesOn"])
        #expect(faults { $0.closesOn = DayParts(today.adding(days: 200)) } == ["closesOn"])
        #expect(faults { $0.releaseOn = DayParts(today) } == ["releaseOn"])
        #expect(faults { $0.closesOn = DayParts(day: "31", month: "9", year: "2027") } == ["closesOn"])
    }
}
