public import Domain
import Foundation
public import Records
import Store

/// The rooms that only one side of placements meets: what employers, or colleges, write to each other and to the people
/// who run placements. The text is encrypted one note at a time; the history says that a note was written, never what.
public struct RoomService: Sendable {
    let trellis: Trellis

    /// The notes of a room that the actor may read, newest first.
    /// - Throws: `ServiceError.denied`.
    public func list(
        _ room: Room,
        about organisation: ID<Organisation>? = nil,
        offset: Int = 0,
        limit: Int = 50,
        for actor: Actor
    ) async throws -> Listing<Notes.Row> {
        try actor.mustBeAllowed(to: room.seeing, .list)
        return try await trellis.database.read { reader in
            var found = try Notes.list(
                room,
                about: organisation,
                in: actor.scope,
                offset: offset,
                limit: limit,
                reader
            )
            for index in found.rows.indices { found.rows[index].note = trellis.fields.opened(found.rows[index].note) }
            return found
        }
    }

    /// The organisation that a note is to be about.
    /// - Throws: `ServiceError.notFound` when the actor does not see it.
    public func subject(_ id: ID<Organisation>, for actor: Actor) async throws -> Organisation {
        try await trellis.database.read { reader in
            guard let organisation = try Organisations.find(id, in: actor.scope, reader) else {
                throw ServiceError.notFound
            }
            return organisation
        }
    }

    /// Writes a note into a room.
    /// - Throws: `InvalidDraft`; `ServiceError.denied`; `ServiceError.notFound` when the actor does not see the
    ///   organisation that it is to be about.
    @discardableResult
    public func write(_ draft: NoteDraft, in room: Room, key: String?, by actor: Actor) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: room.writing)
        // Only somebody who signs in writes: a note without an author could not be answered.
        guard let author = actor.userID else { throw ServiceError.denied(room.writing) }
        let text = try draft.finish()
        let (id, now): (ID<Note>, Date) = (trellis.newID(), trellis.now())
        return try await trellis.change(actor, "note.write", key: key) { ledger in
            if let subject = draft.organisation {
                guard try Organisations.find(subject, in: actor.scope, ledger.writer) != nil else {
                    throw ServiceError.notFound
                }
            }
            let own = try actor.organisationID.flatMap { try Organisations.find($0, in: actor.scope, ledger.writer) }
            let note = Note(
                id: id,
                systemID: actor.systemID,
                room: room,
                organisationID: draft.organisation,
                authorID: author,
                writtenFor: actor.onBehalfOf ?? own?.name ?? actor.role.title,
                text: text,
                at: now
            )
            try ledger.insert(note)
            return ChangeOutcome(note, "Wrote a note in the \(room.title.lowercased())")
        }
    }

    /// Whether somebody may take a note back: whoever wrote it, and a coordinator.
    public static func mayWithdraw(_ note: Note, _ actor: Actor) -> Bool {
        actor.may(note.room.writing) && (note.authorID == actor.userID || actor.role == .coordinator)
    }

    /// Takes a note back: nobody reads it any more.
    /// - Throws: `ServiceError.notFound`, for notes of others and of other rooms too.
    @discardableResult
    public func withdraw(_ id: ID<Note>, from room: Room, key: String?, by actor: Actor) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: room.writing)
        let now = trellis.now()
        return try await trellis.change(actor, "note.withdraw", key: key) { ledger in
            guard var note = try Notes.find(id, in: room, actor.scope, ledger.writer), Self.mayWithdraw(note, actor)
            else { throw ServiceError.notFound }
            note.withdrawnAt = note.withdrawnAt ?? now
            try ledger.update(note)
            return ChangeOutcome(note, "Withdrew a note from the \(room.title.lowercased())")
        }
    }
}

extension Trellis {
    /// The rooms of employers and of colleges.
    public var rooms: RoomService { RoomService(trellis: self) }
}
