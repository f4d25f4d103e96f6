import Domain
import Foundation
import Testing

@Suite("What an employer says about a year")
struct InterestTests {
    let today = Day("2026-11-06")!
    let year = AcademicYear("2026/27")!
    let contact = ID<Person>(UUID())

    private func read(_ change: (inout InterestDraft) -> Void) -> (interest: Interest?, faults: [String]) {
        var draft = InterestDraft()
        draft.answer = InterestAnswer.notThisYear.rawValue
        draft.reasonCode = NotThisYearReason.noSupervisors.rawValue
        draft.source = "Phone call"
        change(&draft)
        do throws(InvalidDraft) {
            let made = try draft.validated(
                id: ID(UUID()),
                systemID: ID(UUID()),
                organisationID: ID(UUID()),
                year: year,
                contacts: [contact],
                today: today
            )
            return (made, [])
        } catch {
            return (nil, error.faults.map(\.field))
        }
    }

    @Test("“Not this year” has a reason with a code; only “something else” needs words")
    func reasons() {
        #expect(read { $0.reasonCode = "" }.faults == ["reasonCode"])
        #expect(read { $0.reasonCode = "other" }.faults == ["reason"])
        for reason in NotThisYearReason.allCases where reason != .other {
            #expect(read { $0.reasonCode = reason.rawValue }.interest?.reasonCode == reason)
        }
        let words = read {
            $0.reasonCode = "other"
            $0.reason = "Inspection"
        }
        #expect(words.interest?.reasonText == "Something else: Inspection")
        #expect(read { $0.answer = "offers" }.interest?.reasonCode == nil)
    }

    @Test("A day to ask again and next year's contact go with any answer")
    func next() {
        for answer in InterestAnswer.allCases {
            let made = read {
                $0.answer = answer.rawValue
                $0.askAgainOn = DayParts(today.adding(days: 10))
                $0.contactID = contact.description
            }
            #expect(made.interest?.askAgainOn == today.adding(days: 10) && made.interest?.contactID == contact)
        }
        #expect(read { $0.askAgainOn = DayParts(today) }.faults == ["askAgainOn"])
        #expect(read { $0.contactID = ID<Person>(UUID()).description }.faults == ["contactID"])
    }

    private func person(_ role: PersonRole, email: String?) -> Person {
        Person(
            id: ID(UUID()),
            systemID: ID(UUID()),
            organisationID: ID(UUID()),
            name: role.title,
            role: role,
            email: email.flatMap { try? EmailAddress($0) },
            source: "Test",
            asAt: today
        )
    }

    @Test("Who may be written to: nobody before the day they named, then the contact they named, then the best one")
    func mailing() {
        let (lead, other) = (person(.lead, email: "lead@example.org"), person(.contact, email: "other@example.org"))
        let silent = person(.champion, email: nil)
        func decide(_ days: [String], chosen: Person? = nil, _ people: [Person]) -> MailingRule.Decision {
            MailingRule.decide(askAgainOn: days.compactMap(Day.init), chosen: chosen?.id, people: people, on: today)
        }
        #expect(decide([], [other, lead, silent]) == .write(lead))
        #expect(decide([], chosen: other, [other, lead]) == .write(other))
        #expect(decide([], chosen: silent, [silent, lead]) == .write(lead))
        #expect(decide([], [silent]) == .noContact)
        #expect(decide(["2026-11-07"], [lead]) == .quiet(until: Day("2026-11-07")!))
        // The day itself is the first on which a letter may go.
        #expect(decide(["2026-11-06"], [lead]) == .write(lead))
        // Any year's answer counts, and the latest day wins.
        #expect(decide(["2027-03-01", "2026-12-01", "2025-01-01"], [lead]) == .quiet(until: Day("2027-03-01")!))
        var left = lead
        left.archivedAt = Date(timeIntervalSince1970: 0)
        #expect(decide([], chosen: left, [left, other]) == .write(other))
    }

    @Test("A line of “may offer” may lack anything, and is firm once area, T Level and term are known")
    func lines() throws {
        let area = Area(
            id: ID(UUID()),
            systemID: ID(UUID()),
            organisationID: ID(UUID()),
            siteID: ID(UUID()),
            name: "Ward 1",
            setting: .hospitalWard
        )
        let catalogue = try Catalogue.load()
        var draft = MayOfferDraft()
        #expect(throws: InvalidDraft.self) {
            try draft.validated(id: ID(UUID()), areas: [area], catalogue: catalogue)
        }
        draft.note = "After Easter"
        let vague = try draft.validated(id: ID(UUID()), areas: [area], catalogue: catalogue)
        #expect(vague.missing == ["the area", "the T Level", "the term"])
        #expect(throws: InvalidDraft.self) {
            try vague.firm(id: ID(UUID()), at: area, year: year, source: "Test", asAt: today)
        }
        draft.areaID = area.id.description
        draft.tLevelCode = "health"
        draft.term = "spring"
        let line = try draft.validated(id: ID(UUID()), areas: [area], catalogue: catalogue)
        let offer = try line.firm(id: ID(UUID()), at: area, year: year, source: "Test", asAt: today)
        #expect(offer.places == nil && offer.firstDay == Day("2027-01-01") && offer.lastDay == Day("2027-03-31"))
    }

    @Test(
        "An offer is out of date after the weeks that the system says",
        arguments: [(26, 182, false), (26, 183, true), (4, 29, true), (4, 28, false)]
    )
    func freshness(weeks: Int, age: Int, isStale: Bool) {
        #expect(Freshness(weeks: weeks, today: today).isStale(today.adding(days: -age)) == isStale)
    }

    @Test("The number of weeks is one that makes sense", arguments: ["", "3", "105", "many"])
    func weeks(text: String) {
        #expect(throws: InvalidDraft.self) { try Freshness.weeks(text) }
    }
}
