public import Domain
public import Records
import Store

/// Organisations with their sites, areas and contacts.
public struct NetworkService: Sendable {
    let trellis: Trellis

    /// One page of the organisations, with what they offer in a year.
    /// - Throws: `ServiceError.denied`.
    public func list(
        _ filter: OrganisationFilter,
        _ request: ListRequest,
        year: AcademicYear,
        for actor: Actor
    ) async throws -> Listing<Organisations.ListRow> {
        try actor.mustBeAllowed(to: .seeOrganisations, .list)
        return try await trellis.database.read { reader in
            try Organisations.list(in: actor.scope, year: year, filter, request, reader)
        }
    }

    /// Everything about one organisation that the actor may see.
    public struct Detail: Sendable {
        public let organisation: Organisation
        public let sites: [Site]
        public let areas: [Area]
        public let people: [Person]
        /// The answer for the year; empty when nobody asked or the actor may not know.
        public let interest: Interest?
        public let offers: [Offers.ListRow]
        /// Students placed with it, or by it, in the year.
        public let placementCount: Int
        /// Whether the actor may change the organisation, its sites, areas and contacts.
        public let canEdit: Bool
        /// Whether the actor may change its answer and its offers.
        public let canEditCapacity: Bool
        /// Whether the actor may archive it or bring it back.
        public let canArchive: Bool
        /// Whether the actor sees contacts.
        public let showsContacts: Bool
        /// Whether the actor sees the answer for the year.
        public let showsInterest: Bool
    }

    /// Everything about one organisation that the actor may see.
    /// - Throws: `ServiceError.notFound`.
    public func detail(_ id: ID<Organisation>, year: AcademicYear, for actor: Actor) async throws -> Detail {
        try actor.mustBeAllowed(to: .seeOrganisations, .list)
        let scope = actor.scope
        return try await trellis.database.read { reader in
            guard let organisation = try Organisations.find(id, in: scope, reader) else { throw ServiceError.notFound }
            let filter = OfferFilter(organisationID: id)
            let target = Target(organisation)
            return Detail(
                organisation: organisation,
                sites: try Sites.of(id, in: scope, reader),
                areas: try Areas.of(id, in: scope, reader),
                people: try People.of(id, in: scope, reader),
                interest: try Interests.find(of: id, year: year, in: scope, reader),
                offers: try Offers.list(in: scope, year: year, filter, .everything, reader).rows,
                placementCount: try Organisations.placementCount(of: id, year: year, in: scope, reader),
                canEdit: actor.may(.editOrganisations, target),
                canEditCapacity: organisation.isEmployer && actor.may(.editCapacity, target),
                canArchive: actor.may(.editOrganisations, .system),
                showsContacts: actor.may(.seeContacts, target),
                showsInterest: organisation.isEmployer && scope.holds(.employerAnswer)
            )
        }
    }

    /// What fits on one sheet about an organisation.
    public struct Summary: Sendable {
        public let detail: Detail
        /// The students placed with it, or by it, that the actor may see.
        public let students: [Placements.ListRow]
    }

    /// What fits on one sheet about an organisation and its year.
    /// - Throws: `ServiceError.notFound`.
    public func summary(_ id: ID<Organisation>, year: AcademicYear, for actor: Actor) async throws -> Summary {
        let detail = try await detail(id, year: year, for: actor)
        let students = try await trellis.database.read { reader in
            let hosted = try Placements.list(
                in: actor.scope,
                .init(year: year, employer: id),
                ListRequest(sort: "student"),
                reader
            ).rows
            let sent =
                detail.organisation.isProvider
                ? try Placements.list(
                    in: actor.scope,
                    .init(year: year, provider: id),
                    ListRequest(sort: "student"),
                    reader
                ).rows : []
            let known = Set(hosted.map { "\($0.id)-\($0.position)" })
            return hosted + sent.filter { !known.contains("\($0.id)-\($0.position)") }
        }
        return Summary(detail: detail, students: students)
    }

    /// The sites of the network with what they offer, and where they lie.
    public struct MapSite: Sendable {
        public let row: Sites.MapRow
        /// Empty when there is no postcode, or an unknown one.
        public let point: GridPoint?
    }

    /// The sites of the network: all of them, or those with places for one T Level in the year.
    public func map(tLevelCode: String?, year: AcademicYear, for actor: Actor) async throws -> [MapSite] {
        try actor.mustBeAllowed(to: .seeOrganisations, .list)
        let rows = try await trellis.database.read { reader in
            try Sites.map(in: actor.scope, year: year, tLevelCode: tLevelCode, reader)
        }
        return rows.map { MapSite(row: $0, point: $0.postcode.flatMap { trellis.geography.point(for: $0) }) }
    }

    /// An organisation that the actor may change.
    /// - Throws: `ServiceError.notFound`, `ServiceError.denied`.
    public func organisation(toEdit id: ID<Organisation>, for actor: Actor) async throws -> Organisation {
        let found = try await trellis.database.read { reader in try Organisations.find(id, in: actor.scope, reader) }
        guard let found else { throw ServiceError.notFound }
        try actor.mustBeAllowed(to: .editOrganisations, .owned(by: id))
        return found
    }

    /// The places that people in the system say something is in.
    public func places(for actor: Actor) async throws -> [String] {
        try await trellis.database.read { reader in try Systems.find(actor.systemID, reader)?.places ?? [] }
    }
}

extension Trellis {
    /// Organisations with their sites, areas and contacts.
    public var network: NetworkService { NetworkService(trellis: self) }
}
