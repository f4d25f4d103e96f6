public import Domain
public import Store

/// Groups of other learners at areas. Colleges never see them: how full a ward is is told to those who run it and to
/// those who coordinate.
public enum WardGroups {
    /// The rows that a scope may see.
    static func visible(in scope: Scope) -> SQL {
        switch scope {
        case .system(let system): "ward_group.system_id = \(system)"
        case .place(let system, _):
            "ward_group.system_id = \(system) AND ward_group.organisation_id IN \(Organisations.inPlace(scope))"
        case .employer(let system, let own):
            "ward_group.system_id = \(system) AND ward_group.organisation_id = \(own)"
        case .areas(let system, let own, let areas):
            """
            ward_group.system_id = \(system) AND ward_group.organisation_id = \(own)
                AND ward_group.area_id IN \(list: areas)
            """
        case .provider, .tutees, .oneself, .named, .organisation, .figures, .trail, .nothing: "1 = 0"
        }
    }

    /// Whether a scope may see other learners at all.
    public static func areOpen(to scope: Scope) -> Bool {
        switch scope {
        case .system, .place, .employer, .areas: true
        case .provider, .tutees, .oneself, .named, .organisation, .figures, .trail, .nothing: false
        }
    }

    /// One group.
    public static func find(_ id: ID<WardGroup>, in scope: Scope, _ reader: any Reader) throws -> WardGroup? {
        try reader.first(
            "SELECT ward_group.* FROM ward_group WHERE ward_group.id = \(id) AND \(visible(in: scope))",
            as: WardGroup.self
        )
    }

    /// A group with the names of where it is.
    public struct ListRow: Sendable {
        public var group: WardGroup
        public var place: Place

        /// Where a group is.
        public struct Place: Codable, Sendable {
            public var organisationName: String
            public var siteName: String
            public var areaName: String
        }
    }

    /// The groups that are there at any time of a year and still expected, by employer, site, area and first day.
    public static func list(
        in scope: Scope,
        year: AcademicYear,
        organisation: ID<Organisation>?,
        kind: LearnerKind?,
        _ request: ListRequest,
        _ reader: any Reader
    ) throws -> Listing<ListRow> {
        var conditions: [SQL] = [
            visible(in: scope), "ward_group.archived_at IS NULL",
            "ward_group.first_day <= \(year.range.end)", "ward_group.last_day >= \(year.range.start)",
        ]
        if let organisation { conditions.append("ward_group.organisation_id = \(organisation)") }
        if let kind { conditions.append("ward_group.kind = \(kind.rawValue)") }
        let tables: SQL = """
            FROM ward_group JOIN area ON area.id = ward_group.area_id
                JOIN site ON site.id = ward_group.site_id
                JOIN organisation ON organisation.id = ward_group.organisation_id
            WHERE \(conditions.joined(separator: " AND "))
            """
        let page: SQL = request.limit.map { "LIMIT \($0) OFFSET \(request.offset)" } ?? ""
        let rows = try reader.rows(
            """
            SELECT ward_group.*, organisation.name AS organisation_name, site.name AS site_name,
                area.name AS area_name
            \(tables)
            ORDER BY organisation.name_folded, site.name_folded, area.name_folded, ward_group.first_day,
                ward_group.id
            \(page)
            """
        )
        return Listing(
            rows: try rows.map {
                ListRow(group: try $0.decode(WardGroup.self), place: try $0.decode(ListRow.Place.self))
            },
            total: try reader.scalar("SELECT count(*) \(tables)", as: Int.self) ?? 0
        )
    }
}
