public import Domain
public import Store

/// The figures of the first page, each counted as the list behind it counts.
public enum TodayFigures {
    /// Counts by the name of the figure.
    /// - Parameter wanted: the names of the figures to count; no other is asked of the database.
    public static func count(
        _ wanted: Set<String>,
        in scope: Scope,
        year: AcademicYear,
        freshness: Freshness,
        _ reader: any Reader
    ) throws -> [String: Int] {
        let today = freshness.today
        let soon = today.adding(days: 28)
        let offers = Offers.visible(in: scope)
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
            "oldOffers": "SELECT count(*) FROM offer WHERE \(open) AND as_at < \(freshness.limit)",
            "studentsWithoutBirthDate": "SELECT count(*) FROM student WHERE \(known) AND date_of_birth IS NULL",
            "startingSoon": """
            SELECT count(*) FROM leg JOIN placement ON placement.id = leg.placement_id
            WHERE \(Placements.visible(in: scope)) AND placement.year = \(year) AND placement.state = 'confirmed'
                AND leg.first_day >= \(today) AND leg.first_day <= \(soon)
            """,
        ]
        figures["peopleToConfirm"] = """
            SELECT count(*) FROM membership WHERE \(Memberships.visible(in: scope)) AND until IS NULL
                AND confirmed_at < \(today.adding(days: -Membership.confirmationDays))
            """
        figures["notesFromLinks"] =
            "SELECT count(*) FROM task_link WHERE \(TaskLinks.visible(in: scope)) AND \(TaskLinks.needsLook)"
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
        return try figures.filter { wanted.contains($0.key) }.mapValues { try reader.scalar($0, as: Int.self) ?? 0 }
    }

    /// The students who are counted: those whom the scope may do something about, not those whom it hosts.
    private static func studentScope(_ scope: Scope) -> SQL {
        switch scope {
        case .system, .provider, .tutees: Students.visible(in: scope)
        case .place, .oneself, .employer, .areas, .named, .organisation, .figures, .trail, .nothing: "1 = 0"
        }
    }
}
