public import Domain
public import Store

/// Offers: places at areas.
public enum Offers {
    /// The rows that a scope may see. A college sees those open to it that are neither withdrawn nor held back.
    static func visible(in scope: Scope) -> SQL {
        switch scope {
        case .system(let system): "offer.system_id = \(system)"
        case .place(let system, _):
            "offer.system_id = \(system) AND offer.organisation_id IN \(Organisations.inPlace(scope))"
        case .provider(let system, let provider), .tutees(let system, let provider, _, _):
            """
            offer.system_id = \(system) AND offer.archived_at IS NULL AND offer.visibility NOT LIKE '%"heldUntil"%'
                AND (offer.visibility LIKE '%"providers":[]%' OR offer.visibility LIKE \("%\"\(provider)\"%"))
            """
        case .employer(let system, let employer): "offer.system_id = \(system) AND offer.organisation_id = \(employer)"
        case .areas(let system, let employer, let areas):
            """
            offer.system_id = \(system) AND offer.organisation_id = \(employer) AND offer.area_id IN \(list: areas)
            """
        case .named(let system, let employer, _, _):
            "offer.system_id = \(system) AND offer.organisation_id = \(employer) AND offer.archived_at IS NULL"
        case .oneself, .organisation, .figures, .trail, .nothing: "1 = 0"
        }
    }

    /// The columns of an offer. For colleges and mentors the notes are empty and other colleges are not named: the first of two
    /// columns with one name is the one that is read.
    static func columns(in scope: Scope) -> SQL {
        let notes: SQL = scope.holds(.offerNotes) ? "" : "'' AS notes, "
        let audience: SQL = scope.holds(.offerAudience) ? "" : "'{\"providers\":[]}' AS visibility, "
        return "\(notes)\(audience)offer.*"
    }

    /// One offer.
    public static func find(_ id: ID<Offer>, in scope: Scope, _ reader: any Reader) throws -> Offer? {
        try reader.first(
            "SELECT \(columns(in: scope)) FROM offer WHERE offer.id = \(id) AND \(visible(in: scope))",
            as: Offer.self
        )
    }

    /// An offer with the names of where it is.
    public struct ListRow: Codable, Sendable {
        public var offer: Offer
        public var place: Place

        /// Where an offer is.
        public struct Place: Codable, Sendable {
            public var organisationName: String
            public var organisationPlace: String?
            public var sector: Sector
            public var siteName: String
            public var postcode: Postcode?
            public var areaName: String
            public var setting: Setting
            public var areaMinimumAge: Int?
            public var learnersAtOnce: Int?
            public var supervisors: Int?
            public var learnersPerSupervisor: Int?

            /// The most learners at once in the area: see `Area.room`.
            public var room: Int? {
                Area.room(learnersAtOnce, supervisors: supervisors, each: learnersPerSupervisor)
            }
        }

        /// The youngest age that is taken: the offer's own, or the area's.
        public var minimumAge: Int? { offer.minimumAge ?? place.areaMinimumAge }
    }

    /// The offers of a year, filtered and sorted.
    public static func list(
        in scope: Scope,
        year: AcademicYear,
        _ filter: OfferFilter,
        _ request: ListRequest,
        _ reader: any Reader
    ) throws -> Listing<ListRow> {
        let tables: SQL = """
            FROM offer JOIN organisation ON organisation.id = offer.organisation_id
                JOIN site ON site.id = offer.site_id JOIN area ON area.id = offer.area_id
            WHERE \(conditions(in: scope, year: year, filter, request).joined(separator: " AND "))
            """
        let page: SQL = request.limit.map { "LIMIT \($0) OFFSET \(request.offset)" } ?? ""
        let rows = try reader.rows(
            """
            SELECT \(columns(in: scope)), organisation.name AS organisation_name,
                organisation.place AS organisation_place, organisation.sector, site.name AS site_name, site.postcode,
                area.name AS area_name, area.setting, area.minimum_age AS area_minimum_age, area.learners_at_once,
                area.supervisors, area.learners_per_supervisor
            \(tables) ORDER BY \(order(request)), offer.first_day, offer.id \(page)
            """
        )
        return Listing(
            rows: try rows.map { ListRow(offer: try $0.decode(Offer.self), place: try $0.decode(ListRow.Place.self)) },
            total: try reader.scalar("SELECT count(*) \(tables)", as: Int.self) ?? 0
        )
    }

    private static func conditions(
        in scope: Scope,
        year: AcademicYear,
        _ filter: OfferFilter,
        _ request: ListRequest
    ) -> [SQL] {
        var conditions: [SQL] = [
            visible(in: scope), "offer.year = \(year)",
            filter.isArchived ? "offer.archived_at IS NOT NULL" : "offer.archived_at IS NULL",
        ]
        if let code = filter.tLevelCode { conditions.append("offer.t_level_code = \(code)") }
        if let code = filter.specialismCode {
            conditions.append("(offer.specialism_code = \(code) OR offer.specialism_code IS NULL)")
        }
        if let place = filter.place { conditions.append("organisation.place = \(place)") }
        if let sector = filter.sector { conditions.append("organisation.sector = \(sector.rawValue)") }
        if let employer = filter.organisationID { conditions.append("offer.organisation_id = \(employer)") }
        if filter.isFreeOnly { conditions.append("offer.places > offer.taken") }
        if let day = filter.asAtBefore { conditions.append("offer.as_at < \(day)") }
        for word in filter.source.lowercased().split(separator: " ").map(String.init) {
            conditions.append("lower(offer.source) LIKE \("%\(word)%")")
        }
        for word in request.words {
            let like = "%\(word)%"
            conditions.append(
                """
                (organisation.name_folded LIKE \(like) OR site.name_folded LIKE \(like) OR area.name_folded LIKE \(like))
                """
            )
        }
        return conditions
    }

    private static func order(_ request: ListRequest) -> SQL {
        let direction: SQL = request.descending ? "DESC NULLS LAST" : "ASC NULLS LAST"
        return switch request.sort {
        case "area": "area.name_folded \(direction), organisation.name_folded"
        case "start": "offer.first_day \(direction), organisation.name_folded"
        case "places": "offer.places \(direction), organisation.name_folded"
        case "free": "offer.places - offer.taken \(direction), organisation.name_folded"
        default: "organisation.name_folded \(direction), site.name_folded, area.name_folded"
        }
    }

    /// How many students hold places of an offer.
    public static func taken(of id: ID<Offer>, in scope: Scope, _ reader: any Reader) throws -> Int {
        try reader.scalar(
            "SELECT offer.taken FROM offer WHERE offer.id = \(id) AND \(visible(in: scope))",
            as: Int.self
        ) ?? 0
    }
}
