import Domain
import Hummingbird
import Pages
import Records
import Services

extension Site {
    /// The rooms that only one side of placements meets.
    func rooms(_ route: RoomRoute, _ call: Call) async throws -> Response {
        switch route {
        case .room(let room): return try await show(room, call)
        case .write(let room): return try await writeNote(in: room, call)
        case .withdraw(let room, let id):
            return try call.redirect(
                after: try await trellis.rooms.withdraw(id, from: room, key: call.formKey, by: call.actor),
                to: .rooms(.room(room))
            )
        }
    }

    private func show(_ room: Room, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let list = ListState(.rooms(.room(room)), call.query)
        let found = try await trellis.rooms.list(
            room,
            offset: (list.page - 1) * ListState.pageSize,
            limit: ListState.pageSize,
            for: actor
        )
        let lines = found.rows.map { NoteLine($0, for: actor) }
        return call.show(RoomPage(try await call.page(), room, lines: lines, total: found.total, list: list))
    }

    private func writeNote(in room: Room, _ call: Call) async throws -> Response {
        let actor = try call.actor
        try actor.mustBeAllowed(to: room.writing)
        var draft = NoteDraft()
        let about = call.isPost ? try call.form.text("about") : call.query["about"] ?? ""
        draft.organisation = ID<Organisation>(about)
        let subject: String? =
            if let id = draft.organisation { try await trellis.rooms.subject(id, for: actor).name } else { nil }
        guard call.isPost else {
            return call.show(NoteFormPage(try await call.page(), room, draft: draft, subject: subject))
        }
        draft.text = try call.form.text("text")
        let sent = draft
        return try await call.attempt {
            let entry = try await trellis.rooms.write(sent, in: room, key: call.formKey, by: actor)
            let next = sent.organisation.map { SiteRoute.network(.organisation($0)) } ?? .rooms(.room(room))
            return try call.redirect(after: entry, to: next)
        } again: { faults in
            let page = NoteFormPage(try await call.page(), room, draft: sent, subject: subject, faults: faults)
            return call.showAgain(page)
        }
    }

    /// The notes about an organisation in the rooms that somebody may read; nothing for the rooms of the other side.
    func notes(about id: ID<Organisation>, for actor: Actor) async throws -> [(room: Room, lines: [NoteLine])] {
        var found: [(room: Room, lines: [NoteLine])] = []
        for room in Room.allCases where actor.may(room.seeing, .list) {
            let notes = try await trellis.rooms.list(room, about: id, limit: 10, for: actor)
            found.append((room, notes.rows.map { NoteLine($0, for: actor) }))
        }
        return found
    }
}

extension NoteLine {
    init(_ row: Notes.Row, for actor: Actor) {
        self.init(
            row.note,
            author: row.authorName,
            subject: row.organisationName,
            when: Clock.text(row.note.at),
            datetime: Clock.machine(row.note.at),
            canWithdraw: RoomService.mayWithdraw(row.note, actor)
        )
    }
}
