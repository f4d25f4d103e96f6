public import Domain
public import Foundation
public import Store

/// The second factors of people: the secret of their app, and the codes for the day when it is lost.
public enum SecondFactors {
    /// One person's secret.
    public struct Row: Codable, Sendable {
        public var userID: ID<User>
        /// The secret, encrypted.
        public var secret: String
        public var createdAt: Date
        /// When the person first showed that their app has the secret; until then it is only on offer.
        public var confirmedAt: Date?
        /// The time step of the last code that was taken. No code of that step or before is taken again.
        public var lastStep: Int

        public init(userID: ID<User>, secret: String, createdAt: Date) {
            self.userID = userID
            self.secret = secret
            self.createdAt = createdAt
            self.lastStep = 0
        }
    }

    /// The secret of a person, confirmed or not.
    public static func find(of user: ID<User>, _ reader: any Reader) throws -> Row? {
        try reader.first("SELECT * FROM second_factor WHERE user_id = \(user)", as: Row.self)
    }

    /// Puts a secret on offer, unless there is one.
    public static func offer(_ factor: Row, _ writer: any Writer) throws {
        try writer.insertMany([factor], into: "second_factor", onConflict: "ON CONFLICT (user_id) DO NOTHING")
    }

    /// Notes that the code of a time step was taken, if none of that step or later was before.
    /// - Returns: whether this was the first time.
    public static func take(step: Int, of user: ID<User>, _ writer: any Writer) throws -> Bool {
        try writer.run(
            "UPDATE second_factor SET last_step = \(step) WHERE user_id = \(user) AND last_step < \(step)"
        ) == 1
    }

    /// Notes that the app of a person has the secret.
    public static func confirm(of user: ID<User>, at now: Date, _ writer: any Writer) throws {
        try writer.run(
            "UPDATE second_factor SET confirmed_at = \(now) WHERE user_id = \(user) AND confirmed_at IS NULL"
        )
    }

    /// Takes the secret and the recovery codes of a person away, so that they have to set up anew.
    public static func remove(of user: ID<User>, _ writer: any Writer) throws {
        try writer.run("DELETE FROM second_factor WHERE user_id = \(user)")
        try writer.run("DELETE FROM recovery_code WHERE user_id = \(user)")
    }

    // MARK: - Recovery codes

    /// Replaces the recovery codes of a person.
    public static func keep(codes hashes: [String], of user: ID<User>, at now: Date, _ writer: any Writer) throws {
        try writer.run("DELETE FROM recovery_code WHERE user_id = \(user)")
        for hash in hashes {
            try writer.run(
                "INSERT INTO recovery_code (code_hash, user_id, created_at) VALUES (\(hash), \(user), \(now))"
            )
        }
    }

    /// Uses a recovery code up.
    /// - Returns: whether it was good and unused.
    public static func use(code hash: String, of user: ID<User>, at now: Date, _ writer: any Writer) throws -> Bool {
        try writer.run(
            """
            UPDATE recovery_code SET used_at = \(now)
            WHERE code_hash = \(hash) AND user_id = \(user) AND used_at IS NULL
            """
        ) == 1
    }

    /// How many recovery codes a person has left.
    public static func codesLeft(of user: ID<User>, _ reader: any Reader) throws -> Int {
        try reader.scalar(
            "SELECT count(*) FROM recovery_code WHERE user_id = \(user) AND used_at IS NULL",
            as: Int.self
        ) ?? 0
    }
}
