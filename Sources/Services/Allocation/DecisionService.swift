public import Domain
import Foundation
import Records
import Store

/// What people decide about proposals: accept, move, lock, reject. Each is one change that one press undoes.
public struct DecisionService: Sendable {
    let trellis: Trellis

    /// Accepts open proposals of a run: makes placements and takes the places off the offers.
    ///
    /// A proposal whose last place somebody else has taken in the meantime stays open; the entry's summary counts it.
    /// - Parameter ids: the proposals; nothing for all that are open.
    /// - Throws: `ServiceError.conflict` when none could be accepted.
    public func accept(
        _ ids: Set<ID<Proposal>>?,
        of run: ID<Run>,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .decide)
        let trellis = trellis
        return try await trellis.change(actor, "proposal.accept", key: key) { ledger in
            guard let run = try Runs.find(run, in: actor.scope, ledger.writer) else { throw ServiceError.notFound }
            let open = try Proposals.of(run.id, in: actor.scope, ledger.writer).filter {
                $0.state == .open && $0.offerID != nil && ids?.contains($0.id) != false
            }
            var acceptance = try Acceptance(open, of: run, trellis, by: actor, ledger.writer)
            let placed = try acceptance.accept(open, &ledger)
            guard placed > 0 else { throw ServiceError.conflict(Self.nothingAccepted(open.count)) }
            return ChangeOutcome(run, Self.summary(placed: placed, missed: open.count - placed))
        }
    }

    /// Accepts every open proposal of a run that a filter lets through.
    /// - Throws: `ServiceError.conflict` when none could be accepted.
    public func accept(
        matching filter: ProposalFilter,
        of run: ID<Run>,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .decide)
        let open = try await trellis.database.read { reader in
            try Proposals.open(of: run, in: actor.scope, filter, reader)
        }
        return try await accept(open, of: run, key: key, by: actor)
    }

    private static func summary(placed: Int, missed: Int) -> String {
        let done = placed == 1 ? "1 proposal accepted" : "\(placed) proposals accepted"
        if missed == 0 { return done }
        return
            "\(done). \(missed) could not be: the place has gone, the host is full then, or the student has one already"
    }

    private static func nothingAccepted(_ count: Int) -> String {
        switch count {
        case 0: "None of these proposals is open any more. Go back to see how they were decided."
        case 1:
            "Somebody has just taken the last place, the host is full then, or the student has a place already. "
                + "Choose another place."
        default:
            "None of the \(count) places is free any more, or their hosts are full then. Ask for new proposals."
        }
    }

    /// Chooses another of a student's allowed placements, leg by leg. The proposal stays open.
    /// - Throws: `ServiceError.conflict` when it has been decided already or it is not among the alternatives.
    public func move(
        _ id: ID<Proposal>,
        to offers: [ID<Offer>],
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let trellis = trellis
        return try await decide(id, "proposal.move", key: key, by: actor) { proposal, ledger in
            guard [.open, .unplaced, .rejected].contains(proposal.state) else { throw Self.decidedAlready }
            guard let index = proposal.alternatives.firstIndex(where: { $0.offerIDs == offers }) else {
                throw ServiceError.conflict(
                    "That place is not one of the alternatives of this student. Choose one of the list."
                )
            }
            let scope = actor.scope
            let known = try Planning.places(Set(offers), in: scope, ledger.writer)
            let places = offers.compactMap { known[$0] }.filter { $0.free > 0 && $0.offer.archivedAt == nil }
            guard places.count == offers.count, let first = places.first
            else { throw ServiceError.conflict("That place has been taken in the meantime. Choose another one.") }
            guard let (student, cohort) = try Planning.student(proposal.studentID, in: scope, ledger.writer) else {
                throw ServiceError.notFound
            }
            let seeker = PlanningTable.seeker(student, cohort: cohort, year: first.offer.year, trellis: trellis)
            let chosen = proposal.alternatives.remove(at: index)
            let isVetoed = try proposal.offerIDs.contains {
                try Proposals.isVetoed($0, for: student.id, in: scope, ledger.writer)
            }
            let move = Move(seeker: seeker, places: places, alternative: chosen, geography: trellis.geography)
            move.apply(to: &proposal, keepingFormer: !isVetoed)
            return "Moved a student to another place"
        }
    }

    /// Chooses another of a student's allowed offers for the whole placement. The proposal stays open.
    /// - Throws: `ServiceError.conflict` when it has been decided already or the offer is not among its alternatives.
    public func move(
        _ id: ID<Proposal>,
        to offer: ID<Offer>,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        try await move(id, to: [offer], key: key, by: actor)
    }

    /// Locks a proposal for the next runs, or unlocks it.
    public func lock(_ id: ID<Proposal>, _ locked: Bool, key: String?, by actor: Actor) async throws -> AuditEntry {
        try await decide(id, "proposal.lock", key: key, by: actor) { proposal, ledger in
            guard proposal.state == .open else { throw Self.decidedAlready }
            if locked, try Proposals.isSuperseded(proposal, in: actor.scope, ledger.writer) {
                throw ServiceError.conflict(
                    "A later run has a proposal for this student. Open the newest run and lock the proposal there."
                )
            }
            proposal.locked = locked
            return locked ? "Locked a proposal: the next runs keep it" : "Unlocked a proposal"
        }
    }

    /// Turns a proposal down. The student is not proposed for this offer again.
    /// - Throws: `InvalidDraft` when no reason is given.
    public func reject(_ id: ID<Proposal>, reason: String, key: String?, by actor: Actor) async throws -> AuditEntry {
        var reader = DraftReader()
        let words = reader.required(reason, "reason", "why you reject it", atMost: 300)
        try reader.finish()
        let trellis = trellis
        return try await decide(id, "proposal.reject", key: key, by: actor) { proposal, ledger in
            guard proposal.state == .open, !proposal.offerIDs.isEmpty else { throw Self.decidedAlready }
            proposal.state = .rejected
            proposal.locked = false
            proposal.rejection = words
            ledger.explain(proposal, words)
            for offer in proposal.offerIDs
            where try !Proposals.isVetoed(offer, for: proposal.studentID, in: actor.scope, ledger.writer) {
                try ledger.insert(
                    Veto(
                        id: trellis.newID(),
                        systemID: actor.systemID,
                        studentID: proposal.studentID,
                        offerID: offer,
                        reason: words
                    )
                )
            }
            return "Rejected a proposal"
        }
    }

    private static let decidedAlready = ServiceError.conflict(
        "This proposal has been decided already. Go back to see how."
    )

    private func decide(
        _ id: ID<Proposal>,
        _ action: String,
        key: String?,
        by actor: Actor,
        _ body: @escaping @Sendable (inout Proposal, inout Ledger) throws -> String
    ) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .decide)
        return try await trellis.change(actor, action, key: key) { ledger in
            guard var proposal = try Proposals.find(id, in: actor.scope, ledger.writer) else {
                throw ServiceError.notFound
            }
            let summary = try body(&proposal, &ledger)
            try ledger.update(proposal)
            return ChangeOutcome(proposal, summary)
        }
    }
}

extension Trellis {
    /// What people decide about proposals.
    public var decisions: DecisionService { DecisionService(trellis: self) }
}
