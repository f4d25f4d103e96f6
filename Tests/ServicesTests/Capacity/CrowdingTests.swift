import Domain
import Exchange
import Records
import Services
import Store
import StoreTestSupport
import Testing

/// Nothing that is edited makes an area, a site or an organisation take more students than fit.
@Suite struct CrowdingTests {
    @Test("Other learners are written down, listed, exported and taken back", arguments: Engine.available)
    func groups(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let capacity = sample.trellis.capacity
            let added = try await capacity.addWardGroup(
                at: sample.ward.id,
                draft(sample, learners: "2"),
                key: nil,
                by: sample.hospital
            )
            #expect(added.summary == "Added 2 learners (undergraduates) at Ward 1, Haywood Hospital")
            let listed = try await capacity.wardGroups(
                organisation: nil,
                kind: .undergraduate,
                .everything,
                year: sample.year,
                for: sample.coordinator
            )
            #expect(listed.rows.map(\.place.areaName) == ["Ward 1"])
            let table = try await capacity.wardExport(
                organisation: nil,
                kind: nil,
                year: sample.year,
                for: sample.coordinator
            )
            #expect(table.rows.count == 1)
            for college in [sample.stoke, sample.leek] {
                await #expect(throws: ServiceError.self) {
                    try await capacity.wardGroups(
                        organisation: nil,
                        kind: nil,
                        .everything,
                        year: sample.year,
                        for: college
                    )
                }
            }
            let group = try #require(listed.rows.first).group
            var gone = WardGroupDraft(group)
            gone.isArchived = true
            try await capacity.editWardGroup(group.id, gone, key: nil, by: sample.coordinator)
            let after = try await capacity.wardGroups(
                organisation: nil,
                kind: nil,
                .everything,
                year: sample.year,
                for: sample.coordinator
            )
            #expect(after.total == 0)
        }
    }

    @Test("The weeks tell those who run a ward how full it is, and a college its own part", arguments: Engine.available)
    func weeks(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let capacity = sample.trellis.capacity
            try await capacity.addWardGroup(
                at: sample.ward.id,
                draft(sample, learners: "2"),
                key: nil,
                by: sample.coordinator
            )
            let monday = sample.wardOffer.firstDay.monday
            for (actor, others, excess) in [(sample.coordinator, 2, 1), (sample.hospital, 2, 1), (sample.stoke, 0, 0)] {
                let found = try await capacity.weeks(.init(), year: sample.year, for: actor)
                let row = try #require(found.rows.first { $0.area.name == "Ward 1" })
                let week = row.weeks[try #require(found.weeks.firstIndex(of: monday))]
                #expect((week.taken, week.others, week.excess) == (1, others, excess))
                #expect(found.countsOthers == (others > 0))
            }
        }
    }

    @Test("A student is not placed where other learners have taken the room", arguments: Engine.available)
    func others(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let offer = try await town.offer("Ward 1", places: 3)
            for name in ["Ada", "Bea", "Cy"] { try await town.student(name) }
            let run = try await town.propose()
            #expect(try await town.proposals(run).values.count { $0.offerID != nil } == 3)
            // The university books the ward after the proposals were made: one student still fits.
            try await town.fill { ledger in
                var area = try #require(try Areas.find(offer.areaID, in: town.coordinator.scope, ledger.writer))
                area.learnersAtOnce = 3
                try ledger.update(area)
                try ledger.insert(group(at: area, 2, from: offer.firstDay, to: offer.lastDay, id: town.trellis.newID()))
            }
            let entry = try await town.trellis.decisions.accept(nil, of: run.id, key: nil, by: town.coordinator)
            #expect(entry.summary.hasPrefix("1 proposal accepted. 2 could not be"))
            #expect(try await town.taken(offer) == 1)
            // The engine knows it too.
            let again = try await town.propose()
            #expect(try await town.proposals(again).values.allSatisfy { $0.offerID == nil || $0.state == .accepted })
        }
    }

    @Test("A ceiling is not lowered below the students who are expected", arguments: Engine.available)
    func ceilings(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let network = sample.trellis.network
            var area = AreaDraft(sample.ward)
            area.learnersAtOnce = ""
            area.supervisors = "0"
            await #expect {
                try await network.editArea(sample.ward.id, area, key: nil, by: sample.coordinator)
            } throws: { error in
                (error as? InvalidDraft)?.faults.first?.message.contains("Enter 1 or more") == true
            }
            var site = SiteDraft(sample.hospitalSite)
            site.studentsAtOnce = "0"
            await #expect(throws: InvalidDraft.self) {
                try await network.editSite(sample.hospitalSite.id, site, key: nil, by: sample.coordinator)
            }
            site.studentsAtOnce = "1"
            try await network.editSite(sample.hospitalSite.id, site, key: nil, by: sample.coordinator)
        }
    }

    @Test(
        "No sequence of edits puts more students anywhere than fit",
        arguments: Engine.available,
        [1, 2, 3] as [UInt64]
    )
    func edits(engine: Engine, seed: UInt64) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            var edits = try await RandomEdits(sample, seed: seed)
            var refused = 0
            for _ in 0..<80 {
                if try await edits.next() == false { refused += 1 }
                #expect(try await edits.crowded() == nil)
            }
            // Otherwise nothing was ever tight, and the test would show nothing.
            #expect(refused > 5)
            #expect(edits.placed > 5)
        }
    }

    private func draft(_ sample: SampleNetwork, learners: String) -> WardGroupDraft {
        var draft = WardGroupDraft()
        draft.kind = LearnerKind.undergraduate.rawValue
        draft.learners = learners
        draft.firstDay = DayParts(sample.wardOffer.firstDay)
        draft.lastDay = DayParts(sample.wardOffer.lastDay)
        draft.source = "University list"
        draft.asAt = DayParts(sample.trellis.today)
        return draft
    }
}

/// A group of other learners at an area.
func group(at area: Area, _ learners: Int, from first: Day, to last: Day, id: ID<WardGroup>) -> WardGroup {
    WardGroup(
        id: id,
        systemID: area.systemID,
        organisationID: area.organisationID,
        siteID: area.siteID,
        areaID: area.id,
        kind: .undergraduate,
        learners: learners,
        firstDay: first,
        lastDay: last,
        source: "University list",
        asAt: first
    )
}
