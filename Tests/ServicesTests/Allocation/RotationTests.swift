import Domain
import Records
import StoreTestSupport
import Testing

@testable import Services

/// Placements in two or three parts: which parts go together, and what becomes of them.
@Suite struct RotationTests {
    /// A part on offer, in days of the year.
    struct Part: Sendable {
        var from, to, hours: Int
        var area = 0
        var employer = 0
    }

    /// The ways that some parts make, as their positions, for 315 hours.
    static func ways(_ parts: [Part], legs: Int = 3, employers: Int = 2) throws -> [[Int]] {
        let day = try Day(year: 2026, month: 8, day: 1)
        func id<Entity>(_ number: Int) -> ID<Entity> {
            ID(String(repeating: "0", count: 8) + "-0000-7000-8000-0000000000\(number + 10)")!
        }
        let places = parts.enumerated().map { index, part in
            let area = Area(
                id: id(part.area),
                systemID: id(1),
                organisationID: id(part.employer),
                siteID: id(1),
                name: "Area",
                setting: .hospitalWard
            )
            let offer = Offer(
                id: id(index),
                systemID: id(1),
                organisationID: id(part.employer),
                siteID: id(1),
                areaID: area.id,
                year: AcademicYear(containing: day),
                tLevelCode: "health",
                places: 1,
                firstDay: day.adding(days: part.from),
                lastDay: day.adding(days: part.to),
                pattern: .block,
                hours: part.hours,
                source: "Test",
                asAt: day
            )
            return Eligibility.Place(
                offer: offer,
                area: area,
                siteName: "Site",
                postcode: nil,
                organisationName: "Trust",
                sector: .acuteTrust
            )
        }
        let choices = try parts.enumerated().map { index, part in
            PlanningTable.Choice(
                place: index,
                rank: nil,
                distance: nil,
                dates: try DayRange(start: day.adding(days: part.from), end: day.adding(days: part.to)),
                hours: part.hours
            )
        }
        let rotations = Rotations(
            choices,
            hours: 315,
            mostLegs: legs,
            mostEmployers: employers,
            places: places
        )
        for way in rotations.ways { #expect(way.legs.reduce(0) { $0 + $1.hours } == 315) }
        return rotations.ways.map { $0.legs.map(\.place) }
    }

    @Test(
        "Two parts go together when they follow one another and the hours add up",
        arguments: [
            // One after the other, in either order of the list.
            ([Part(from: 0, to: 40, hours: 160), Part(from: 41, to: 80, hours: 155, area: 1)], [[0, 1]]),
            ([Part(from: 41, to: 80, hours: 155), Part(from: 0, to: 40, hours: 160, area: 1)], [[1, 0]]),
            // One hour short.
            ([Part(from: 0, to: 40, hours: 160), Part(from: 41, to: 80, hours: 154, area: 1)], []),
            // On the same day.
            ([Part(from: 0, to: 41, hours: 160), Part(from: 41, to: 80, hours: 160, area: 1)], []),
            // In the same area.
            ([Part(from: 0, to: 40, hours: 160), Part(from: 41, to: 80, hours: 160)], []),
        ] as [([Part], [[Int]])]
    )
    func pairs(parts: [Part], ways: [[Int]]) throws {
        #expect(try Self.ways(parts) == ways)
    }

    private static let thirds = [
        Part(from: 0, to: 20, hours: 105), Part(from: 21, to: 40, hours: 105, area: 1, employer: 1),
        Part(from: 41, to: 60, hours: 105, area: 2),
    ]

    @Test("Three parts go together when the policy allows three and two employers have them")
    func threeLegs() throws {
        #expect(try Self.ways(Self.thirds) == [[0, 1, 2]])
        #expect(try Self.ways(Self.thirds, legs: 2).isEmpty)
        #expect(try Self.ways(Self.thirds, legs: 1).isEmpty)
    }

    @Test("With more employers than the rule book allows they do not")
    func employers() throws {
        var parts = Self.thirds
        parts[2].employer = 2
        #expect(try Self.ways(parts).isEmpty)
        #expect(try Self.ways(parts, employers: 3) == [[0, 1, 2]])
        #expect(try Self.ways(Self.thirds, employers: 1).isEmpty)
    }

    @Test("No leg could be left out")
    func noSuperfluousLeg() throws {
        let parts = [
            Part(from: 0, to: 20, hours: 60), Part(from: 21, to: 40, hours: 160, area: 1),
            Part(from: 41, to: 60, hours: 160, area: 2),
        ]
        #expect(try Self.ways(parts) == [[1, 2]])
    }

    // MARK: - In the product

    private func halves(_ town: SampleTown, places: Int = 1, secondHours: Int = 160) async throws -> [Offer] {
        let middle = town.firstDay.adding(days: 44)
        let last = town.lastDay
        let first = try await town.offer("Ward 1", places: places) {
            $0.hours = 160
            $0.lastDay = middle
        }
        let second = try await town.offer("Clinic", places: places, setting: .therapy) {
            $0.hours = secondHours
            $0.firstDay = middle.adding(days: 1)
            $0.lastDay = last
        }
        return [first, second]
    }

    @Test("Two halves become one proposal, two legs, and one undo", arguments: Engine.available)
    func accepted(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let offers = try await halves(town)
            try await town.student("Ada") { $0.preferences = ["Physiotherapy"] }
            let run = try await town.propose()
            #expect(run.placedCount == 1)
            #expect(run.levels.first { $0.name == "splits" }?.value == 1)
            let ada = try #require(try await town.proposals(run)["Ada"])
            #expect(ada.offerIDs == offers.map(\.id))
            #expect(ada.legs.map(\.hours) == [160, 155])
            #expect(ada.legs.map(\.firstDay) == offers.map(\.firstDay))
            #expect(ada.preferenceMet == 1)
            #expect(ada.reasons.contains(Reason(.inParts, count: 2)))

            let before = try await town.state()
            let entry = try await town.trellis.decisions.accept(nil, of: run.id, key: nil, by: town.coordinator)
            for offer in offers { #expect(try await town.taken(offer) == 1) }
            let rows = try await town.trellis.placements.list(
                .init(year: town.year),
                .everything,
                for: town.coordinator
            )
            #expect(rows.rows.map(\.hours) == [160, 155])
            _ = try await town.trellis.undo(entry.id, by: town.coordinator, key: nil)
            #expect(try await town.state() == before)
        }
    }

    @Test("When one half has gone, the other is not taken", arguments: Engine.available)
    func allOrNothing(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let offers = try await halves(town, places: 2)
            try await town.student("Ada")
            try await town.student("Bea")
            let run = try await town.propose()
            #expect(run.placedCount == 2)
            let second = offers[1].id
            try await town.fill { ledger in _ = try ledger.takePlace(of: second) }
            let entry = try await town.trellis.decisions.accept(nil, of: run.id, key: nil, by: town.coordinator)
            #expect(entry.summary.hasPrefix("1 proposal accepted. 1 could not be"))
            #expect(try await town.taken(offers[0]) == 1)
            #expect(try await town.taken(offers[1]) == 2)
        }
    }

