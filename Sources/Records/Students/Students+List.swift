public import Domain
public import Store

extension Students {
    /// A row of the list of students.
    public struct ListRow: Sendable {
        public var student: Student
        public var surroundings: Surroundings
        /// The legs of the placement that holds places this year, in order.
        public var legs: [PlacedLegs.Row] = []

        /// The names and the placement around a student.
        public struct Surroundings: Codable, Sendable {
            public var providerName: String
            public var cohortName: String?
            public var placementID: ID<Placement>?
            public var placementState: PlacementState?
        }
    }

    /// The students of a year, filtered and sorted, with where they are placed: three statements, however many rows.
    public static func list(
        in scope: Scope,
        year: AcademicYear,
        _ filter: StudentFilter,
        _ request: ListRequest,
        _ reader: any Reader
    ) throws -> Listing<ListRow> {
        let tables: SQL = """
            FROM student JOIN organisation ON organisation.id = student.provider_id
                LEFT JOIN placement ON placement.student_id = student.id AND placement.year = student.year
                    AND placement.state <> 'cancelled'
                LEFT JOIN cohort ON \(cohortJoin(in: scope))
            WHERE \(conditions(in: scope, year: year, filter, request).joined(separator: " AND "))
            """
        let page: SQL = request.limit.map { "LIMIT \($0) OFFSET \(request.offset)" } ?? ""
        var rows = try reader.rows(
            """
            SELECT \(columns(in: scope)), organisation.name AS provider_name, cohort.name AS cohort_name,
                placement.id AS placement_id, placement.state AS placement_state
            \(tables) ORDER BY \(order(request, in: scope)), student.id \(page)
            """
        )
        .map { ListRow(student: try $0.decode(Student.self), surroundings: try $0.decode(ListRow.Surroundings.self)) }
        let placements = rows.compactMap(\.surroundings.placementID)
        // A page asks for its own placements; an export for those of the whole year.
        let wanted = request.limit == nil ? nil : placements
        let legs = placements.isEmpty ? [] : try PlacedLegs.list(wanted, year: year, in: scope, reader)
        let byPlacement = Dictionary(grouping: legs, by: \.placementID)
        for index in rows.indices {
            guard let placement = rows[index].surroundings.placementID else { continue }
            rows[index].legs = byPlacement[placement] ?? []
        }
        return Listing(rows: rows, total: try count(in: scope, year: year, filter, request, reader))
    }

    /// How many students a filter finds.
    public static func count(
        in scope: Scope,
        year: AcademicYear,
        _ filter: StudentFilter,
        _ request: ListRequest,
        _ reader: any Reader
    ) throws -> Int {
        let conditions = conditions(in: scope, year: year, filter, request).joined(separator: " AND ")
        return try reader.scalar("SELECT count(*) FROM student WHERE \(conditions)", as: Int.self) ?? 0
    }

    private static func cohortJoin(in scope: Scope) -> SQL {
        scope.holds(.cohort) ? "cohort.id = student.cohort_id" : "1 = 0"
    }

    private static func conditions(
        in scope: Scope,
        year: AcademicYear,
        _ filter: StudentFilter,
        _ request: ListRequest
    ) -> [SQL] {
        var conditions: [SQL] = [
            visible(in: scope), "student.year = \(year)",
            filter.isArchived ? "student.archived_at IS NOT NULL" : "student.archived_at IS NULL",
        ]
        if let provider = filter.providerID { conditions.append("student.provider_id = \(provider)") }
        if let code = filter.tLevelCode { conditions.append("student.t_level_code = \(code)") }
        if let code = filter.specialismCode { conditions.append("student.specialism_code = \(code)") }
        if let isPlaced = filter.isPlaced {
            let place: SQL = """
                EXISTS (SELECT 1 FROM placement WHERE placement.student_id = student.id
                    AND placement.year = student.year AND placement.state <> 'cancelled')
                """
            conditions.append(isPlaced ? place : "NOT \(place)")
        }
        for word in request.words { conditions.append(matches(word, in: scope)) }
        if filter.isForUse { conditions.append("student.frozen_at IS NULL") }
        // Nobody finds out by filters what they are not shown.
        if scope.holds(.cohort), let cohort = filter.cohortID { conditions.append("student.cohort_id = \(cohort)") }
        guard scope.holds(.dateOfBirth) else { return conditions }
        if filter.isBirthMissing { conditions.append("student.date_of_birth IS NULL") }
        if filter.isMinor {
            conditions.append("student.date_of_birth > \(year.ageDay.adding(months: -18 * 12))")
        }
        return conditions
    }

    private static func matches(_ word: String, in scope: Scope) -> SQL {
        let isNumber = word.count == 10 && word.utf8.allSatisfy { (48...57).contains($0) }
        if isNumber, !scope.holds(.uln) { return "1 = 0" }
        return isNumber ? "student.uln = \(word)" : "student.name_folded LIKE \("%\(word)%")"
    }

    private static func order(_ request: ListRequest, in scope: Scope) -> SQL {
        let direction: SQL = request.descending ? "DESC" : "ASC"
        switch (request.sort, scope.holds(.dateOfBirth)) {
        case ("college", _): return "organisation.name_folded \(direction), student.name_folded"
        case ("tLevel", _): return "student.t_level_code \(direction), student.name_folded"
        case ("age", false): break
        // The youngest were born last.
        case ("age", _):
            let births: SQL = request.descending ? "ASC" : "DESC"
            return "student.date_of_birth \(births) NULLS LAST, student.name_folded"
        default: break
        }
        return "student.name_folded \(direction)"
    }
}
