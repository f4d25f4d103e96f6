public import Domain
public import Foundation
public import Store

/// Who people are at other organisations' sign-ins, and the sign-ins that are under way there.
public enum Identities {
    /// One identity. Issuer, tenant and subject are its key: an e-mail address can be given to somebody else.
    public struct Row: Codable, Sendable {
        public var id: ID<Identities.Row>
        public var userID: ID<User>
        /// The provider's name in the settings.
        public var provider: String
        public var issuer: String
        /// Empty where the issuer has no tenants.
        public var tenant: String
        public var subject: String
        public var createdAt: Date
        public var lastUsedAt: Date

        public init(
            id: ID<Identities.Row>,
            userID: ID<User>,
            provider: String,
            issuer: String,
            tenant: String,
            subject: String,
            createdAt: Date
        ) {
            self.id = id
            self.userID = userID
            self.provider = provider
            self.issuer = issuer
            self.tenant = tenant
            self.subject = subject
            self.createdAt = createdAt
            self.lastUsedAt = createdAt
        }
    }

    /// Why a sign-in was begun.
    public enum Purpose: String, Codable, Sendable {
        case signIn, invitation, confirm, connect
    }

    /// A sign-in that was begun in a browser and comes back with an answer, or never does.
    public struct Request: Codable, Sendable {
        public var stateHash: String
        public var provider: String
        public var purpose: Purpose
        public var browserHash: String
        public var nonceHash: String
        /// The secret half of the proof key, encrypted.
        public var verifier: String
        /// The invitation that was open when it began.
        public var linkHash: String?
        /// The session that was live when it began.
        public var sessionHash: String?
        public var createdAt: Date
        public var expiresAt: Date
        public var usedAt: Date?

        public init(
            stateHash: String,
            provider: String,
            purpose: Purpose,
            browserHash: String,
            nonceHash: String,
            verifier: String,
            linkHash: String?,
            sessionHash: String?,
            createdAt: Date,
            expiresAt: Date
        ) {
            self.stateHash = stateHash
            self.provider = provider
            self.purpose = purpose
            self.browserHash = browserHash
            self.nonceHash = nonceHash
            self.verifier = verifier
            self.linkHash = linkHash
            self.sessionHash = sessionHash
            self.createdAt = createdAt
            self.expiresAt = expiresAt
        }
    }

    /// The identity with a key.
    public static func find(
        issuer: String,
        tenant: String,
        subject: String,
        _ reader: any Reader
    ) throws -> Row? {
        try reader.first(
            """
            SELECT * FROM sign_in_identity
            WHERE issuer = \(issuer) AND tenant = \(tenant) AND subject = \(subject)
            """,
            as: Row.self
        )
    }

    /// The identities of a person, oldest first.
    public static func list(of user: ID<User>, _ reader: any Reader) throws -> [Row] {
        try reader.all("SELECT * FROM sign_in_identity WHERE user_id = \(user) ORDER BY created_at, id", as: Row.self)
    }

    /// Ties an identity to a person.
    /// - Throws: `StoreError` with `.uniqueViolation` when it belongs to somebody already.
    public static func add(_ identity: Row, _ writer: any Writer) throws {
        try writer.insert(identity, into: "sign_in_identity")
    }

    /// Notes that an identity was used.
    public static func touch(_ id: ID<Row>, at now: Date, _ writer: any Writer) throws {
        try writer.run("UPDATE sign_in_identity SET last_used_at = \(now) WHERE id = \(id)")
    }

    /// Unties an identity from its person.
    /// - Returns: whether it was there.
    public static func remove(_ id: ID<Row>, of user: ID<User>, _ writer: any Writer) throws -> Bool {
        try writer.run("DELETE FROM sign_in_identity WHERE id = \(id) AND user_id = \(user)") == 1
    }

    // MARK: - Requests

    /// Keeps a sign-in that has begun.
    public static func keep(_ request: Request, _ writer: any Writer) throws {
        try writer.insert(request, into: "provider_request")
    }

    /// Uses a sign-in up, if it began in this browser, is not too old and was not used.
    public static func use(
        stateHash: String,
        browserHash: String,
        at now: Date,
        _ writer: any Writer
    ) throws -> Request? {
        let changed = try writer.run(
            """
            UPDATE provider_request SET used_at = \(now)
            WHERE state_hash = \(stateHash) AND browser_hash = \(browserHash) AND used_at IS NULL
                AND expires_at > \(now)
            """
        )
        guard changed == 1 else { return nil }
        return try writer.first("SELECT * FROM provider_request WHERE state_hash = \(stateHash)", as: Request.self)
    }
}
