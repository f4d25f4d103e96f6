import Allocation
import Domain
import Exchange
import Services
import StoreTestSupport
import Synchronization
import Testing

/// Where one more place is worth most, on towns that are small enough to check by hand.
@Suite struct OpportunityTests {
    private func table(_ town: SampleTown) async throws -> OpportunityService.Table {
        let table = try await town.trellis.opportunities.table(year: town.year, patience: 60, for: town.coordinator)
        return try #require(table)
    }

    @Test("One more place in the specialism that is full gains one, elsewhere nobody", arguments: Engine.available)
    func fullSpecialism(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let maternity = try await town.offer("Maternity", places: 2, setting: .maternity) {
                $0.specialismCode = "ZTLOS014"
            }
            let ward = try await town.offer("Ward 1", places: 1) { $0.specialismCode = "ZTLOS013" }
            for name in ["Ada", "Bea", "Cy", "Di"] {
                try await town.student(name) { $0.specialismCode = "ZTLOS014" }
            }
            try await town.student("Eve") { $0.specialismCode = "ZTLOS013" }
            let table = try await table(town)
            #expect((table.unplaced, table.freePlaces, table.isComplete) == (2, 0, true))
            let gains = Dictionary(
                uniqueKeysWithValues: table.rows.filter { $0.host != nil }.map { ($0.change, [$0.gain, $0.atMost]) }
            )
            #expect(gains == [.more(1, at: maternity.id): [1, 1], .more(1, at: ward.id): [0, 0]])
            let first = try #require(table.rows.first)
            #expect(first.gain == 1 && first.waitingCount == 2)
            #expect(first.waiting.map(\.college) == [town.college.name])

            // A new place for the same students, near the hospital but not near the one far away.
            let new = table.rows.filter { $0.host == nil }
            #expect(new.map(\.town) == ["ST6"])
            #expect(new.map(\.setting) == [.maternity])
            #expect(new.map(\.gain) == [1])
            // The link to the what-if says the same.
            let tried = try await town.trellis.whatIf.outcome(
                of: WhatIf([try #require(new.first).change]),
                year: town.year,
                for: town.coordinator
            )
            #expect(tried.after.placed - tried.before.placed == 1)
        }
    }

    @Test("Whoever moves up counts: a place that nobody waits for may still gain one", arguments: Engine.available)
    func movingUp(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            // Bea can have either; Ada only Beta, where there is one place.
            try await town.offer("Alpha", places: 0) { $0.specialismCode = "ZTLOS013" }
            try await town.offer("Beta", places: 1)
            try await town.student("Bea") { $0.specialismCode = "ZTLOS013" }
            try await town.student("Ada") { $0.specialismCode = "ZTLOS014" }
            let table = try await table(town)
            let alpha = try #require(table.rows.first { $0.host?.area == "Alpha" })
            #expect((alpha.gain, alpha.atMost) == (1, 1))
        }
    }

    @Test("With everybody placed there is nothing to find; a filter keeps what places somebody")
    func nothingToFind() async throws {
        try await SampleTown.run(.sqlite) { town in
            try await town.offer("Ward 1", places: 2)
            try await town.student("Ada")
            let table = try await table(town)
            #expect(table.rows.isEmpty && table.unplaced == 0 && table.freePlaces == 1)
        }
    }

    @Test("The file has a row for each place that the filter lets through")
    func export() async throws {
        try await SampleTown.run(.sqlite) { town in
            try await town.offer("Ward 1", places: 1)
            for name in ["Ada", "Bea"] { try await town.student(name) }
            func rows(_ filter: OpportunityFilter) async throws -> Int {
                try await town.trellis.opportunities.exportTable(
                    filter,
                    year: town.year,
                    patience: 60,
                    for: town.coordinator
                ).rows.count
            }
            #expect(try await rows(OpportunityFilter()) == 2)
            #expect(try await rows(OpportunityFilter(kind: .new)) == 1)
            #expect(try await rows(OpportunityFilter(tLevelCode: "finance")) == 0)
        }
    }

    @Test("A look that does not wait finds nothing yet, and the next one finds the table that was begun")
    func background() async throws {
        let solver = HeldSolver()
        try await SampleTown.run(.sqlite, solver: solver) { town in
            try await town.offer("Ward 1", places: 1)
            for name in ["Ada", "Bea"] { try await town.student(name) }
            func look(patience: Double) async throws -> OpportunityService.Table? {
                try await town.trellis.opportunities.table(year: town.year, patience: patience, for: town.coordinator)
            }
            #expect(try await look(patience: 0.05) == nil)
            #expect(try await look(patience: 0.05) == nil)
            solver.release()
            #expect(try await look(patience: 60)?.unplaced == 1)
            #expect(solver.asked == 1, "the second look did not ask again")
            // What has changed since is asked about anew.
            try await town.student("Cy")
            #expect(try await look(patience: 60)?.unplaced == 2)
            #expect(solver.asked == 2)
        }
    }
}

/// The real engine, but that it keeps questions about openings until it is released.
private final class HeldSolver: Solver {
    private struct Gate {
        var isOpen = false
        var asked = 0
    }

    private let gate = Mutex(Gate())

    /// How often it was asked about openings.
    var asked: Int { gate.withLock { $0.asked } }

    func release() { gate.withLock { $0.isOpen = true } }

    func solve(_ problem: Problem, limits: SolveLimits, seed: UInt64) -> AsyncThrowingStream<SolveEvent, any Error> {
        let events = LevelSolver().solve(problem, limits: limits, seed: seed)
        if problem.openings.isEmpty { return events }
        gate.withLock { $0.asked += 1 }
        return AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    while !gate.withLock({ $0.isOpen }) { try await Task.sleep(for: .milliseconds(5)) }
                    for try await event in events { continuation.yield(event) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}
