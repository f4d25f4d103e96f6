import Domain
import Exchange
import Records
import Services
import Store
import StoreTestSupport
import Testing

@Suite("Objection")
struct ObjectionTests {
    @Test("A student who objects is in no proposal and no export until it is settled", arguments: Engine.available)
    func frozen(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let person = try await PersonOfCanaries(network)
            let trellis = network.trellis
            let scope = network.coordinator.scope
            func seekers() async throws -> Set<ID<Student>> {
                try await trellis.database.read { reader in
                    Set(try Planning.seekers(in: scope, year: network.year, reader).students.map(\.id))
                }
            }
            func exported() async throws -> String {
                let students = try await trellis.students.studentExport(
                    .everything,
                    year: network.year,
                    for: network.stoke
                )
                let placements = try await trellis.placements.exportTable(
                    .init(year: network.year),
                    .everything,
                    for: network.stoke
                )
                return "\(students.rows) \(placements.rows)"
            }
            #expect(try await seekers().contains(person.other.id))
            #expect(try await exported().contains("Lovelace"))
            #expect(try await exported().contains("Quillfeather"))
            for id in [person.other.id, person.student.id] {
                _ = try await trellis.rights.ask(
                    .objection,
                    about: .student(id),
                    receivedOn: DayParts(trellis.today),
                    words: "",
                    key: nil,
                    by: network.stoke
                )
            }
            #expect(try await !seekers().contains(person.other.id))
            let left = try await exported()
            #expect(!left.contains("Lovelace") && !left.contains("Quillfeather"))
            _ = try await trellis.rights.setFrozen(false, person.other.id, key: nil, by: network.stoke)
            #expect(try await seekers().contains(person.other.id))
        }
    }

    @Test("The answer is due after a month, and a complaint after thirty days", arguments: Engine.available)
    func clock(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let person = try await PersonOfCanaries(network)
            for (kind, due) in [(RightsRequest.Kind.export, "2026-11-30"), (.complaint, "2026-11-30")] {
                _ = try await network.trellis.rights.ask(
                    kind,
                    about: .student(person.student.id),
                    receivedOn: DayParts(Day("2026-10-31")),
                    words: "",
                    key: nil,
                    by: network.coordinator
                )
                let line = try #require(
                    try await network.trellis.rights.requests(for: network.coordinator).first {
                        $0.request.kind == kind
                    }
                )
                #expect(line.request.dueOn.description == due)
                let next = try #require(Day("2026-12-01"))
                #expect(line.request.isLate(on: next))
                #expect(!line.request.isLate(on: line.request.dueOn))
            }
            #expect(try await network.trellis.rights.requests(for: network.leek).isEmpty)
        }
    }
}
