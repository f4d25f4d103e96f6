import Domain
import Services
import StoreTestSupport
import Testing

/// Runs: what they propose, what they say about those left over, and that there is one at a time.
@Suite struct RunTests {
    @Test("A run places whom it can, with reasons, and counts what it did", arguments: Engine.available)
    func proposes(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            try await town.offer("Maternity", places: 1, setting: .maternity)
            try await town.offer("Ward 1", places: 1)
            try await town.student("Ada") { $0.preferences = ["Midwifery", "Hospital ward"] }
            try await town.student("Bea") { $0.preferences = ["Hospital ward"] }
            try await town.student("Cy") { $0.preferences = ["Pharmacy"] }
            let outlook = try await town.trellis.allocation.outlook(year: town.year, for: town.coordinator)
            #expect(outlook.students == 3 && outlook.places == 2)

            let run = try await town.propose()
            #expect(run.state == .finished)
            #expect((run.number, run.studentCount, run.placeCount, run.placedCount) == (1, 3, 2, 2))
            #expect(run.levels.first == RunLevel(name: "unplaced", value: 1, bound: 1, proven: true))
            let found = try await town.proposals(run)
            #expect(found["Ada"]?.preferenceMet == 1)
            #expect(found["Bea"]?.preferenceMet == 1)
            #expect(found["Ada"]?.reasons.map(\.kind) == [.preferenceMet, .distance, .windowFits])
            #expect(found["Ada"]?.reasons.first?.sentence == "It is the student’s first choice.")
            #expect(found["Cy"]?.state == .unplaced)
            #expect(found["Cy"]?.reasons.first == Reason(.shortage, count: 3, other: 2))

            let list = try await town.trellis.allocation.proposals(of: run.id, for: town.coordinator)
            #expect(list.rows.map(\.givenName) == ["Cy", "Ada", "Bea"], "those without a place come first")
            #expect(list.states == [.open: 2, .unplaced: 1])
            #expect(list.preferences == [.first: 2])
        }
    }

    @Test("A list of proposals is narrowed by state, preference and words", arguments: Engine.available)
    func filters(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            try await town.offer("Ward 1", places: 2)
            try await town.student("Ada") { $0.preferences = ["Hospital ward"] }
            try await town.student("Bea") { $0.preferences = ["Pharmacy"] }
            try await town.student("Cy") { $0.tLevelCode = "finance" }
            let run = try await town.propose()
            func names(_ filter: ProposalFilter) async throws -> [String] {
                try await town.trellis.allocation.proposals(of: run.id, filter, for: town.coordinator).rows
                    .map(\.givenName)
            }
            #expect(try await names(ProposalFilter(state: .unplaced)) == ["Cy"])
            #expect(try await names(ProposalFilter(preference: .first)) == ["Ada"])
            #expect(try await names(ProposalFilter(preference: .unmet)) == ["Bea"])
            #expect(try await names(ProposalFilter(tLevelCode: "finance")) == ["Cy"])
            #expect(try await names(ProposalFilter(text: "haywood be")) == ["Bea"])
            #expect(try await names(ProposalFilter(providerID: town.otherCollege.id)) == [])
        }
    }

    @Test("A student left over is told the rule or shortage that stopped it", arguments: Engine.available)
    func obstacles(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let year = town.year
            try await town.offer("Adults", places: 5) { $0.minimumAge = 18 }
            try await town.offer("York ward", places: 5, isFar: true)
            try await town.student("Young") {
                $0.dateOfBirth = try? Day(year: year.startYear - 16, month: 6, day: 1)
            }
            try await town.student("None") { $0.tLevelCode = "finance" }
            try await town.student("NoBirthday") { $0.dateOfBirth = nil }
            try await town.student("Late") { $0.readyFrom = town.lastDay }
            let found = try await town.proposals(try await town.propose())
            func sentences(_ name: String) -> [String] { found[name]?.reasons.map(\.sentence) ?? [] }
            #expect(found.values.allSatisfy { $0.state == .unplaced })
            #expect(
                Set(sentences("Young")) == [
                    "1 offer is only for students who are older on the first day.",
                    "1 offer is further away than the limit of 15 miles.",
                ]
            )
            #expect(sentences("None") == ["Nobody offers a place for this T Level this year."])
            #expect(
                sentences("NoBirthday").contains("1 offer has a minimum age, and the date of birth is missing.")
            )
            #expect(sentences("Late").contains("2 offers start before the student’s checks will be clear."))
        }
    }

    @Test("Dates that do not overlap, a full offer and an unknown number are named", arguments: Engine.available)
    func windowsAndFullOffers(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let year = town.year.range
            try await town.offer("Summer", places: 1) {
                $0.firstDay = year.end.adding(days: -40)
                $0.lastDay = year.end
            }
            try await town.offer("Full", places: 0)
            try await town.offer("Unknown", places: nil)
            try await town.offer("Leek only", places: 1) {
                $0.visibility = Visibility(providers: [town.otherCollege.id])
            }
            try await town.student("Ada")
            let found = try await town.proposals(try await town.propose())
            #expect(
                Set(found["Ada"]?.reasons ?? []) == [
                    Reason(.windowApart, count: 1), Reason(.full, count: 1), Reason(.placesNotKnown, count: 1),
                    Reason(.notOpenToCollege, count: 1),
                ]
            )
        }
    }

    @Test("A stopped run keeps the best that it had found", arguments: Engine.available)
    func stopping(engine: Engine) async throws {
        let solver = PatientSolver()
        try await SampleTown.run(engine, solver: solver) { town in
            try await town.offer("Ward 1", places: 1)
            try await town.student("Ada")
            let service = town.trellis.allocation
            let run = try await service.start(year: town.year, key: nil, by: town.coordinator)
            #expect(run.state == .running)
            await solver.hasFound()
            #expect(try await service.run(run.id, for: town.coordinator).progress != nil)
            // One at a time: the second is refused while the first works.
            await #expect(throws: ServiceError.self) {
                _ = try await service.start(year: town.year, key: nil, by: town.coordinator)
            }
            try await service.stop(run.id, by: town.coordinator)
            let stopped = try await service.finish(run.id, for: town.coordinator)
            #expect(stopped.state == .cancelled)
            #expect(stopped.placedCount == 1)
            let found = try await town.proposals(stopped)
            #expect(found["Ada"]?.state == .open)
            // What it found can be accepted, and a next run can start.
            _ = try await town.trellis.decisions.accept(nil, of: run.id, key: nil, by: town.coordinator)
            #expect(try await service.outlook(year: town.year, for: town.coordinator).students == 0)
        }
    }

    @Test("The same form sent twice starts one run", arguments: Engine.available)
    func startOnce(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            try await town.offer("Ward 1", places: 1)
            try await town.student("Ada")
            let run = try await town.propose(key: "form-1")
            do {
                _ = try await town.propose(key: "form-1")
                Issue.record("the second form started a run")
            } catch ServiceError.alreadyDone(let entry) {
                #expect(entry.subjectID == run.id.description)
            }
            #expect(try await town.trellis.allocation.runs(year: town.year, for: town.coordinator).count == 1)
        }
    }

    @Test("Only coordinators ask for proposals and see them", arguments: Engine.available)
    func roles(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            try await town.offer("Ward 1", places: 1)
            try await town.student("Ada")
            let run = try await town.propose()
            let lead = Actor(
                userID: nil,
                name: "Sam",
                role: .providerLead,
                systemID: town.system.id,
                organisationID: town.college.id
            )
            await #expect(throws: ServiceError.self) {
                _ = try await town.trellis.allocation.proposals(of: run.id, for: lead)
            }
            await #expect(throws: ServiceError.self) {
                _ = try await town.trellis.decisions.accept(nil, of: run.id, key: nil, by: lead)
            }
        }
    }

    @Test("A run that a stopped server left behind is closed before the next start", arguments: Engine.available)
    func abandoned(engine: Engine) async throws {
        try await SampleTown.run(engine, solver: PatientSolver()) { town in
            try await town.offer("Ward 1", places: 1)
            try await town.student("Ada")
            let run = try await town.trellis.allocation.start(year: town.year, key: nil, by: town.coordinator)
            try await town.trellis.recover()
            let left = try await town.trellis.allocation.run(run.id, for: town.coordinator).run
            #expect(left.state == .failed)
            #expect(left.message.contains("Start it again"))
            // The work that comes too late changes nothing.
            try? await town.trellis.allocation.stop(run.id, by: town.coordinator)
            #expect(try await town.proposals(left).isEmpty)
        }
    }
}
