public import Domain
import Records
import Store

/// What has been changed, by whom.
public struct HistoryService: Sendable {
    let trellis: Trellis

    /// What a banner says about a change.
    public struct ChangeNotice: Sendable {
        public let text: String
        public let canUndo: Bool
    }

    /// The words for the banner after a change; nothing unless this very person made it.
    public func notice(_ id: ID<AuditEntry>, for actor: Actor) async throws -> ChangeNotice? {
        let entry = try await trellis.database.read { reader in try AuditEntries.find(id, in: actor.scope, reader) }
        guard let entry, entry.actorID == actor.userID else { return nil }
        let canUndo = actor.may(.undo) && entry.undoneBy == nil && entry.changeCount > 0
        return ChangeNotice(text: entry.summary, canUndo: canUndo)
    }

    /// One page of the history, newest first.
    /// - Throws: `ServiceError.denied`.
    public func entries(offset: Int, limit: Int, for actor: Actor) async throws -> (entries: [AuditEntry], count: Int) {
        try actor.mustBeAllowed(to: .seeHistory)
        return try await trellis.database.read { reader in
            (
                try AuditEntries.list(in: actor.scope, offset: offset, limit: limit, reader),
                try AuditEntries.count(in: actor.scope, reader)
            )
        }
    }

    /// The changes that touched one record, newest first; nothing for those who may not see the history.
    public func about(_ rowID: String, for actor: Actor) async throws -> [AuditEntry] {
        guard actor.may(.seeHistory) else { return [] }
        return try await trellis.database.read { reader in
            try AuditEntries.about(row: rowID, in: actor.scope, limit: 50, reader)
        }
    }
}

extension Trellis {
    /// What has been changed, by whom.
    public var history: HistoryService { HistoryService(trellis: self) }
}
