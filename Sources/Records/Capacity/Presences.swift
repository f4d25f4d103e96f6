public import Domain
public import Store

/// Learners at areas, whoever they are: the legs of placements that hold a place, and groups of others.
public enum Presences {
    /// Learners at an area for a stretch of days.
    public struct Row: Codable, Sendable {
        public var areaID: ID<Area>
        public var siteID: ID<Site>
        public var organisationID: ID<Organisation>
        /// The offer that a student is there for; empty for other learners.
        public var offerID: ID<Offer>?
        public var firstDay: Day
        public var lastDay: Day
        public var pattern: Pattern
        public var learners: Int

        /// Whether this is a T Level student.
        public var isStudent: Bool { offerID != nil }
        /// The same for counting by day.
        public var presence: Presence? {
            (try? DayRange(start: firstDay, end: lastDay)).map { Presence($0, pattern, learners: learners) }
        }
    }

    /// Everybody who is at a place that says how many fit at once, on or after a day. What is chosen has no scope of its
    /// own: it is read to guard what is changed, and told to nobody.
    static func atLimits(_ hosts: SQL, from day: Day, _ reader: any Reader) throws -> [Row] {
        try reader.all(
            """
            SELECT leg.area_id, area.site_id, leg.organisation_id, leg.offer_id, leg.first_day, leg.last_day,
                leg.pattern, 1 AS learners
            FROM leg JOIN placement ON placement.id = leg.placement_id JOIN area ON area.id = leg.area_id
                JOIN site ON site.id = area.site_id JOIN organisation ON organisation.id = leg.organisation_id
            WHERE \(hosts) AND leg.last_day >= \(day) AND placement.state <> 'cancelled' AND \(isLimited)
            ORDER BY leg.id
            """,
            as: Row.self
        )
            + reader.all(
                """
                SELECT ward_group.area_id, area.site_id, ward_group.organisation_id, ward_group.first_day,
                    ward_group.last_day, ward_group.pattern, ward_group.learners
                FROM ward_group JOIN area ON area.id = ward_group.area_id JOIN site ON site.id = area.site_id
                    JOIN organisation ON organisation.id = ward_group.organisation_id
                WHERE \(hosts) AND ward_group.last_day >= \(day) AND ward_group.archived_at IS NULL AND \(isLimited)
                ORDER BY ward_group.id
                """,
                as: Row.self
            )
    }

    /// Some legs, as far as their placements hold places.
    static func ofLegs(_ chosen: SQL, _ reader: any Reader) throws -> [Row] {
        try reader.all(
            """
            SELECT leg.area_id, area.site_id, leg.organisation_id, leg.offer_id, leg.first_day, leg.last_day,
                leg.pattern, 1 AS learners
            FROM leg JOIN placement ON placement.id = leg.placement_id JOIN area ON area.id = leg.area_id
            WHERE \(chosen) AND placement.state <> 'cancelled' ORDER BY leg.id
            """,
            as: Row.self
        )
    }

    private static let isLimited: SQL = """
        (area.learners_at_once IS NOT NULL OR area.supervisors IS NOT NULL OR site.students_at_once IS NOT NULL
            OR site.learners_at_once IS NOT NULL OR organisation.students_at_once IS NOT NULL)
        """

    /// The learners who take up room at the hosts of a system with a limit, on or after a day.
    public static func atLimits(in scope: Scope, from day: Day, _ reader: any Reader) throws -> [Row] {
        guard case .system(let system) = scope else { return [] }
        return try atLimits("organisation.system_id = \(system)", from: day, reader)
    }
}
