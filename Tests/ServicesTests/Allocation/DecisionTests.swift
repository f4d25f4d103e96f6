import Domain
import Records
import Services
import StoreTestSupport
import Testing

/// What people decide: accept, move, lock, reject, and undo of each.
@Suite struct DecisionTests {
    @Test("Accepting takes the places and makes placements; one undo restores everything", arguments: Engine.available)
    func acceptAndUndo(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let ward = try await town.offer("Ward 1", places: 3)
            for name in ["Ada", "Bea", "Cy"] { try await town.student(name) }
            let run = try await town.propose()
            let before = try await town.state()

            let entry = try await town.trellis.decisions.accept(nil, of: run.id, key: nil, by: town.coordinator)
            #expect(entry.summary == "3 proposals accepted")
            #expect(try await town.taken(ward) == 3)
            let accepted = try await town.proposals(run)
            #expect(accepted.values.allSatisfy { $0.state == .accepted })
            let placements = try await town.trellis.placements.list(
                .init(year: town.year),
                .everything,
                for: town.coordinator
            )
            #expect(placements.rows.map(\.givenName) == ["Ada", "Bea", "Cy"])
            #expect(placements.rows.allSatisfy { $0.hours == 315 && $0.firstDay == town.firstDay })

            _ = try await town.trellis.undo(entry.id, by: town.coordinator, key: nil)
            #expect(try await town.state() == before)
            #expect(try await town.taken(ward) == 0)
        }
    }

    @Test("Accepting some leaves the others open", arguments: Engine.available)
    func acceptSome(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let ward = try await town.offer("Ward 1", places: 3)
            for name in ["Ada", "Bea", "Cy"] { try await town.student(name) }
            let run = try await town.propose()
            let ada = try #require(try await town.proposals(run)["Ada"])
            let entry = try await town.trellis.decisions.accept([ada.id], of: run.id, key: nil, by: town.coordinator)
            #expect(entry.summary == "1 proposal accepted")
            #expect(try await town.taken(ward) == 1)
            #expect(try await town.proposals(run).values.count { $0.state == .open } == 2)
            await #expect(throws: ServiceError.self, "it has been decided already") {
                _ = try await town.trellis.decisions.accept([ada.id], of: run.id, key: nil, by: town.coordinator)
            }
        }
    }

    @Test("Two people take the last place at once: one gets it, the other is told", arguments: Engine.available)
    func lastPlace(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let ward = try await town.offer("Ward 1", places: 2)
            try await town.student("Ada")
            try await town.student("Bea")
            let run = try await town.propose()
            // The employer takes one place back after the proposals were made.
            try await town.fill { ledger in
                var less = ward
                less.places = 1
                try ledger.update(less)
            }
            let proposals = try await town.proposals(run).values.map(\.id)
            let outcomes = await withTaskGroup(of: Result<AuditEntry, any Error>.self) { group in
                for id in proposals {
                    group.addTask {
                        do {
                            return .success(
                                try await town.trellis.decisions.accept(
                                    [id],
                                    of: run.id,
                                    key: nil,
                                    by: town.coordinator
                                )
                            )
                        } catch {
                            return .failure(error)
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { (try? $0.get()) != nil } == 1)
            for case .failure(let error) in outcomes {
                guard case ServiceError.conflict(let sentence) = error else {
                    Issue.record("the other was told \(type(of: error))")
                    continue
                }
                #expect(sentence.hasPrefix("Somebody has just taken the last place"))
            }
            #expect(try await town.taken(ward) == 1)
            #expect(try await town.proposals(run).values.map(\.state.rawValue).sorted() == ["accepted", "open"])

            // Accepting the rest together misses it and says so.
            try await town.offer("Ward 2", places: 1)
            try await town.student("Cy")
            let next = try await town.propose()
            try await town.fill { ledger in
                var none = ward
                none.places = 1
                try ledger.update(none)
            }
            _ = try await town.trellis.decisions.accept(nil, of: next.id, key: nil, by: town.coordinator)
            await #expect(throws: ServiceError.self) {
                _ = try await town.trellis.decisions.accept(nil, of: run.id, key: nil, by: town.coordinator)
            }
        }
    }

    @Test("The same form sent twice accepts once", arguments: Engine.available)
    func once(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let ward = try await town.offer("Ward 1", places: 2)
            try await town.student("Ada")
            try await town.student("Bea")
            let run = try await town.propose()
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<3 {
                    group.addTask {
                        (try? await town.trellis.decisions.accept(nil, of: run.id, key: "k1", by: town.coordinator))
                            != nil
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(outcomes == 1)
            #expect(try await town.taken(ward) == 2)
        }
    }

    @Test("A student is moved to an alternative, which undo takes back", arguments: Engine.available)
    func move(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            try await town.offer("Ward 1", places: 1, setting: .hospitalWard)
            let clinic = try await town.offer("Clinic", places: 1, setting: .therapy)
            try await town.student("Ada") { $0.preferences = ["Hospital ward", "Physiotherapy"] }
            let run = try await town.propose()
            let before = try await town.state()
            let ada = try #require(try await town.proposals(run)["Ada"])
            #expect(ada.preferenceMet == 1)
            let detail = try await town.trellis.allocation.proposal(ada.id, for: town.coordinator)
            #expect(detail.proposal.alternatives.map(\.offerID) == [clinic.id])
            #expect(detail.free[clinic.id] == 1)

            let decisions = town.trellis.decisions
            let entry = try await decisions.move(ada.id, to: clinic.id, key: nil, by: town.coordinator)
            let moved = try await town.trellis.allocation.proposal(ada.id, for: town.coordinator)
            #expect(moved.proposal.offerID == clinic.id && moved.proposal.moved)
            #expect(moved.proposal.alternatives.map(\.offerID) == [ada.offerID])
            #expect(
                moved.proposal.reasons.prefix(2) == [
                    Reason(.chosenByPerson), Reason(.preferenceMet, count: 2, other: 2),
                ]
            )
            await #expect(throws: ServiceError.self, "it is not an alternative any more") {
                _ = try await decisions.move(ada.id, to: clinic.id, key: nil, by: town.coordinator)
            }
            _ = try await town.trellis.undo(entry.id, by: town.coordinator, key: nil)
            #expect(try await town.state() == before)

            // A place that has gone in the meantime cannot be chosen.
            try await town.fill { ledger in _ = try ledger.takePlace(of: clinic.id) }
            await #expect(throws: ServiceError.self) {
                _ = try await decisions.move(ada.id, to: clinic.id, key: nil, by: town.coordinator)
            }
        }
    }

    @Test("A lock is kept by the next runs, until it is opened", arguments: Engine.available)
    func locks(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            try await town.offer("Ward 1", places: 1)
            let far = try await town.offer("Clinic", places: 1, setting: .therapy)
            try await town.student("Ada") { $0.preferences = ["Hospital ward"] }
            let first = try await town.propose()
            let ada = try #require(try await town.proposals(first)["Ada"])
            let decisions = town.trellis.decisions
            _ = try await decisions.move(ada.id, to: far.id, key: nil, by: town.coordinator)
            _ = try await decisions.lock(ada.id, true, key: nil, by: town.coordinator)

            let second = try await town.propose()
            let kept = try #require(try await town.proposals(second)["Ada"])
            #expect(kept.offerID == far.id && kept.locked)
            #expect(kept.reasons.first == Reason(.lockedByPerson))
            await #expect(throws: ServiceError.self, "only the newest proposal can be locked") {
                _ = try await decisions.lock(ada.id, true, key: nil, by: town.coordinator)
            }
            let third = try await town.propose()
            let still = try #require(try await town.proposals(third)["Ada"])
            #expect(still.locked, "a lock stays over several runs")

            _ = try await decisions.lock(still.id, false, key: nil, by: town.coordinator)
            let open = try #require(try await town.proposals(try await town.propose())["Ada"])
            #expect(open.offerID != far.id && !open.locked)
        }
    }

    @Test("A rejected place is not proposed to the student again, unless undone", arguments: Engine.available)
    func reject(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let ward = try await town.offer("Ward 1", places: 1)
            try await town.student("Ada")
            let run = try await town.propose()
            let before = try await town.state()
            let ada = try #require(try await town.proposals(run)["Ada"])
            let decisions = town.trellis.decisions
            await #expect(throws: InvalidDraft.self) {
                _ = try await decisions.reject(ada.id, reason: " ", key: nil, by: town.coordinator)
            }
            let entry = try await decisions.reject(ada.id, reason: "Works there", key: nil, by: town.coordinator)
            #expect(!entry.summary.contains("Works there"), "the history holds no words about people")
            let next = try #require(try await town.proposals(try await town.propose())["Ada"])
            #expect(next.state == .unplaced)
            #expect(next.reasons == [Reason(.vetoed, count: 1)])

            let later = try await town.trellis.undo(entry.id, by: town.coordinator, key: nil)
            #expect(later.undoes == entry.id)
            #expect(try await town.state().filter { !$0.contains(next.id.description) } == before)
            let again = try #require(try await town.proposals(try await town.propose())["Ada"])
            #expect(again.offerID == ward.id)
        }
    }

    @Test("Two runs are compared student by student", arguments: Engine.available)
    func compare(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let ward = try await town.offer("Ward 1", places: 1)
            try await town.student("Ada")
            let first = try await town.propose()
            let ada = try #require(try await town.proposals(first)["Ada"])
            _ = try await town.trellis.decisions.reject(ada.id, reason: "Too far", key: nil, by: town.coordinator)
            try await town.student("Bea")
            let second = try await town.propose()
            let comparison = try await town.trellis.allocation.compare(first.id, second.id, for: town.coordinator)
            #expect(comparison.counts == [.onlyFirst: 1, .onlySecond: 1])
            #expect(comparison.lines.map { $0.first?.givenName } == ["Ada", nil])
            #expect(comparison.lines.map { $0.second?.proposal.offerID } == [nil, ward.id])
        }
    }
}
