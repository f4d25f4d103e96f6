public import Domain
import Records
import Store

extension CapacityService {
    /// Who can do the rest of a placement of which one offer is a part.
    public struct Partners: Sendable {
        /// The hours that are missing.
        public let hoursMissing: Int
        /// Offers with free places that can do them, the nearest first, those whose way is not known last.
        public let rows: [Row]
    }

    /// The most partners that are listed.
    static let mostPartners = 12

    /// Who can do the rest of a placement of which an offer is a part; nothing for an offer of a whole placement.
    /// - Throws: `ServiceError.notFound`, `ServiceError.denied`.
    public func partners(of id: ID<Offer>, for actor: Actor) async throws -> Partners? {
        try actor.mustBeAllowed(to: .seeOffers, .list)
        let found = try await trellis.database.read { reader -> (Offers.ListRow, [Offers.ListRow])? in
            guard let offer = try Offers.find(id, in: actor.scope, reader) else { throw ServiceError.notFound }
            let filter = OfferFilter(tLevelCode: offer.tLevelCode)
            let rows = try Offers.list(in: actor.scope, year: offer.year, filter, .everything, reader).rows
            return rows.first { $0.offer.id == id }.map { ($0, rows) }
        }
        guard let (own, rows) = found else { return nil }
        let required = trellis.requiredHours(
            tLevelCode: own.offer.tLevelCode,
            specialismCode: own.offer.specialismCode,
            year: own.offer.year
        )
        guard let required = required?.value, let missing = own.offer.hoursMissing(of: required) else { return nil }
        let partners = rows.filter {
            ($0.offer.free ?? 0) > 0 && own.offer.canBeShared(with: $0.offer, required: required)
        }
        .map { Row(row: $0, distance: distance(between: own.place, and: $0.place)) }
        return Partners(
            hoursMissing: missing,
            rows: Array(sorted(partners, descending: false).prefix(Self.mostPartners))
        )
    }

    private func distance(between one: Offers.ListRow.Place, and other: Offers.ListRow.Place) -> Distance? {
        guard let first = one.postcode, let second = other.postcode else { return nil }
        return trellis.geography.distance(from: first, to: second)
    }
}
