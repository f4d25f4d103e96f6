public import Domain
public import Store

/// Who needs a place in a year: counts of students, and what cohorts plan.
public enum DemandRows {
    /// The demand of a year, with nobody counted twice. Whoever sees figures only gets all of the system, a place lead
    /// that of the place's colleges: both are made safe before anybody sees them.
    public static func lines(in scope: Scope, year: AcademicYear, _ reader: any Reader) throws -> [DemandLine] {
        DemandLine.lines(
            try groups(in: scope, year: year, reader),
            try plans(in: scope, year: year, reader)
        )
    }

    private static func groups(
        in scope: Scope,
        year: AcademicYear,
        _ reader: any Reader
    ) throws -> [DemandLine.Group] {
        try reader.all(
            """
            SELECT student.provider_id, organisation.place, student.t_level_code, student.specialism_code,
                student.cohort_id, count(*) AS known, count(placement.id) AS placed
            FROM student JOIN organisation ON organisation.id = student.provider_id
                LEFT JOIN placement ON placement.student_id = student.id AND placement.year = student.year
                    AND placement.state <> 'cancelled'
            WHERE \(countable(scope, own: Students.visible(in: scope), "student")) AND student.year = \(year)
                AND student.archived_at IS NULL
            GROUP BY student.provider_id, organisation.place, student.t_level_code, student.specialism_code,
                student.cohort_id
            ORDER BY student.t_level_code, student.specialism_code, student.provider_id, student.cohort_id
            """,
            as: DemandLine.Group.self
        )
    }

    private static func plans(
        in scope: Scope,
        year: AcademicYear,
        _ reader: any Reader
    ) throws -> [DemandLine.Plan] {
        try reader.all(
            """
            SELECT cohort.id, cohort.provider_id, organisation.place, cohort.t_level_code, cohort.specialism_code,
                cohort.size, cohort.first_day
            FROM cohort JOIN organisation ON organisation.id = cohort.provider_id
            WHERE \(countable(scope, own: Cohorts.visible(in: scope), "cohort")) AND cohort.year = \(year)
                AND cohort.archived_at IS NULL
            ORDER BY cohort.t_level_code, cohort.specialism_code, cohort.provider_id, cohort.id
            """,
            as: DemandLine.Plan.self
        )
    }

    /// The rows of a table that a scope may count.
    ///
    /// - Parameter own: the rows that it may see.
    private static func countable(_ scope: Scope, own: SQL, _ table: String) -> SQL {
        switch scope {
        case .system, .provider: own
        case .figures(let system): "\(identifier: table).system_id = \(system)"
        case .place(let system, let place):
            "\(identifier: table).system_id = \(system) AND organisation.place = \(place)"
        case .tutees, .oneself, .employer, .areas, .named, .organisation, .trail, .nothing: "1 = 0"
        }
    }

    /// The students without a place whose data may be used, with the cohorts that are open, to be held against what is
    /// free. Only for whoever sees the students themselves.
    public static func seekers(
        in scope: Scope,
        year: AcademicYear,
        _ reader: any Reader
    ) throws -> (students: [Student], cohorts: [ID<Cohort>: Cohort]) {
        let students = try reader.all(
            """
            SELECT \(Students.columns(in: scope)) FROM student
            WHERE \(Students.visible(in: scope)) AND student.year = \(year) AND student.archived_at IS NULL
                AND student.frozen_at IS NULL AND NOT EXISTS (SELECT 1 FROM placement
                    WHERE placement.student_id = student.id AND placement.year = student.year
                        AND placement.state <> 'cancelled')
            ORDER BY student.id
            """,
            as: Student.self
        )
        let cohorts = try Cohorts.open(year: year, in: scope, reader)
        return (students, Dictionary(cohorts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }))
    }
}
