public import Domain
import Foundation
import Records
import Store

/// Sites, areas and contacts. Each change is told as one of the organisation, without names of people.
extension NetworkService {
    /// A site with its organisation, which the actor may change.
    public func site(toEdit id: ID<Site>, for actor: Actor) async throws -> (site: Site, organisation: Organisation) {
        try await trellis.database.read { reader in
            guard let site = try Sites.find(id, in: actor.scope, reader) else { throw ServiceError.notFound }
            return (site, try owned(site.organisationID, by: actor, reader))
        }
    }

    /// An area with its site and organisation, which the actor may change.
    public func area(
        toEdit id: ID<Area>,
        for actor: Actor
    ) async throws -> (area: Area, site: Site, organisation: Organisation) {
        try await trellis.database.read { reader in
            guard let area = try Areas.find(id, in: actor.scope, reader),
                let site = try Sites.find(area.siteID, in: actor.scope, reader)
            else { throw ServiceError.notFound }
            return (area, site, try owned(area.organisationID, by: actor, reader))
        }
    }

    /// A contact with their organisation, whom the actor may change.
    public func person(
        toEdit id: ID<Person>,
        for actor: Actor
    ) async throws -> (person: Person, organisation: Organisation) {
        try await trellis.database.read { reader in
            guard let person = try People.find(id, in: actor.scope, reader) else { throw ServiceError.notFound }
            return (person, try owned(person.organisationID, by: actor, reader))
        }
    }

    /// Adds a site to an organisation.
    @discardableResult
    public func addSite(
        to organisationID: ID<Organisation>,
        _ draft: SiteDraft,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let id: ID<Site> = trellis.newID()
        return try await trellis.change(actor, "site.add", key: key) { ledger in
            let organisation = try owned(organisationID, by: actor, ledger.writer)
            let site = try draft.validated(id: id, systemID: actor.systemID, organisationID: organisationID)
            try ledger.insert(site)
            return ChangeOutcome(organisation, "Added the site \(site.name) to \(organisation.name)")
        }
    }

    /// Changes a site.
    @discardableResult
    public func editSite(_ id: ID<Site>, _ draft: SiteDraft, key: String?, by actor: Actor) async throws -> AuditEntry {
        let now = trellis.now()
        return try await trellis.change(actor, "site.edit", key: key) { ledger in
            guard let before = try Sites.find(id, in: actor.scope, ledger.writer) else { throw ServiceError.notFound }
            let organisation = try owned(before.organisationID, by: actor, ledger.writer)
            var after = try draft.validated(id: id, systemID: actor.systemID, organisationID: organisation.id)
            after.archivedAt = archivedAt(draft.isArchived, before.archivedAt, now)
            try ledger.update(after)
            return ChangeOutcome(organisation, "Changed the site \(after.name) of \(organisation.name)")
        }
    }

    /// Adds an area at a site.
    @discardableResult
    public func addArea(at siteID: ID<Site>, _ draft: AreaDraft, key: String?, by actor: Actor) async throws
        -> AuditEntry
    {
        let id: ID<Area> = trellis.newID()
        return try await trellis.change(actor, "area.add", key: key) { ledger in
            guard let site = try Sites.find(siteID, in: actor.scope, ledger.writer) else { throw ServiceError.notFound }
            let organisation = try owned(site.organisationID, by: actor, ledger.writer)
            let area = try draft.validated(id: id, at: site)
            try ledger.insert(area)
            return ChangeOutcome(organisation, "Added the area \(area.name) at \(site.name)")
        }
    }

    /// Changes an area.
    @discardableResult
    public func editArea(_ id: ID<Area>, _ draft: AreaDraft, key: String?, by actor: Actor) async throws -> AuditEntry {
        let now = trellis.now()
        return try await trellis.change(actor, "area.edit", key: key) { ledger in
            guard let before = try Areas.find(id, in: actor.scope, ledger.writer),
                let site = try Sites.find(before.siteID, in: actor.scope, ledger.writer)
            else { throw ServiceError.notFound }
            let organisation = try owned(before.organisationID, by: actor, ledger.writer)
            var after = try draft.validated(id: id, at: site)
            after.archivedAt = archivedAt(draft.isArchived, before.archivedAt, now)
            try ledger.update(after)
            return ChangeOutcome(organisation, "Changed the area \(after.name) at \(site.name)")
        }
    }

    /// Adds a contact to an organisation.
    @discardableResult
    public func addPerson(
        to organisationID: ID<Organisation>,
        _ draft: PersonDraft,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let id: ID<Person> = trellis.newID()
        let today = trellis.today
        return try await trellis.change(actor, "person.add", key: key) { ledger in
            let organisation = try owned(organisationID, by: actor, ledger.writer)
            let person = try draft.validated(
                id: id,
                systemID: actor.systemID,
                organisationID: organisationID,
                today: today
            )
            try ledger.insert(person)
            return ChangeOutcome(organisation, "Added a contact at \(organisation.name)")
        }
    }

    /// Changes a contact.
    @discardableResult
    public func editPerson(
        _ id: ID<Person>,
        _ draft: PersonDraft,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let (today, now) = (trellis.today, trellis.now())
        return try await trellis.change(actor, "person.edit", key: key) { ledger in
            guard let before = try People.find(id, in: actor.scope, ledger.writer) else { throw ServiceError.notFound }
            let organisation = try owned(before.organisationID, by: actor, ledger.writer)
            var after = try draft.validated(
                id: id,
                systemID: actor.systemID,
                organisationID: organisation.id,
                today: today
            )
            after.archivedAt = archivedAt(draft.isArchived, before.archivedAt, now)
            try ledger.update(after)
            return ChangeOutcome(organisation, "Changed a contact at \(organisation.name)")
        }
    }

    private func archivedAt(_ isArchived: Bool, _ before: Date?, _ now: Date) -> Date? {
        isArchived ? before ?? now : nil
    }
}
