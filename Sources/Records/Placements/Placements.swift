public import Domain
public import Store

/// Confirmed placements and their legs.
public enum Placements {
    /// The rows that a scope may see. Hosts see the placements with a leg that they may see.
    static func visible(in scope: Scope) -> SQL {
        switch scope {
        case .system(let system): "placement.system_id = \(system)"
        case .provider(let system, let provider):
            "placement.system_id = \(system) AND placement.provider_id = \(provider)"
        case .tutees(let system, let provider, _, _), .oneself(let system, let provider, _):
            """
            placement.system_id = \(system) AND placement.provider_id = \(provider)
                AND placement.student_id IN (SELECT student.id FROM student WHERE \(Students.visible(in: scope)))
            """
        case .employer(let system, _), .areas(let system, _, _):
            """
            placement.system_id = \(system) AND \(isCurrent) AND EXISTS (SELECT 1 FROM leg
                WHERE leg.placement_id = placement.id AND \(visibleLegs(in: scope)))
            """
        case .named(let system, _, let students, _):
            """
            placement.system_id = \(system) AND \(isCurrent) AND placement.student_id IN \(list: students) AND EXISTS (SELECT 1 FROM leg
                WHERE leg.placement_id = placement.id AND \(visibleLegs(in: scope)))
            """
        case .place, .organisation, .figures, .trail, .nothing: "1 = 0"
        }
    }

    /// Whether a placement holds places, of a student who has not been put away.
    private static let isCurrent: SQL = """
        placement.state <> 'cancelled' AND NOT EXISTS (SELECT 1 FROM student AS away
            WHERE away.id = placement.student_id AND away.archived_at IS NOT NULL)
        """

    /// Which legs of the placements that a scope may see it may see: hosts see their own, and a mentor only from four
    /// weeks before to four weeks after.
    static func visibleLegs(in scope: Scope) -> SQL {
        switch scope {
        case .system, .provider, .tutees, .oneself: "1 = 1"
        case .employer(_, let employer): "leg.organisation_id = \(employer)"
        case .areas(_, let employer, let areas):
            "leg.organisation_id = \(employer) AND leg.area_id IN \(list: areas)"
        case .named(_, let employer, _, let day):
            """
            leg.organisation_id = \(employer) AND leg.first_day <= \(day.adding(days: 7 * Scope.mentorWeeks))
                AND leg.last_day >= \(day.adding(days: -7 * Scope.mentorWeeks))
            """
        case .place, .organisation, .figures, .trail, .nothing: "1 = 0"
        }
    }

    /// One placement.
    public static func find(_ id: ID<Placement>, in scope: Scope, _ reader: any Reader) throws -> Placement? {
        try reader.first(
            "SELECT * FROM placement WHERE id = \(id) AND \(visible(in: scope))",
            as: Placement.self
        )
    }

