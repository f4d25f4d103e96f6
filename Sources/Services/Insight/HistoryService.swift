public import Domain
public import Exchange
import Foundation
import Records
import Store

/// What has been changed, by whom; and who was shown whom.
public struct HistoryService: Sendable {
    let trellis: Trellis
    /// The most entries that one file holds.
    static let mostExported = 100_000

    /// What a banner says about a change.
    public struct ChangeNotice: Sendable {
        public let text: String
        public let canUndo: Bool
    }

    /// A change with why it was made and whether it can be taken back now.
    public struct Change: Sendable {
        public let entry: AuditEntry
        /// The reason in the words of the form; empty when none was asked for.
        public let reason: String
        public let canUndo: Bool
        /// The later change that has to be undone first.
        public let blockedBy: AuditEntry?
    }

    /// The words for the banner after a change; nothing unless this very person made it.
    public func notice(_ id: ID<AuditEntry>, for actor: Actor) async throws -> ChangeNotice? {
        let entry = try await trellis.database.read { reader in try AuditEntries.find(id, in: actor.scope, reader) }
        guard let entry, entry.actorID == actor.userID else { return nil }
        let canUndo = actor.may(.undo) && entry.undoneBy == nil && entry.changeCount > 0
        return ChangeNotice(text: entry.summary, canUndo: canUndo)
    }

    /// One page of the history that a search asks for, newest first.
    /// - Throws: `ServiceError.denied`.
    public func changes(
        _ filter: AuditFilter = AuditFilter(),
        offset: Int,
        limit: Int,
        for actor: Actor
    ) async throws -> Listing<Change> {
        try actor.mustBeAllowed(to: .seeHistory)
        return try await trellis.database.read { reader in
            let entries = try AuditEntries.list(filter, in: actor.scope, offset: offset, limit: limit, reader)
            return Listing(
                rows: try Self.changes(entries, for: actor, reader),
                total: try AuditEntries.count(filter, in: actor.scope, reader)
            )
        }
    }

    /// The changes that touched one record, newest first; nothing for those who may not see the history.
    public func about(_ rowID: String, for actor: Actor) async throws -> [Change] {
        guard actor.may(.seeHistory) else { return [] }
        return try await trellis.database.read { reader in
            let entries = try AuditEntries.about(row: rowID, in: actor.scope, limit: 50, reader)
            return try Self.changes(entries, for: actor, reader)
        }
    }

    private static func changes(
        _ entries: [AuditEntry],
        for actor: Actor,
        _ reader: any Reader
    ) throws -> [Change] {
        let reasons = try AuditEntries.reasons(of: entries.map(\.id), reader)
        let mayUndo = actor.may(.undo)
        let blocking = mayUndo ? try AuditEntries.blocking(entries, reader) : [:]
        return entries.map { entry in
            let blocked = blocking[entry.id]
            return Change(
                entry: entry,
                reason: reasons[entry.id] ?? "",
                canUndo: mayUndo && entry.undoneBy == nil && entry.changeCount > 0 && blocked == nil,
                blockedBy: blocked
            )
        }
    }

    /// The history that a search asks for, as a table, with the numbers and hashes of the chain.
    /// - Throws: `ServiceError.denied`.
    public func export(_ filter: AuditFilter, for actor: Actor) async throws -> ExportTable {
        try actor.mustBeAllowed(to: .seeHistory)
        try actor.mustBeAllowed(to: .export)
        let rows = try await trellis.database.read { reader in
            let entries = try AuditEntries.list(filter, in: actor.scope, offset: 0, limit: Self.mostExported, reader)
            var reasons: [ID<AuditEntry>: String] = [:]
            for start in stride(from: 0, to: entries.count, by: 500) {
                let slice = entries[start..<min(start + 500, entries.count)]
                reasons.merge(try AuditEntries.reasons(of: slice.map(\.id), reader)) { first, _ in first }
            }
            return entries.map { ($0, reasons[$0.id] ?? "") }
        }
        return ExportTable(
            title: "History",
            columns: [
                "Number", "When (UTC)", "Who", "As", "On behalf of", "Kind", "What", "Why", "Record", "Record number",
                "Request", "From network", "Undone", "Hash",
            ],
            rows: rows.map { entry, reason in
                [
                    .whole(entry.sequence), .text(entry.at.formatted(.iso8601)), .text(entry.actorName),
                    .text(RoleWords.title(entry.actedAs)), .optional(entry.onBehalfOf), .text(entry.action),
                    .text(entry.summary), .text(reason), .text(entry.subjectKind), .text(entry.subjectID),
                    .optional(entry.requestID), .optional(entry.origin), .text(entry.undoneBy == nil ? "" : "Yes"),
                    .optional(entry.hash),
                ]
            }
        )
    }

    /// What does not fit in the audit chains, as the last look has found it; nothing when all does.
    public func chainProblem(for actor: Actor) -> String? {
        actor.may(.seeHistory) ? trellis.chainState.sentence : nil
    }
}

extension Trellis {
    /// What has been changed, by whom.
    public var history: HistoryService { HistoryService(trellis: self) }
}