    @Test("Halves that are an hour short are told, with the hours that would help", arguments: Engine.available)
    func tooShort(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            _ = try await halves(town, secondHours: 154)
            try await town.student("Ada")
            let ada = try #require(try await town.proposals(try await town.propose())["Ada"])
            #expect(ada.state == .unplaced)
            #expect(
                ada.reasons == [Reason(.tooFewHours, count: 2), Reason(.partsDoNotAddUp, count: 315, other: 2)]
            )
        }
    }

    @Test("A student is moved to a placement in parts and back", arguments: Engine.available)
    func moved(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let offers = try await halves(town)
            let whole = try await town.offer("Ward 9", places: 1)
            try await town.student("Ada")
            let run = try await town.propose()
            let ada = try #require(try await town.proposals(run)["Ada"])
            #expect(ada.offerIDs == [whole.id], "one piece is better than two")
            let decisions = town.trellis.decisions
            _ = try await decisions.move(ada.id, to: offers.map(\.id), key: nil, by: town.coordinator)
            let moved = try await town.trellis.allocation.proposal(ada.id, for: town.coordinator).proposal
            #expect(moved.legs.map(\.hours) == [160, 155])
            #expect(moved.alternatives.map(\.offerIDs) == [[whole.id]])
            _ = try await decisions.move(ada.id, to: whole.id, key: nil, by: town.coordinator)
            let back = try await town.trellis.allocation.proposal(ada.id, for: town.coordinator).proposal
            #expect(back.legs.isEmpty && back.offerIDs == [whole.id])
        }
    }

    @Test("The policy can keep placements in one piece", arguments: Engine.available)
    func onePiece(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            _ = try await halves(town)
            try await town.student("Ada")
            var draft = PolicyDraft(.standard)
            draft.mostLegs = "1"
            try await town.trellis.policy.save(draft, key: nil, by: town.coordinator)
            #expect(try await town.propose().placedCount == 0)
        }
    }
}
