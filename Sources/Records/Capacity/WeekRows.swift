public import Domain
public import Store

/// What the page of areas by week is made of.
public enum WeekRows {
    /// An area that has offers in a year.
    public struct AreaRow: Codable, Sendable {
        public var id: ID<Area>
        public var name: String
        public var learnersAtOnce: Int?
        public var organisationID: ID<Organisation>
        public var organisationName: String
        public var siteName: String
    }

    /// A stretch of days at an area.
    public struct SpanRow: Codable, Sendable {
        public var areaID: ID<Area>
        public var firstDay: Day
        public var lastDay: Day
        public var places: Int
    }

    /// The areas with offers or students in a year, by employer, site and name.
    public static func areas(
        in scope: Scope,
        year: AcademicYear,
        organisation: ID<Organisation>?,
        offset: Int,
        limit: Int,
        _ reader: any Reader
    ) throws -> Listing<AreaRow> {
        let only: SQL = organisation.map { "AND area.organisation_id = \($0)" } ?? ""
        let tables: SQL = """
            FROM area JOIN site ON site.id = area.site_id JOIN organisation ON organisation.id = area.organisation_id
            WHERE area.system_id = \(scope.systemID) \(only) AND area.id IN
                (SELECT offer.area_id FROM offer WHERE offer.year = \(year) AND \(Offers.visible(in: scope))
                    AND (offer.archived_at IS NULL OR offer.taken > 0))
            """
        let rows = try reader.all(
            """
            SELECT area.id, area.name, area.learners_at_once, area.organisation_id,
                organisation.name AS organisation_name, site.name AS site_name
            \(tables) ORDER BY organisation.name_folded, site.name_folded, area.name_folded, area.id
            LIMIT \(limit) OFFSET \(offset)
            """,
            as: AreaRow.self
        )
        return Listing(rows: rows, total: try reader.scalar("SELECT count(*) \(tables)", as: Int.self) ?? 0)
    }

    /// What is offered at some areas. Offers of unknown size count as nothing.
    public static func offers(
        in scope: Scope,
        year: AcademicYear,
        areas: [ID<Area>],
        _ reader: any Reader
    ) throws -> [SpanRow] {
        try reader.all(
            """
            SELECT offer.area_id, offer.first_day, offer.last_day, offer.places FROM offer
            WHERE offer.year = \(year) AND offer.area_id IN \(list: areas) AND offer.places IS NOT NULL
                AND offer.archived_at IS NULL AND \(Offers.visible(in: scope))
            """,
            as: SpanRow.self
        )
    }

    /// The students at some areas, by the days that their legs take. The areas are those that the scope may see; whose
    /// students they are is not told.
    public static func legs(
        in scope: Scope,
        year: AcademicYear,
        areas: [ID<Area>],
        _ reader: any Reader
    ) throws -> [SpanRow] {
        try reader.all(
            """
            SELECT leg.area_id, leg.first_day, leg.last_day, 1 AS places
            FROM leg JOIN placement ON placement.id = leg.placement_id
                JOIN offer ON offer.id = leg.offer_id
            WHERE placement.year = \(year) AND placement.state <> 'cancelled' AND leg.area_id IN \(list: areas)
                AND \(Offers.visible(in: scope))
            """,
            as: SpanRow.self
        )
    }

    /// The organisations that have offers in a year, by name: the choices of the filters.
    public static func organisations(
        in scope: Scope,
        year: AcademicYear,
        _ reader: any Reader
    ) throws -> [OrganisationName] {
        try reader.all(
            """
            SELECT organisation.id, organisation.name FROM organisation
            WHERE organisation.id IN
                (SELECT offer.organisation_id FROM offer WHERE offer.year = \(year) AND \(Offers.visible(in: scope)))
            ORDER BY organisation.name_folded, organisation.id
            """,
            as: OrganisationName.self
        )
    }
}

/// An organisation by name.
public struct OrganisationName: Codable, Hashable, Sendable {
    public var id: ID<Organisation>
    public var name: String
}
