public import Domain
import Records
import Store

/// What an employer may offer, before it is an offer.
extension CapacityService {
    /// An employer with its answer for a year and the areas that a line can name.
    public struct MayOffer: Sendable {
        public let organisation: Organisation
        public let interest: Interest?
        /// The areas that are used, with the names of their sites.
        public let areas: [(area: Area, site: String)]
    }

    /// What an employer may offer in a year.
    /// - Throws: `ServiceError.notFound`, `ServiceError.denied`.
    public func mayOffer(of id: ID<Organisation>, year: AcademicYear, for actor: Actor) async throws -> MayOffer {
        try await trellis.database.read { reader in
            let organisation = try employer(id, actor, reader)
            return MayOffer(
                organisation: organisation,
                interest: try Interests.find(of: id, year: year, in: actor.scope, reader),
                areas: try openAreas(of: id, actor, reader)
            )
        }
    }

    /// Adds a line; the answer for the year becomes "may offer" unless the employer offers places already.
    /// - Throws: `InvalidDraft`, `ServiceError.notFound`, `ServiceError.denied`.
    @discardableResult
    public func addMayOffer(
        of id: ID<Organisation>,
        _ draft: MayOfferDraft,
        year: AcademicYear,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let (lineID, newID): (ID<MayOfferLine>, ID<Interest>) = (trellis.newID(), trellis.newID())
        let (catalogue, today) = (trellis.catalogue, trellis.today)
        return try await trellis.change(actor, "interest.line", key: key) { ledger in
            let organisation = try employer(id, actor, ledger.writer)
            let areas = try openAreas(of: id, actor, ledger.writer).map(\.area)
            let line = try draft.validated(id: lineID, areas: areas, catalogue: catalogue)
            let before = try Interests.find(of: id, year: year, in: actor.scope, ledger.writer)
            var after =
                before
                ?? Interest(
                    id: newID,
                    systemID: actor.systemID,
                    organisationID: id,
                    year: year,
                    answer: .mayOffer,
                    source: actor.name,
                    asAt: today
                )
            if after.answer != .offers { after.answer = .mayOffer }
            after.reasonCode = nil
            after.reason = ""
            after.lines.append(line)
            after.asAt = today
            if before == nil { try ledger.insert(after) } else { try ledger.update(after) }
            return ChangeOutcome(
                organisation,
                "Noted what \(organisation.name) may offer in \(year.label)",
                onBehalfOf: behalf(organisation, actor)
            )
        }
    }

    /// Takes lines away.
    /// - Throws: `InvalidDraft` when none is chosen; `ServiceError.notFound`, `ServiceError.denied`.
    @discardableResult
    public func removeMayOffer(
        of id: ID<Organisation>,
        lines: [ID<MayOfferLine>],
        year: AcademicYear,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        try await trellis.change(actor, "interest.line", key: key) { ledger in
            let organisation = try employer(id, actor, ledger.writer)
            var (interest, chosen) = try chosenLines(of: id, lines, year, actor, ledger.writer)
            interest.lines.removeAll { line in chosen.contains { $0.id == line.id } }
            try ledger.update(interest)
            return ChangeOutcome(
                organisation,
                "Took away what \(organisation.name) might have offered in \(year.label)",
                onBehalfOf: behalf(organisation, actor)
            )
        }
    }

    /// Makes the ticked lines firm: each becomes an offer, and the employer offers places from then on.
    /// - Throws: `InvalidDraft` when none is chosen or one lacks its area, T Level or term.
    @discardableResult
    public func makeFirm(
        of id: ID<Organisation>,
        lines: [ID<MayOfferLine>],
        year: AcademicYear,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let (trellis, today) = (trellis, trellis.today)
        return try await trellis.change(actor, "interest.firm", key: key) { ledger in
            let organisation = try employer(id, actor, ledger.writer)
            var (interest, chosen) = try chosenLines(of: id, lines, year, actor, ledger.writer)
            let areas = try openAreas(of: id, actor, ledger.writer).map(\.area)
            let offers = try chosen.map { line in
                guard let area = areas.first(where: { $0.id == line.areaID }) else {
                    throw InvalidDraft("selected", "Say where the places are before you make them firm")
                }
                return try line.firm(
                    id: trellis.newID(),
                    at: area,
                    year: year,
                    source: interest.source,
                    asAt: today
                )
            }
            try ledger.insert(offers)
            interest.lines.removeAll { line in chosen.contains { $0.id == line.id } }
            interest.answer = .offers
            interest.asAt = today
            try ledger.update(interest)
            let words = offers.count == 1 ? "1 offer" : "\(offers.count) offers"
            return ChangeOutcome(
                organisation,
                "Made \(words) of what \(organisation.name) might have offered in \(year.label)",
                onBehalfOf: behalf(organisation, actor)
            )
        }
    }

    private func chosenLines(
        of id: ID<Organisation>,
        _ lines: [ID<MayOfferLine>],
        _ year: AcademicYear,
        _ actor: Actor,
        _ reader: any Reader
    ) throws -> (Interest, [MayOfferLine]) {
        guard let interest = try Interests.find(of: id, year: year, in: actor.scope, reader) else {
            throw ServiceError.notFound
        }
        let chosen = interest.lines.filter { lines.contains($0.id) }
        if chosen.isEmpty { throw InvalidDraft("selected", "Tick at least one line") }
        return (interest, chosen)
    }

    func openAreas(
        of id: ID<Organisation>,
        _ actor: Actor,
        _ reader: any Reader
    ) throws -> [(area: Area, site: String)] {
        let sites = Dictionary(
            uniqueKeysWithValues: try Sites.of(id, in: actor.scope, reader).map { ($0.id, $0.name) }
        )
        return try Areas.of(id, in: actor.scope, reader).filter { $0.archivedAt == nil }
            .map { ($0, sites[$0.siteID] ?? "") }
    }
}
