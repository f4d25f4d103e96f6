import Domain

extension DataRegister {
    /// Cohorts and the students in them.
    static let students: [DataTable] = [
        DataTable(
            "cohort",
            "Colleges’ groups",
            retention: .network,
            .open(.placing, "id", "system_id", "provider_id", "year", "name", "t_level_code", "specialism_code"),
            .open(.placing, "size", "first_day", "last_day", "pattern", "hours", "source", "as_at", "archived_at"),
            .open(.placing, "name_folded", "agreed", "prerequisites"),
            .business(.placing, "notes")
        ),
        DataTable(
            "intention",
            "How many students colleges mean to have in the years ahead",
            retention: .network,
            .open(.placing, "id", "system_id", "provider_id", "year", "t_level_code", "specialism_code", "low"),
            .open(.placing, "central", "high", "source", "as_at", "archived_at"),
            .business(.placing, "notes")
        ),
        DataTable(
            "student",
            "Learners who need a placement",
            retention: .placements,
            about: [.student: .column("id")],
            .personal(.placing, "id", of: .student),
            .personal(.placing, "given_name", "family_name", "preferred_name", "uln", "date_of_birth", "email"),
            .personal(.placing, "provider_id", "cohort_id", "year", "t_level_code", "specialism_code"),
            .personal(.matching, "home_outcode", "travel_limit_miles"),
            .sensitive(.matching, "preferences", "ready_from"),
            .sensitive(.supporting, "needs").sealed(),
            .open(.placing, "source", "as_at", "archived_at"),
            .personal(.rights, "frozen_at"),
            .open(.running, "system_id").heldBack(wiring),
            .personal(.placing, "name_folded").heldBack("The name once more, spelt for searching.")
        ),
    ]

    /// Placements and their parts.
    static let placements: [DataTable] = [
        DataTable(
            "placement",
            "Students’ placements",
            retention: .placements,
            about: [.student: .column("student_id")],
            .personal(.placing, "student_id", of: .student),
            .personal(.placing, "id", "provider_id", "year", "state", "hours_required", "confirmed_at"),
            .sensitive(.placing, "reason"),
            .open(.placing, "system_id", "proposal_id").heldBack(wiring)
        ),
        DataTable(
            "leg",
            "Parts of placements: where and when",
            retention: .placements,
            about: [.student: .through("placement_id", table: "placement", "student_id")],
            .personal(.placing, "organisation_id", "area_id", "position", "first_day", "last_day", "pattern", "hours"),
            .personal(.placing, "placement_id", of: .student),
            .open(.placing, "id", "system_id", "offer_id").heldBack(wiring)
        ),
    ]
}
