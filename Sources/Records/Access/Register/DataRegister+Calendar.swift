import Domain

extension DataRegister {
    /// Days to avoid, decisions between calendars, and what hosts have done for students under 18.
    static let calendar: [DataTable] = [
        DataTable(
            "avoidance",
            "Weeks to avoid, and why",
            retention: .network,
            .open(.placing, "id", "system_id", "organisation_id", "site_id", "area_id", "kind", "title", "why"),
            .open(.placing, "first_day", "last_day", "t_level_codes", "strength", "weight", "is_shared"),
            .open(.placing, "source", "as_at", "archived_at")
        ),
        DataTable(
            "series_choice",
            "What a system makes of weeks that are computed or published",
            retention: .network,
            .open(.placing, "id", "system_id", "series", "strength", "weight")
        ),
        DataTable(
            "calendar_decision",
            "Which calendar gives way where two stand against each other",
            retention: .notes,
            about: [.user: .column("author_id")],
            fate: .stay("A decision that others rely on stays until its time is over; the name goes with the account."),
            .business(.placing, "author_id", of: .user),
            .open(.placing, "year", "provider_id", "organisation_id", "gives_way", "weeks", "why", "at"),
            .open(.placing, "id", "system_id").heldBack(wiring)
        ),
        DataTable(
            "young_review",
            "What hosts have done before they take students under 18",
            retention: .network,
            .open(.placing, "id", "system_id", "organisation_id", "site_id", "area_id", "members", "reviewed_on"),
            .open(.placing, "headings", "valid_until", "insurer_told_on", "source", "as_at", "archived_at"),
            .business(.placing, "reviewed_by", "notes")
        ),
    ]
}
