import Domain
import Services
import Store
import StoreTestSupport
import Testing

/// What-ifs on towns that are small enough to check by hand.
@Suite struct WhatIfTests {
    private func ask(
        _ town: SampleTown,
        _ changes: WhatIfChange...,
        keeping: WhatIf.Keeping = .plan
    ) async throws -> WhatIfOutcome {
        try await town.trellis.whatIf.outcome(
            of: WhatIf(changes, keeping: keeping),
            year: town.year,
            for: town.coordinator
        )
    }

    private func names(_ outcome: WhatIfOutcome, _ kind: WhatIfOutcome.Kind) -> [String] {
        outcome.lines.filter { $0.kind == kind }.map { String($0.student.prefix { $0 != " " }) }
    }

    @Test("Closing an area loses the places there and moves nobody else", arguments: Engine.available)
    func closing(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let ward = try await town.offer("Ward 1", places: 2)
            try await town.offer("Maternity", places: 1, setting: .maternity)
            for name in ["Ada", "Bea"] { try await town.student(name) { $0.preferences = ["Ward 1"] } }
            try await town.student("Cy") { $0.preferences = ["Maternity"] }
            let outcome = try await ask(town, .close(.area(ward.areaID), from: nil))
            #expect((outcome.before.placed, outcome.after.placed) == (3, 1))
            #expect(names(outcome, .loses) == ["Ada", "Bea"])
            #expect(names(outcome, .same) == ["Cy"])
            #expect(outcome.effects.map(\.title) == ["Haywood Hospital, Ward 1 closes"])
            #expect(outcome.effects.map(\.detail) == ["1 offer with 2 places free is gone."])
            #expect(outcome.lines.first?.reason == "Haywood Hospital, Ward 1 closes.")
            #expect(outcome.colleges.map(\.after) == [2])
            #expect(outcome.before.preferences == [.first: 3] && outcome.after.preferences == [.first: 1])
            #expect(outcome.after.levels.first == RunLevel(name: "unplaced", value: 2, bound: 2, proven: true))
        }
    }

    @Test("A host closes from a day: what ends before it stays", arguments: Engine.available)
    func closingFromADay(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let ward = try await town.offer("Ward 1", places: 1)
            try await town.student("Ada")
            let after = try await ask(town, .close(.site(ward.siteID), from: town.lastDay.adding(days: 1)))
            #expect(after.counts == [.same: 1])
            #expect(after.effects.map(\.detail) == ["Nothing changes: nothing there runs on that day or later."])
            let during = try await ask(town, .close(.organisation(ward.organisationID), from: town.lastDay))
            #expect(during.counts == [.loses: 1])
        }
    }

    @Test("More places, later dates, open offers and longer ways each place one more", arguments: Engine.available)
    func gaining(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let ward = try await town.offer("Ward 1", places: 1)
            let late = try await town.offer("Summer", places: 1) {
                $0.firstDay = town.lastDay.adding(days: 8)
                $0.lastDay = town.lastDay.adding(days: 90)
            }
            try await town.offer("Leek only", places: 1) {
                $0.visibility = Visibility(providers: [town.otherCollege.id])
            }
            for name in ["Ada", "Bea"] { try await town.student(name) }
            try await town.student("Cy") { $0.travelLimitMiles = 2 }

            let more = try await ask(town, .more(1, at: ward.id))
            #expect((more.before.placed, more.after.placed) == (1, 2))
            #expect(names(more, .moves).isEmpty && names(more, .loses).isEmpty)
            #expect(more.effects.map(\.title) == ["1 place at Haywood Hospital, Ward 1"])
            #expect(try await ask(town, .move(late.id, weeks: -13)).counts[.gains] == 1)
            #expect(try await ask(town, .move(late.id, weeks: 1)).counts[.gains] == nil)
            #expect(try await ask(town, .share).counts[.gains] == 1)
            #expect(try await ask(town, .travel(miles: 10, college: nil)).counts[.gains] == nil, "there is no room")
            let several = try await ask(town, .share, .more(1, at: ward.id), .travel(miles: 10, college: nil))
            #expect(several.after.placed == 3 && several.counts[.gains] == 2)
            let other = try await ask(
                town,
                .share,
                .more(1, at: ward.id),
                .travel(miles: 10, college: town.otherCollege.id)
            )
            #expect(other.after.placed == 2, "Cy's college is another one")
        }
    }

    @Test("New places of a kind at a chosen site take those whom they fit", arguments: Engine.available)
    func newPlaces(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let ward = try await town.offer("Ward 1", places: 0)
            for name in ["Ada", "Bea", "Cy"] { try await town.student(name) { $0.specialismCode = "ZTLOS014" } }
            var places = NewPlaces(
                count: 2,
                setting: .maternity,
                siteID: ward.siteID,
                tLevelCode: "health",
                specialismCode: "ZTLOS014",
                patternKind: .block,
                dates: try DayRange(start: town.firstDay, end: town.lastDay)
            )
            let outcome = try await ask(town, .new(places))
            #expect((outcome.before.placed, outcome.after.placed) == (0, 2))
            #expect(Set(outcome.lines.prefix(2).map(\.reason)) == ["Takes one of the new places."])
            places.patternKind = .dayRelease
            places.daysPerWeek = 3
            #expect(try await ask(town, .new(places)).after.placed == 0, "the cohort is there in blocks")
        }
    }

    @Test("Confirmed placements at a host that closes need another place", arguments: Engine.available)
    func displaced(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let ward = try await town.offer("Ward 1", places: 1)
            try await town.student("Ada") { $0.preferences = ["Ward 1"] }
            let run = try await town.propose()
            _ = try await town.trellis.decisions.accept(nil, of: run.id, key: nil, by: town.coordinator)
            let lost = try await ask(town, .close(.area(ward.areaID), from: nil))
            #expect((lost.before.placed, lost.after.placed) == (1, 0))
            #expect(lost.lines.map(\.isConfirmed) == [true])
            #expect(lost.effects[0].detail.hasSuffix("1 confirmed placement there needs another place."))
            try await town.offer("Ward 2", places: 1)
            let moved = try await ask(town, .close(.area(ward.areaID), from: nil))
            #expect(moved.counts == [.moves: 1])
            #expect(moved.lines.first?.after == "Haywood Hospital, Ward 2")
        }
    }

    @Test("When a host drops out, a confirmed placement moves only if somebody else has a place for it")
    func droppingOut() async throws {
        try await SampleTown.run(.sqlite) { town in
            // Ada can only go to A or B, Bea to B or C: without A, Bea must make room in B.
            let a = try await town.offer("Alpha", places: 1) { $0.specialismCode = "ZTLOS013" }
            try await town.offer("Beta", places: 1)
            try await town.student("Ada") {
                $0.specialismCode = "ZTLOS013"
                $0.preferences = ["Alpha"]
            }
            try await town.student("Bea") {
                $0.specialismCode = "ZTLOS014"
                $0.preferences = ["Beta"]
            }
            let run = try await town.propose()
            _ = try await town.trellis.decisions.accept(nil, of: run.id, key: nil, by: town.coordinator)
            try await town.offer("Gamma", places: 1) { $0.specialismCode = "ZTLOS014" }

            let left = try await ask(town, .close(.area(a.areaID), from: nil))
            #expect(left.counts == [.loses: 1], "what is confirmed stays as it is")
            let dropped = try await ask(town, .close(.area(a.areaID), from: nil), keeping: .promises)
            #expect(dropped.question.isDropOut)
            #expect(dropped.counts == [.moves: 2])
            let bea = try #require(dropped.lines.first { $0.student.hasPrefix("Bea") })
            #expect(bea.after == "Haywood Hospital, Gamma")
            #expect(bea.reason == "Makes room for Ada Test, who has to move.")
        }
    }

    @Test("The last run's plan is today's as long as nothing has changed", arguments: Engine.available)
    func lastRun(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let ward = try await town.offer("Ward 1", places: 2)
            try await town.student("Ada")
            #expect(try await ask(town, .more(1, at: ward.id)).before.run == nil)
            let run = try await town.propose()
            #expect(try await ask(town, .more(1, at: ward.id)).before.run == run.number)
            try await town.student("Bea")
            #expect(try await ask(town, .more(1, at: ward.id)).before.run == nil)
        }
    }

    @Test("Nothing is stored, whatever is asked", arguments: Engine.available)
    func nothingStored(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let ward = try await town.offer("Ward 1", places: 1)
            for name in ["Ada", "Bea"] { try await town.student(name) }
            let run = try await town.propose()
            _ = try await town.trellis.decisions.accept(nil, of: run.id, key: nil, by: town.coordinator)
            let before = try await stored(town)
            _ = try await ask(town, .close(.area(ward.areaID), from: nil), keeping: .promises)
            _ = try await ask(town, .more(3, at: ward.id), .share, .travel(miles: 5, college: nil), keeping: .nothing)
            _ = try await town.trellis.opportunities.table(year: town.year, patience: 30, for: town.coordinator)
            #expect(try await stored(town) == before)
        }
    }

    /// Every row that planning touches, and how many audit entries there are.
    private func stored(_ town: SampleTown) async throws -> [String] {
        let audits = try await town.trellis.database.read { reader in
            try reader.scalar("SELECT count(*) FROM audit_entry", as: Int.self)
        }
        return try await town.state() + ["audit \(audits ?? 0)"]
    }

    @Test("Only coordinators ask, and what is not there changes nothing")
    func limits() async throws {
        try await SampleTown.run(.sqlite) { town in
            try await town.offer("Ward 1", places: 1)
            try await town.student("Ada")
            let lead = Actor(
                userID: nil,
                name: "Sam",
                role: .providerLead,
                systemID: town.system.id,
                organisationID: town.college.id
            )
            await #expect(throws: ServiceError.self) {
                _ = try await town.trellis.whatIf.outcome(of: WhatIf([.share]), year: town.year, for: lead)
            }
            await #expect(throws: ServiceError.self) {
                _ = try await town.trellis.opportunities.table(year: town.year, patience: 1, for: lead)
            }
            let gone = try await ask(
                town,
                .close(.area(town.trellis.newID()), from: nil),
                .more(1, at: town.trellis.newID())
            )
            #expect(gone.counts == [.same: 1])
            #expect(Set(gone.effects.map(\.detail)) == ["It changes nothing. Take it away."])
        }
    }
}
