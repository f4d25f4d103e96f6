import Store

extension Migration {
    /// Requests of people about their data, holds, what is left of erased people, and the work of the night.
    static let rights = Migration(
        number: 6,
        name: "rights",
        statements: [
            "ALTER TABLE student ADD COLUMN frozen_at TEXT",
            """
            CREATE TABLE rights_request (
                id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id), kind TEXT NOT NULL,
                subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, provider_id TEXT, received_on TEXT NOT NULL,
                due_on TEXT NOT NULL, state TEXT NOT NULL, words TEXT NOT NULL, answered_on TEXT,
                answered_by TEXT NOT NULL, answer TEXT NOT NULL)
            """,
            "CREATE INDEX rights_request_by_due ON rights_request (system_id, state, due_on)",
            "CREATE INDEX rights_request_by_subject ON rights_request (subject_id)",
            """
            CREATE TABLE legal_hold (
                id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id), subject_kind TEXT NOT NULL,
                subject_id TEXT NOT NULL, reason TEXT NOT NULL, placed_on TEXT NOT NULL, placed_by TEXT NOT NULL,
                lifted_on TEXT)
            """,
            "CREATE UNIQUE INDEX legal_hold_one_at_a_time ON legal_hold (subject_id) WHERE lifted_on IS NULL",
            """
            CREATE TABLE tombstone (
                id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id), subject_kind TEXT NOT NULL,
                erased_at TEXT NOT NULL, cause TEXT NOT NULL)
            """,
            """
            CREATE TABLE tombstone_mark (
                tombstone_id TEXT NOT NULL REFERENCES tombstone(id) ON DELETE CASCADE, mark TEXT NOT NULL,
                PRIMARY KEY (tombstone_id, mark))
            """,
            "CREATE INDEX tombstone_mark_by_mark ON tombstone_mark (mark)",
            """
            CREATE TABLE erased_figure (
                system_id TEXT NOT NULL REFERENCES system(id), year TEXT NOT NULL, provider_id TEXT NOT NULL,
                t_level_code TEXT NOT NULL, outcome TEXT NOT NULL, students BIGINT NOT NULL,
                PRIMARY KEY (system_id, year, provider_id, t_level_code, outcome))
            """,
            """
            CREATE TABLE nightly_run (
                job TEXT NOT NULL, day TEXT NOT NULL, holder TEXT NOT NULL, lease_until TEXT NOT NULL,
                finished_at TEXT, outcome TEXT NOT NULL, PRIMARY KEY (job, day))
            """,
        ]
    )
}
