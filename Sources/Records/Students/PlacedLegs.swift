public import Domain
public import Store

/// The legs of placements with the names of where they are.
public enum PlacedLegs {
    /// One leg.
    public struct Row: Codable, Sendable {
        public var placementID: ID<Placement>
        public var position: Int
        public var organisationID: ID<Organisation>
        public var organisationName: String
        public var siteName: String
        public var address: String
        public var postcode: Postcode?
        public var areaName: String
        public var firstDay: Day
        public var lastDay: Day
        public var pattern: Pattern
        public var hours: Int
    }

    /// The legs of some placements of a year, or of all of them, in order. Hosts see their own legs only.
    public static func list(
        _ placements: [ID<Placement>]?,
        year: AcademicYear,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> [Row] {
        var conditions: [SQL] = [
            Placements.visible(in: scope), Placements.visibleLegs(in: scope), "placement.year = \(year)",
            "placement.state <> 'cancelled'",
        ]
        if let placements { conditions.append("placement.id IN \(list: placements)") }
        return try reader.all(
            """
            SELECT leg.placement_id, leg.position, leg.organisation_id, organisation.name AS organisation_name,
                site.name AS site_name, site.address, site.postcode, area.name AS area_name, leg.first_day, leg.last_day,
                leg.pattern, leg.hours
            FROM placement JOIN leg ON leg.placement_id = placement.id
                JOIN organisation ON organisation.id = leg.organisation_id
                JOIN area ON area.id = leg.area_id JOIN site ON site.id = area.site_id
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY leg.placement_id, leg.position
            """,
            as: Row.self
        )
    }
}
