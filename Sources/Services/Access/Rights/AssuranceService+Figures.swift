public import Domain
public import Records
import Store

/// How the rights of people are kept, in figures in which nobody is named.
extension AssuranceService {
    /// How many have asked, what is on hold, who was erased, and what the work of the night has ended.
    public struct Figures: Sendable {
        public let openRequests: Int
        public let lateRequests: Int
        public let holds: Int
        /// Students who were erased, in counts.
        public let erased: [ErasedFigure]
        /// The last nights on which the retention schedule was carried out, newest first.
        public let nights: [NightlyRuns.Run]
    }

    /// The figures of the actor's system.
    /// - Throws: `ServiceError.denied`.
    public func figures(for actor: Actor) async throws -> Figures {
        try actor.mustBeAllowed(to: .seeAssurance)
        let nights = try await trellis.retention.nights(for: actor)
        let today = trellis.today
        return try await trellis.database.read { reader in
            let requests = try RightsRequests.figures(in: actor.scope, on: today, reader)
            return Figures(
                openRequests: requests.open,
                lateRequests: requests.late,
                holds: try LegalHolds.count(in: actor.scope, reader),
                erased: try Erasure.figures(of: actor.systemID, reader),
                nights: nights
            )
        }
    }
}
