public import Domain
public import Store

/// Sites of organisations, and the areas at them.
public enum Sites {
    /// The rows that a scope may see. A college sees its own sites and those with an offer that is open to it.
    static func visible(in scope: Scope) -> SQL {
        switch scope {
        case .system(let system): "site.system_id = \(system)"
        case .place(let system, _):
            "site.system_id = \(system) AND site.organisation_id IN \(Organisations.inPlace(scope))"
        case .provider(let system, let provider), .tutees(let system, let provider, _, _):
            """
            site.system_id = \(system) AND (site.organisation_id = \(provider)
                OR site.id IN (SELECT offer.site_id FROM offer WHERE \(Offers.visible(in: scope))))
            """
        case .employer(let system, let own), .areas(let system, let own, _), .named(let system, let own, _, _),
            .organisation(let system, let own):
            "site.system_id = \(system) AND site.organisation_id = \(own)"
        case .oneself, .figures, .trail, .nothing: "1 = 0"
        }
    }

    /// One site.
    public static func find(_ id: ID<Site>, in scope: Scope, _ reader: any Reader) throws -> Site? {
        try reader.first("SELECT * FROM site WHERE site.id = \(id) AND \(visible(in: scope))", as: Site.self)
    }

    /// The sites of an organisation, by name.
    public static func of(_ organisation: ID<Organisation>, in scope: Scope, _ reader: any Reader) throws -> [Site] {
        try reader.all(
            """
            SELECT * FROM site WHERE site.organisation_id = \(organisation) AND \(visible(in: scope))
            ORDER BY site.name_folded, site.id
            """,
            as: Site.self
        )
    }

    /// A site with what is offered there: a point of the map.
    public struct MapRow: Codable, Sendable {
        public var id: ID<Site>
        public var name: String
        public var postcode: Postcode?
        public var organisationID: ID<Organisation>
        public var organisationName: String
        public var kinds: [OrganisationKind]
        public var places: Int?
        public var taken: Int?
    }

    /// The sites of the network with what they offer in a year: all of them, or those with places for one T Level.
    public static func map(
        in scope: Scope,
        year: AcademicYear,
        tLevelCode: String?,
        _ reader: any Reader
    ) throws -> [MapRow] {
        let subject: SQL = tLevelCode.map { "AND offer.t_level_code = \($0)" } ?? ""
        let only: SQL = tLevelCode == nil ? "" : "AND offered.site_id IS NOT NULL"
        return try reader.all(
            """
            SELECT site.id, site.name, site.postcode, site.organisation_id, organisation.name AS organisation_name,
                organisation.kinds, offered.places, offered.taken
            FROM site JOIN organisation ON organisation.id = site.organisation_id
                LEFT JOIN (SELECT offer.site_id, CAST(sum(offer.places) AS BIGINT) AS places,
                        CAST(sum(offer.taken) AS BIGINT) AS taken
                    FROM offer WHERE offer.year = \(year) AND offer.archived_at IS NULL \(subject)
                        AND \(Offers.visible(in: scope))
                    GROUP BY offer.site_id) AS offered ON offered.site_id = site.id
            WHERE site.archived_at IS NULL AND organisation.archived_at IS NULL AND \(visible(in: scope)) \(only)
            ORDER BY organisation.name_folded, site.name_folded, site.id
            """,
            as: MapRow.self
        )
    }
}

/// Wards, departments and teams that can host.
public enum Areas {
    static func visible(in scope: Scope) -> SQL {
        switch scope {
        case .system(let system): "area.system_id = \(system)"
        case .place(let system, _):
            "area.system_id = \(system) AND area.organisation_id IN \(Organisations.inPlace(scope))"
        case .provider(let system, let provider), .tutees(let system, let provider, _, _):
            """
            area.system_id = \(system) AND (area.organisation_id = \(provider)
                OR area.id IN (SELECT offer.area_id FROM offer WHERE \(Offers.visible(in: scope))))
            """
        case .employer(let system, let own), .named(let system, let own, _, _), .organisation(let system, let own):
            "area.system_id = \(system) AND area.organisation_id = \(own)"
        case .areas(let system, let own, let areas):
            "area.system_id = \(system) AND area.organisation_id = \(own) AND area.id IN \(list: areas)"
        case .oneself, .figures, .trail, .nothing: "1 = 0"
        }
    }

    /// The columns of an area. Colleges get no notes but their own; mentors get none.
    private static func columns(in scope: Scope) -> SQL {
        guard scope.holds(.areaNotes) else { return "'' AS notes, area.*" }
        if case .provider(_, let own) = scope {
            return "CASE WHEN area.organisation_id = \(own) THEN area.notes ELSE '' END AS notes, area.*"
        }
        return "area.*"
    }

    /// One area.
    public static func find(_ id: ID<Area>, in scope: Scope, _ reader: any Reader) throws -> Area? {
        try reader.first(
            "SELECT \(columns(in: scope)) FROM area WHERE area.id = \(id) AND \(visible(in: scope))",
            as: Area.self
        )
    }

    /// The areas of an organisation, by name.
    public static func of(_ organisation: ID<Organisation>, in scope: Scope, _ reader: any Reader) throws -> [Area] {
        try reader.all(
            """
            SELECT \(columns(in: scope)) FROM area
            WHERE area.organisation_id = \(organisation) AND \(visible(in: scope))
            ORDER BY area.name_folded, area.id
            """,
            as: Area.self
        )
    }
}

/// Contacts. Only coordinators and their own organisation see them.
public enum People {
    static func visible(in scope: Scope) -> SQL {
        switch scope {
        case .system(let system): "person.system_id = \(system)"
        case .place(let system, _):
            "person.system_id = \(system) AND person.organisation_id IN \(Organisations.inPlace(scope))"
        case .provider(let system, let own), .tutees(let system, let own, _, _), .employer(let system, let own),
            .areas(let system, let own, _), .named(let system, let own, _, _), .organisation(let system, let own):
            "person.system_id = \(system) AND person.organisation_id = \(own)"
        case .oneself, .figures, .trail, .nothing: "1 = 0"
        }
    }

    /// One contact.
    public static func find(_ id: ID<Person>, in scope: Scope, _ reader: any Reader) throws -> Person? {
        try reader.first("SELECT * FROM person WHERE person.id = \(id) AND \(visible(in: scope))", as: Person.self)
    }

    /// The contacts of an organisation, by name.
    public static func of(_ organisation: ID<Organisation>, in scope: Scope, _ reader: any Reader) throws -> [Person] {
        try reader.all(
            """
            SELECT * FROM person WHERE person.organisation_id = \(organisation) AND \(visible(in: scope))
            ORDER BY person.name_folded, person.id
            """,
            as: Person.self
        )
    }
}
