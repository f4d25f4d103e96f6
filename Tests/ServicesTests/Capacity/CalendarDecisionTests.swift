import Domain
import Foundation
import Records
import Services
import Store
import StoreTestSupport
import Testing

/// Two calendars that leave too few weeks: 13 weeks from the end of December, of which the college avoids three and the
/// hospital three. Seven weeks are 245 hours and too few; each side alone leaves ten.
@Suite("Calendars that stand against each other")
struct CalendarDecisionTests {
    private struct Made {
        var author: Actor
        var college: Avoidance
        var host: Avoidance
    }

    private func make(_ town: SampleTown) async throws -> Made {
        let user = User(
            id: town.trellis.newID(),
            systemID: town.system.id,
            email: try EmailAddress("kim@example.org"),
            name: "Kim Walker"
        )
        let monday = town.firstDay.monday.adding(days: 7)
        func weeks(_ owner: Organisation, _ first: Int, _ title: String) -> Avoidance {
            Avoidance(
                id: town.trellis.newID(),
                systemID: town.system.id,
                organisationID: owner.id,
                kind: .exam,
                title: title,
                firstDay: monday.adding(days: first * 7),
                lastDay: monday.adding(days: first * 7 + 18),
                strength: .never,
                source: "Test",
                asAt: town.trellis.today
            )
        }
        let made = Made(
            author: Actor(userID: user.id, name: "Kim", role: .coordinator, systemID: town.system.id),
            college: weeks(town.college, 1, "Exams"),
            host: weeks(town.hospital, 6, "Refit")
        )
        try await town.fill { ledger in
            try ledger.insert([user])
            try ledger.insert([made.college, made.host])
        }
        return made
    }

