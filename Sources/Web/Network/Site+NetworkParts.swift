import Domain
import Hummingbird
import Pages
import Services

/// The forms of sites, areas and contacts.
extension Site {
    func newSite(_ id: ID<Organisation>, _ call: Call) async throws -> Response {
        let organisation = try await trellis.network.organisation(toEdit: id, for: try call.actor)
        return try await siteForm(organisation, nil, SiteDraft(), call) { draft, actor in
            try await trellis.network.addSite(to: id, draft, key: call.formKey, by: actor)
        }
    }

    func editSite(_ id: ID<Domain.Site>, _ call: Call) async throws -> Response {
        let (site, organisation) = try await trellis.network.site(toEdit: id, for: try call.actor)
        return try await siteForm(organisation, id, SiteDraft(site), call) { draft, actor in
            try await trellis.network.editSite(id, draft, key: call.formKey, by: actor)
        }
    }

    private func siteForm(
        _ organisation: Organisation,
        _ existing: ID<Domain.Site>?,
        _ draft: SiteDraft,
        _ call: Call,
        save: (SiteDraft, Actor) async throws -> AuditEntry
    ) async throws -> Response {
        let context = try await call.page()
        guard call.isPost else {
            return call.show(SiteFormPage(context, organisation: organisation, draft: draft, existing: existing))
        }
        let sent = try SiteDraft(call.form)
        return try await call.attempt {
            let entry = try await save(sent, try call.actor)
            return try call.redirect(after: entry, to: .network(.organisation(organisation.id)))
        } again: { faults in
            let page = SiteFormPage(
                context,
                organisation: organisation,
                draft: sent,
                faults: faults,
                existing: existing
            )
            return call.showAgain(page)
        }
    }

    func newArea(_ id: ID<Domain.Site>, _ call: Call) async throws -> Response {
        let (site, organisation) = try await trellis.network.site(toEdit: id, for: try call.actor)
        return try await areaForm(organisation, site, nil, AreaDraft(), call) { draft, actor in
            try await trellis.network.addArea(at: id, draft, key: call.formKey, by: actor)
        }
    }

    func editArea(_ id: ID<Area>, _ call: Call) async throws -> Response {
        let (area, site, organisation) = try await trellis.network.area(toEdit: id, for: try call.actor)
        return try await areaForm(organisation, site, id, AreaDraft(area), call) { draft, actor in
            try await trellis.network.editArea(id, draft, key: call.formKey, by: actor)
        }
    }

    private func areaForm(
        _ organisation: Organisation,
        _ site: Domain.Site,
        _ existing: ID<Area>?,
        _ draft: AreaDraft,
        _ call: Call,
        save: (AreaDraft, Actor) async throws -> AuditEntry
    ) async throws -> Response {
        let context = try await call.page()
        let page = { (draft: AreaDraft, faults: [FieldFault]) in
            AreaFormPage(
                context,
                organisation: organisation,
                site: site,
                draft: draft,
                faults: faults,
                existing: existing
            )
        }
        guard call.isPost else { return call.show(page(draft, [])) }
        let sent = try AreaDraft(call.form)
        return try await call.attempt {
            let entry = try await save(sent, try call.actor)
            return try call.redirect(after: entry, to: .network(.organisation(organisation.id)))
        } again: { faults in
            call.showAgain(page(sent, faults))
        }
    }

    func newPerson(_ id: ID<Organisation>, _ call: Call) async throws -> Response {
        let organisation = try await trellis.network.organisation(toEdit: id, for: try call.actor)
        return try await personForm(organisation, nil, PersonDraft(), call) { draft, actor in
            try await trellis.network.addPerson(to: id, draft, key: call.formKey, by: actor)
        }
    }

    func editPerson(_ id: ID<Person>, _ call: Call) async throws -> Response {
        let (person, organisation) = try await trellis.network.person(toEdit: id, for: try call.actor)
        var draft = PersonDraft(person)
        draft.asAt = DayParts()
        return try await personForm(organisation, id, draft, call) { draft, actor in
            try await trellis.network.editPerson(id, draft, key: call.formKey, by: actor)
        }
    }

    private func personForm(
        _ organisation: Organisation,
        _ existing: ID<Person>?,
        _ draft: PersonDraft,
        _ call: Call,
        save: (PersonDraft, Actor) async throws -> AuditEntry
    ) async throws -> Response {
        let context = try await call.page()
        let canAnswer = try call.actor.may(.answerPeople, Target(provider: organisation.id))
        let page = { (draft: PersonDraft, faults: [FieldFault]) in
            PersonFormPage(
                context,
                organisation: organisation,
                draft: draft,
                faults: faults,
                existing: existing,
                canAnswer: canAnswer
            )
        }
        guard call.isPost else { return call.show(page(draft, [])) }
        let sent = try PersonDraft(call.form)
        return try await call.attempt {
            let entry = try await save(sent, try call.actor)
            return try call.redirect(after: entry, to: .network(.organisation(organisation.id)))
        } again: { faults in
            call.showAgain(page(sent, faults))
        }
    }
}
