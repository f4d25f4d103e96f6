import Store

extension Migration {
    /// What the engine needs beyond the foundation: a policy for each system, placements in parts, groups, ceilings, and
    /// what each run followed and came to.
    static let allocationPolicy = Migration(
        number: 2,
        name: "allocation policy",
        statements: [
            """
            CREATE TABLE allocation_policy (
                id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id), policy TEXT NOT NULL,
                UNIQUE (system_id))
            """,
            "ALTER TABLE run ADD COLUMN policy TEXT",
            "ALTER TABLE run ADD COLUMN colleges TEXT NOT NULL DEFAULT '[]'",
            "ALTER TABLE proposal ADD COLUMN legs TEXT NOT NULL DEFAULT '[]'",
            "ALTER TABLE proposal ADD COLUMN smallest_change TEXT",
            "ALTER TABLE site ADD COLUMN students_at_once BIGINT",
            "ALTER TABLE organisation ADD COLUMN students_at_once BIGINT",
            "ALTER TABLE offer ADD COLUMN smallest_group BIGINT",
        ]
    )
}