    @Test(
        "A student is left over for it, told which weeks stand in the way, and what would help",
        arguments: Engine.available
    )
    func leftOver(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            _ = try await make(town)
            try await town.offer("Ward 1", places: 1)
            try await town.student("Ada")
            let ada = try #require(try await town.proposals(try await town.propose())["Ada"])
            #expect(ada.state == .unplaced)
            #expect(ada.reasons.map(\.kind) == [.weeksBlocked])
            let detail = ada.reasons.first?.detail ?? ""
            #expect(detail.contains("Exams") && detail.contains("Refit"))
            #expect(ada.smallestChange?.remedies.map(\.kind) == [.giveUpWeeks])
        }
    }

    @Test(
        "The decision makes one side’s weeks rather not, is kept with who and why, and can be undone",
        arguments: Engine.available,
        CalendarConflict.Side.allCases
    )
    func decided(engine: Engine, side: CalendarConflict.Side) async throws {
        try await SampleTown.run(engine) { town in
            let made = try await make(town)
            let calendar = town.trellis.calendar
            try await town.offer("Ward 1", places: 1)
            try await town.student("Ada")
            let found = try await calendar.conflicts(town.year, for: made.author)
            #expect(found.map(\.collegeName) == ["Stoke College"] && found.map(\.hostName) == ["Haywood Hospital"])
            let (college, host) = (town.college.id, town.hospital.id)
            for (chosen, why, field) in [(nil, "x", "side"), (side, " ", "why")] {
                let error = await #expect(throws: InvalidDraft.self) {
                    try await calendar.decide(
                        college,
                        host,
                        town.year,
                        givesWay: chosen,
                        why: why,
                        key: nil,
                        by: made.author
                    )
                }
                #expect(error?.faults.map(\.field) == [field])
            }
            let entry = try await calendar.decide(
                college,
                host,
                town.year,
                givesWay: side,
                why: "Agreed by telephone",
                key: nil,
                by: made.author
            )
            #expect(try await calendar.conflicts(town.year, for: made.author).isEmpty)
            let after = try await town.trellis.database.read { reader in
                try [made.college, made.host].map { try Avoidances.find($0.id, in: made.author.scope, reader) }
            }
            let gave = side == .college ? after[0] : after[1]
            let stayed = side == .college ? after[1] : after[0]
            #expect(gave?.strength == .ratherNot && gave?.weight == 5)
            #expect(stayed?.strength == .never)
            let lead = Actor(
                userID: nil,
                name: "Sam",
                role: .providerLead,
                systemID: town.system.id,
                organisationID: college
            )
            let told = try await calendar.year(town.year, for: lead).decisions
            #expect(told.map(\.decision.why) == ["Agreed by telephone"] && told.map(\.authorName) == ["Kim Walker"])
            let stranger = Actor(
                userID: nil,
                name: "Lou",
                role: .providerLead,
                systemID: town.system.id,
                organisationID: town.otherCollege.id
            )
            #expect(try await calendar.year(town.year, for: stranger).decisions.isEmpty)
            // The engine uses the weeks now, and says so.
            let ada = try #require(try await town.proposals(try await town.propose())["Ada"])
            #expect(ada.state == .open)
            #expect(ada.reasons.contains { $0.kind == .weeksUsed && $0.count == 3 })
            #expect(ada.reasons.contains { $0.kind == .weeksAvoided && $0.count == 3 })
            try await town.trellis.undo(entry.id, by: made.author, key: nil)
            #expect(try await calendar.conflicts(town.year, for: made.author).count == 1)
        }
    }

    @Test(
        "A side without weeks of its own can give way by changing its plans: that is kept and changes nothing",
        arguments: Engine.available
    )
    func plans(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let made = try await make(town)
            try await town.offer("Ward 1", places: 1)
            try await town.fill { ledger in
                var longer = made.host
                longer.lastDay = longer.firstDay.adding(days: 40)
                try ledger.update(longer)
                try ledger.delete(made.college)
            }
            let calendar = town.trellis.calendar
            try await calendar.decide(
                town.college.id,
                town.hospital.id,
                town.year,
                givesWay: .college,
                why: "Other dates are found",
                key: nil,
                by: made.author
            )
            let found = try await calendar.conflicts(town.year, for: made.author)
            #expect(found.map { $0.decision?.decision.givesWay } == [.college])
            #expect(found.first?.decision?.decision.weeks == "")
        }
    }

    @Test("Only coordinators decide, and only while something stands in the way", arguments: Engine.available)
    func refused(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let made = try await make(town)
            let lead = Actor(
                userID: made.author.userID,
                name: "Sam",
                role: .employerLead,
                systemID: town.system.id,
                organisationID: town.hospital.id
            )
            for actor in [lead, made.author] {
                await #expect(throws: ServiceError.self) {
                    try await town.trellis.calendar.decide(
                        town.college.id,
                        town.hospital.id,
                        town.year,
                        givesWay: .host,
                        why: "x",
                        key: nil,
                        by: actor
                    )
                }
            }
        }
    }

    @Test("Of two hosts the one is chosen whose calendar minds less, by weight", arguments: Engine.available)
    func weights(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let wards = [try await town.offer("Ward 1", places: 1), try await town.offer("Ward 2", places: 1)]
            try await town.student("Ada") { $0.preferences = ["Ward 1"] }
            let monday = town.firstDay.monday.adding(days: 77)
            // Winter counts 1 a week at both; one week of the first ward counts 3 instead.
            let rows = [(wards[0], 5, 3), (wards[1], 12, 1)].map { offer, days, weight in
                Avoidance(
                    id: town.trellis.newID(),
                    systemID: town.system.id,
                    organisationID: offer.organisationID,
                    siteID: offer.siteID,
                    areaID: offer.areaID,
                    kind: .local,
                    title: "Busy",
                    firstDay: monday,
                    lastDay: monday.adding(days: days - 1),
                    strength: .ratherNot,
                    weight: weight,
                    source: "Test",
                    asAt: town.trellis.today
                )
            }
            try await town.fill { ledger in try ledger.insert(rows) }
            let usual = try #require(try await town.proposals(try await town.propose())["Ada"])
            #expect(usual.offerID == wards[0].id, "the wish decides while the policy does not look at weeks")
            #expect(usual.reasons.contains(Reason(.weeksUsed, count: 1, detail: "Busy, \(rows[0].span)")))
            var policy = PolicyDraft(.standard)
            policy.positions = [.unplaced: "1", .unwanted: "2"]
            try await town.trellis.policy.save(policy, key: nil, by: town.coordinator)
            let run = try await town.propose()
            #expect(try await town.proposals(run)["Ada"]?.offerID == wards[1].id)
        }
    }
}

extension Avoidance {
    fileprivate var span: String {
        (try? DayRange(start: firstDay, end: lastDay))?.briefly ?? ""
    }
}
