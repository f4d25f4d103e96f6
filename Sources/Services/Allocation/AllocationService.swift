import Allocation
public import Domain
import Foundation
import Logging
import Records
import Store

/// Asking the engine for proposals. The engine proposes; people decide in `DecisionService`.
public struct AllocationService: Sendable {
    let trellis: Trellis

    /// The runs of a year, newest first.
    public func runs(year: AcademicYear, for actor: Actor) async throws -> [Run] {
        try actor.mustBeAllowed(to: .propose)
        return try await trellis.database.read { reader in try Runs.list(in: actor.scope, year: year, reader) }
    }

    /// One run with how far it is, when it is under way.
    public func run(_ id: ID<Run>, for actor: Actor) async throws -> (run: Run, progress: RunProgress?) {
        try actor.mustBeAllowed(to: .propose)
        let run = try await trellis.database.read { reader in try Runs.find(id, in: actor.scope, reader) }
        guard let run else { throw ServiceError.notFound }
        return (run, trellis.runs.progress(of: id))
    }

    /// How many students need a place and how many places are free: what a run would work on.
    public func outlook(year: AcademicYear, for actor: Actor) async throws -> (students: Int, places: Int) {
        try actor.mustBeAllowed(to: .propose)
        return try await trellis.database.read { reader in
            try Planning.outlook(in: actor.scope, year: year, reader)
        }
    }

    /// Starts a run. It works in the background; its page shows how far it is.
    /// - Throws: `ServiceError.conflict` when another run of the system is under way, or when there is nothing to do.
    public func start(year: AcademicYear, key: String?, by actor: Actor) async throws -> Run {
        try actor.mustBeAllowed(to: .propose)
        let trellis = trellis
        let table = try await trellis.database.read { reader in
            try PlanningTable(in: actor.scope, year: year, trellis: trellis, reader)
        }
        guard !table.seekers.isEmpty else {
            throw ServiceError.conflict(
                "No student of \(year) is without a place, so there is nothing to propose. Import students first."
            )
        }
        let problem = table.problem
        var run = Run(
            id: trellis.newID(),
            systemID: actor.systemID,
            year: year,
            number: 0,
            state: .running,
            startedBy: actor.name,
            startedAt: trellis.now(),
            inputHash: Fingerprint.of(problem),
            studentCount: table.seekers.count,
            placeCount: table.freePlaces,
            policy: table.facts.policy
        )
        run = try await add(run, key: key, by: actor)
        begin(run, table, problem, for: actor)
        return run
    }

    /// Stops a run. What it has found so far becomes its proposals.
    public func stop(_ id: ID<Run>, by actor: Actor) async throws {
        let (run, _) = try await run(id, for: actor)
        guard run.state == .running else { return }
        trellis.runs.stop(id)
        await trellis.runs.wait(for: id)
    }

    /// Waits until a run has ended and gives it. For the command line and tests.
    public func finish(_ id: ID<Run>, for actor: Actor) async throws -> Run {
        await trellis.runs.wait(for: id)
        return try await run(id, for: actor).run
    }

    /// The proposals of a run with the names that people look for: the students without a place first, then by name.
    /// Each tells its main reason.
    public func proposals(
        of run: ID<Run>,
        _ filter: ProposalFilter = ProposalFilter(),
        _ request: ListRequest = .everything,
        for actor: Actor
    ) async throws -> ProposalList {
        try actor.mustBeAllowed(to: .propose)
        return try await trellis.disclosing(.proposalList, to: actor) { reader in
            let list = try Self.list(of: run, filter, request, actor.scope, reader)
            return (list, list.rows.map(\.proposal.studentID))
        }
    }

    private static func list(
        of run: ID<Run>,
        _ filter: ProposalFilter,
        _ request: ListRequest,
        _ scope: Scope,
        _ reader: any Reader
    ) throws -> ProposalList {
        guard let run = try Runs.find(run, in: scope, reader) else { throw ServiceError.notFound }
        let listing = try Proposals.list(of: run.id, in: scope, filter, request, reader)
        let counts = try Proposals.counts(of: run.id, in: scope, reader)
        return ProposalList(
            run: run,
            rows: listing.rows.map(ProposalRow.init),
            total: listing.total,
            openCount: try Proposals.open(of: run.id, in: scope, filter, reader).count,
            states: counts.states,
            preferences: counts.preferences,
            colleges: counts.colleges,
            tLevelCodes: counts.tLevelCodes
        )
    }

    /// One proposal with the offers that it and its alternatives are about.
    public func proposal(_ id: ID<Proposal>, for actor: Actor) async throws -> ProposalDetail {
        try actor.mustBeAllowed(to: .propose)
        let trellis = trellis
        return try await trellis.disclosing(.proposal, to: actor) { reader in
            let scope = actor.scope
            guard let proposal = try Proposals.find(id, in: scope, reader),
                let run = try Runs.find(proposal.runID, in: scope, reader),
                let (student, cohort) = try Planning.student(proposal.studentID, in: scope, reader)
            else { throw ServiceError.notFound }
            let ids =
                proposal.offerIDs + proposal.alternatives.flatMap(\.offerIDs)
                + (proposal.smallestChange?.offerIDs ?? [])
            let places = try Planning.places(Set(ids), in: scope, reader)
            let open = try Proposals.openCounts(of: run.id, in: scope, reader)
            let own = Set(proposal.state == .open ? proposal.offerIDs : [])
            let detail = ProposalDetail(
                proposal: proposal,
                run: run,
                student: student,
                collegeName: try Organisations.find(proposal.providerID, in: scope, reader)?.name ?? "",
                seeker: PlanningTable.seeker(student, cohort: cohort, year: run.year, trellis: trellis),
                cohortName: cohort?.name,
                places: places,
                free: Dictionary(
                    uniqueKeysWithValues: places.map { offer, place in
                        (offer, max(0, place.free - (open[offer] ?? 0) + (own.contains(offer) ? 1 : 0)))
                    }
                ),
                placement: try Placements.made(from: id, in: scope, reader)?.id
            )
            return (detail, [student.id])
        }
    }

