import Domain
import Foundation
import Records
import Store

extension DemoService {
    /// What the made-up people, places and stories are drawn from: the same number, the same system.
    static let seed: UInt64 = 2020

    /// Fills an empty store with the made-up system, in one transaction.
    /// - Returns: what is in it, in a sentence.
    /// - Throws: `ServiceError.conflict` when the store holds a system already, whether made up or not.
    public func fill() async throws -> String {
        var builder = DemoBuilder(trellis, seed: Self.seed)
        let rows = try builder.build()
        let beginning = DemoStep(
            id: trellis.newID(),
            at: rows.system.createdAt,
            actor: .commandLine(in: rows.system.id),
            action: "demo.fill"
        ) { ledger in
            try rows.write(to: &ledger)
            return ChangeOutcome(rows.system, "Filled the demo: \(rows.summary)")
        }
        let secret = trellis.randomness.token(bytes: 16)
        let fields = trellis.fields
        try await trellis.database.write { writer in
            guard try Systems.all(writer).isEmpty else {
                throw ServiceError.conflict(
                    "There is a system here already, and the demo never mixes with one. Choose an empty data folder."
                )
            }
            try Systems.add(rows.system, writer)
            for step in [beginning] + rows.steps { try Self.take(step, secret: secret, fields, writer) }
        }
        return rows.summary
    }

    /// Does one step and writes its audit entry, dated when it is said to have happened.
    private static func take(_ step: DemoStep, secret: String, _ fields: FieldCipher, _ writer: any Writer) throws {
        var ledger = Ledger(writer, for: step.id, secret: "\(secret) \(step.id)", fields: fields)
        let outcome = try step.change(&ledger)
        try ledger.finish(
            AuditEntry(
                id: step.id,
                systemID: step.actor.systemID,
                at: step.at,
                actorID: step.actor.userID,
                actorName: step.actor.name,
                onBehalfOf: outcome.onBehalfOf,
                action: step.action,
                summary: outcome.summary,
                subjectKind: outcome.subjectKind,
                subjectID: outcome.subjectID,
                actedAs: step.actor.role.rawValue
            )
        )
    }
}
