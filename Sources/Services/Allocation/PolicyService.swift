import Allocation
public import Domain
import Foundation
public import Records
import Store

/// What the engine decides first: the system's policy, what it came to last, and what may be published of that.
public struct PolicyService: Sendable {
    let trellis: Trellis

    /// The policy with what it is shown with.
    public struct Statement: Sendable {
        public var policy: AllocationPolicy
        /// The row under which changes are kept; empty while the standard policy holds.
        public var id: ID<SystemPolicy>?
        /// The newest run of the year that has an answer.
        public var result: PublishedRun?
        /// The colleges that the actor may see, by name, with their students of the year.
        public var colleges: [College]
        /// How many students each college has, the largest first; whose it is is not told.
        public var sizes: [Int]
        /// With how many employers one student may be.
        public var mostEmployers: Int
        /// From what the order is drawn that decides between equal answers, and how.
        public var lots: (seed: Int, method: String)
        public var canEdit: Bool
    }

    /// A college, its size, and how it came off in the newest run.
    public struct College: Sendable {
        public var id: ID<Organisation>
        public var name: String
        public var students: Int
        public var share: CollegeShare?
    }

    /// The policy of the actor's system.
    public func statement(year: AcademicYear, for actor: Actor) async throws -> Statement {
        try actor.mustBeAllowed(to: .seeRules)
        let trellis = trellis
        // The sizes of all colleges, without their names, make the example; so the wall of the system is wall enough.
        return try await trellis.working(in: actor.systemID).database.read { reader in
            let scope = actor.scope
            let stored = try Policies.find(in: scope, reader)
            let result = try Runs.published(in: scope, year: year, reader)
            let sizes = try Planning.cohortSizes(in: scope, year: year, reader)
            let shares = Dictionary(
                (result?.colleges ?? []).map { ($0.providerID, $0) },
                uniquingKeysWith: { first, _ in first }
            )
            let ids = Set(sizes.keys).union(shares.keys)
            let names = try Runs.collegeNames(ids, in: scope, reader)
            let colleges = ids.filter { actor.role == .coordinator || actor.organisationID == $0 }.compactMap { id in
                names[id].map { College(id: id, name: $0, students: sizes[id] ?? 0, share: shares[id]) }
            }
            return Statement(
                policy: stored?.policy ?? .standard,
                id: stored?.id,
                result: result,
                colleges: colleges.sorted { (folded($0.name), $0.id) < (folded($1.name), $1.id) },
                sizes: sizes.values.sorted(by: >),
                mostEmployers: trellis.ruleBook.maximumEmployers(on: year.range.start)?.value ?? 2,
                lots: (year.startYear, TieBreak.method),
                canEdit: actor.may(.editPolicy)
            )
        }
    }

    /// Changes the policy. Runs that have been made keep theirs.
    /// - Throws: `InvalidDraft` with every fault.
    @discardableResult
    public func save(_ draft: PolicyDraft, key: String?, by actor: Actor) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .editPolicy)
        let policy = try draft.validated()
        let trellis = trellis
        return try await trellis.change(actor, "policy.edit", key: key) { ledger in
            if var stored = try Policies.find(in: actor.scope, ledger.writer) {
                stored.policy = policy
                try ledger.update(stored)
                return ChangeOutcome(stored, "Changed the allocation policy")
            }
            let first = SystemPolicy(id: trellis.newID(), systemID: actor.systemID, policy: policy)
            try ledger.insert(first)
            return ChangeOutcome(first, "Changed the allocation policy")
        }
    }
}

extension Trellis {
    /// What the engine decides first.
    public var policy: PolicyService { PolicyService(trellis: self) }
}
