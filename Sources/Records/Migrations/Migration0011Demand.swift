import Store

extension Migration {
    /// Plans of colleges: what was last agreed beside what is planned now, what students will have ready, and what is
    /// meant for the years ahead.
    static let demand = Migration(
        number: 11,
        name: "demand",
        statements: [
            "ALTER TABLE cohort ADD COLUMN agreed TEXT",
            "ALTER TABLE cohort ADD COLUMN prerequisites TEXT NOT NULL DEFAULT ''",
            """
            CREATE TABLE intention (
                id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id),
                provider_id TEXT NOT NULL REFERENCES organisation(id), year TEXT NOT NULL, t_level_code TEXT NOT NULL,
                specialism_code TEXT, low BIGINT NOT NULL, central BIGINT NOT NULL, high BIGINT NOT NULL,
                notes TEXT NOT NULL, source TEXT NOT NULL, as_at TEXT NOT NULL, archived_at TEXT,
                CHECK (0 <= low AND low <= central AND central <= high))
            """,
            "CREATE INDEX intention_by_year ON intention (system_id, year)",
            "CREATE INDEX intention_by_provider ON intention (provider_id, year)",
        ]
    )
}
