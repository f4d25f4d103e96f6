public import Domain
public import Foundation
public import Store

/// Users and the links they sign in with. Secrets are stored as hashes only.
public enum Accounts {
    /// A user of the system, whatever their state.
    public static func find(_ id: ID<User>, in scope: Scope, _ reader: any Reader) throws -> User? {
        try reader.first(
            "SELECT * FROM user_account WHERE id = \(id) AND system_id = \(scope.systemID)",
            as: User.self
        )
    }

    /// A user by id alone, for somebody who is about to sign in and has no scope yet.
    public static func find(_ id: ID<User>, _ reader: any Reader) throws -> User? {
        try reader.first("SELECT * FROM user_account WHERE id = \(id)", as: User.self)
    }

    /// Everybody who may sign in with an address. Addresses are compared in their canonical form.
    public static func find(email: EmailAddress, _ reader: any Reader) throws -> [User] {
        try reader.all(
            "SELECT * FROM user_account WHERE email = \(email) AND disabled_at IS NULL ORDER BY id",
            as: User.self
        )
    }

    /// The person with an address in a system, whatever their state.
    public static func find(email: EmailAddress, in system: ID<System>, _ reader: any Reader) throws -> User? {
        try reader.first(
            "SELECT * FROM user_account WHERE email = \(email) AND system_id = \(system)",
            as: User.self
        )
    }

    /// Everybody in a system, by name.
    public static func list(in scope: Scope, _ reader: any Reader) throws -> [User] {
        guard case .system(let system) = scope else { return [] }
        return try reader.all(
            "SELECT * FROM user_account WHERE system_id = \(system) ORDER BY name, id",
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

    /// Whether a link was made on the console, and so bound to no browser.
    public static func isOfConsole(tokenHash: String, _ reader: any Reader) throws -> Bool {
        try reader.scalar(
            "SELECT count(*) FROM sign_in_link WHERE token_hash = \(tokenHash) AND browser_hash IS NULL",
            as: Int.self
        ) == 1
    }

    /// Writes as much as `keepLink` does, for an address that nobody has.
    public static func keepDecoy(
        tokenHash: String,
        browserHash: String,
        at now: Date,
        until expiry: Date,
        _ writer: any Writer
    ) throws {
        try writer.run(
            """
            INSERT INTO sign_in_decoy (token_hash, browser_hash, created_at, expires_at)
            VALUES (\(tokenHash), \(browserHash), \(now), \(expiry))
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
}
