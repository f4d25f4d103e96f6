public import Domain
public import Store

/// Students, one row a student and year.
public enum Students {
    /// The rows that a scope may see. A college sees its own students, a tutor the tutees, a student
    /// oneself; hosts see those with a leg that they may see.
    static func visible(in scope: Scope) -> SQL {
        switch scope {
        case .system(let system): "student.system_id = \(system)"
        case .provider(let system, let provider):
            "student.system_id = \(system) AND student.provider_id = \(provider)"
        case .tutees(let system, let provider, let cohorts, let students):
            """
            student.system_id = \(system) AND student.provider_id = \(provider)
                AND (student.cohort_id IN \(list: cohorts) OR student.id IN \(list: students))
            """
        case .oneself(let system, let provider, let students):
            """
            student.system_id = \(system) AND student.provider_id = \(provider) AND student.id IN \(list: students)
            """
        case .employer(let system, _), .areas(let system, _, _), .named(let system, _, _, _):
            """
            student.system_id = \(system) AND student.archived_at IS NULL AND student.id IN (
                SELECT placement.student_id FROM placement WHERE \(Placements.visible(in: scope)))
            """
        case .place, .organisation, .figures, .trail, .nothing: "1 = 0"
        }
    }

    /// The columns of a student that a scope holds: what a role may not read comes empty. The first of two columns with
    /// one name is the one that is read.
    static func columns(in scope: Scope) -> SQL {
        let hidden = Field.ofStudent.filter { !scope.holds($0) }.compactMap(empty)
        return (hidden + ["student.*"]).joined(separator: ", ")
    }

    /// What stands in place of the columns of a field.
    private static func empty(_ field: Field) -> SQL? {
        switch field {
        case .studentName: "'' AS given_name, '' AS family_name, '' AS preferred_name"
        case .course: "'' AS t_level_code, NULL AS specialism_code"
        case .uln: "NULL AS uln"
        case .collegeEmail: "NULL AS email"
        case .dateOfBirth: "NULL AS date_of_birth"
        case .homeDistrict: "NULL AS home_outcode"
        case .travelLimit: "NULL AS travel_limit_miles"
        case .cohort: "NULL AS cohort_id"
        case .preferences: "'[]' AS preferences"
        case .readiness: "NULL AS ready_from"
        case .needs: "'' AS needs"
        case .source: "'' AS source"
        case .organisationNotes, .areaNotes, .offerNotes, .offerAudience, .employerAnswer, .cohortNotes,
            .contactDetails:
            nil
        }
    }

    /// One student.
    public static func find(_ id: ID<Student>, in scope: Scope, _ reader: any Reader) throws -> Student? {
        try reader.first(
            "SELECT \(columns(in: scope)) FROM student WHERE student.id = \(id) AND \(visible(in: scope))",
            as: Student.self
        )
    }

    /// The name of the college of a student.
    public static func collegeName(of id: ID<Student>, in scope: Scope, _ reader: any Reader) throws -> String {
        try reader.scalar(
            """
            SELECT organisation.name FROM student JOIN organisation ON organisation.id = student.provider_id
            WHERE student.id = \(id) AND \(visible(in: scope))
            """,
            as: String.self
        ) ?? ""
    }

    /// Whether another student of a college has a ULN in a year, archived or not.
    public static func isTaken(
        _ uln: ULN,
        of provider: ID<Organisation>,
        year: AcademicYear,
        except id: ID<Student>,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> Bool {
        let others = try reader.scalar(
            """
            SELECT count(*) FROM student WHERE student.provider_id = \(provider) AND student.year = \(year)
                AND student.uln = \(uln) AND student.id <> \(id) AND \(visible(in: scope))
            """,
            as: Int.self
        )
        return (others ?? 0) > 0
    }

    /// The newest proposal for a student: that of the year's last run that finished. Only a coordinator's scope sees any.
    public static func latestProposal(
        for student: ID<Student>,
        year: AcademicYear,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> LatestProposal? {
        guard case .system(let system) = scope else { return nil }
        return try reader.first(
            """
            SELECT proposal.id, proposal.state, proposal.reasons, proposal.locked, proposal.rejection,
                run.number AS run_number, run.id AS run_id, organisation.name AS organisation_name,
                site.name AS site_name, area.name AS area_name
            FROM proposal JOIN run ON run.id = proposal.run_id LEFT JOIN offer ON offer.id = proposal.offer_id
                LEFT JOIN organisation ON organisation.id = offer.organisation_id
                LEFT JOIN site ON site.id = offer.site_id LEFT JOIN area ON area.id = offer.area_id
            WHERE proposal.student_id = \(student) AND proposal.system_id = \(system) AND run.year = \(year)
                AND run.state = \(RunState.finished.rawValue)
            ORDER BY run.number DESC LIMIT 1
            """,
            as: LatestProposal.self
        )
    }

    /// A proposal with the names of the place that it is for.
    public struct LatestProposal: Codable, Sendable {
        public var id: ID<Proposal>
        public var state: ProposalState
        public var reasons: [Reason]
        public var locked: Bool
        public var rejection: String
        public var runNumber: Int
        public var runID: ID<Run>
        /// Empty when no place was found.
        public var organisationName: String?
        public var siteName: String?
        public var areaName: String?
    }
}
