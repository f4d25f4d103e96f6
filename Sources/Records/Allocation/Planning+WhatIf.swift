public import Domain
public import Store

/// What a what-if needs beside the question of a run: who has a place already, and where places could be.
extension Planning {
    /// A student with a placement that holds places, one row a leg.
    public struct PlacedLeg: Codable, Sendable {
        public var studentID: ID<Student>
        public var state: PlacementState
        public var offerID: ID<Offer>
        public var firstDay: Day
        public var lastDay: Day
    }

    /// The placements of a year that are still to come or under way, leg by leg in their order.
    public static func placedLegs(in scope: Scope, year: AcademicYear, _ reader: any Reader) throws -> [PlacedLeg] {
        guard case .system(let system) = scope else { return [] }
        return try reader.all(
            """
            SELECT placement.student_id, placement.state, leg.offer_id, leg.first_day, leg.last_day
            FROM placement JOIN leg ON leg.placement_id = placement.id
            WHERE placement.system_id = \(system) AND placement.year = \(year)
                AND placement.state IN ('confirmed', 'onPlacement')
            ORDER BY placement.id, leg.position
            """,
            as: PlacedLeg.self
        )
    }

    /// Some students of a year.
    public static func students(
        _ ids: Set<ID<Student>>,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> [Student] {
        guard case .system(let system) = scope, !ids.isEmpty else { return [] }
        return try reader.all(
            """
            SELECT * FROM student WHERE system_id = \(system) AND archived_at IS NULL AND frozen_at IS NULL
                AND id IN \(list: ids) ORDER BY id
            """,
            as: Student.self
        )
    }

    /// A site of an employer, with what is known of the employer for a year.
    public struct HostSite: Codable, Sendable {
        public var id: ID<Site>
        public var name: String
        public var postcode: Postcode?
        public var organisationID: ID<Organisation>
        public var organisationName: String
        public var sector: Sector
        public var place: String?
        /// The answer for the year; empty when nobody asked.
        public var answer: InterestAnswer?
        public var askAgainOn: Day?
        /// How many offers of the year the employer makes.
        public var offers: Int
    }

    /// The sites of all employers, by employer and name.
    public static func hostSites(in scope: Scope, year: AcademicYear, _ reader: any Reader) throws -> [HostSite] {
        guard case .system(let system) = scope else { return [] }
        return try reader.all(
            """
            SELECT site.id, site.name, site.postcode, site.organisation_id, organisation.name AS organisation_name,
                organisation.sector, organisation.place, interest.answer, interest.ask_again_on,
                (SELECT count(*) FROM offer WHERE offer.organisation_id = organisation.id AND offer.year = \(year)
                    AND offer.archived_at IS NULL) AS offers
            FROM site JOIN organisation ON organisation.id = site.organisation_id
                LEFT JOIN interest ON interest.organisation_id = organisation.id AND interest.year = \(year)
            WHERE site.system_id = \(system) AND site.archived_at IS NULL AND organisation.archived_at IS NULL
                AND organisation.kinds LIKE \("%\"\(OrganisationKind.employer.rawValue)\"%")
            ORDER BY organisation.name_folded, organisation.id, site.name_folded, site.id
            """,
            as: HostSite.self
        )
    }
}