    /// Two runs of one year beside each other.
    /// - Throws: `ServiceError.conflict` when they are of different years.
    public func compare(_ first: ID<Run>, _ second: ID<Run>, for actor: Actor) async throws -> RunComparison {
        try actor.mustBeAllowed(to: .propose)
        let trellis = trellis
        return try await trellis.database.read { reader in
            let one = try Self.list(of: first, ProposalFilter(), .everything, actor.scope, reader)
            let other = try Self.list(of: second, ProposalFilter(), .everything, actor.scope, reader)
            guard one.run.year == other.run.year else {
                throw ServiceError.conflict("These runs are of different years. Choose two runs of one year.")
            }
            return RunComparison(one, other, try ChangeCauses(one, other, in: actor.scope, trellis, reader))
        }
    }

    // MARK: - The work

    private func add(_ run: Run, key: String?, by actor: Actor) async throws -> Run {
        do {
            try await trellis.change(actor, "run.start", key: key) { ledger in
                var run = run
                run.number = try Runs.nextNumber(in: actor.scope, year: run.year, ledger.writer)
                try Runs.add(run, ledger.writer)
                return ChangeOutcome(run, "Asked for proposals, run \(run.number)")
            }
        } catch let error as StoreError where error.code == .uniqueViolation {
            throw ServiceError.conflict(
                "Another run is under way. Wait until it has finished, or stop it, then ask again."
            )
        }
        return try await self.run(run.id, for: actor).run
    }

    private func begin(_ run: Run, _ table: PlanningTable, _ problem: Problem, for actor: Actor) {
        let trellis = trellis
        trellis.runs.begin(run.id)
        let task = Task {
            var ended = run
            var best: Answer?
            do {
                let limits = SolveLimits(seconds: Double(trellis.settings.solveSeconds))
                for try await event in trellis.solver.solve(problem, limits: limits, seed: UInt64(run.year.startYear)) {
                    switch event {
                    case .progress(let progress): trellis.runs.report(RunProgress(progress), for: run.id)
                    case .improved(let answer), .finished(let answer): best = answer
                    }
                }
                ended.state = run.state.after(Task.isCancelled ? .cancel : .finish)
            } catch is CancellationError {
                ended.state = run.state.after(.cancel)
            } catch let failure as SolveFailure {
                best = failure.best ?? best
                ended.state = run.state.after(Task.isCancelled ? .cancel : .fail)
                ended.message = Task.isCancelled ? "" : failure.description
            } catch {
                ended.state = run.state.after(.fail)
                ended.message = "The engine stopped without an answer. Start the run again."
            }
            await close(ended, best, table)
            trellis.runs.end(run.id)
        }
        trellis.runs.keep(task, for: run.id)
    }

    /// Writes the end of a run with its proposals. Not cancelled with the run: what was found is kept.
    private func close(_ run: Run, _ answer: Answer?, _ table: PlanningTable) async {
        let trellis = trellis
        var run = run
        run.finishedAt = trellis.now()
        var proposals: [Proposal] = []
        if let answer {
            run.placedCount = answer.placements.count
            run.levels = answer.levels.map {
                RunLevel(name: $0.name.rawValue, value: $0.value, bound: $0.bound, proven: $0.isProven)
            }
            run.colleges = FoundPlan(table, answer).colleges
            proposals = ProposalWriter(table: table, run: run) { trellis.newID() }.proposals(from: answer)
        }
        let (ended, written) = (run, proposals)
        let saving = Task {
            try await trellis.database.write { writer in
                if try Runs.end(ended, writer) { try Proposals.add(written, writer) }
            }
        }
        do {
            try await saving.value
        } catch {
            trellis.logger.error("a run could not be saved", metadata: ["error": "\(type(of: error))"])
            await giveUp(run)
        }
    }

    /// Ends a run whose proposals could not be saved, so that the next one can start.
    private func giveUp(_ run: Run) async {
        var failed = run
        failed.state = .failed
        failed.placedCount = 0
        failed.levels = []
        failed.colleges = []
        failed.message = "The proposals could not be saved. Start the run again."
        let ended = failed
        let saving = Task { try await trellis.database.write { writer in try Runs.end(ended, writer) } }
        _ = try? await saving.value
    }
}

extension Trellis {
    /// Asking the engine for proposals.
    public var allocation: AllocationService { AllocationService(trellis: self) }
}

extension RunProgress {
    init(_ progress: SolveProgress) {
        self.init(
            level: progress.level.rawValue,
            value: progress.value,
            bound: progress.bound,
            seconds: progress.elapsed
        )
    }
}
