public import Domain
public import Foundation
public import Store

/// Mail that waits to be sent, was sent, or could not be. Written in the same transaction as what it tells about.
public enum Outbox {
    /// One mail.
    public struct Mail: Codable, Hashable, Sendable {
        public var id: ID<Mail>
        public var systemID: ID<System>?
        public var recipient: EmailAddress
        public var subject: String
        public var body: String
        public var createdAt: Date
        public var sendAfter: Date
        public var attempts: Int
        public var sentAt: Date?
        public var failedAt: Date?
        /// Why the last attempt failed, without addresses.
        public var problem: String

        public init(
            id: ID<Mail>,
            systemID: ID<System>?,
            recipient: EmailAddress,
            subject: String,
            body: String,
            createdAt: Date
        ) {
            self.id = id
            self.systemID = systemID
            self.recipient = recipient
            self.subject = subject
            self.body = body
            self.createdAt = createdAt
            self.sendAfter = createdAt
            self.attempts = 0
            self.problem = ""
        }
    }

    /// Puts a mail in the outbox.
    public static func put(_ mail: Mail, _ writer: any Writer) throws {
        let columns = try RowEncoder().encode(mail)
        try writer.insertMany(into: "outbox", columns: columns.map(\.column), rows: [columns.map(\.value)])
    }

    /// Mail that should be sent now, oldest first.
    public static func due(at now: Date, limit: Int, _ reader: any Reader) throws -> [Mail] {
        try reader.all(
            """
            SELECT * FROM outbox WHERE sent_at IS NULL AND failed_at IS NULL AND send_after <= \(now)
            ORDER BY send_after, id LIMIT \(limit)
            """,
            as: Mail.self
        )
    }

    /// The newest mail of a system, for the demo's mailbox.
    public static func newest(in system: ID<System>, limit: Int, _ reader: any Reader) throws -> [Mail] {
        try reader.all(
            "SELECT * FROM outbox WHERE system_id = \(system) ORDER BY created_at DESC, id DESC LIMIT \(limit)",
            as: Mail.self
        )
    }

    /// Notes that a mail went out; its text is not needed any more.
    public static func markSent(_ id: ID<Mail>, at now: Date, _ writer: any Writer) throws {
        try writer.run(
            "UPDATE outbox SET sent_at = \(now), body = '', attempts = attempts + 1, problem = '' WHERE id = \(id)"
        )
    }

    /// Notes that an attempt failed: try again at `next`, or never when there is none.
    public static func markFailed(
        _ id: ID<Mail>,
        problem: String,
        next: Date?,
        at now: Date,
        _ writer: any Writer
    ) throws {
        if let next {
            try writer.run(
                """
                UPDATE outbox SET attempts = attempts + 1, problem = \(problem), send_after = \(next) WHERE id = \(id)
                """
            )
        } else {
            try writer.run(
                """
                UPDATE outbox SET attempts = attempts + 1, problem = \(problem), failed_at = \(now) WHERE id = \(id)
                """
            )
        }
    }

    /// How many mails wait, and how long the oldest has been due.
    public static func waiting(_ reader: any Reader) throws -> (count: Int, oldest: Date?) {
        let count = try reader.scalar(
            "SELECT count(*) FROM outbox WHERE sent_at IS NULL AND failed_at IS NULL",
            as: Int.self
        )
        let oldest = try reader.scalar(
            "SELECT min(created_at) FROM outbox WHERE sent_at IS NULL AND failed_at IS NULL",
            as: Date.self
        )
        return (count ?? 0, oldest)
    }
}
