public import Domain
public import Store

/// What the engine is asked about: who needs a place, and what is offered.
public enum Planning {
    /// The students of a year who are not archived, whose data may be used, and who have no placement that holds places,
    /// with their cohorts.
    public static func seekers(
        in scope: Scope,
        year: AcademicYear,
        _ reader: any Reader
    ) throws -> (students: [Student], cohorts: [ID<Cohort>: Cohort]) {
        guard case .system(let system) = scope else { return ([], [:]) }
        let students = try reader.all(
            """
            SELECT * FROM student WHERE system_id = \(system) AND year = \(year) AND archived_at IS NULL
                AND frozen_at IS NULL AND NOT EXISTS (SELECT 1 FROM placement WHERE placement.student_id = student.id
                    AND placement.year = student.year AND placement.state <> 'cancelled')
            ORDER BY id
            """,
            as: Student.self
        )
        return (students, try cohorts(in: scope, year: year, reader))
    }

    /// How many students of a year need a place, and how many places are free.
    public static func outlook(
        in scope: Scope,
        year: AcademicYear,
        _ reader: any Reader
    ) throws -> (students: Int, places: Int) {
        guard case .system(let system) = scope else { return (0, 0) }
        let students = try reader.scalar(
            """
            SELECT count(*) FROM student WHERE system_id = \(system) AND year = \(year) AND archived_at IS NULL
                AND frozen_at IS NULL AND NOT EXISTS (SELECT 1 FROM placement WHERE placement.student_id = student.id
                    AND placement.year = student.year AND placement.state <> 'cancelled')
            """,
            as: Int.self
        )
        let places = try reader.scalar(
            """
            SELECT CAST(sum(places - taken) AS BIGINT) FROM offer
            WHERE system_id = \(system) AND year = \(year) AND archived_at IS NULL AND places IS NOT NULL
            """,
            as: Int.self
        )
        return (students ?? 0, places ?? 0)
    }

    /// The students that the proposals of a run are about, archived or not.
    public static func students(
        of run: ID<Run>,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> [ID<Student>: Student] {
        guard case .system(let system) = scope else { return [:] }
        let students = try reader.all(
            """
            SELECT * FROM student WHERE system_id = \(system)
                AND id IN (SELECT student_id FROM proposal WHERE run_id = \(run))
            """,
            as: Student.self
        )
        return Dictionary(uniqueKeysWithValues: students.map { ($0.id, $0) })
    }

    /// One student with the cohort.
    public static func student(
        _ id: ID<Student>,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> (student: Student, cohort: Cohort?)? {
        guard case .system(let system) = scope,
            let student = try reader.first(
                "SELECT * FROM student WHERE id = \(id) AND system_id = \(system)",
                as: Student.self
            )
        else { return nil }
        let cohort = try student.cohortID.flatMap {
            try reader.first("SELECT * FROM cohort WHERE id = \($0) AND system_id = \(system)", as: Cohort.self)
        }
        return (student, cohort)
    }

    /// The cohorts of a year.
    public static func cohorts(
        in scope: Scope,
        year: AcademicYear,
        _ reader: any Reader
    ) throws -> [ID<Cohort>: Cohort] {
        guard case .system(let system) = scope else { return [:] }
        let cohorts = try reader.all(
            "SELECT * FROM cohort WHERE system_id = \(system) AND year = \(year) ORDER BY id",
            as: Cohort.self
        )
        return Dictionary(uniqueKeysWithValues: cohorts.map { ($0.id, $0) })
    }

    /// Some offers with where they are, withdrawn or not.
    public static func places(
        _ offers: Set<ID<Offer>>,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> [ID<Offer>: Eligibility.Place] {
        guard case .system(let system) = scope, !offers.isEmpty else { return [:] }
        let found = try reader.all(
            "SELECT * FROM offer WHERE system_id = \(system) AND id IN \(list: offers)",
            as: Offer.self
        )
        return Dictionary(uniqueKeysWithValues: try places(of: found, in: scope, reader).map { ($0.offer.id, $0) })
    }

    /// The offers of a year that are not withdrawn, with where they are.
    public static func places(
        in scope: Scope,
        year: AcademicYear,
        _ reader: any Reader
    ) throws -> [Eligibility.Place] {
        guard case .system(let system) = scope else { return [] }
        let offers = try reader.all(
            """
            SELECT * FROM offer WHERE system_id = \(system) AND year = \(year) AND archived_at IS NULL ORDER BY id
            """,
            as: Offer.self
        )
        return try places(of: offers, in: scope, reader)
    }

    /// Where some offers are. Offers outside the scope's system are left out.
    public static func places(of offers: [Offer], in scope: Scope, _ reader: any Reader) throws -> [Eligibility.Place] {
        let system = scope.systemID
        func byID<R: Decodable>(_ sql: SQL, _ type: R.Type, _ key: (R) -> String) throws -> [String: R] {
            Dictionary(uniqueKeysWithValues: try reader.all(sql, as: type).map { (key($0), $0) })
        }
        let organisations = try byID("SELECT * FROM organisation WHERE system_id = \(system)", Organisation.self) {
            $0.id.description
        }
        let sites = try byID("SELECT * FROM site WHERE system_id = \(system)", Site.self) { $0.id.description }
        let areas = try byID("SELECT * FROM area WHERE system_id = \(system)", Area.self) { $0.id.description }
        let calendar = try calendar(of: offers, in: scope, reader)
        return offers.compactMap { offer in
            guard offer.systemID == system, let area = areas[offer.areaID.description],
                let site = sites[offer.siteID.description],
                let organisation = organisations[offer.organisationID.description]
            else { return nil }
            return Eligibility.Place(
                offer: offer,
                area: area,
                siteName: site.name,
                postcode: site.postcode,
                organisationName: organisation.name,
                sector: organisation.sector,
                siteLimit: site.studentsAtOnce,
                siteLearnersLimit: site.learnersAtOnce,
                organisationLimit: organisation.studentsAtOnce
            )
            .attached(to: calendar)
        }
    }

    /// The days to avoid while any of some offers runs.
    private static func calendar(
        of offers: [Offer],
        in scope: Scope,
        _ reader: any Reader
    ) throws -> AvoidanceCalendar {
        guard let first = offers.map(\.firstDay).min(), let last = offers.map(\.lastDay).max(),
            let days = try? DayRange(start: min(first, last), end: max(first, last))
        else { return .empty }
        return try Avoidances.calendar(in: .system(scope.systemID), days, reader)
    }

    /// How many students each college has in a year, placed or not: the base of its share.
    public static func cohortSizes(
        in scope: Scope,
        year: AcademicYear,
        _ reader: any Reader
    ) throws -> [ID<Organisation>: Int] {
        struct Count: Decodable {
            var providerID: ID<Organisation>
            var students: Int
        }
        let counts = try reader.all(
            """
            SELECT provider_id, count(*) AS students FROM student
            WHERE system_id = \(scope.systemID) AND year = \(year) AND archived_at IS NULL GROUP BY provider_id
            """,
            as: Count.self
        )
        return Dictionary(uniqueKeysWithValues: counts.map { ($0.providerID, $0.students) })
    }
}
