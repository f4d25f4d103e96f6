public import Domain
import Records
import Store

/// What must not be erased for now.
extension RightsService {
    /// Keeps somebody, or an organisation's people, from being erased.
    public func hold(
        _ kind: String,
        _ id: String,
        reason: String,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .holdData)
        var reader = DraftReader()
        let reason = reader.required(reason, "reason", "why it must be kept", atMost: 1000)
        try reader.finish()
        let hold = LegalHold(
            id: trellis.newID(),
            systemID: actor.systemID,
            subjectKind: kind,
            subjectID: id,
            reason: reason,
            placedOn: trellis.today,
            placedBy: actor.name
        )
        return try await trellis.change(actor, "hold.place", key: key) { ledger in
            guard ["student", "person", "organisation"].contains(kind),
                try ledger.writer.scalar(
                    "SELECT count(*) FROM \(identifier: kind) WHERE id = \(id) AND system_id = \(actor.systemID)",
                    as: Int.self
                ) == 1
            else { throw ServiceError.notFound }
            guard try !LegalHolds.list(in: actor.scope, ledger.writer).contains(where: { $0.subjectID == id }) else {
                throw ServiceError.conflict("There is a hold on this already.")
            }
            try ledger.insert(hold)
            return ChangeOutcome(hold, "Placed a legal hold: it is not erased until the hold is lifted")
        }
    }

    /// Lifts a hold.
    public func lift(_ id: ID<LegalHold>, key: String?, by actor: Actor) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .holdData)
        let today = trellis.today
        return try await trellis.change(actor, "hold.lift", key: key) { ledger in
            guard var hold = try LegalHolds.list(in: actor.scope, ledger.writer).first(where: { $0.id == id }) else {
                throw ServiceError.notFound
            }
            hold.liftedOn = today
            try ledger.update(hold)
            return ChangeOutcome(hold, "Lifted a legal hold")
        }
    }

    /// The holds that stand.
    public func holds(for actor: Actor) async throws -> [LegalHold] {
        try actor.mustBeAllowed(to: .holdData)
        let trellis = trellis
        return try await trellis.disclosing(.request, to: actor) { reader in
            let holds = try LegalHolds.list(in: actor.scope, reader)
            return (holds.map(trellis.fields.opened), holds.compactMap(\.student))
        }
    }
}

extension LegalHold {
    /// The student who is on hold.
    var student: ID<Student>? { subjectKind == Student.table ? ID(subjectID) : nil }
}
