public import Domain
public import Foundation
public import Store

/// Users, the links they sign in with, and their sessions. Secrets are stored as hashes only.
public enum Accounts {
    /// A user of the system, whatever their state.
    public static func find(_ id: ID<User>, in scope: Scope, _ reader: any Reader) throws -> User? {
        try reader.first(
            "SELECT * FROM user_account WHERE id = \(id) AND system_id = \(scope.systemID)",
            as: User.self
        )
    }

    /// Everybody who may sign in with an address. Addresses are compared in their canonical form.
    public static func find(email: EmailAddress, _ reader: any Reader) throws -> [User] {
        try reader.all(
            "SELECT * FROM user_account WHERE email = \(email) AND disabled_at IS NULL ORDER BY id",
            as: User.self
        )
    }

    /// Everybody in a system, by role and name.
    public static func list(in scope: Scope, _ reader: any Reader) throws -> [User] {
        guard case .system(let system) = scope else { return [] }
        return try reader.all(
            "SELECT * FROM user_account WHERE system_id = \(system) ORDER BY role, name",
            as: User.self
        )
    }

    // MARK: - Sign-in links

    /// Keeps a link's hash. A link bound to no browser (made on the console) works in any.
    public static func keepLink(
        tokenHash: String,
        browserHash: String?,
        for user: ID<User>,
        at now: Date,
        until expiry: Date,
        _ writer: any Writer
    ) throws {
        try writer.run(
            """
            INSERT INTO sign_in_link (token_hash, user_id, browser_hash, created_at, expires_at)
            VALUES (\(tokenHash), \(user), \(browserHash), \(now), \(expiry))
            """
        )
    }

    /// Whether a link could be used now.
    public static func isUsable(tokenHash: String, at now: Date, _ reader: any Reader) throws -> Bool {
        try reader.scalar(
            """
            SELECT count(*) FROM sign_in_link
            WHERE token_hash = \(tokenHash) AND used_at IS NULL AND expires_at > \(now)
            """,
            as: Int.self
        ) == 1
    }

    /// Uses a link up, if it is good, unused, and asked for by this browser.
    /// - Returns: the user, or nothing.
    public static func useLink(
        tokenHash: String,
        browserHash: String?,
        at now: Date,
        _ writer: any Writer
    ) throws -> User? {
        let ofBrowser: SQL =
            browserHash.map { "(browser_hash IS NULL OR browser_hash = \($0))" } ?? "browser_hash IS NULL"
        let changed = try writer.run(
            """
            UPDATE sign_in_link SET used_at = \(now)
            WHERE token_hash = \(tokenHash) AND used_at IS NULL AND expires_at > \(now) AND \(ofBrowser)
            """
        )
        guard changed == 1 else { return nil }
        return try writer.first(
            """
            SELECT user_account.* FROM user_account JOIN sign_in_link ON sign_in_link.user_id = user_account.id
            WHERE sign_in_link.token_hash = \(tokenHash) AND user_account.disabled_at IS NULL
            """,
            as: User.self
        )
    }

    // MARK: - Sessions

    /// A live session with its user and system.
    public struct SessionRow: Codable, Sendable {
        public var tokenHash: String
        public var userID: ID<User>
        public var csrfToken: String
        public var year: AcademicYear?
        public var createdAt: Date
        public var lastSeenAt: Date
        public var expiresAt: Date

        public init(
            tokenHash: String,
            userID: ID<User>,
            csrfToken: String,
            year: AcademicYear? = nil,
            createdAt: Date,
            lastSeenAt: Date,
            expiresAt: Date
        ) {
            self.tokenHash = tokenHash
            self.userID = userID
            self.csrfToken = csrfToken
            self.year = year
            self.createdAt = createdAt
            self.lastSeenAt = lastSeenAt
            self.expiresAt = expiresAt
        }
    }

    /// Starts a session.
    public static func begin(_ session: SessionRow, _ writer: any Writer) throws {
        try writer.run(
            """
            INSERT INTO session (token_hash, user_id, csrf_token, year, created_at, last_seen_at, expires_at)
            VALUES (\(session.tokenHash), \(session.userID), \(session.csrfToken), \(session.year),
                \(session.createdAt), \(session.lastSeenAt), \(session.expiresAt))
            """
        )
    }

    /// The session behind a cookie, if it is alive: seen since `idleSince`, not past its end, its user not disabled.
    public static func session(
        tokenHash: String,
        idleSince: Date,
        at now: Date,
        _ reader: any Reader
    ) throws -> (session: SessionRow, user: User, system: System)? {
        guard
            let session = try reader.first(
                """
                SELECT * FROM session
                WHERE token_hash = \(tokenHash) AND last_seen_at > \(idleSince) AND expires_at > \(now)
                """,
                as: SessionRow.self
            ),
            let user = try reader.first(
                "SELECT * FROM user_account WHERE id = \(session.userID) AND disabled_at IS NULL",
                as: User.self
            ),
            let system = try Systems.find(user.systemID, reader)
        else { return nil }
        return (session, user, system)
    }

    /// Notes that a session is in use.
    public static func touch(tokenHash: String, at now: Date, _ writer: any Writer) throws {
        try writer.run("UPDATE session SET last_seen_at = \(now) WHERE token_hash = \(tokenHash)")
    }

    /// Remembers the academic year that a session looks at.
    public static func choose(_ year: AcademicYear, tokenHash: String, _ writer: any Writer) throws {
        try writer.run("UPDATE session SET year = \(year) WHERE token_hash = \(tokenHash)")
    }

    /// Ends every session of a user.
    public static func endSessions(of user: ID<User>, _ writer: any Writer) throws {
        try writer.run("DELETE FROM session WHERE user_id = \(user)")
    }

    /// Removes sessions and links that can never be used again.
    public static func removeStale(before: Date, _ writer: any Writer) throws {
        try writer.run("DELETE FROM session WHERE expires_at < \(before)")
        try writer.run("DELETE FROM sign_in_link WHERE expires_at < \(before)")
    }
}
