import Domain
import Records
import Services
import StoreTestSupport
import Testing

/// The policy: chosen, undone, followed by runs and kept with them; and promises, when it has the level.
@Suite struct PolicyTests {
    private func choose(_ town: SampleTown, _ change: (inout AllocationPolicy) -> Void) async throws -> AuditEntry {
        var policy = AllocationPolicy.standard
        change(&policy)
        return try await town.trellis.policy.save(PolicyDraft(policy), key: nil, by: town.coordinator)
    }

    @Test("The policy is changed through the history, and undone", arguments: Engine.available)
    func changeAndUndo(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            func policy() async throws -> AllocationPolicy {
                try await town.trellis.policy.statement(year: town.year, for: town.coordinator).policy
            }
            #expect(try await policy() == .standard)
            let first = try await choose(town) { $0.levels = [.unplaced, .preference, .unfair] }
            #expect(first.summary == "Changed the allocation policy")
            #expect(try await policy().levels == [.unplaced, .preference, .unfair])
            let second = try await choose(town) { $0.unmetPoints = 30 }
            #expect(try await policy().unmetPoints == 30)
            await #expect(throws: ServiceError.self, "the first is not the last any more") {
                try await town.trellis.undo(first.id, by: town.coordinator, key: nil)
            }
            try await town.trellis.undo(second.id, by: town.coordinator, key: nil)
            #expect(try await policy().levels == [.unplaced, .preference, .unfair])
            try await town.trellis.undo(first.id, by: town.coordinator, key: nil)
            #expect(try await policy() == .standard)
        }
    }

    @Test("Colleges and employers read it; only the coordinator changes it", arguments: Engine.available)
    func roles(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            try await town.student("Ada")
            try await town.offer("Ward 1", places: 1)
            _ = try await town.propose()
            for (role, organisation) in [(Role.providerLead, town.college), (.employerLead, town.hospital)] {
                let actor = Actor(
                    userID: nil,
                    name: "Sam",
                    role: role,
                    systemID: town.system.id,
                    organisationID: organisation.id
                )
                let statement = try await town.trellis.policy.statement(year: town.year, for: actor)
                #expect(statement.result?.placedCount == 1 && !statement.canEdit)
                #expect(statement.colleges.map(\.id) == (role == .providerLead ? [town.college.id] : []))
                await #expect(throws: ServiceError.self) {
                    try await town.trellis.policy.save(PolicyDraft(.standard), key: nil, by: actor)
                }
            }
        }
    }

    @Test("A run follows the policy and keeps it; another policy is another question", arguments: Engine.available)
    func keptWithRun(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            try await town.offer("Ward 1", places: 1)
            try await town.student("Ada") { $0.preferences = ["Pharmacy"] }
            let first = try await town.propose()
            #expect(first.policy == .standard)
            #expect(first.levels.map(\.name) == ["unplaced", "unfair", "preference", "travel", "splits"])
            #expect(first.colleges.map(\.students) == [1])
            let again = try await town.propose()
            #expect(again.inputHash == first.inputHash)
            _ = try await choose(town) { $0.unmetPoints = 20 }
            let second = try await town.propose()
            #expect(second.policy?.unmetPoints == 20)
            #expect(second.inputHash != first.inputHash)
            let kept = try await town.trellis.allocation.run(first.id, for: town.coordinator).run
            #expect(kept.policy == .standard)
        }
    }

    @Test("The order of the levels decides", arguments: Engine.available)
    func order(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            try await town.offer("Near", places: 1, setting: .therapy)
            try await town.offer("York", places: 1, isFar: true)
            try await town.student("Ada") {
                $0.preferences = ["Hospital ward"]
                $0.travelLimitMiles = 300
            }
            func isFar() async throws -> Bool {
                let ada = try await town.proposals(try await town.propose())["Ada"]
                return ada?.organisationID == town.farHospital.id
            }
            #expect(try await isFar(), "preference comes before distance")
            _ = try await choose(town) { $0.levels = [.unplaced, .travel, .preference] }
            #expect(try await !isFar(), "distance comes before preference")
            _ = try await choose(town) { $0.milesPerPoint = 2 }
            #expect(try await !isFar(), "so many miles weigh more than the points")
        }
    }

    @Test("A host drops out: nobody else is moved, and the comparison says why", arguments: Engine.available)
    func promises(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            _ = try await choose(town) { $0.levels = [.unplaced, .unfair, .changes, .preference, .travel, .splits] }
            var wards: [Offer] = []
            for number in 1...4 { wards.append(try await town.offer("Ward \(number)", places: 1)) }
            for name in ["Ada", "Bea", "Cy"] { try await town.student(name) { $0.preferences = ["Hospital ward"] } }
            let first = try await town.propose()
            let before = try await town.proposals(first)
            let lost = try #require(before["Ada"]?.offerID)
            let now = town.trellis.now()
            let offer = try #require(wards.first { $0.id == lost })
            try await town.fill { ledger in
                var gone = offer
                gone.archivedAt = now
                try ledger.update(gone)
            }
            let second = try await town.propose()
            #expect(second.levels.first { $0.name == "changes" }?.value == 0, "what is gone is not promised")
            let after = try await town.proposals(second)
            #expect(after["Bea"]?.offerID == before["Bea"]?.offerID)
            #expect(after["Cy"]?.offerID == before["Cy"]?.offerID)
            #expect(after["Bea"]?.reasons.first == Reason(.keptPromise))
            #expect(after["Ada"]?.state == .open)
            let comparison = try await town.trellis.allocation.compare(first.id, second.id, for: town.coordinator)
            #expect(comparison.counts == [.samePlace: 2, .otherPlace: 1])
            #expect(comparison.lines.map(\.cause) == [.withdrawn, nil, nil])
        }
    }

    @Test("Weeks that hosts would rather not are avoided when the policy says so", arguments: Engine.available)
    func unwanted(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            // December to March is winter pressure.
            let year = town.year.range.start
            try await town.offer("Winter", places: 1) {
                $0.firstDay = year.adding(days: 125)
                $0.lastDay = year.adding(days: 190)
            }
            let spring = try await town.offer("Spring", places: 1) {
                $0.firstDay = year.adding(days: 245)
                $0.lastDay = year.adding(days: 310)
            }
            try await town.student("Ada") {
                $0.cohortID = nil
                $0.preferences = ["Winter"]
            }
            let usual = try await town.proposals(try await town.propose())
            #expect(usual["Ada"]?.offerID != spring.id, "preference decides until the policy says otherwise")
            _ = try await choose(town) { $0.levels = [.unplaced, .unwanted] }
            let run = try await town.propose()
            #expect(try await town.proposals(run)["Ada"]?.offerID == spring.id)
            #expect(run.levels.map(\.name) == ["unplaced", "unwanted"])
        }
    }
}