    /// The placement of a student in a year that holds places, if there is one.
    public static func current(
        of student: ID<Student>,
        year: AcademicYear,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> Placement? {
        try reader.first(
            """
            SELECT * FROM placement WHERE student_id = \(student) AND year = \(year) AND state <> 'cancelled'
                AND \(visible(in: scope))
            """,
            as: Placement.self
        )
    }

    /// The students who have a placement in a year that holds places.
    public static func placedStudents(
        in scope: Scope,
        year: AcademicYear,
        _ reader: any Reader
    ) throws -> Set<ID<Student>> {
        let ids = try reader.all(
            "SELECT student_id FROM placement WHERE year = \(year) AND state <> 'cancelled' AND \(visible(in: scope))",
            as: ID<Student>.self
        )
        return Set(ids)
    }

    /// The placement that accepting a proposal made, unless it was cancelled.
    public static func made(
        from proposal: ID<Proposal>,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> Placement? {
        try reader.first(
            """
            SELECT * FROM placement WHERE proposal_id = \(proposal) AND state <> 'cancelled' AND \(visible(in: scope))
            """,
            as: Placement.self
        )
    }

    /// The legs of a placement, in order. Hosts see their own legs only.
    public static func legs(of placement: ID<Placement>, in scope: Scope, _ reader: any Reader) throws -> [Leg] {
        try reader.all(
            """
            SELECT * FROM leg WHERE placement_id = \(placement) AND system_id = \(scope.systemID)
                AND \(visibleLegs(in: scope))
            ORDER BY position
            """,
            as: Leg.self
        )
    }

    /// A row of the list of placements: one leg with the names that people look for.
    public struct ListRow: Codable, Sendable {
        public var id: ID<Placement>
        public var state: PlacementState
        public var studentID: ID<Student>
        public var givenName: String
        public var familyName: String
        public var preferredName: String
        public var uln: ULN?
        public var email: EmailAddress?
        public var tLevelCode: String
        public var specialismCode: String?
        public var providerID: ID<Organisation>
        public var providerName: String
        public var organisationID: ID<Organisation>
        public var organisationName: String
        public var siteName: String
        public var postcode: Postcode?
        public var areaName: String
        public var position: Int
        public var firstDay: Day
        public var lastDay: Day
        public var pattern: Pattern
        public var hours: Int
    }

    /// An organisation that the filter of the list offers.
    public struct Name: Codable, Sendable {
        public var id: ID<Organisation>
        public var name: String
    }

    /// The colleges and the employers of the placements of a year, by name.
    public static func organisations(
        in scope: Scope,
        year: AcademicYear,
        _ reader: any Reader
    ) throws -> (colleges: [Name], employers: [Name]) {
        let placements: SQL = "placement.year = \(year) AND \(visible(in: scope))"
        let colleges = try reader.all(
            """
            SELECT id, name FROM organisation WHERE id IN (SELECT placement.provider_id FROM placement WHERE \(placements))
            ORDER BY name_folded, id
            """,
            as: Name.self
        )
        let employers = try reader.all(
            """
            SELECT id, name FROM organisation WHERE id IN (SELECT leg.organisation_id FROM leg
                JOIN placement ON placement.id = leg.placement_id WHERE \(placements)
                    AND \(visibleLegs(in: scope)))
            ORDER BY name_folded, id
            """,
            as: Name.self
        )
        return (colleges, employers)
    }

    /// What the list may be narrowed to.
    public struct Filter: Sendable {
        public var year: AcademicYear
        public var provider: ID<Organisation>?
        public var employer: ID<Organisation>?
        public var tLevelCode: String?
        /// Nothing for all but the cancelled ones.
        public var state: PlacementState?

        /// Whether students are left out whose data may be kept but not used: for everything that leaves the house.
        public var isForUse = false

        public init(
            year: AcademicYear,
            provider: ID<Organisation>? = nil,
            employer: ID<Organisation>? = nil,
            tLevelCode: String? = nil,
            state: PlacementState? = nil
        ) {
            self.year = year
            self.provider = provider
            self.employer = employer
            self.tLevelCode = tLevelCode
            self.state = state
        }
    }

    /// The placements of a year, one row a leg, filtered and sorted.
    public static func list(
        in scope: Scope,
        _ filter: Filter,
        _ request: ListRequest,
        _ reader: any Reader
    ) throws -> Listing<ListRow> {
        var conditions: [SQL] = ["placement.year = \(filter.year)"]
        if filter.isForUse { conditions.append("student.frozen_at IS NULL") }
        if let provider = filter.provider { conditions.append("placement.provider_id = \(provider)") }
        if let employer = filter.employer { conditions.append("leg.organisation_id = \(employer)") }
        if let code = filter.tLevelCode { conditions.append("student.t_level_code = \(code)") }
        if let state = filter.state {
            conditions.append("placement.state = \(state.rawValue)")
        } else {
            conditions.append("placement.state <> 'cancelled'")
        }
        for word in request.words {
            let like = "%\(word)%"
            conditions.append("(student.name_folded LIKE \(like) OR organisation.name_folded LIKE \(like))")
        }
        return try list(in: scope, where: conditions, request, reader)
    }

    /// The rows of one placement, one a leg that the scope may see.
    public static func rows(
        of placement: ID<Placement>,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> [ListRow] {
        try list(in: scope, where: ["placement.id = \(placement)"], .everything, reader).rows
    }

    /// The placement of a student in a year that holds places, as the list shows it.
    public static func rows(
        of student: ID<Student>,
        year: AcademicYear,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> [ListRow] {
        let conditions: [SQL] = [
            "placement.student_id = \(student)", "placement.year = \(year)", "placement.state <> 'cancelled'",
        ]
        return try list(in: scope, where: conditions, .everything, reader).rows
    }

    private static func list(
        in scope: Scope,
        where wanted: [SQL],
        _ request: ListRequest,
        _ reader: any Reader
    ) throws -> Listing<ListRow> {
        let conditions = [visible(in: scope), visibleLegs(in: scope)] + wanted
        let uln: SQL = scope.holds(.uln) ? "student.uln" : "NULL"
        let email: SQL = scope.holds(.collegeEmail) ? "student.email" : "NULL"
        let tables: SQL = """
            FROM placement JOIN leg ON leg.placement_id = placement.id
                JOIN student ON student.id = placement.student_id
                JOIN organisation ON organisation.id = leg.organisation_id
                JOIN organisation AS provider ON provider.id = placement.provider_id
                JOIN area ON area.id = leg.area_id JOIN site ON site.id = area.site_id
            WHERE \(conditions.joined(separator: " AND "))
            """
        let direction: SQL = request.descending ? "DESC" : "ASC"
        let order: SQL =
            switch request.sort {
            case "employer": "organisation.name_folded \(direction), student.name_folded"
            case "college": "provider.name_folded \(direction), student.name_folded"
            case "start": "leg.first_day \(direction), student.name_folded"
            default: "student.name_folded \(direction)"
            }
        let page: SQL = request.limit.map { "LIMIT \($0) OFFSET \(request.offset)" } ?? ""
        let rows = try reader.all(
            """
            SELECT placement.id, placement.state, placement.student_id, student.given_name, student.family_name,
                student.preferred_name, \(uln) AS uln, \(email) AS email, student.t_level_code, student.specialism_code,
                placement.provider_id, provider.name AS provider_name, leg.organisation_id,
                organisation.name AS organisation_name, site.name AS site_name, site.postcode, area.name AS area_name,
                leg.position, leg.first_day, leg.last_day, leg.pattern, leg.hours
            \(tables) ORDER BY \(order), placement.id, leg.position \(page)
            """,
            as: ListRow.self
        )
        let total = try reader.scalar("SELECT count(*) \(tables)", as: Int.self) ?? 0
        return Listing(rows: rows, total: total)
    }
}
