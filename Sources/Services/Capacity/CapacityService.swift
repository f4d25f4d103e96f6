public import Domain
public import Records
import Store

/// What employers offer, and what they say about a year.
public struct CapacityService: Sendable {
    let trellis: Trellis

    /// An offer in a list, with how far it is from where the list was asked from.
    public struct Row: Sendable {
        public let row: Offers.ListRow
        public let distance: Distance?
    }

    /// One page of the offers of a year.
    ///
    /// - Parameter near: an outcode that distances are counted from; with the order "distance", the nearest come first.
    public func list(
        _ filter: OfferFilter,
        _ request: ListRequest,
        near: Outcode?,
        year: AcademicYear,
        for actor: Actor
    ) async throws -> Listing<Row> {
        try actor.mustBeAllowed(to: .seeOffers, .list)
        let isByDistance = request.sort == "distance" && near != nil
        // Distances are not in the database: by distance, all rows are read and the page is cut out here.
        var asked = request
        if isByDistance {
            asked.offset = 0
            asked.limit = nil
            asked.descending = false
        }
        let wanted = asked
        let listing = try await trellis.database.read { reader in
            try Offers.list(in: actor.scope, year: year, filter, wanted, reader)
        }
        var rows = listing.rows.map { row in Row(row: row, distance: distance(to: row, from: near)) }
        if isByDistance {
            rows = sorted(rows, descending: request.descending)
            rows = Array(rows.dropFirst(request.offset).prefix(request.limit ?? rows.count))
        }
        return Listing(rows: rows, total: listing.total)
    }

    private func distance(to row: Offers.ListRow, from near: Outcode?) -> Distance? {
        guard let near, let postcode = row.place.postcode else { return nil }
        return trellis.geography.distance(from: near, to: postcode)
    }

    /// The nearest first, or the farthest; those whose way is not known come last either way.
    func sorted(_ rows: [Row], descending: Bool) -> [Row] {
        let known = rows.filter { $0.distance != nil }
        let unknown = rows.filter { $0.distance == nil }
        let ordered = known.enumerated().sorted { left, right in
            guard let one = left.element.distance, let other = right.element.distance, one != other else {
                return left.offset < right.offset
            }
            return descending ? one > other : one < other
        }
        return ordered.map(\.element) + unknown
    }

    /// One offer with what surrounds it.
    public struct Detail: Sendable {
        public let row: Offers.ListRow
        /// The colleges that may see it, by name; empty when all may, or when the actor may not know.
        public let visibleTo: [OrganisationName]
        /// What the rule book says about remote hours for it.
        public let remoteCap: Ruling<Double>?
        public let canEdit: Bool
    }

    /// One offer with what surrounds it.
    /// - Throws: `ServiceError.notFound`.
    public func detail(_ id: ID<Offer>, for actor: Actor) async throws -> Detail {
        try actor.mustBeAllowed(to: .seeOffers, .list)
        let scope = actor.scope
        let (row, colleges) = try await trellis.database.read { reader in
            guard let offer = try Offers.find(id, in: scope, reader) else { throw ServiceError.notFound }
            let filter = OfferFilter(organisationID: offer.organisationID, isArchived: offer.archivedAt != nil)
            let rows = try Offers.list(in: scope, year: offer.year, filter, .everything, reader).rows
            guard let row = rows.first(where: { $0.offer.id == id }) else { throw ServiceError.notFound }
            let chosen = offer.visibility.providers
            return (row, try Organisations.colleges(in: scope, reader).filter { chosen.contains($0.id) })
        }
        let offer = row.offer
        return Detail(
            row: row,
            visibleTo: colleges,
            remoteCap: remoteCap(
                tLevelCode: offer.tLevelCode,
                specialismCode: offer.specialismCode,
                on: offer.firstDay
            ),
            canEdit: actor.may(.editCapacity, Target(employer: offer.organisationID))
        )
    }

    /// The share of the hours that the rule book lets be remote.
    public func remoteCap(tLevelCode: String?, specialismCode: String?, on day: Day) -> Ruling<Double>? {
        let programme = trellis.catalogue.programme(tLevel: tLevelCode, specialism: specialismCode)
        return trellis.ruleBook.remoteShareCap(for: programme, on: day)
    }

    /// An offer with its area and organisation, which the actor may change.
    public func offer(
        toEdit id: ID<Offer>,
        for actor: Actor
    ) async throws -> (offer: Offer, area: Area, organisation: Organisation) {
        try await trellis.database.read { reader in
            guard let offer = try Offers.find(id, in: actor.scope, reader) else { throw ServiceError.notFound }
            let (area, organisation) = try host(offer.areaID, actor, reader)
            return (offer, area, organisation)
        }
    }

    /// An area with its organisation, at which the actor may offer places.
    public func area(toOfferAt id: ID<Area>, for actor: Actor) async throws -> (area: Area, organisation: Organisation)
    {
        try await trellis.database.read { reader in try host(id, actor, reader) }
    }

    /// The colleges that an offer can be shown to.
    public func colleges(for actor: Actor) async throws -> [OrganisationName] {
        try await trellis.database.read { reader in try Organisations.colleges(in: actor.scope, reader) }
    }

    /// The employers with offers in a year, for filters.
    public func employers(year: AcademicYear, for actor: Actor) async throws -> [OrganisationName] {
        try await trellis.database.read { reader in try WeekRows.organisations(in: actor.scope, year: year, reader) }
    }

    func host(_ id: ID<Area>, _ actor: Actor, _ reader: any Reader) throws -> (Area, Organisation) {
        guard let area = try Areas.find(id, in: actor.scope, reader),
            let organisation = try Organisations.find(area.organisationID, in: actor.scope, reader)
        else { throw ServiceError.notFound }
        try actor.mustBeAllowed(to: .editCapacity, Target(employer: area.organisationID))
        return (area, organisation)
    }
}

extension Trellis {
    /// What employers offer, and what they say about a year.
    public var capacity: CapacityService { CapacityService(trellis: self) }
}
