import Store

extension Migration {
    /// Chained changes, readings of sensitive fields, and links that let somebody do one task without an account.
    static let audit = Migration(number: 5, name: "audit and task links", statements: chains + readings + taskLinks)

    private static let chains: [SQL] = [
        "ALTER TABLE audit_entry ADD COLUMN sequence BIGINT",
        "ALTER TABLE audit_entry ADD COLUMN hash TEXT",
        "ALTER TABLE audit_entry ADD COLUMN acted_as TEXT",
        "ALTER TABLE audit_entry ADD COLUMN request_id TEXT",
        "ALTER TABLE audit_entry ADD COLUMN origin TEXT",
        "ALTER TABLE audit_entry ADD COLUMN salt TEXT",
        "ALTER TABLE audit_entry ADD COLUMN seal TEXT",
        "ALTER TABLE audit_entry ADD COLUMN erased_by TEXT",
        "CREATE UNIQUE INDEX audit_entry_by_sequence ON audit_entry (system_id, sequence)",
        "CREATE INDEX audit_entry_by_actor ON audit_entry (system_id, actor_name, at)",
        "CREATE INDEX audit_entry_by_action ON audit_entry (system_id, action, at)",
        "ALTER TABLE audit_change ADD COLUMN salt TEXT",
        "ALTER TABLE audit_change ADD COLUMN seal TEXT",
        "ALTER TABLE audit_change ADD COLUMN erased_by TEXT",
        """
        CREATE TABLE audit_chain (
            system_id TEXT NOT NULL REFERENCES system(id), chain TEXT NOT NULL, sequence BIGINT NOT NULL,
            hash TEXT NOT NULL, start_sequence BIGINT NOT NULL, start_hash TEXT, shortened_by TEXT,
            PRIMARY KEY (system_id, chain))
        """,
    ]

    private static let readings: [SQL] = [
        """
        CREATE TABLE reading (
            id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id), at TEXT NOT NULL, actor_id TEXT,
            actor_name TEXT NOT NULL, acted_as TEXT NOT NULL, organisation_id TEXT, disclosure TEXT NOT NULL,
            subject_kind TEXT NOT NULL, subject_count BIGINT NOT NULL, request_id TEXT, origin TEXT,
            sequence BIGINT NOT NULL, hash TEXT NOT NULL, UNIQUE (system_id, sequence))
        """,
        "CREATE INDEX reading_by_time ON reading (system_id, at)",
        """
        CREATE TABLE reading_subject (
            reading_id TEXT NOT NULL REFERENCES reading(id) ON DELETE CASCADE, subject_id TEXT NOT NULL,
            system_id TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (reading_id, subject_id))
        """,
        "CREATE INDEX reading_subject_by_time ON reading_subject (subject_id, at)",
    ]

    private static let taskLinks: [SQL] = [
        """
        CREATE TABLE task_link (
            id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id), task TEXT NOT NULL,
            organisation_id TEXT NOT NULL REFERENCES organisation(id), person_id TEXT NOT NULL REFERENCES person(id),
            recipient TEXT NOT NULL, year TEXT NOT NULL, sent_at TEXT NOT NULL, sent_by TEXT NOT NULL,
            times_sent BIGINT NOT NULL, expires_at TEXT NOT NULL, revoked_at TEXT, answered_at TEXT,
            answer TEXT NOT NULL, note TEXT NOT NULL, settled_at TEXT)
        """,
        "CREATE INDEX task_link_by_system ON task_link (system_id, sent_at)",
        "CREATE INDEX task_link_by_organisation ON task_link (organisation_id, sent_at)",
        "CREATE INDEX task_link_by_person ON task_link (person_id)",
        """
        CREATE TABLE task_secret (
            link_id TEXT PRIMARY KEY REFERENCES task_link(id) ON DELETE CASCADE, secret_hash TEXT NOT NULL UNIQUE)
        """,
    ]
}
