public import Domain
import Foundation
import Records
import Store

/// What people are, and what they become.
extension PeopleService {
    /// The roles that an actor may give: a lead those of the own side of a placement, a coordinator all.
    public func roles(for actor: Actor) -> [Role] {
        switch actor.role {
        case .coordinator: Role.allCases
        case .providerLead, .employerLead: Role.allCases.filter { [actor.role.side, .either].contains($0.side) }
        default: []
        }
    }

    /// Whether an actor may say what somebody is from now on: nobody for themselves, and a lead for nobody who stands on
    /// the other side.
    public func mayChangeRole(of membership: Membership, _ actor: Actor) -> Bool {
        membership.userID != actor.userID && roles(for: actor).contains(membership.role)
    }

    /// Makes somebody something else. They are signed out at once, so that nothing goes on with the rights that they had;
    /// whom or what they looked after is chosen anew.
    ///
    /// - Throws: `InvalidDraft`; `ServiceError.conflict` when it is the actor's own; `ServiceError.notFound`.
    @discardableResult
    public func changeRole(
        of id: ID<Membership>,
        to draft: RoleDraft,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let before = try await person(id, for: actor).row.membership
        guard before.userID != actor.userID else {
            throw ServiceError.conflict("You cannot change your own role. Ask somebody else who may to do it.")
        }
        guard mayChangeRole(of: before, actor) else { throw ServiceError.notFound }
        let role = try draft.validated()
        guard roles(for: actor).contains(role) else { throw InvalidDraft("role", "Choose a role from the list") }
        let organisation =
            actor.role == .coordinator
            ? try await chosen(draft.organisation, for: role, actor) : actor.organisationID
        try AccessService.check(role, of: organisation, place: draft.place)
        let now = trellis.now()
        return try await trellis.change(actor, "membership.role", key: key) { ledger in
            guard let old = try Memberships.person(id, in: actor.scope, at: now, ledger.writer)?.row.membership
            else { throw ServiceError.notFound }
            try actor.mustBeAllowed(to: .manageUsers, .owned(by: old.organisationID))
            guard mayChangeRole(of: old, actor) else { throw ServiceError.notFound }
            let new = old.becoming(role, of: organisation, place: draft.place, at: now)
            let held = try Memberships.held(by: old.userID, at: now, ledger.writer).map(\.membership)
            guard !held.contains(where: { $0.isSame(as: new) }) else {
                throw InvalidDraft("role", "They can sign in as that already")
            }
            try ledger.update(new)
            try Memberships.endSessions(of: id, ledger.writer)
            // Whoever is signed in without a second factor must not step up into a role that asks for one.
            if role.needsSecondFactor { try Sessions.endAll(of: old.userID, ledger.writer) }
            return ChangeOutcome(
                new,
                "Changed what a person is, from \(old.role.title.lowercased()) to \(role.title.lowercased())"
            )
        }
    }

    /// The college or employer that was chosen, if the role belongs to one of its kind.
    func chosen(_ text: String, for role: Role, _ actor: Actor) async throws -> ID<Organisation>? {
        guard role.side != .system else { return nil }
        let found = try await trellis.database.read { reader in
            try ID<Organisation>(text).flatMap { try Organisations.find($0, in: actor.scope, reader) }
        }
        let fits = found.map { organisation in
            switch role.side {
            case .host: organisation.isEmployer
            case .college: organisation.isProvider
            case .either: true
            case .system: false
            }
        }
        guard let found, fits == true else {
            throw InvalidDraft("organisation", "Choose the college or employer that the role belongs to")
        }
        return found.id
    }
}
