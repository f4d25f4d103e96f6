import Store

extension Migration {
    /// Notes in the rooms that only one side of placements meets. The text is sealed.
    static let rooms = Migration(
        number: 7,
        name: "rooms",
        statements: [
            """
            CREATE TABLE note (
                id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id), room TEXT NOT NULL,
                organisation_id TEXT REFERENCES organisation(id), author_id TEXT NOT NULL REFERENCES user_account(id),
                written_for TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL, withdrawn_at TEXT)
            """,
            "CREATE INDEX note_by_time ON note (system_id, room, at)",
            "CREATE INDEX note_by_organisation ON note (organisation_id)",
            "CREATE INDEX note_by_author ON note (author_id)",
        ]
    )
}
