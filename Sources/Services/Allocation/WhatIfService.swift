import Allocation
public import Domain
public import Records
import Store

/// Asking what today's plan would become if something were different. Nothing is stored, and nobody's placement is
/// touched: all of it happens to copies.
public struct WhatIfService: Sendable {
    let trellis: Trellis

    /// Seconds that the engine may take over each of the two plans.
    static let seconds = 2.0

    /// What the forms let people choose from.
    public struct Choices: Sendable {
        /// The offers of the year with where they are, by employer and area.
        public var places: [Eligibility.Place]
        /// The sites of employers, by employer and name.
        public var sites: [Planning.HostSite]
        public var colleges: [OrganisationName]
    }

    /// What the forms let people choose from.
    public func choices(year: AcademicYear, for actor: Actor) async throws -> Choices {
        try actor.mustBeAllowed(to: .propose)
        return try await trellis.database.read { reader in
            let scope = actor.scope
            return Choices(
                places: try Planning.places(in: scope, year: year, reader).sorted { one, other in
                    let keys = (folded(one.title), folded(other.title))
                    return keys.0 == keys.1 ? one.offer.id < other.offer.id : keys.0 < keys.1
                },
                sites: try Planning.hostSites(in: scope, year: year, reader),
                colleges: try Organisations.colleges(in: scope, reader)
            )
        }
    }

    /// What the changes would make of today's plan.
    /// - Throws: `ServiceError.unavailable` when the engine fails.
    public func outcome(of question: WhatIf, year: AcademicYear, for actor: Actor) async throws -> WhatIfOutcome {
        try actor.mustBeAllowed(to: .propose)
        let trellis = trellis
        let situation = try await trellis.database.read { reader in
            try WhatIfSituation(in: actor.scope, year: year, trellis, reader)
        }
        let today = try await plan(of: WhatIfQuestion(situation.facts, trellis.geography), for: actor)
        let scenario = scenario(question, situation, today.plan)
        var before = today.plan
        for student in scenario.reopened { before[student] = situation.placed[student]?.offers }
        var facts = scenario.after.facts
        facts.policy.levels = facts.policy.levels.keepingPlan(question.keeping)
        facts.promises = before
        let changed = WhatIfQuestion(facts, trellis.geography)
        let answer = try await answer(to: changed.problem, year)
        let after = changed.plan(answer.placements)
        let difference = WhatIfDifference(
            scenario,
            before: before,
            after: after,
            seekers: changed.facts.seekers,
            geography: trellis.geography
        )
        let lines = difference.lines()
        return WhatIfOutcome(
            question: question,
            effects: scenario.effects,
            before: difference.side(before, scenario.before, today.levels, run: today.run),
            after: difference.side(after, scenario.after, answer.levels.map(RunLevel.init), run: nil),
            colleges: difference.colleges(),
            lines: lines,
            counts: Dictionary(grouping: lines, by: \.kind).mapValues(\.count),
            seconds: answer.seconds
        )
    }

    /// The scenario, without those whose placement the rules would not allow again, or for whom there is no room beside
    /// the others: people have decided about them.
    private func scenario(
        _ question: WhatIf,
        _ situation: WhatIfSituation,
        _ plan: WhatIfDifference.Plan
    ) -> WhatIfScenario {
        var scenario = WhatIfScenario(question, today: situation, trellis)
        let free = scenario.reopened.subtracting(scenario.displaced)
        guard !free.isEmpty else { return scenario }
        var plan = plan
        for student in scenario.reopened { plan[student] = situation.placed[student]?.offers }
        let before = WhatIfQuestion(scenario.before.facts, trellis.geography)
        let after = WhatIfQuestion(scenario.after.facts, trellis.geography)
        let crowded = before.crowded(in: plan)
        scenario.leaveAlone(
            free.filter { student in
                guard let offers = plan[student], before.path(of: offers, for: student) != nil else { return true }
                return after.path(of: offers, for: student) == nil || crowded.contains(student)
            }
        )
        return scenario
    }

    // MARK: - Today

    /// Today's plan, what is proved about it, and the run that it comes from.
    struct Today {
        var plan: WhatIfDifference.Plan
        var levels: [RunLevel]
        var run: Int?
    }

    /// Today's plan: the last run's when it was asked the same question and nobody has chosen otherwise since, else
    /// the engine's answer now.
    func plan(of question: WhatIfQuestion, for actor: Actor) async throws -> Today {
        if let today = try await lastRun(question, for: actor) { return today }
        let answer = try await answer(to: question.problem, question.facts.year)
        return Today(
            plan: question.plan(answer.placements),
            levels: answer.levels.map(RunLevel.init),
            run: nil
        )
    }

    private func lastRun(_ question: WhatIfQuestion, for actor: Actor) async throws -> Today? {
        let year = question.facts.year
        let found = try await trellis.database.read { reader -> (Run, [Proposal])? in
            let runs = try Runs.list(in: actor.scope, year: year, reader)
            guard let run = runs.first(where: { $0.state == .finished }) else { return nil }
            return (run, try Proposals.of(run.id, in: actor.scope, reader))
        }
        guard let (run, proposals) = found, run.inputHash == Fingerprint.of(question.problem),
            !proposals.contains(where: \.moved)
        else { return nil }
        var plan: WhatIfDifference.Plan = [:]
        for proposal in proposals {
            let offers = proposal.offerIDs
            if offers.isEmpty { continue }
            guard question.path(of: offers, for: proposal.studentID) != nil else { return nil }
            plan[proposal.studentID] = offers
        }
        return plan.count == run.placedCount ? Today(plan: plan, levels: run.levels, run: run.number) : nil
    }

    private func answer(to problem: Problem, _ year: AcademicYear) async throws -> Answer {
        let answer = try await trellis.scenarios.answer(
            to: problem,
            by: trellis.solver,
            limits: SolveLimits(seconds: Self.seconds),
            seed: UInt64(year.startYear)
        )
        guard let answer else { throw ServiceError.unavailable("The engine found no answer in time. Try it again.") }
        return answer
    }
}

extension Trellis {
    /// Asking what would be if something were different.
    public var whatIf: WhatIfService { WhatIfService(trellis: self) }
}

extension RunLevel {
    /// What the engine reached at a level.
    init(_ level: Level) {
        self.init(name: level.name.rawValue, value: level.value, bound: level.bound, proven: level.isProven)
    }
}
