public import Domain
import Foundation
import Records
import Store

/// What somebody is invited to be.
public struct Invitation: Sendable {
    public var email: EmailAddress
    public var name: String
    public var role: Role
    /// The college or employer, where the role belongs to one.
    public var organisationID: ID<Organisation>?
    /// The place of a place lead.
    public var place: String?
    /// What the person is named for: see `Membership`.
    public var areas: [ID<Area>]
    public var cohorts: [ID<Cohort>]
    public var students: [ID<Student>]

    public init(
        _ email: EmailAddress,
        name: String,
        role: Role,
        organisationID: ID<Organisation>? = nil,
        place: String? = nil,
        areas: [ID<Area>] = [],
        cohorts: [ID<Cohort>] = [],
        students: [ID<Student>] = []
    ) {
        self.email = email
        self.name = name
        self.role = role
        self.organisationID = organisationID
        self.place = place
        self.areas = areas
        self.cohorts = cohorts
        self.students = students
    }

    /// What the person becomes.
    func membership(_ id: ID<Membership>, of user: User, since: Date) -> Membership {
        Membership(
            id: id,
            systemID: user.systemID,
            userID: user.id,
            role: role,
            organisationID: role.side == .system ? nil : organisationID,
            place: role == .placeLead ? place : nil,
            areas: areas,
            cohorts: cohorts,
            students: students,
            since: since
        )
    }
}

extension AccessService {
    /// Lets somebody sign in, or lets somebody who can already be something else as well.
    /// - Throws: `InvalidDraft` when the person is that already, or something that the role needs is missing.
    public func invite(_ invitation: Invitation, by actor: Actor) async throws -> User {
        _ = try await add(invitation, by: actor, key: nil)
        let user = try await trellis.database.read { reader in
            try Accounts.find(email: invitation.email, in: actor.systemID, reader)
        }
        guard let user else { throw ServiceError.notFound }
        return user
    }

    /// The same as a change with the key of a form; its subject is the membership.
    public func add(_ invitation: Invitation, by actor: Actor, key: String?) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .manageUsers, .owned(by: invitation.organisationID))
        try Self.check(invitation.role, of: invitation.organisationID, place: invitation.place)
        let now = trellis.now()
        let fresh = User(
            id: trellis.newID(),
            systemID: actor.systemID,
            email: invitation.email,
            name: invitation.name
        )
        let membershipID: ID<Membership> = trellis.newID()
        return try await trellis.change(actor, "user.invite", key: key) { ledger in
            let user = try Accounts.find(email: invitation.email, in: actor.systemID, ledger.writer)
            if user == nil { try ledger.insert(fresh) }
            let membership = invitation.membership(membershipID, of: user ?? fresh, since: now)
            let held = try Memberships.held(by: membership.userID, at: now, ledger.writer).map(\.membership)
            guard
                !held.contains(where: { $0.role == membership.role && $0.organisationID == membership.organisationID })
            else { throw InvalidDraft("email", "Somebody with this e-mail address can sign in as that already") }
            try ledger.insert(membership)
            // Whoever is signed in without a second factor must not step up into a role that asks for one.
            if membership.role.needsSecondFactor { try Sessions.endAll(of: membership.userID, ledger.writer) }
            return ChangeOutcome(membership, "Invited a \(invitation.role.title.lowercased())")
        }
    }

    /// Lets a coordinator or a lead sign in.
    public func invite(
        _ email: EmailAddress,
        name: String,
        role: Role,
        organisation: ID<Organisation>?,
        by actor: Actor
    ) async throws -> User {
        try await invite(Invitation(email, name: name, role: role, organisationID: organisation), by: actor)
    }

    /// Whether all is said that a role needs.
    static func check(_ role: Role, of organisation: ID<Organisation>?, place: String?) throws(InvalidDraft) {
        if role.side != .system, organisation == nil {
            throw InvalidDraft("organisation", "Say which college or employer they belong to")
        }
        if role == .placeLead, place?.isEmpty ?? true {
            throw InvalidDraft("place", "Say which place they look after")
        }
    }
}
