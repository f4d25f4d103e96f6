import Domain
import Foundation
import Hummingbird
import Pages
import Services

extension Site {
    /// Runs of the engine, their proposals, and what people decide about them.
    func allocation(_ route: AllocationRoute, _ call: Call) async throws -> Response {
        switch route {
        case .runs: call.isPost ? try await startRun(call) : try await runs(call)
        case .run(let id): try await run(id, call)
        case .stopRun(let id): try await stopRun(id, call)
        case .acceptProposals(let id): try await acceptProposals(of: id, call)
        case .compareRuns(let one, let other): try await compareRuns(one, other, call)
        case .proposal(let id): try await proposal(id, call)
        case .acceptProposal(let id): try await acceptProposal(id, call)
        case .moveProposal(let id): try await moveProposal(id, call)
        case .lockProposal(let id): try await lockProposal(id, call)
        case .rejectProposal(let id): try await rejectProposal(id, call)
        case .whatIf: try await whatIf(call)
        case .opportunities: try await opportunities(call)
        case .exportOpportunities(let format): try await exportOpportunities(format, call)
        case .policy: try await policy(call)
        case .editPolicy: try await editPolicy(call)
        case .collegeStatement(let id): try await collegeStatement(id, call)
        }
    }

    private func runs(_ call: Call) async throws -> Response {
        let actor = try call.actor
        if let first = call.query["first"].flatMap({ ID<Run>($0) }),
            let second = call.query["second"].flatMap({ ID<Run>($0) })
        {
            try actor.mustBeAllowed(to: .propose)
            return try call.redirect(to: .allocation(.compareRuns(first, second)))
        }
        let outlook = try await trellis.allocation.outlook(year: call.year, for: actor)
        let runs = try await trellis.allocation.runs(year: call.year, for: actor)
        let page = RunsPage(
            try await call.page(),
            students: outlook.students,
            places: outlook.places,
            rows: runs.map { RunsPage.Row($0, when: Clock.text($0.startedAt)) }
        )
        return call.show(page)
    }

    private func startRun(_ call: Call) async throws -> Response {
        let run = try await trellis.allocation.start(year: call.year, key: call.formKey, by: call.actor)
        return try call.redirect(to: .allocation(.run(run.id)))
    }

    private func stopRun(_ id: ID<Run>, _ call: Call) async throws -> Response {
        try await trellis.allocation.stop(id, by: call.actor)
        return try call.redirect(to: .allocation(.run(id)))
    }

    private func run(_ id: ID<Run>, _ call: Call) async throws -> Response {
        let (run, progress) = try await trellis.allocation.run(id, for: call.actor)
        let context = try await call.page()
        let page = RunPage(
            context,
            run: run,
            when: Clock.text(run.startedAt),
            progress: progress.map { self.progress($0, of: run) },
            proposals: run.state == .running ? nil : try await proposals(of: run, context, call)
        )
        return call.show(page)
    }

    private func progress(_ progress: RunProgress, of run: Run) -> RunPage.Progress {
        .init(
            level: progress.level,
            value: progress.value,
            bound: progress.bound,
            seconds: max(0, Int(trellis.now().timeIntervalSince(run.startedAt))),
            limit: trellis.settings.solveSeconds
        )
    }

    // MARK: - The list of proposals

    private func filter(_ query: LinkQuery) -> ProposalFilter {
        ProposalFilter(
            text: query["q"] ?? "",
            state: query["state"].flatMap { ProposalState(rawValue: $0) },
            providerID: query["college"].flatMap { ID($0) },
            tLevelCode: query["tLevel"],
            preference: query["preference"].flatMap { ProposalFilter.Preference(rawValue: $0) }
        )
    }

    private func proposals(of run: Run, _ context: PageContext, _ call: Call) async throws -> ProposalsSection {
        let state = ListState(call.route, call.query)
        let list = try await trellis.allocation.proposals(
            of: run.id,
            filter(state.query),
            state.request(usual: "student"),
            for: call.actor
        )
        return ProposalsSection(
            context,
            run: run.id,
            state: state,
            rows: list.rows.map(row),
            total: list.total,
            openCount: list.openCount,
            counts: .init(states: list.states, preferences: list.preferences),
            colleges: list.colleges,
            tLevels: list.tLevelCodes.map { ($0, tLevelTitle($0)) }
        )
    }

    private func row(_ row: ProposalRow) -> ProposalsSection.Row {
        ProposalsSection.Row(
            row.proposal,
            student: row.student,
            college: row.collegeName,
            tLevel: tLevelTitle(row.tLevelCode),
            employer: row.employerName ?? "",
            area: row.areaName ?? ""
        )
    }

    /// What a T Level is called on screens.
    func tLevelTitle(_ code: String) -> String { trellis.catalogue.tLevel(code)?.title ?? code }

    /// Accepts what was ticked, or everything to decide that the list's filters let through.
    private func acceptProposals(of run: ID<Run>, _ call: Call) async throws -> Response {
        let actor = try call.actor
        try actor.mustBeAllowed(to: .decide)
        let names = ["q", "state", "college", "tLevel", "preference", "page"]
        let query = LinkQuery(try names.map { ($0, try call.form.text($0)) })
        let decisions = trellis.decisions
        let entry: AuditEntry
        if try call.form.text("which") == "all" {
            entry = try await decisions.accept(matching: filter(query), of: run, key: call.formKey, by: actor)
        } else {
            let ids = Set(call.form.all("selected").compactMap { ID<Proposal>($0) })
            if ids.isEmpty { throw ServiceError.conflict("Tick at least one proposal, then press the button again.") }
            entry = try await decisions.accept(ids, of: run, key: call.formKey, by: actor)
        }
        return try call.redirect(after: entry, to: .allocation(.run(run)), query.setting("page", to: nil))
    }
}
