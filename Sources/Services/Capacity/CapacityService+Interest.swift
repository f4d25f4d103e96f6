public import Domain
import Records
import Store

extension CapacityService {
    /// An employer that the actor may answer for, with its answer for a year.
    public func interest(
        toEdit id: ID<Organisation>,
        year: AcademicYear,
        for actor: Actor
    ) async throws -> (organisation: Organisation, interest: Interest?) {
        try await trellis.database.read { reader in
            let organisation = try employer(id, actor, reader)
            return (organisation, try Interests.find(of: id, year: year, in: actor.scope, reader))
        }
    }

    /// Records an employer's answer for a year. "Not this year" is refused while students are placed there in it.
    /// - Throws: `InvalidDraft`, `ServiceError.notFound`, `ServiceError.denied`.
    @discardableResult
    public func setInterest(
        of id: ID<Organisation>,
        _ draft: InterestDraft,
        year: AcademicYear,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let newID: ID<Interest> = trellis.newID()
        let today = trellis.today
        return try await trellis.change(actor, "interest.edit", key: key) { ledger in
            let organisation = try employer(id, actor, ledger.writer)
            let before = try Interests.find(of: id, year: year, in: actor.scope, ledger.writer)
            let after = try draft.validated(
                id: before?.id ?? newID,
                systemID: actor.systemID,
                organisationID: id,
                year: year,
                today: today
            )
            try mustFit(after, in: actor, ledger.writer)
            if before == nil { try ledger.insert(after) } else { try ledger.update(after) }
            return ChangeOutcome(
                organisation,
                "\(organisation.name) for \(year.label): \(after.answer.title.lowercased())",
                onBehalfOf: behalf(organisation, actor)
            )
        }
    }

    /// Refuses "not this year" while students are placed there in it.
    /// - Throws: `InvalidDraft`.
    func mustFit(_ interest: Interest, in actor: Actor, _ reader: any Reader) throws {
        guard interest.answer == .notThisYear else { return }
        let count = try Organisations.placementCount(
            of: interest.organisationID,
            year: interest.year,
            in: actor.scope,
            reader
        )
        guard count > 0 else { return }
        let students = count == 1 ? "1 student is" : "\(count) students are"
        throw InvalidDraft(
            "answer",
            "\(students) placed there in \(interest.year.label). Move or cancel the placements first"
        )
    }

    private func employer(_ id: ID<Organisation>, _ actor: Actor, _ reader: any Reader) throws -> Organisation {
        guard let organisation = try Organisations.find(id, in: actor.scope, reader), organisation.isEmployer else {
            throw ServiceError.notFound
        }
        try actor.mustBeAllowed(to: .editCapacity, Target(employer: id))
        return organisation
    }
}
