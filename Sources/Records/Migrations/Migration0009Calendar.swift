import Store

extension Migration {
    /// Days to avoid and what the system makes of computed ones, decisions between calendars, and what hosts have done
    /// before they take students under 18.
    static let calendar = Migration(
        number: 9,
        name: "calendar",
        statements: [
            """
            CREATE TABLE avoidance (
                id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id),
                organisation_id TEXT REFERENCES organisation(id), site_id TEXT REFERENCES site(id),
                area_id TEXT REFERENCES area(id), kind TEXT NOT NULL, title TEXT NOT NULL, why TEXT NOT NULL,
                first_day TEXT NOT NULL, last_day TEXT NOT NULL, t_level_codes TEXT NOT NULL, strength TEXT NOT NULL,
                weight BIGINT NOT NULL, is_shared BOOLEAN NOT NULL, source TEXT NOT NULL, as_at TEXT NOT NULL,
                archived_at TEXT, CHECK (weight BETWEEN 1 AND 5), CHECK (first_day <= last_day))
            """,
            "CREATE INDEX avoidance_by_day ON avoidance (system_id, first_day)",
            "CREATE INDEX avoidance_by_organisation ON avoidance (organisation_id)",
            """
            CREATE TABLE series_choice (
                id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id), series TEXT NOT NULL,
                strength TEXT NOT NULL, weight BIGINT NOT NULL, UNIQUE (system_id, series))
            """,
            """
            CREATE TABLE calendar_decision (
                id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id), year TEXT NOT NULL,
                provider_id TEXT NOT NULL REFERENCES organisation(id),
                organisation_id TEXT NOT NULL REFERENCES organisation(id), gives_way TEXT NOT NULL, weeks TEXT NOT NULL,
                why TEXT NOT NULL, author_id TEXT NOT NULL REFERENCES user_account(id), at TEXT NOT NULL)
            """,
            "CREATE INDEX calendar_decision_by_time ON calendar_decision (system_id, at)",
            """
            CREATE TABLE young_review (
                id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id),
                organisation_id TEXT NOT NULL REFERENCES organisation(id), site_id TEXT REFERENCES site(id),
                area_id TEXT REFERENCES area(id), members TEXT NOT NULL, reviewed_on TEXT, reviewed_by TEXT NOT NULL,
                headings TEXT NOT NULL, valid_until TEXT, insurer_told_on TEXT, notes TEXT NOT NULL,
                source TEXT NOT NULL, as_at TEXT NOT NULL, archived_at TEXT)
            """,
            "CREATE INDEX young_review_by_organisation ON young_review (organisation_id)",
        ]
    )
}
