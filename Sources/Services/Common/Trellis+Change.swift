public import Domain
import Foundation
public import Records
import Store

/// What a change turned out to be, for the audit entry.
public struct ChangeOutcome: Sendable {
    /// The kind of the record that the change is about: the name of its table.
    public var subjectKind: String
    public var subjectID: String
    /// What happened, in a sentence without personal data: it is shown in the banner and in the history.
    public var summary: String
    /// The organisation on whose behalf it was recorded, if it was.
    public var onBehalfOf: String?
    /// What the actor was while doing it, where it is not their role.
    public var actedAs: String?

    public init<R: Record>(_ record: R, _ summary: String, onBehalfOf: String? = nil) {
        self.subjectKind = R.table
        self.subjectID = record.rowID
        self.summary = summary
        self.onBehalfOf = onBehalfOf
    }

    /// A change about a row that is gone, or about the system as a whole.
    init(subjectKind: String, subjectID: String, summary: String) {
        self.subjectKind = subjectKind
        self.subjectID = subjectID
        self.summary = summary
    }
}

extension Trellis {
    /// Makes a change through the one door: the rows, the audit entry and what undo needs are written in one transaction.
    ///
    /// - Parameters:
    ///   - action: a stable name of the kind of change, for example `offer.edit`.
    ///   - key: the key of the form that asks; the same key never does a thing twice.
    /// - Returns: the audit entry, from which the page after it can offer undo.
    /// - Throws: `ServiceError.alreadyDone` when the key was used before, `ServiceError.conflict` when somebody else was
    ///   quicker, and whatever `body` throws; then nothing is stored.
    @discardableResult
    public func change(
        _ actor: Actor,
        _ action: String,
        key: String?,
        _ body: @escaping @Sendable (inout Ledger) throws -> ChangeOutcome
    ) async throws -> AuditEntry {
        try await changing(actor, action, key: key, undoing: nil, body)
    }

    /// Undoes an earlier change, as a change of its own.
    /// - Throws: `ServiceError.conflict` with the reason when something has happened since.
    @discardableResult
    public func undo(_ id: ID<AuditEntry>, by actor: Actor, key: String?) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .undo)
        return try await changing(actor, "undo", key: key, undoing: id) { ledger in
            guard let entry = try AuditEntries.find(id, in: actor.scope, ledger.writer) else {
                throw ServiceError.notFound
            }
            guard entry.undoneBy == nil else { throw ServiceError.conflict("This has been undone already.") }
            // A role that comes back asks for a sign-in that fits it.
            try Memberships.endSessions(changedBy: id, but: actor.userID, ledger.writer)
            try ledger.undo(id)
            var outcome = ChangeOutcome(entry, "Undone: \(entry.summary)")
            outcome.subjectKind = entry.subjectKind
            outcome.subjectID = entry.subjectID
            return outcome
        }
    }

    private func changing(
        _ actor: Actor,
        _ action: String,
        key: String?,
        undoing: ID<AuditEntry>?,
        _ body: @escaping @Sendable (inout Ledger) throws -> ChangeOutcome
    ) async throws -> AuditEntry {
        let id: ID<AuditEntry> = newID()
        let (at, secret, today) = (now(), randomness.token(bytes: 16), today)
        do {
            return try await working(for: actor).database.write(
                inTurn: AuditChain.Kind.changes.turn(of: actor.systemID)
            ) { writer in
                if let key, let earlier = try AuditEntries.find(key: key, in: actor.scope, writer) {
                    throw ServiceError.alreadyDone(earlier)
                }
                var ledger = Ledger(writer, for: id, secret: secret, fields: fields)
                let outcome = try body(&ledger)
                if let crowding = try ledger.crowding(today: today) {
                    throw crowding.refusal(isUndoing: undoing != nil)
                }
                let entry = try ledger.finish(
                    AuditEntry(
                        id: id,
                        systemID: actor.systemID,
                        at: at,
                        actorID: actor.userID,
                        actorName: actor.name,
                        onBehalfOf: outcome.onBehalfOf ?? actor.onBehalfOf,
                        action: action,
                        summary: outcome.summary,
                        subjectKind: outcome.subjectKind,
                        subjectID: outcome.subjectID,
                        requestKey: key,
                        undoes: undoing,
                        actedAs: outcome.actedAs ?? actor.role.rawValue,
                        origin: actor.origin
                    )
                )
                if let undoing { try AuditEntries.mark(undoing, undoneBy: id, writer) }
                return entry
            }
        } catch let error as LedgerError {
            throw ServiceError.conflict(try await sentence(error, undoing: undoing, actor))
        } catch let error as StoreError where undoing != nil && error.code == .checkViolation {
            throw ServiceError.conflict(Self.takenSince)
        } catch let error as StoreError where error.code == .uniqueViolation {
            // Two requests with the same key at the same moment: the second sees what the first did.
            if let key, let earlier = try await earlierEntry(key: key, actor) {
                throw ServiceError.alreadyDone(earlier)
            }
            if undoing != nil { throw ServiceError.conflict(Self.takenSince) }
            throw error
        }
    }

    private static let takenSince =
        "This cannot be undone, because something else has taken its place since. Undo that first."

    private func earlierEntry(key: String, _ actor: Actor) async throws -> AuditEntry? {
        try await database.read { reader in try AuditEntries.find(key: key, in: actor.scope, reader) }
    }
}
