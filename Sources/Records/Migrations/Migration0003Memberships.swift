import Store

extension Migration {
    /// What a person is in the system becomes a row of its own, so that there can be several. The first membership of a
    /// person has the person's id: ids are unique within a table, and no engine has to make one up.
    static let memberships = Migration(
        number: 3,
        name: "memberships",
        statements: [
            """
            CREATE TABLE membership (
                id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id),
                user_id TEXT NOT NULL REFERENCES user_account(id) ON DELETE CASCADE, role TEXT NOT NULL,
                organisation_id TEXT REFERENCES organisation(id), place TEXT, areas TEXT NOT NULL, cohorts TEXT NOT NULL,
                students TEXT NOT NULL, since TEXT NOT NULL, until TEXT, confirmed_at TEXT NOT NULL)
            """,
            "CREATE INDEX membership_by_user ON membership (user_id)",
            "CREATE INDEX membership_by_organisation ON membership (organisation_id)",
            """
            INSERT INTO membership (id, system_id, user_id, role, organisation_id, areas, cohorts, students, since,
                confirmed_at)
            SELECT user_account.id, user_account.system_id, user_account.id, user_account.role,
                user_account.organisation_id, '[]', '[]', '[]', system.created_at, system.created_at
            FROM user_account JOIN system ON system.id = user_account.system_id
            """,
            "ALTER TABLE user_account DROP COLUMN role",
            "ALTER TABLE user_account DROP COLUMN organisation_id",
            "ALTER TABLE session ADD COLUMN membership_id TEXT REFERENCES membership(id) ON DELETE CASCADE",
            "ALTER TABLE session ADD COLUMN acting_for TEXT REFERENCES organisation(id) ON DELETE SET NULL",
            "UPDATE session SET membership_id = user_id",
            "CREATE INDEX session_by_membership ON session (membership_id)",
        ]
    )
}
