import Domain
import Foundation
import Records
import Services
import Store
import StoreTestSupport
import Testing

@Suite("Notes in rooms")
struct RoomServiceTests {
    /// Somebody who signs in, in a role of the sample.
    private func person(_ role: Role, of id: ID<Organisation>?, _ network: SampleNetwork) async throws -> Actor {
        let email = try EmailAddress("\(role.rawValue.lowercased())@example.org")
        _ = try await network.trellis.access.invite(
            email,
            name: "A \(role.title)",
            role: role,
            organisation: id,
            by: network.coordinator
        )
        return try await network.trellis.actor(email)
    }

    private func draft(_ text: String, about organisation: ID<Organisation>? = nil) -> NoteDraft {
        var draft = NoteDraft()
        draft.text = text
        draft.organisation = organisation
        return draft
    }

    @Test("The text is sealed, and in no history; undo brings a note back", arguments: Engine.available)
    func sealed(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let (trellis, rooms) = (network.trellis, network.trellis.rooms)
            let lead = try await person(.employerLead, of: network.hospitalID, network)
            let coordinator = try await person(.coordinator, of: nil, network)
            let entry = try await rooms.write(draft("Bassoon"), in: .host, key: "once", by: lead)
            #expect(entry.summary == "Wrote a note in the employers’ room")
            let stored = try await trellis.database.read { reader in
                try reader.all("SELECT text FROM note", as: String.self)
                    + reader.all("SELECT COALESCE(after, '') FROM audit_change", as: String.self)
            }
            #expect(stored.first?.hasPrefix("k1.") == true)
            #expect(stored.allSatisfy { !$0.contains("Bassoon") })
            #expect(try await rooms.list(.host, for: coordinator).rows.map(\.note.text) == ["Bassoon"])
            await #expect(throws: ServiceError.self) {
                try await rooms.write(draft("Bassoon"), in: .host, key: "once", by: lead)
            }

            let id = try #require(ID<Note>(entry.subjectID))
            let withdrawal = try await rooms.withdraw(id, from: .host, key: nil, by: coordinator)
            #expect(try await rooms.list(.host, for: lead).total == 0)
            try await trellis.undo(withdrawal.id, by: coordinator, key: nil)
            #expect(try await rooms.list(.host, for: lead).rows.map(\.note.text) == ["Bassoon"])
            try await trellis.undo(entry.id, by: coordinator, key: nil)
            #expect(try await rooms.list(.host, for: lead).total == 0)
        }
    }

    @Test("Each side is refused the room of the other, and a note by nobody", arguments: Engine.available)
    func refused(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let rooms = network.trellis.rooms
            let lead = try await person(.employerLead, of: network.hospitalID, network)
            let college = try await person(.providerLead, of: network.stokeID, network)
            for (room, other) in [(Room.college, lead), (.host, college)] {
                let unread = await #expect(throws: ServiceError.self) { try await rooms.list(room, for: other) }
                guard case .denied(room.seeing)? = unread else { return #expect(Bool(false), "not denied") }
                let unwritten = await #expect(throws: ServiceError.self) {
                    try await rooms.write(draft("x"), in: room, key: nil, by: other)
                }
                guard case .denied(room.writing)? = unwritten else { return #expect(Bool(false), "not denied") }
            }
            // The sample's coordinator is nobody who signs in.
            await #expect(throws: ServiceError.self) {
                try await rooms.write(draft("x"), in: .host, key: nil, by: network.coordinator)
            }
            #expect(try await rooms.list(.host, for: network.coordinator).total == 0)
        }
    }

    @Test("A room is paged, newest first, without notes about what one does not see", arguments: Engine.available)
    func listed(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let rooms = network.trellis.rooms
            let coordinator = try await person(.coordinator, of: nil, network)
            // The surgery offers to the first college only.
            for subject in [nil, network.hospitalID, network.surgeryID, network.leekID] {
                for room in Room.allCases {
                    try await rooms.write(draft("About", about: subject), in: room, key: nil, by: coordinator)
                }
            }
            func subjects(_ room: Room, _ actor: Actor) async throws -> Set<ID<Organisation>?> {
                Set(try await rooms.list(room, for: actor).rows.map(\.note.organisationID))
            }
            #expect(try await subjects(.college, network.stoke) == [nil, network.hospitalID, network.surgeryID])
            #expect(try await subjects(.college, network.leek) == [nil, network.hospitalID, network.leekID])
            #expect(try await subjects(.host, network.hospital) == [nil, network.hospitalID])
            #expect(try await subjects(.host, coordinator).count == 4)
            // A day later each: the surgery, then the hospital.
            let now = network.trellis.now()
            try await network.trellis.database.write { writer in
                for (days, id) in [(1.0, network.surgeryID), (2.0, network.hospitalID)] {
                    let later = now.addingTimeInterval(days * 86_400)
                    try writer.run("UPDATE note SET at = \(later) WHERE organisation_id = \(id)")
                }
            }
            let page = try await rooms.list(.host, limit: 2, for: coordinator)
            #expect(page.total == 4)
            #expect(page.rows.map(\.organisationName) == ["Haywood Hospital", "Moor Surgery"])
            #expect(page.rows.map(\.authorName) == ["A System coordinator", "A System coordinator"])
            #expect(page.rows.map(\.note.writtenFor) == ["System coordinator", "System coordinator"])
            let rest = try await rooms.list(.host, offset: 2, limit: 2, for: coordinator)
            #expect(Set(rest.rows.map(\.note.organisationID)) == [nil, network.leekID])
            #expect(try await rooms.list(.host, about: network.leekID, for: coordinator).total == 1)
        }
    }

    @Test("A note goes when its time is over, unless what it is about is held", arguments: Engine.available)
    func retention(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let (trellis, rooms, system) = (network.trellis, network.trellis.rooms, network.system.id)
            let coordinator = try await person(.coordinator, of: nil, network)
            try await rooms.write(draft("One"), in: .host, key: nil, by: coordinator)
            try await rooms.write(draft("Two", about: network.hospitalID), in: .host, key: nil, by: coordinator)
            func due(_ cutoff: Day) async throws -> Int {
                try await trellis.database.read { try RetentionRows.count(.notes, until: cutoff, in: system, $0) }
            }
            #expect(try await due(trellis.today.adding(days: -1)) == 0)
            #expect(try await due(trellis.today) == 2)
            _ = try await trellis.rights.hold(
                "organisation",
                network.hospitalID.description,
                reason: "A claim",
                key: nil,
                by: coordinator
            )
            #expect(try await due(trellis.today) == 1)
            let schedule = try RetentionSchedule.load()
            #expect(schedule[.notes].keepMonths == 24)
            try await trellis.database.write { writer in
                _ = try RetentionRows.end(.notes, until: trellis.today, in: system, by: trellis.newID(), writer)
            }
            #expect(try await rooms.list(.host, for: coordinator).rows.map(\.note.text) == ["Two"])
        }
    }
}
