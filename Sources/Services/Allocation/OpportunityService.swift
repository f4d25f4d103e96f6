import Allocation
public import Domain
import Foundation
import Records
import Store

/// Where one more place is worth most. Worked out for today's facts and kept in memory under the hash of the question:
/// the table is never older than what it is about, and nothing has to be stored, cleared or kept up to date.
public struct OpportunityService: Sendable {
    let trellis: Trellis

    /// The table of a year.
    public struct Table: Sendable {
        /// Everything that was looked at, the most worth first.
        public var rows: [Opportunity]
        /// Students without a place in today's plan.
        public var unplaced: Int
        /// Places that nobody has in today's plan.
        public var freePlaces: Int
        /// Whether the engine looked at everything in the time it had.
        public var isComplete: Bool
        /// How long the engine took.
        public var seconds: Double

        /// The towns of the rows, by name.
        public var towns: [String] { Set(rows.map(\.town)).sorted { folded($0) < folded($1) } }
        /// The T Levels of the rows.
        public var tLevelCodes: [String] { Set(rows.map(\.tLevelCode)).sorted() }
    }

    /// Where one more place is worth most.
    ///
    /// - Parameter patience: how many seconds to wait; the engine goes on afterwards, and the next look finds the table.
    /// - Returns: nothing while the engine still works on it.
    /// - Throws: `ServiceError.unavailable` when the engine fails.
    public func table(year: AcademicYear, patience: Double, for actor: Actor) async throws -> Table? {
        try actor.mustBeAllowed(to: .propose)
        let trellis = trellis
        let situation = try await trellis.database.read { reader in
            try WhatIfSituation(in: actor.scope, year: year, trellis, reader)
        }
        let question = WhatIfQuestion(situation.facts, trellis.geography)
        let today = try await trellis.whatIf.plan(of: question, for: actor)
        let waiting = situation.facts.seekers.filter { today.plan[$0.student.id] == nil }
        let free = situation.facts.places.reduce(0) { $0 + $1.free } - today.plan.values.reduce(0) { $0 + $1.count }
        guard !waiting.isEmpty else {
            return Table(rows: [], unplaced: 0, freePlaces: max(0, free), isComplete: true, seconds: 0)
        }
        let found = OpportunityCandidates(situation, waiting: waiting, trellis.geography)
        let asked = OpportunityQuestion(situation.facts, found.candidates, beginningWith: today.plan, trellis.geography)
        let answer = try await trellis.scenarios.answer(
            to: asked.problem,
            by: trellis.solver,
            limits: SolveLimits(seconds: Double(trellis.settings.solveSeconds)),
            seed: UInt64(year.startYear),
            patience: patience
        )
        guard let answer else { return nil }
        let rows = OpportunityRows(situation, found, waiting: waiting, today: trellis.today)
        return Table(
            rows: rows.rows(asked, answer.openings),
            unplaced: waiting.count,
            freePlaces: max(0, free),
            isComplete: answer.openings.count == asked.problem.openings.count,
            seconds: answer.seconds
        )
    }
}

extension Trellis {
    /// Where one more place is worth most.
    public var opportunities: OpportunityService { OpportunityService(trellis: self) }
}

/// The question to the engine: today's, with every candidate as an opening. Only the number of students placed counts.
struct OpportunityQuestion: Sendable {
    let problem: Problem
    /// The candidates by the ids of their openings.
    let candidates: [String: OpportunityCandidates.Candidate]
    /// Who could have each candidate's place, by the opening's id.
    let eligible: [String: Set<ID<Domain.Student>>]

    init(
        _ facts: PlanningFacts,
        _ candidates: [OpportunityCandidates.Candidate],
        beginningWith plan: WhatIfDifference.Plan,
        _ geography: Geography
    ) {
        var facts = facts
        facts.places += candidates.filter(\.isNew).map(\.place)
        var question = WhatIfQuestion(facts, geography)
        question.begin(with: plan)
        var problem = question.problem
        problem.levels = [.unplaced]
        // Nobody has found the new places yet.
        let new = Set(candidates.filter(\.isNew).map(\.place.offer.id.description))
        for index in problem.resources.indices where new.contains(problem.resources[index].id) {
            problem.resources[index].capacity = 0
        }
        var used: [String: Set<String>] = [:]
        var eligible: [String: Set<ID<Domain.Student>>] = [:]
        for student in problem.students {
            guard let id = ID<Domain.Student>(student.id) else { continue }
            for option in student.options {
                guard let offer = option.resources.first else { continue }
                used[offer, default: []].formUnion(option.resources)
                eligible[offer, default: []].insert(id)
            }
        }
        // A place that no student could have is worth nothing.
        let possible = candidates.filter { used[$0.place.offer.id.description] != nil }
        problem.openings = possible.map { candidate in
            let offer = candidate.place.offer.id.description
            return Problem.Opening(id: offer, resources: (used[offer] ?? []).sorted())
        }
        self.problem = problem
        self.candidates = Dictionary(
            possible.map { ($0.place.offer.id.description, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        self.eligible = eligible
    }
}
