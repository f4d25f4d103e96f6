public import Domain
import Foundation
import Records
import Store

extension CapacityService {
    /// Adds an offer at an area.
    /// - Throws: `InvalidDraft`, `ServiceError.notFound`, `ServiceError.denied`.
    @discardableResult
    public func addOffer(
        at areaID: ID<Area>,
        _ draft: OfferDraft,
        year: AcademicYear,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let id: ID<Offer> = trellis.newID()
        let (catalogue, today) = (trellis.catalogue, trellis.today)
        return try await trellis.change(actor, "offer.add", key: key) { ledger in
            let (area, organisation) = try host(areaID, actor, ledger.writer)
            let offer = try draft.validated(
                id: id,
                at: area,
                year: year,
                catalogue: catalogue,
                colleges: try Organisations.colleges(in: actor.scope, ledger.writer).map(\.id),
                today: today
            )
            try ledger.insert(offer)
            return ChangeOutcome(
                offer,
                "Added an offer at \(area.name), \(organisation.name)",
                onBehalfOf: behalf(organisation, actor)
            )
        }
    }

    /// Changes an offer. Its places never fall below what is taken.
    /// - Throws: `InvalidDraft`, `ServiceError.notFound`, `ServiceError.denied`.
    @discardableResult
    public func editOffer(_ id: ID<Offer>, _ draft: OfferDraft, key: String?, by actor: Actor) async throws
        -> AuditEntry
    {
        let (catalogue, today) = (trellis.catalogue, trellis.today)
        do {
            return try await trellis.change(actor, "offer.edit", key: key) { ledger in
                guard let before = try Offers.find(id, in: actor.scope, ledger.writer) else {
                    throw ServiceError.notFound
                }
                let (area, organisation) = try host(before.areaID, actor, ledger.writer)
                let colleges = try Organisations.colleges(in: actor.scope, ledger.writer).map(\.id)
                var after = try draft.validated(
                    id: id,
                    at: area,
                    year: before.year,
                    catalogue: catalogue,
                    // A college that has been archived since stays chosen.
                    colleges: colleges + before.visibility.providers.filter { !colleges.contains($0) },
                    today: today
                )
                after.archivedAt = before.archivedAt
                after.visibility.heldUntil = before.visibility.heldUntil
                after.taken = before.taken
                if before.taken > 0, (after.places ?? 0) < before.taken { throw Self.tooFew(taken: before.taken) }
                try ledger.update(after)
                return ChangeOutcome(
                    after,
                    "Changed an offer at \(area.name), \(organisation.name)",
                    onBehalfOf: behalf(organisation, actor)
                )
            }
        } catch let error as StoreError where error.code == .checkViolation {
            // Somebody took a place at the same moment; the table's own check has refused.
            let taken = try await trellis.database.read { reader in try Offers.taken(of: id, in: actor.scope, reader) }
            throw Self.tooFew(taken: taken)
        }
    }

    private static func tooFew(taken: Int) -> InvalidDraft {
        let words = taken == 1 ? "1 place is taken" : "\(taken) places are taken"
        return InvalidDraft("places", "\(words). Enter \(taken) or more, or move students first")
    }

    /// Withdraws an offer, or brings it back. One whose places are taken cannot be withdrawn.
    /// - Throws: `ServiceError.conflict` with the number of places.
    @discardableResult
    public func setWithdrawn(
        _ isWithdrawn: Bool,
        _ id: ID<Offer>,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let now = trellis.now()
        return try await trellis.change(actor, isWithdrawn ? "offer.withdraw" : "offer.restore", key: key) { ledger in
            guard var offer = try Offers.find(id, in: actor.scope, ledger.writer) else { throw ServiceError.notFound }
            let (area, organisation) = try host(offer.areaID, actor, ledger.writer)
            if isWithdrawn, offer.taken > 0 {
                let places = offer.taken == 1 ? "1 place is taken" : "\(offer.taken) places are taken"
                throw ServiceError.conflict("\(places). Move those students first, then withdraw the offer.")
            }
            offer.archivedAt = isWithdrawn ? offer.archivedAt ?? now : nil
            try ledger.update(offer)
            return ChangeOutcome(
                offer,
                "\(isWithdrawn ? "Withdrew" : "Restored") an offer at \(area.name), \(organisation.name)",
                onBehalfOf: behalf(organisation, actor)
            )
        }
    }

    /// Whom a coordinator records something for.
    func behalf(_ organisation: Organisation, _ actor: Actor) -> String? {
        actor.role == .coordinator ? organisation.name : nil
    }
}
