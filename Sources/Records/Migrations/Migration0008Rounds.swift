import Store

extension Migration {
    /// Interest with coded reasons and drafts, rounds in which employers are asked for places, and how long offers are fresh.
    static let rounds = Migration(
        number: 8,
        name: "rounds",
        statements: [
            "ALTER TABLE interest ADD COLUMN reason_code TEXT",
            // No reference: an answer outlives the contact whom it names, and then the id leads nowhere.
            "ALTER TABLE interest ADD COLUMN contact_id TEXT",
            "ALTER TABLE interest ADD COLUMN lines TEXT NOT NULL DEFAULT '[]'",
            "ALTER TABLE system ADD COLUMN fresh_weeks BIGINT NOT NULL DEFAULT 26",
            """
            CREATE TABLE capacity_round (
                id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id), name TEXT NOT NULL,
                year TEXT NOT NULL, asks TEXT NOT NULL, message TEXT NOT NULL, closes_on TEXT NOT NULL,
                release_on TEXT, opened_at TEXT NOT NULL, closed_at TEXT, released_at TEXT)
            """,
            "CREATE INDEX capacity_round_by_system ON capacity_round (system_id, opened_at)",
            """
            CREATE TABLE round_member (
                id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id),
                round_id TEXT NOT NULL REFERENCES capacity_round(id),
                organisation_id TEXT NOT NULL REFERENCES organisation(id), left_out TEXT, quiet_until TEXT,
                declined_at TEXT, times_reminded BIGINT NOT NULL, reminded_at TEXT,
                UNIQUE (round_id, organisation_id))
            """,
            "CREATE INDEX round_member_by_organisation ON round_member (organisation_id)",
            """
            CREATE TABLE round_answer (
                id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id),
                round_id TEXT NOT NULL REFERENCES capacity_round(id),
                organisation_id TEXT NOT NULL REFERENCES organisation(id), line_id TEXT REFERENCES offer(id),
                reply TEXT NOT NULL, places BIGINT, offer_id TEXT REFERENCES offer(id), answered_at TEXT NOT NULL,
                channel TEXT NOT NULL, UNIQUE (round_id, line_id))
            """,
            "CREATE INDEX round_answer_by_round ON round_answer (round_id, organisation_id)",
            "CREATE INDEX round_answer_by_organisation ON round_answer (organisation_id)",
            "CREATE INDEX round_answer_by_line ON round_answer (line_id)",
            "CREATE INDEX round_answer_by_offer ON round_answer (offer_id)",
            "ALTER TABLE task_link ADD COLUMN round_id TEXT REFERENCES capacity_round(id)",
            "CREATE INDEX task_link_by_round ON task_link (round_id)",
        ]
    )
}
