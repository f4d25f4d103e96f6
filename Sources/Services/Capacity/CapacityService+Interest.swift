public import Domain
public import Records
import Store

extension CapacityService {
    /// What surrounds the form of an employer's answer for a year.
    public struct InterestForm: Sendable {
        public let organisation: Organisation
        public let interest: Interest?
        /// The contacts who can be asked next year.
        public let contacts: [Person]
        /// Offers of the year that would be withdrawn with "not this year".
        public let openOffers: Int
    }

    /// An employer that the actor may answer for, with its answer for a year.
    public func interest(
        toEdit id: ID<Organisation>,
        year: AcademicYear,
        for actor: Actor
    ) async throws -> InterestForm {
        try await trellis.database.read { reader in
            let organisation = try employer(id, actor, reader)
            return InterestForm(
                organisation: organisation,
                interest: try Interests.find(of: id, year: year, in: actor.scope, reader),
                contacts: try People.of(id, in: actor.scope, reader).filter { $0.archivedAt == nil },
                openOffers: try openOffers(of: id, year: year, actor, reader).count
            )
        }
    }

    /// Records an employer's answer for a year. "Not this year" is refused while students are placed there in it, and
    /// withdraws the offers of the year when the form says so.
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
        return try await trellis.change(actor, "interest.edit", key: key) { ledger in
            let organisation = try employer(id, actor, ledger.writer)
            let after = try store(draft, of: id, year: year, newID: newID, by: actor, &ledger)
            return ChangeOutcome(
                organisation,
                "\(organisation.name) for \(year.label): \(after.answer.title.lowercased())",
                onBehalfOf: behalf(organisation, actor)
            )
        }
    }

    /// Writes an employer's answer for a year, whoever gives it and from wherever.
    /// - Throws: `InvalidDraft` when something is missing, students are placed, or offers stand in the way.
    func store(
        _ draft: InterestDraft,
        of id: ID<Organisation>,
        year: AcademicYear,
        newID: ID<Interest>,
        by actor: Actor,
        _ ledger: inout Ledger
    ) throws -> Interest {
        let before = try Interests.find(of: id, year: year, in: actor.scope, ledger.writer)
        var after = try draft.validated(
            id: before?.id ?? newID,
            systemID: actor.systemID,
            organisationID: id,
            year: year,
            contacts: try People.of(id, in: actor.scope, ledger.writer).map(\.id),
            today: trellis.today
        )
        if after.answer == .notThisYear {
            try mustFit(after, in: actor, ledger.writer)
            try withdrawOffers(of: id, year: year, isAgreed: draft.withdrawsOffers, actor, &ledger)
        } else {
            after.lines = before?.lines ?? []
            if after.answer == .mayOffer, !draft.mayOffer.isEmpty {
                let line = try draft.mayOffer.validated(
                    id: trellis.newID(),
                    areas: try openAreas(of: id, actor, ledger.writer).map(\.area),
                    catalogue: trellis.catalogue
                )
                // The same form sent again says nothing new.
                if !after.lines.contains(where: { $0.says(line) }) { after.lines.append(line) }
            }
        }
        if before == nil { try ledger.insert(after) } else { try ledger.update(after) }
        return after
    }

    /// Notes that an employer offers places, unless that is known.
    func noteOffers(
        of id: ID<Organisation>,
        year: AcademicYear,
        source: String,
        newID: ID<Interest>,
        by actor: Actor,
        _ ledger: inout Ledger
    ) throws {
        var interest = try Interests.find(of: id, year: year, in: actor.scope, ledger.writer)
        if interest?.answer == .offers { return }
        let isNew = interest == nil
        var after =
            interest
            ?? Interest(
                id: newID,
                systemID: actor.systemID,
                organisationID: id,
                year: year,
                answer: .offers,
                source: source,
                asAt: trellis.today
            )
        after.answer = .offers
        after.reasonCode = nil
        after.reason = ""
        after.source = source
        after.asAt = trellis.today
        interest = after
        if isNew { try ledger.insert(after) } else { try ledger.update(after) }
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

    /// The placements that stand in the way of "not this year", as far as the actor may see them; names only where the
    /// actor may see students.
    public func placements(
        inTheWayOf id: ID<Organisation>,
        year: AcademicYear,
        for actor: Actor
    ) async throws -> [Placements.ListRow] {
        guard actor.may(.seePlacements, .list) else { return [] }
        return try await trellis.database.read { reader in
            var request = ListRequest.everything
            request.sort = "start"
            return try Placements.list(in: actor.scope, Placements.Filter(year: year, employer: id), request, reader)
                .rows.filter { $0.state.holdsPlaces }
        }
    }

    private func withdrawOffers(
        of id: ID<Organisation>,
        year: AcademicYear,
        isAgreed: Bool,
        _ actor: Actor,
        _ ledger: inout Ledger
    ) throws {
        let offers = try openOffers(of: id, year: year, actor, ledger.writer)
        guard !offers.isEmpty else { return }
        guard isAgreed else {
            let words = offers.count == 1 ? "the offer" : "the \(offers.count) offers"
            throw InvalidDraft("withdraw", "Tick to withdraw \(words) for \(year.label), or choose another answer")
        }
        let now = trellis.now()
        try ledger.update(
            offers.map { offer in
                var offer = offer
                offer.archivedAt = now
                return offer
            }
        )
    }

    private func openOffers(
        of id: ID<Organisation>,
        year: AcademicYear,
        _ actor: Actor,
        _ reader: any Reader
    ) throws -> [Offer] {
        try Offers.list(in: actor.scope, year: year, OfferFilter(organisationID: id), .everything, reader).rows
            .map(\.offer)
    }

    func employer(_ id: ID<Organisation>, _ actor: Actor, _ reader: any Reader) throws -> Organisation {
        guard let organisation = try Organisations.find(id, in: actor.scope, reader), organisation.isEmployer else {
            throw ServiceError.notFound
        }
        try actor.mustBeAllowed(to: .editCapacity, Target(employer: id))
        return organisation
    }
}
