import Domain
import Foundation
import Logging
import Records
public import ServiceLifecycle
import Store

/// The work of the night: carries out the retention schedule, once a night, on one server at a time. Which server is
/// decided by a lease in the database, so that a server that dies is taken over from, and one that starts in the
/// morning makes up for the night.
public struct NightlyWork: Service {
    let trellis: Trellis
    /// Tells this server from others of the same database.
    let holder: String
    /// How long a server may work before another takes over.
    static let leaseSeconds = 3600.0
    static let job = "retention"
    /// The hour, in London, from which the work of a day may be done.
    static let hour = 2

    public init(trellis: Trellis) {
        self.trellis = trellis
        holder = trellis.randomness.token(bytes: 8)
    }

    public func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await workIfDue()
                } catch is CancellationError {
                    return
                } catch {
                    trellis.logger.error("the work of the night failed", metadata: ["error": "\(type(of: error))"])
                }
                try await Task.sleep(for: .seconds(60))
            }
        }
    }

    /// Does the work of this night if it is time and nobody does it or has done it.
    /// - Returns: whether it was done here.
    @discardableResult
    public func workIfDue() async throws -> Bool {
        let now = trellis.now()
        guard let night = Self.night(at: now) else { return false }
        let mine = try await trellis.database.write { writer in
            try NightlyRuns.take(
                Self.job,
                night: night,
                holder: holder,
                at: now,
                until: now.addingTimeInterval(Self.leaseSeconds),
                writer
            )
        }
        guard mine else { return false }
        var sentences: [String] = []
        for system in try await trellis.systems() {
            let actor = Actor(userID: nil, name: "Work of the night", role: .coordinator, systemID: system.id)
            try await trellis.rounds.releaseDue(by: actor)
            let ended = try await trellis.retention.run(key: nil, by: actor)
            sentences.append("\(system.code): \(RetentionService.sentence(ended))")
        }
        let outcome = sentences.joined(separator: " ")
        try await trellis.database.write { writer in
            try NightlyRuns.finish(
                Self.job,
                night: night,
                holder: holder,
                outcome: outcome,
                at: trellis.now(),
                writer
            )
        }
        return true
    }

    /// The day whose work is to be done at a time; nothing in the first hours, when it is still to come.
    static func night(at now: Date) -> Day? {
        let day = Day.of(now)
        return Day.of(now.addingTimeInterval(-Double(hour) * 3600)) == day ? day : nil
    }
}
