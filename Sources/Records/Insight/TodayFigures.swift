public import Domain
public import Store

/// The figures of the first page, each counted as the list behind it counts.
public enum TodayFigures {
    /// Counts by the name of the figure.
    public static func count(
        in scope: Scope,
        year: AcademicYear,
        today: Day,
        _ reader: any Reader
    ) throws -> [String: Int] {
        if case .nothing = scope { return [:] }
        let soon = today.adding(days: 28)
        let old = today.adding(days: -84)
        let offers = offerScope(scope)
        let students = studentScope(scope)
        let open: SQL = "offer.year = \(year) AND offer.archived_at IS NULL AND \(offers)"
        let known: SQL = "student.year = \(year) AND student.archived_at IS NULL AND \(students)"
        var figures: [String: SQL] = [
            "studentsWithoutPlace": """
            SELECT count(*) FROM student WHERE \(known) AND NOT EXISTS (SELECT 1 FROM placement
                WHERE placement.student_id = student.id AND placement.year = student.year
                AND placement.state <> 'cancelled')
            """,
            "placesFree":
                "SELECT CAST(coalesce(sum(places - taken), 0) AS BIGINT) FROM offer WHERE \(open) AND places IS NOT NULL",
            "offersWithoutNumber": "SELECT count(*) FROM offer WHERE \(open) AND places IS NULL",
            "oldOffers": "SELECT count(*) FROM offer WHERE \(open) AND as_at < \(old)",
            "studentsWithoutBirthDate": "SELECT count(*) FROM student WHERE \(known) AND date_of_birth IS NULL",
            "startingSoon": """
            SELECT count(*) FROM leg JOIN placement ON placement.id = leg.placement_id
            WHERE \(Placements.visible(in: scope)) AND placement.year = \(year) AND placement.state = 'confirmed'
                AND leg.first_day >= \(today) AND leg.first_day <= \(soon)
            """,
        ]
        if case .system(let system) = scope {
            figures["importsToReview"] =
                "SELECT count(*) FROM import_batch WHERE system_id = \(system) AND state = 'reviewing'"
            figures["proposalsToDecide"] = """
                SELECT count(*) FROM proposal WHERE system_id = \(system) AND state = 'open' AND run_id =
                    (SELECT id FROM run WHERE system_id = \(system) AND year = \(year) AND state <> 'running'
                     ORDER BY number DESC LIMIT 1)
                """
            figures["employersToAsk"] = """
                SELECT count(*) FROM interest JOIN organisation ON organisation.id = interest.organisation_id
                WHERE interest.system_id = \(system) AND interest.year = \(year) AND interest.ask_again_on IS NOT NULL
                    AND interest.ask_again_on <= \(today) AND interest.answer <> 'offers'
                    AND organisation.archived_at IS NULL
                """
        }
        return try figures.mapValues { try reader.scalar($0, as: Int.self) ?? 0 }
    }

    private static func offerScope(_ scope: Scope) -> SQL {
        switch scope {
        case .system(let system): "offer.system_id = \(system)"
        case .provider(let system, let provider):
            """
            offer.system_id = \(system)
                AND (offer.visibility = '{"providers":[]}' OR offer.visibility LIKE \("%\(provider)%"))
            """
        case .employer(let system, let employer): "offer.system_id = \(system) AND offer.organisation_id = \(employer)"
        case .nothing: "1 = 0"
        }
    }

    private static func studentScope(_ scope: Scope) -> SQL {
        switch scope {
        case .system(let system): "student.system_id = \(system)"
        case .provider(let system, let provider): "student.system_id = \(system) AND student.provider_id = \(provider)"
        case .employer, .nothing: "1 = 0"
        }
    }
}
