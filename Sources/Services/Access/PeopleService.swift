public import Domain
import Foundation
public import Records
import Store

/// Who may sign in, for those who look after an organisation's people: leads their own, a coordinator everybody.
public struct PeopleService: Sendable {
    let trellis: Trellis

    /// The people whom an actor looks after, with what they are.
    public func list(for actor: Actor) async throws -> [Memberships.PersonRow] {
        try actor.mustBeAllowed(to: .manageUsers, .list)
        let now = trellis.now()
        return try await trellis.database.read { reader in
            try Memberships.people(in: actor.scope, at: now, reader)
        }
    }

    /// One of the people whom an actor looks after.
    /// - Throws: `ServiceError.notFound`.
    public func person(_ id: ID<Membership>, for actor: Actor) async throws -> Memberships.PersonRow {
        try actor.mustBeAllowed(to: .manageUsers, .list)
        let now = trellis.now()
        let found = try await trellis.database.read { reader in
            try Memberships.person(id, in: actor.scope, at: now, reader)
        }
        guard let found else { throw ServiceError.notFound }
        return found
    }

    /// Lets somebody sign in, or be something else as well.
    /// - Throws: `InvalidDraft`.
    public func invite(_ draft: InvitationDraft, by actor: Actor, key: String?) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .manageUsers, .list)
        let (name, email, role) = try draft.validated()
        guard roles(for: actor).contains(role) else { throw InvalidDraft("role", "Choose a role from the list") }
        let organisation =
            actor.role == .coordinator
            ? try await chosen(draft.organisation, for: role, actor) : actor.organisationID
        return try await trellis.access.add(
            Invitation(email, name: name, role: role, organisationID: organisation, place: draft.place),
            by: actor,
            key: key
        )
    }

    /// What somebody is named for.
    public struct Named: Hashable, Sendable {
        public var areas: [ID<Area>]
        public var cohorts: [ID<Cohort>]
        public var students: [ID<Student>]

        public init(areas: [ID<Area>] = [], cohorts: [ID<Cohort>] = [], students: [ID<Student>] = []) {
            self.areas = areas
            self.cohorts = cohorts
            self.students = students
        }
    }

    /// Something that a person of a role can be named for, in words.
    public struct Nameable: Sendable {
        public var areas: [(id: ID<Area>, title: String)] = []
        public var cohorts: [(id: ID<Cohort>, title: String)] = []
        public var students: [(id: ID<Student>, title: String)] = []
    }

    /// What a person can be named for: areas for an area manager, cohorts and students for a tutor, students for a mentor,
    /// the own record for a student. Only what the organisation itself may see.
    public func nameable(for membership: Membership, year: AcademicYear, by actor: Actor) async throws -> Nameable {
        try actor.mustBeAllowed(to: .manageUsers, .owned(by: membership.organisationID))
        guard let organisation = membership.organisationID else { return Nameable() }
        let reach: Scope =
            membership.role.side == .host
            ? .employer(actor.systemID, organisation) : .provider(actor.systemID, organisation)
        return try await trellis.database.read { reader in
            var found = Nameable()
            switch membership.role {
            case .areaManager:
                found.areas = try Areas.of(organisation, in: reach, reader).filter { $0.archivedAt == nil }
                    .map { ($0.id, $0.name) }
            case .tutor:
                found.cohorts = try Cohorts.open(year: year, in: reach, reader).map { ($0.id, $0.name) }
                found.students = try Self.students(in: reach, year, reader)
            case .mentor, .student: found.students = try Self.students(in: reach, year, reader)
            default: break
            }
            return found
        }
    }

    private static func students(
        in scope: Scope,
        _ year: AcademicYear,
        _ reader: any Reader
    ) throws -> [(id: ID<Student>, title: String)] {
        try Students.list(in: scope, year: year, StudentFilter(), .everything, reader).rows
            .map { ($0.student.id, $0.student.name) }
    }

    /// Says what somebody is named for. Only what they can be named for is kept, and what cannot be chosen this year stays.
    @discardableResult
    public func name(
        _ id: ID<Membership>,
        for named: Named,
        year: AcademicYear,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let membership = try await person(id, for: actor).row.membership
        let nameable = try await nameable(for: membership, year: year, by: actor)
        return try await change(id, "membership.name", "Changed what a person is named for", key: key, by: actor) {
            $0.areas = Self.kept($0.areas, named.areas, nameable.areas.map(\.id))
            $0.cohorts = Self.kept($0.cohorts, named.cohorts, nameable.cohorts.map(\.id))
            $0.students = Self.kept($0.students, named.students, nameable.students.map(\.id))
        }
    }

    private static func kept<Kind>(_ before: [ID<Kind>], _ chosen: [ID<Kind>], _ choices: [ID<Kind>]) -> [ID<Kind>] {
        before.filter { !choices.contains($0) } + choices.filter(chosen.contains)
    }

    /// Says that what somebody is still holds.
    @discardableResult
    public func confirm(_ id: ID<Membership>, key: String?, by actor: Actor) async throws -> AuditEntry {
        let now = trellis.now()
        return try await change(id, "membership.confirm", "Confirmed that a person still belongs", key: key, by: actor)
        {
            $0.confirmedAt = now
        }
    }

    /// Ends what somebody is, and every session that acts as it, at once.
    /// - Throws: `ServiceError.conflict` when it is the actor's own.
    @discardableResult
    public func end(_ id: ID<Membership>, key: String?, by actor: Actor) async throws -> AuditEntry {
        let now = trellis.now()
        let own = try await person(id, for: actor).row.membership
        guard own.userID != actor.userID else {
            throw ServiceError.conflict("You cannot end your own access. Ask somebody else who may to do it.")
        }
        return try await change(
            id,
            "membership.end",
            "Ended a person’s access as \(own.role.title.lowercased())",
            key: key,
            by: actor,
            endingSessions: true
        ) { $0.until = now }
    }

    private func change(
        _ id: ID<Membership>,
        _ action: String,
        _ summary: String,
        key: String?,
        by actor: Actor,
        endingSessions: Bool = false,
        _ edit: @escaping @Sendable (inout Membership) -> Void
    ) async throws -> AuditEntry {
        let now = trellis.now()
        return try await trellis.change(actor, action, key: key) { ledger in
            guard var membership = try Memberships.person(id, in: actor.scope, at: now, ledger.writer)?.row.membership
            else { throw ServiceError.notFound }
            try actor.mustBeAllowed(to: .manageUsers, .owned(by: membership.organisationID))
            edit(&membership)
            try ledger.update(membership)
            if endingSessions { try Memberships.endSessions(of: id, ledger.writer) }
            return ChangeOutcome(membership, summary)
        }
    }
}

extension Trellis {
    /// Who may sign in.
    public var people: PeopleService { PeopleService(trellis: self) }
}
