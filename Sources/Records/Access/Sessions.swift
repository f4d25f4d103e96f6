public import Domain
public import Foundation
public import Store

/// Live sign-ins. The secret of the cookie is stored as a hash only.
public enum Sessions {
    /// One session.
    public struct Row: Codable, Sendable {
        /// What people and pages call it by; it opens nothing.
        public var id: ID<Sessions.Row>
        public var tokenHash: String
        public var userID: ID<User>
        /// What the person is acting as.
        public var membershipID: ID<Membership>?
        /// The organisation on whose behalf a coordinator is working.
        public var actingFor: ID<Organisation>?
        public var csrfToken: String
        public var year: AcademicYear?
        public var createdAt: Date
        public var lastSeenAt: Date
        public var expiresAt: Date
        public var kind: SignInKind
        /// The browser in a few words.
        public var browser: String
        /// When the person last proved who they are with all that their role asks for; empty while the second factor is
        /// still owed.
        public var provenAt: Date?

        public init(
            id: ID<Sessions.Row>,
            tokenHash: String,
            userID: ID<User>,
            membershipID: ID<Membership>?,
            csrfToken: String,
            year: AcademicYear? = nil,
            createdAt: Date,
            lastSeenAt: Date,
            expiresAt: Date,
            kind: SignInKind,
            browser: String,
            provenAt: Date?
        ) {
            self.id = id
            self.tokenHash = tokenHash
            self.userID = userID
            self.membershipID = membershipID
            self.csrfToken = csrfToken
            self.year = year
            self.createdAt = createdAt
            self.lastSeenAt = lastSeenAt
            self.expiresAt = expiresAt
            self.kind = kind
            self.browser = browser
            self.provenAt = provenAt
        }
    }

    /// Starts a session.
    public static func begin(_ session: Row, _ writer: any Writer) throws {
        try writer.insert(session, into: "session")
    }

    /// The session behind a cookie, if it is alive: seen since `idleSince`, not past its end, its user not disabled.
    public static func find(
        tokenHash: String,
        idleSince: Date,
        at now: Date,
        _ reader: any Reader
    ) throws -> (session: Row, user: User, system: System)? {
        guard
            let session = try reader.first(
                """
                SELECT * FROM session
                WHERE token_hash = \(tokenHash) AND last_seen_at > \(idleSince) AND expires_at > \(now)
                """,
                as: Row.self
            ),
            let user = try reader.first(
                "SELECT * FROM user_account WHERE id = \(session.userID) AND disabled_at IS NULL",
                as: User.self
            ),
            let system = try Systems.find(user.systemID, reader)
        else { return nil }
        return (session, user, system)
    }

    /// The session behind a cookie that has run out of time. One that was ended by somebody is gone.
    public static func timedOut(tokenHash: String, _ reader: any Reader) throws -> Row? {
        try reader.first("SELECT * FROM session WHERE token_hash = \(tokenHash)", as: Row.self)
    }

    /// The live sessions of a person, latest first.
    public static func live(of user: ID<User>, idleSince: Date, at now: Date, _ reader: any Reader) throws -> [Row] {
        try reader.all(
            """
            SELECT * FROM session
            WHERE user_id = \(user) AND last_seen_at > \(idleSince) AND expires_at > \(now)
            ORDER BY last_seen_at DESC, id DESC
            """,
            as: Row.self
        )
    }

    /// Notes that a session is in use.
    public static func touch(tokenHash: String, at now: Date, _ writer: any Writer) throws {
        try writer.run("UPDATE session SET last_seen_at = \(now) WHERE token_hash = \(tokenHash)")
    }

    /// Remembers the academic year that a session looks at.
    public static func choose(_ year: AcademicYear, tokenHash: String, _ writer: any Writer) throws {
        try writer.run("UPDATE session SET year = \(year) WHERE token_hash = \(tokenHash)")
    }

    /// Gives a session new secrets because its person has proven who they are; the old ones open nothing any more.
    /// - Returns: whether the session was still there.
    public static func renew(
        tokenHash: String,
        as newHash: String,
        csrfToken: String,
        provenAt: Date,
        _ writer: any Writer
    ) throws -> Bool {
        try writer.run(
            """
            UPDATE session SET token_hash = \(newHash), csrf_token = \(csrfToken), proven_at = \(provenAt)
            WHERE token_hash = \(tokenHash)
            """
        ) == 1
    }

    /// Ends one session of a user.
    /// - Returns: whether it was there.
    @discardableResult
    public static func end(_ id: ID<Row>, of user: ID<User>, _ writer: any Writer) throws -> Bool {
        try writer.run("DELETE FROM session WHERE id = \(id) AND user_id = \(user)") == 1
    }

    /// Ends the session behind a cookie.
    public static func end(tokenHash: String, _ writer: any Writer) throws {
        try writer.run("DELETE FROM session WHERE token_hash = \(tokenHash)")
    }

    /// Ends every session of a user, but for one that may stay.
    public static func endAll(of user: ID<User>, but kept: ID<Row>? = nil, _ writer: any Writer) throws {
        try writer.run("DELETE FROM session WHERE user_id = \(user) AND id <> \(kept?.description ?? "")")
    }

    /// Removes sessions, links and what goes with them that can never be used again.
    public static func removeStale(before: Date, _ writer: any Writer) throws {
        for table in ["session", "sign_in_link", "sign_in_decoy", "kept_form", "provider_request"] {
            try writer.run("DELETE FROM \(identifier: table) WHERE expires_at < \(before)")
        }
    }
}
