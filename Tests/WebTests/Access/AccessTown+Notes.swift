import Domain
import Services

extension AccessTown {
    /// A note of the town, with a token in place of a text.
    struct WrittenNote {
        let id: ID<Note>
        let room: Room
        let text: String
        let isAboutOne: Bool
        let target: Target
    }

    /// Writes a note for nobody in particular and one about each organisation, in both rooms of both systems: the first
    /// by somebody of the side, where there is one, the others by the coordinator.
    static func write(in rows: Rows, _ actors: [Actor], _ trellis: Trellis) async throws -> [WrittenNote] {
        var notes: [WrittenNote] = []
        for (system, room) in rows.systems.flatMap({ system in Room.allCases.map { (system, $0) } }) {
            let own = actors.filter { $0.systemID == system.id }
            let lead = own.first { $0.role == (room == .host ? .employerLead : .providerLead) }
            guard let coordinator = own.first(where: { $0.role == .coordinator }) else { continue }
            let subjects: [Organisation?] = [nil] + rows.organisations.filter { $0.systemID == system.id }
            for subject in subjects {
                var draft = NoteDraft()
                draft.text = "zqnote\(notes.count + 1)qz"
                draft.organisation = subject?.id
                let author = subject == nil ? lead ?? coordinator : coordinator
                let entry = try await trellis.rooms.write(draft, in: room, key: nil, by: author)
                guard let id = ID<Note>(entry.subjectID) else { continue }
                notes.append(
                    WrittenNote(
                        id: id,
                        room: room,
                        text: draft.text,
                        isAboutOne: subject != nil,
                        target: subject.map { rows.target($0) } ?? Target(system: system.id)
                    )
                )
            }
        }
        return notes
    }

    func thing(_ note: WrittenNote) -> Thing { Thing(name: "note", id: "\(note.id)", target: note.target) }
}
