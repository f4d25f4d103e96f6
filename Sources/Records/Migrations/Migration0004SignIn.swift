import Store

extension Migration {
    /// What signing in needs: sessions that people can tell apart, second factors, sign-ins of other organisations, and
    /// forms that wait for a sign-in. Sessions of before end, because they do not tell how they began.
    static let signIn = Migration(
        number: 4,
        name: "sign-in",
        statements: sessions + factors + providers
    )

    private static let sessions: [SQL] = [
        "DELETE FROM session",
        "ALTER TABLE session ADD COLUMN id TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE session ADD COLUMN kind TEXT NOT NULL DEFAULT 'link'",
        "ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE session ADD COLUMN proven_at TEXT",
        "CREATE UNIQUE INDEX session_by_id ON session (id)",
        """
        CREATE TABLE sign_in_decoy (
            token_hash TEXT PRIMARY KEY, browser_hash TEXT, created_at TEXT NOT NULL, expires_at TEXT NOT NULL)
        """,
        """
        CREATE TABLE kept_form (
            key_hash TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES user_account(id) ON DELETE CASCADE,
            path TEXT NOT NULL, fields TEXT NOT NULL, created_at TEXT NOT NULL, expires_at TEXT NOT NULL)
        """,
    ]

    private static let factors: [SQL] = [
        """
        CREATE TABLE second_factor (
            user_id TEXT PRIMARY KEY REFERENCES user_account(id) ON DELETE CASCADE, secret TEXT NOT NULL,
            created_at TEXT NOT NULL, confirmed_at TEXT, last_step BIGINT NOT NULL)
        """,
        """
        CREATE TABLE recovery_code (
            code_hash TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES user_account(id) ON DELETE CASCADE,
            created_at TEXT NOT NULL, used_at TEXT)
        """,
        "CREATE INDEX recovery_code_by_user ON recovery_code (user_id)",
    ]

    private static let providers: [SQL] = [
        """
        CREATE TABLE sign_in_identity (
            id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES user_account(id) ON DELETE CASCADE,
            provider TEXT NOT NULL, issuer TEXT NOT NULL, tenant TEXT NOT NULL, subject TEXT NOT NULL,
            created_at TEXT NOT NULL, last_used_at TEXT NOT NULL, UNIQUE (issuer, tenant, subject))
        """,
        "CREATE INDEX sign_in_identity_by_user ON sign_in_identity (user_id)",
        """
        CREATE TABLE provider_request (
            state_hash TEXT PRIMARY KEY, provider TEXT NOT NULL, purpose TEXT NOT NULL,
            browser_hash TEXT NOT NULL, nonce_hash TEXT NOT NULL, verifier TEXT NOT NULL, link_hash TEXT, session_hash TEXT, created_at TEXT NOT NULL,
            expires_at TEXT NOT NULL, used_at TEXT)
        """,
    ]
}
