public import Domain
import Foundation
import Records
import Store

extension DemoService {
    /// Removes everything of the made-up system but the coordinator who asks, and leaves an empty system that is no
    /// longer a demo. It cannot be undone; the history of the empty system begins with it.
    /// - Throws: `ServiceError.denied`; `ServiceError.notFound` when the system is not a demo.
    public func clear(by actor: Actor) async throws {
        try actor.mustBeAllowed(to: .clearDemo)
        // A run that is under way would write its proposals about students who are gone.
        await trellis.runs.stopAll()
        let entry = AuditEntry(
            id: trellis.newID(),
            systemID: actor.systemID,
            at: trellis.now(),
            actorID: actor.userID,
            actorName: actor.name,
            action: "demo.clear",
            summary: "Cleared the made-up system",
            subjectKind: System.table,
            subjectID: actor.systemID.description,
            actedAs: actor.role.rawValue,
            origin: actor.origin
        )
        let secret = trellis.randomness.token(bytes: 16)
        let fields = trellis.fields
        try await trellis.database.write { writer in
            let system = actor.systemID
            let demos: SQL = "SELECT count(*) FROM system WHERE id = \(system) AND is_demo"
            guard try writer.scalar(demos, as: Int.self) == 1 else { throw ServiceError.notFound }
            for table in Self.tables {
                try writer.run("DELETE FROM \(identifier: table) WHERE system_id = \(system)")
            }
            let keeper = actor.userID?.description ?? ""
            try writer.run("DELETE FROM user_account WHERE system_id = \(system) AND id <> \(keeper)")
            try writer.run("DELETE FROM membership WHERE system_id = \(system) AND organisation_id IS NOT NULL")
            try writer.run("DELETE FROM organisation WHERE system_id = \(system)")
            try writer.run(
                "UPDATE system SET is_demo = \(false), name = \("My system"), places = \("[]") WHERE id = \(system)"
            )
            try Ledger(writer, for: entry.id, secret: secret, fields: fields).finish(entry)
        }
    }

    /// The tables that are emptied before users and organisations, those that refer to others first.
    private static let tables = [
        "avoidance", "series_choice", "calendar_decision", "young_review", "note", "task_link", "round_answer",
        "round_member", "capacity_round", "leg", "placement", "proposal", "run", "veto", "allocation_policy", "student",
        "cohort", "intention", "ward_group", "offer", "interest", "person", "area", "site", "import_batch",
        "column_mapping", "outbox", "rights_request",
        "legal_hold", "tombstone", "erased_figure", "audit_entry", "reading", "audit_chain",
    ]
}
