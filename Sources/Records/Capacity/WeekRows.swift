public import Domain
public import Store

/// What the page of areas by week is made of.
public enum WeekRows {
    /// An area that has offers, or others than T Level students, in a year.
    public struct AreaRow: Codable, Sendable {
        public var id: ID<Area>
        public var name: String
        public var learnersAtOnce: Int?
        public var supervisors: Int?
        public var learnersPerSupervisor: Int?
        public var siteID: ID<Site>
        public var siteName: String
        public var organisationID: ID<Organisation>
        public var organisationName: String

        /// The most learners at once: see `Area.room`.
        public var room: Int? {
            Area.room(learnersAtOnce, supervisors: supervisors, each: learnersPerSupervisor)
        }
    }

    /// A stretch of days at an area.
    public struct SpanRow: Codable, Sendable {
        public var areaID: ID<Area>
        public var firstDay: Day
        public var lastDay: Day
        public var places: Int
    }

    /// The areas with offers or learners in a year, by employer, site and name.
    public static func areas(
        in scope: Scope,
        year: AcademicYear,
        organisation: ID<Organisation>?,
        tLevelCode: String?,
        _ reader: any Reader
    ) throws -> [AreaRow] {
        let only: SQL = organisation.map { "AND area.organisation_id = \($0)" } ?? ""
        let subject: SQL = tLevelCode.map { "AND offer.t_level_code = \($0)" } ?? ""
        // Areas that only others use are no help to somebody who looks for one T Level.
        let others: SQL =
            tLevelCode != nil
            ? ""
            : """
            OR area.id IN (SELECT ward_group.area_id FROM ward_group WHERE ward_group.archived_at IS NULL
                AND ward_group.first_day <= \(year.range.end) AND ward_group.last_day >= \(year.range.start)
                AND \(WardGroups.visible(in: scope)))
            """
        return try reader.all(
            """
            SELECT area.id, area.name, area.learners_at_once, area.supervisors, area.learners_per_supervisor,
                area.site_id, site.name AS site_name, area.organisation_id, organisation.name AS organisation_name
            FROM area JOIN site ON site.id = area.site_id JOIN organisation ON organisation.id = area.organisation_id
            WHERE area.system_id = \(scope.systemID) \(only) AND (area.id IN
                (SELECT offer.area_id FROM offer WHERE offer.year = \(year) AND \(Offers.visible(in: scope)) \(subject)
                    AND (offer.archived_at IS NULL OR offer.taken > 0)) \(others))
            ORDER BY organisation.name_folded, site.name_folded, area.name_folded, area.id
            """,
            as: AreaRow.self
        )
    }

    /// What is offered at some areas. Offers of unknown size count as nothing.
    public static func offers(
        in scope: Scope,
        year: AcademicYear,
        areas: [ID<Area>],
        tLevelCode: String?,
        _ reader: any Reader
    ) throws -> [SpanRow] {
        let subject: SQL = tLevelCode.map { "AND offer.t_level_code = \($0)" } ?? ""
        return try reader.all(
            """
            SELECT offer.area_id, offer.first_day, offer.last_day, offer.places FROM offer
            WHERE offer.year = \(year) AND offer.area_id IN \(list: areas) AND offer.places IS NOT NULL
                AND offer.archived_at IS NULL AND \(Offers.visible(in: scope)) \(subject)
            """,
            as: SpanRow.self
        )
    }

    /// The learners at some areas on some days. The areas are those that the scope may see; whose students they are is
    /// not told, and other learners only to those who may see them.
    public static func learners(
        in scope: Scope,
        during range: DayRange,
        areas: [ID<Area>],
        _ reader: any Reader
    ) throws -> [Presences.Row] {
        try reader.all(
            """
            SELECT leg.area_id, area.site_id, leg.organisation_id, leg.offer_id, leg.first_day, leg.last_day,
                leg.pattern, 1 AS learners
            FROM leg JOIN placement ON placement.id = leg.placement_id
                JOIN offer ON offer.id = leg.offer_id JOIN area ON area.id = leg.area_id
            WHERE placement.state <> 'cancelled' AND leg.area_id IN \(list: areas)
                AND leg.first_day <= \(range.end) AND leg.last_day >= \(range.start) AND \(Offers.visible(in: scope))
            """,
            as: Presences.Row.self
        )
            + reader.all(
                """
                SELECT ward_group.area_id, ward_group.site_id, ward_group.organisation_id, ward_group.first_day,
                    ward_group.last_day, ward_group.pattern, ward_group.learners
                FROM ward_group
                WHERE ward_group.archived_at IS NULL AND ward_group.area_id IN \(list: areas)
                    AND ward_group.first_day <= \(range.end) AND ward_group.last_day >= \(range.start)
                    AND \(WardGroups.visible(in: scope))
                """,
                as: Presences.Row.self
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
