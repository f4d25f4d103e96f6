import Design
import Domain
import Hummingbird
import Pages
import Records
import Services

/// Who may sign in, and what they look after.
extension Site {
    func team(_ call: Call) async throws -> Response {
        let people = try await trellis.people.list(for: call.actor)
        return call.show(TeamPage(try await call.page(), lines: people.map(teamLine)))
    }

    private func teamLine(_ person: Memberships.PersonRow) -> TeamPage.Line {
        let membership = person.row.membership
        return .init(
            id: membership.id,
            name: person.person.userName,
            email: person.person.email.description,
            title: person.row.title,
            confirmed: Day.of(membership.confirmedAt).formatted(),
            needsConfirmation: membership.needsConfirmation(at: trellis.now())
        )
    }

    func invite(_ call: Call) async throws -> Response {
        let actor = try call.actor
        let choices = try await roleChoices(call)
        let page = { (draft: InvitationDraft, faults: [FieldFault]) in
            InvitePage(
                try await call.page(),
                draft: draft,
                faults: faults,
                roles: trellis.people.roles(for: actor),
                organisations: choices.organisations,
                places: choices.places
            )
        }
        guard call.isPost else { return call.show(try await page(InvitationDraft(), [])) }
        let sent = try InvitationDraft(call.form)
        return try await call.attempt {
            let entry = try await trellis.people.invite(sent, by: actor, key: call.formKey)
            guard let id = ID<Membership>(entry.subjectID) else { throw ServiceError.notFound }
            return try call.redirect(after: entry, to: .access(.member(id)))
        } again: { faults in
            call.showAgain(try await page(sent, faults))
        }
    }

    /// What a role can belong to; a lead's own organisation stands for it.
    private func roleChoices(_ call: Call) async throws -> (organisations: [SelectOption], places: [String]) {
        let actor = try call.actor
        guard actor.role == .coordinator else { return ([], []) }
        let found = try await trellis.network.list(OrganisationFilter(), .everything, year: call.year, for: actor)
        return (
            found.rows.map { SelectOption($0.id.description, $0.name) }, call.session?.system.places ?? []
        )
    }

    func memberRole(_ id: ID<Membership>, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let person = try await trellis.people.person(id, for: actor)
        let membership = person.row.membership
        let choices = try await roleChoices(call)
        let mayChange = trellis.people.mayChangeRole(of: membership, actor)
        let page = { (draft: RoleDraft, faults: [FieldFault]) in
            MemberRolePage(
                try await call.page(),
                line: teamLine(person),
                draft: draft,
                faults: faults,
                roles: mayChange ? trellis.people.roles(for: actor) : [],
                organisations: choices.organisations,
                places: choices.places
            )
        }
        guard call.isPost else { return call.show(try await page(RoleDraft(membership), [])) }
        let sent = try RoleDraft(call.form)
        return try await call.attempt {
            let entry = try await trellis.people.changeRole(of: id, to: sent, key: call.formKey, by: actor)
            return try call.redirect(after: entry, to: .access(.member(id)))
        } again: { faults in
            call.showAgain(try await page(sent, faults))
        }
    }

    func member(_ id: ID<Membership>, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let person = try await trellis.people.person(id, for: actor)
        let membership = person.row.membership
        if call.isPost {
            let named = PeopleService.Named(
                areas: call.form.all("areas").compactMap { ID($0) },
                cohorts: call.form.all("cohorts").compactMap { ID($0) },
                students: call.form.all("students").compactMap { ID($0) }
            )
            let entry = try await trellis.people.name(id, for: named, year: call.year, key: call.formKey, by: actor)
            return try call.redirect(after: entry, to: .access(.member(id)))
        }
        let nameable = try await trellis.people.nameable(for: membership, year: call.year, by: actor)
        let model = MemberPage.Model(
            line: teamLine(person),
            since: Day.of(membership.since).formatted(),
            isOwn: membership.userID == actor.userID,
            areas: nameable.areas.map { Choice($0.id.description, $0.title) },
            cohorts: nameable.cohorts.map { Choice($0.id.description, $0.title) },
            students: nameable.students.map { Choice($0.id.description, $0.title) },
            chosen: Set(
                membership.areas.map(\.description) + membership.cohorts.map(\.description)
                    + membership.students.map(\.description)
            ),
            resetFactor: actor.may(.manageUsers) ? .access(.account(.resetFactor(membership.userID))) : nil,
            mayChangeRole: trellis.people.mayChangeRole(of: membership, actor)
        )
        return call.show(MemberPage(try await call.page(), model))
    }

    func confirmMember(_ id: ID<Membership>, _ call: Call) async throws -> Response {
        let entry = try await trellis.people.confirm(id, key: call.formKey, by: try call.actor)
        return try call.redirect(after: entry, to: .access(.team))
    }

    func endMember(_ id: ID<Membership>, _ call: Call) async throws -> Response {
        let entry = try await trellis.people.end(id, key: call.formKey, by: try call.actor)
        return try call.redirect(after: entry, to: .access(.team))
    }

    /// Begins to work on behalf of an organisation.
    func actFor(_ id: ID<Organisation>, _ call: Call) async throws -> Response {
        guard let session = call.session else { throw ServiceError.notFound }
        try await trellis.access.act(for: id, in: session)
        return try call.redirect(to: .network(.organisation(id)))
    }

    func stopActing(_ call: Call) async throws -> Response {
        guard let session = call.session else { throw ServiceError.notFound }
        try await trellis.access.stopActing(in: session)
        return try call.redirect(to: .today)
    }
}

extension RoleDraft {
    init(_ form: FormData) throws {
        self.init()
        role = try form.text("role")
        organisation = try form.text("organisation")
        place = try form.text("place")
    }
}

extension InvitationDraft {
    init(_ form: FormData) throws {
        self.init()
        name = try form.text("name")
        email = try form.text("email")
        role = try form.text("role")
        organisation = try form.text("organisation")
        place = try form.text("place")
    }
}
