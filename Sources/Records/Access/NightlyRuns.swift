public import Domain
public import Foundation
public import Store

/// Which server does the work of a night, and whether it is done. One row a job and night; whoever holds the lease works,
/// and when a server dies its lease runs out and another goes on.
public enum NightlyRuns {
    /// Takes the lease of a night, if nobody has it and the work is not done.
    public static func take(
        _ job: String,
        night: Day,
        holder: String,
        at now: Date,
        until end: Date,
        _ writer: any Writer
    ) throws -> Bool {
        let taken = try writer.run(
            """
            INSERT INTO nightly_run (job, day, holder, lease_until, finished_at, outcome)
            VALUES (\(job), \(night), \(holder), \(end), NULL, '') ON CONFLICT (job, day) DO NOTHING
            """
        )
        if taken == 1 { return true }
        return try writer.run(
            """
            UPDATE nightly_run SET holder = \(holder), lease_until = \(end)
            WHERE job = \(job) AND day = \(night) AND finished_at IS NULL AND lease_until < \(now)
            """
        ) == 1
    }

    /// Notes that the work is done, and what came of it in counts.
    public static func finish(
        _ job: String,
        night: Day,
        holder: String,
        outcome: String,
        at now: Date,
        _ writer: any Writer
    ) throws {
        try writer.run(
            """
            UPDATE nightly_run SET finished_at = \(now), outcome = \(outcome)
            WHERE job = \(job) AND day = \(night) AND holder = \(holder)
            """
        )
    }

    /// One night's work.
    public struct Run: Codable, Hashable, Sendable {
        public var day: Day
        public var finishedAt: Date?
        public var outcome: String
    }

    /// The last nights, newest first.
    public static func last(_ job: String, limit: Int = 10, _ reader: any Reader) throws -> [Run] {
        try reader.all(
            "SELECT day, finished_at, outcome FROM nightly_run WHERE job = \(job) ORDER BY day DESC LIMIT \(limit)",
            as: Run.self
        )
    }
}
