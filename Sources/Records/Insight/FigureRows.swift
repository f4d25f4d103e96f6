public import Domain
public import Store

/// Counts for those who read figures and never a row. They are made safe before anybody sees them.
public enum FigureRows {
    /// Two counts of a group that add up to it.
    public struct Row: Codable, Hashable, Sendable {
        public var label: String
        public var first: Int
        public var second: Int
    }

    /// The students of a year by T Level: placed, and not placed.
    public static func students(in scope: Scope, year: AcademicYear, _ reader: any Reader) throws -> [Row] {
        guard let system = countable(scope) else { return [] }
        return try reader.all(
            """
            SELECT student.t_level_code AS label, count(placement.id) AS first,
                count(*) - count(placement.id) AS second
            FROM student LEFT JOIN placement ON placement.student_id = student.id AND placement.year = student.year
                AND placement.state <> 'cancelled'
            WHERE student.system_id = \(system) AND student.year = \(year) AND student.archived_at IS NULL
            GROUP BY student.t_level_code ORDER BY student.t_level_code
            """,
            as: Row.self
        )
    }

    /// The employers of a system by sector: with places on offer in a year, and without.
    public static func employers(in scope: Scope, year: AcademicYear, _ reader: any Reader) throws -> [Row] {
        guard let system = countable(scope) else { return [] }
        return try reader.all(
            """
            SELECT counted.sector AS label, CAST(sum(counted.offers) AS BIGINT) AS first,
                CAST(sum(1 - counted.offers) AS BIGINT) AS second
            FROM (SELECT organisation.sector, CASE WHEN EXISTS (SELECT 1 FROM offer
                    WHERE offer.organisation_id = organisation.id AND offer.year = \(year)
                        AND offer.archived_at IS NULL) THEN 1 ELSE 0 END AS offers
                FROM organisation WHERE organisation.system_id = \(system) AND organisation.archived_at IS NULL
                    AND organisation.kinds LIKE \("%\"\(OrganisationKind.employer.rawValue)\"%")) AS counted
            GROUP BY counted.sector ORDER BY counted.sector
            """,
            as: Row.self
        )
    }

    /// The system whose people a scope may count.
    private static func countable(_ scope: Scope) -> ID<System>? {
        switch scope {
        case .system(let system), .figures(let system): system
        case .place, .provider, .tutees, .oneself, .employer, .areas, .named, .organisation, .trail, .nothing: nil
        }
    }
}
