import Store

extension Migration {
    /// Who else is on the ward: groups of learners other than T Level students, and how many learners of every kind an
    /// area's supervisors and a site can take.
    static let wardGroups = Migration(
        number: 10,
        name: "ward groups",
        statements: [
            """
            CREATE TABLE ward_group (
                id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id),
                organisation_id TEXT NOT NULL REFERENCES organisation(id), site_id TEXT NOT NULL REFERENCES site(id),
                area_id TEXT NOT NULL REFERENCES area(id), kind TEXT NOT NULL, programme TEXT NOT NULL,
                learners BIGINT NOT NULL CHECK (learners > 0), first_day TEXT NOT NULL, last_day TEXT NOT NULL,
                pattern TEXT NOT NULL, source TEXT NOT NULL, as_at TEXT NOT NULL, archived_at TEXT)
            """,
            "CREATE INDEX ward_group_by_area ON ward_group (area_id, first_day)",
            "CREATE INDEX ward_group_by_organisation ON ward_group (organisation_id, first_day)",
            "ALTER TABLE area ADD COLUMN supervisors BIGINT",
            "ALTER TABLE area ADD COLUMN learners_per_supervisor BIGINT",
            "ALTER TABLE site ADD COLUMN learners_at_once BIGINT",
        ]
    )
}
