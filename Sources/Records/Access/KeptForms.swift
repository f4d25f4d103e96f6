public import Domain
public import Foundation
public import Store

/// Forms that were sent after their session had run out, until their person has signed in again.
public enum KeptForms {
    /// One form. Its key is in a cookie of the browser that sent it.
    public struct Row: Codable, Sendable {
        public var keyHash: String
        public var userID: ID<User>
        public var path: String
        /// The fields, encrypted.
        public var fields: String
        public var createdAt: Date
        public var expiresAt: Date

        public init(
            keyHash: String,
            userID: ID<User>,
            path: String,
            fields: String,
            createdAt: Date,
            expiresAt: Date
        ) {
            self.keyHash = keyHash
            self.userID = userID
            self.path = path
            self.fields = fields
            self.createdAt = createdAt
            self.expiresAt = expiresAt
        }
    }

    /// Keeps a form.
    public static func keep(_ form: Row, _ writer: any Writer) throws {
        try writer.insert(form, into: "kept_form")
    }

    /// The form of a key, for the person who sent it.
    public static func find(keyHash: String, of user: ID<User>, at now: Date, _ reader: any Reader) throws -> Row? {
        try reader.first(
            "SELECT * FROM kept_form WHERE key_hash = \(keyHash) AND user_id = \(user) AND expires_at > \(now)",
            as: Row.self
        )
    }

    /// Forgets a form.
    public static func remove(keyHash: String, _ writer: any Writer) throws {
        try writer.run("DELETE FROM kept_form WHERE key_hash = \(keyHash)")
    }
}
