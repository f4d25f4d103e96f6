public import Domain
import Records
import Store

extension NetworkService {
    /// Adds an organisation.
    /// - Throws: `InvalidDraft`, `ServiceError.denied`.
    @discardableResult
    public func add(_ draft: OrganisationDraft, key: String?, by actor: Actor) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .editOrganisations)
        let id: ID<Organisation> = trellis.newID()
        let organisation = try draft.validated(id: id, systemID: actor.systemID, today: trellis.today)
        return try await trellis.change(actor, "organisation.add", key: key) { ledger in
            try ledger.insert(organisation)
            return ChangeOutcome(organisation, "Added \(organisation.name)")
        }
    }

    /// Changes an organisation.
    /// - Throws: `InvalidDraft`, `ServiceError.notFound`, `ServiceError.denied`.
    @discardableResult
    public func edit(
        _ id: ID<Organisation>,
        _ draft: OrganisationDraft,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let today = trellis.today
        return try await trellis.change(actor, "organisation.edit", key: key) { ledger in
            let before = try owned(id, by: actor, ledger.writer)
            var after = try draft.validated(id: id, systemID: actor.systemID, today: today)
            after.archivedAt = before.archivedAt
            // What an organisation is decides what it may see: only a coordinator changes it. Notes about a college
            // are not shown to it, so it cannot change them either.
            if actor.role != .coordinator { after.kinds = before.kinds }
            if actor.role.side == .college { after.notes = try notes(of: id, in: actor, ledger.writer) }
            try ledger.update(after)
            return ChangeOutcome(after, "Changed \(after.name)")
        }
    }

    /// Archives an organisation, or brings it back. One with students on their way cannot be archived.
    /// - Throws: `ServiceError.conflict` with the number of students.
    @discardableResult
    public func setArchived(
        _ isArchived: Bool,
        _ id: ID<Organisation>,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .editOrganisations)
        let now = trellis.now()
        return try await trellis.change(actor, isArchived ? "organisation.archive" : "organisation.restore", key: key) {
            ledger in
            guard var organisation = try Organisations.find(id, in: actor.scope, ledger.writer) else {
                throw ServiceError.notFound
            }
            if isArchived {
                let count = try Organisations.placementCount(
                    of: id,
                    states: [.confirmed, .onPlacement],
                    in: actor.scope,
                    ledger.writer
                )
                guard count == 0 else {
                    let students = count == 1 ? "1 student has a placement" : "\(count) students have placements"
                    throw ServiceError.conflict(
                        "\(students) there that have not ended. Move, cancel or complete them first, then archive it."
                    )
                }
            }
            organisation.archivedAt = isArchived ? organisation.archivedAt ?? now : nil
            try ledger.update(organisation)
            return ChangeOutcome(organisation, "\(isArchived ? "Archived" : "Restored") \(organisation.name)")
        }
    }

    /// The organisation, if the actor may change what belongs to it.
    func owned(_ id: ID<Organisation>, by actor: Actor, _ reader: any Reader) throws -> Organisation {
        guard let found = try Organisations.find(id, in: actor.scope, reader) else { throw ServiceError.notFound }
        try actor.mustBeAllowed(to: .editOrganisations, .owned(by: id))
        return found
    }

    /// The notes as they are stored, for changes by somebody who does not see them.
    private func notes(of id: ID<Organisation>, in actor: Actor, _ reader: any Reader) throws -> String {
        try Organisations.find(id, in: .system(actor.systemID), reader)?.notes ?? ""
    }
}
