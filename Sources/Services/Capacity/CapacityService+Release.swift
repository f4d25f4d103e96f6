public import Domain
import Foundation
public import Records
import Store

/// Places that only some colleges may see and that nobody has taken.
extension CapacityService {
    /// An offer that is open to some colleges only and has places free.
    public struct UnusedOffer: Sendable {
        public let row: Offers.ListRow
        /// The colleges that may see it, by name; empty when all of them are archived.
        public let colleges: [String]
    }

    /// The offers of a year that are not over, have places free, and are open to some colleges only.
    /// - Throws: `ServiceError.denied`.
    public func unused(
        tLevelCode: String?,
        year: AcademicYear,
        for actor: Actor
    ) async throws -> [UnusedOffer] {
        try actor.mustBeAllowed(to: .editCapacity, .list)
        let filter = OfferFilter(tLevelCode: tLevelCode, isFreeOnly: true)
        let today = trellis.today
        return try await trellis.database.read { reader in
            let colleges = try Organisations.colleges(in: actor.scope, reader)
            return try Offers.list(in: actor.scope, year: year, filter, .everything, reader).rows
                .filter { !$0.offer.visibility.providers.isEmpty && $0.offer.lastDay >= today }
                .map { row in
                    let chosen = row.offer.visibility.providers
                    return UnusedOffer(
                        row: row,
                        colleges: colleges.filter { chosen.contains($0.id) }.map(\.name)
                    )
                }
        }
    }

    /// Opens the unused places of some offers to every college, as one change.
    ///
    /// - Throws: `ServiceError.notFound` for an offer that the actor may not change, `ServiceError.conflict` for one that has
    ///   no place free any more, is withdrawn or is over: then none is opened.
    @discardableResult
    public func release(_ ids: [ID<Offer>], key: String?, by actor: Actor) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .editCapacity, .list)
        guard !ids.isEmpty else {
            throw ServiceError.conflict("No places were chosen, so nothing was opened. Go back to the list.")
        }
        let today = trellis.today
        return try await trellis.change(actor, "offer.release", key: key) { ledger in
            var released: [Offer] = []
            var hosts: [Organisation] = []
            for id in Set(ids).sorted() {
                guard var offer = try Offers.find(id, in: actor.scope, ledger.writer) else {
                    throw ServiceError.notFound
                }
                let (_, host) = try host(offer.areaID, actor, ledger.writer)
                if offer.visibility == .everyone { continue }
                guard offer.archivedAt == nil, (offer.free ?? 0) > 0, offer.lastDay >= today else {
                    throw ServiceError.conflict(
                        "Some of these places were taken or withdrawn meanwhile. Nothing was opened: look at the list again."
                    )
                }
                offer.visibility = .everyone
                released.append(offer)
                if !hosts.contains(where: { $0.id == host.id }) { hosts.append(host) }
            }
            guard let first = released.first else {
                throw ServiceError.conflict("Every college can see these places already.")
            }
            try ledger.update(released)
            return outcome(first, released, hosts, actor)
        }
    }

    private func outcome(_ first: Offer, _ offers: [Offer], _ hosts: [Organisation], _ actor: Actor) -> ChangeOutcome {
        let places = offers.reduce(0) { $0 + ($1.free ?? 0) }
        let words = places == 1 ? "1 unused place" : "\(places) unused places"
        let summary = "Opened \(words) to every college"
        var outcome =
            offers.count == 1
            ? ChangeOutcome(first, summary)
            : ChangeOutcome(
                subjectKind: System.table,
                subjectID: actor.systemID.description,
                summary: "\(summary), in \(offers.count) offers"
            )
        if actor.role == .coordinator {
            let names = hosts.map(\.name).joined(separator: ", ")
            outcome.onBehalfOf = hosts.count > 3 ? "\(hosts.count) employers" : names
        }
        return outcome
    }
}
