public import Domain
public import Store

/// Cohorts: colleges' groups with their windows and requirements.
public enum Cohorts {
    /// The rows that a scope may see. A college sees its own, a tutor those of the tutees; nobody else sees any.
    static func visible(in scope: Scope) -> SQL {
        switch scope {
        case .system(let system): "cohort.system_id = \(system)"
        case .provider(let system, let provider): "cohort.system_id = \(system) AND cohort.provider_id = \(provider)"
        case .tutees(let system, let provider, let cohorts, _):
            "cohort.system_id = \(system) AND cohort.provider_id = \(provider) AND cohort.id IN \(list: cohorts)"
        case .place, .oneself, .employer, .areas, .named, .organisation, .figures, .trail, .nothing: "1 = 0"
        }
    }

    /// The columns of a cohort that a scope holds.
    private static func columns(in scope: Scope) -> SQL {
        scope.holds(.cohortNotes) ? "cohort.*" : "'' AS notes, cohort.*"
    }

    /// One cohort.
    public static func find(_ id: ID<Cohort>, in scope: Scope, _ reader: any Reader) throws -> Cohort? {
        try reader.first(
            "SELECT \(columns(in: scope)) FROM cohort WHERE cohort.id = \(id) AND \(visible(in: scope))",
            as: Cohort.self
        )
    }

    /// The cohorts of a year that are not archived, by college and name: those that a student can be put into.
    public static func open(
        of provider: ID<Organisation>? = nil,
        year: AcademicYear,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> [Cohort] {
        let only: SQL = provider.map { "AND cohort.provider_id = \($0)" } ?? ""
        return try reader.all(
            """
            SELECT \(columns(in: scope)) FROM cohort JOIN organisation ON organisation.id = cohort.provider_id
            WHERE \(visible(in: scope)) \(only) AND cohort.year = \(year) AND cohort.archived_at IS NULL
            ORDER BY organisation.name_folded, cohort.name_folded, cohort.id
            """,
            as: Cohort.self
        )
    }

    /// A row of the list of cohorts.
    public struct ListRow: Sendable {
        public var cohort: Cohort
        public var counts: Counts

        /// What is known beside the cohort itself.
        public struct Counts: Codable, Sendable {
            public var providerName: String
            public var providerUKPRN: UKPRN?
            /// Students of it who are known by name.
            public var students: Int
            /// Those of them with a placement that holds places.
            public var placed: Int
        }
    }

    /// The cohorts of a year, filtered and sorted, with how many students are known and placed.
    public static func list(
        in scope: Scope,
        year: AcademicYear,
        _ filter: CohortFilter,
        _ request: ListRequest,
        _ reader: any Reader
    ) throws -> Listing<ListRow> {
        var conditions: [SQL] = [
            visible(in: scope), "cohort.year = \(year)",
            filter.isArchived ? "cohort.archived_at IS NOT NULL" : "cohort.archived_at IS NULL",
        ]
        if let provider = filter.providerID { conditions.append("cohort.provider_id = \(provider)") }
        if let code = filter.tLevelCode { conditions.append("cohort.t_level_code = \(code)") }
        for word in request.words {
            let like = "%\(word)%"
            conditions.append("(cohort.name_folded LIKE \(like) OR organisation.name_folded LIKE \(like))")
        }
        return try list(in: scope, year: year, conditions, request, reader)
    }

    /// One cohort with its counts.
    public static func row(_ id: ID<Cohort>, in scope: Scope, _ reader: any Reader) throws -> ListRow? {
        guard let cohort = try find(id, in: scope, reader) else { return nil }
        let conditions: [SQL] = [visible(in: scope), "cohort.id = \(id)"]
        return try list(in: scope, year: cohort.year, conditions, .everything, reader).rows.first
    }

    private static func list(
        in scope: Scope,
        year: AcademicYear,
        _ conditions: [SQL],
        _ request: ListRequest,
        _ reader: any Reader
    ) throws -> Listing<ListRow> {
        let tables: SQL = """
            FROM cohort JOIN organisation ON organisation.id = cohort.provider_id
                LEFT JOIN (SELECT student.cohort_id, count(*) AS students, count(placement.id) AS placed FROM student
                    LEFT JOIN placement ON placement.student_id = student.id AND placement.year = student.year
                        AND placement.state <> 'cancelled'
                    WHERE \(Students.visible(in: scope)) AND student.year = \(year) AND student.archived_at IS NULL
                    GROUP BY student.cohort_id) AS known ON known.cohort_id = cohort.id
            WHERE \(conditions.joined(separator: " AND "))
            """
        let page: SQL = request.limit.map { "LIMIT \($0) OFFSET \(request.offset)" } ?? ""
        let rows = try reader.rows(
            """
            SELECT \(columns(in: scope)), organisation.name AS provider_name, organisation.ukprn AS provider_ukprn,
                COALESCE(known.students, 0) AS students, COALESCE(known.placed, 0) AS placed
            \(tables) ORDER BY \(order(request)), cohort.id \(page)
            """
        )
        return Listing(
            rows: try rows.map {
                ListRow(cohort: try $0.decode(Cohort.self), counts: try $0.decode(ListRow.Counts.self))
            },
            total: try reader.scalar("SELECT count(*) \(tables)", as: Int.self) ?? 0
        )
    }

    private static func order(_ request: ListRequest) -> SQL {
        let direction: SQL = request.descending ? "DESC NULLS LAST" : "ASC NULLS LAST"
        return switch request.sort {
        case "college": "organisation.name_folded \(direction), cohort.name_folded"
        case "tLevel": "cohort.t_level_code \(direction), cohort.name_folded"
        case "start": "cohort.first_day \(direction), cohort.name_folded"
        case "size": "cohort.size \(direction), cohort.name_folded"
        case "students": "known.students \(direction), cohort.name_folded"
        default: "cohort.name_folded \(direction), organisation.name_folded"
        }
    }
}
