import Domain
import Exchange
import Foundation
import Records
import Services
import Store
import StoreTestSupport
import Testing

@Suite("The calendar of weeks to avoid")
struct CalendarServiceTests {
    private func draft(
        _ title: String,
        _ change: (inout AvoidanceDraft) -> Void = { _ in }
    ) -> AvoidanceDraft {
        var draft = AvoidanceDraft()
        draft.title = title
        draft.kind = AvoidanceKind.exam.rawValue
        draft.firstDay = DayParts(day: "11", month: "1", year: "2027")
        draft.lastDay = DayParts(day: "15", month: "1", year: "2027")
        draft.strength = AvoidanceStrength.never.rawValue
        change(&draft)
        return draft
    }

    private func entered(_ network: SampleNetwork, _ actor: Actor) async throws -> [String] {
        try await network.trellis.calendar.year(network.year, for: actor).lines
            .filter { $0.id != nil }.map(\.span.title)
    }

    @Test(
        "Each side sees its own weeks, the system’s and what others share; coordinators see all",
        arguments: Engine.available
    )
    func scopes(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let calendar = network.trellis.calendar
            let all: [(String, ID<Organisation>?, Bool)] = [
                ("A system", nil, false), ("B stoke", network.stokeID, false),
                ("C stoke shared", network.stokeID, true),
                ("D hospital", network.hospitalID, false), ("E hospital shared", network.hospitalID, true),
            ]
            for (title, owner, isShared) in all {
                let draft = draft(title) { $0.isShared = isShared }
                try await calendar.add(draft, of: owner, key: nil, by: network.coordinator)
            }
            #expect(try await entered(network, network.coordinator) == all.map(\.0))
            #expect(
                try await entered(network, network.stoke)
                    == ["A system", "B stoke", "C stoke shared", "E hospital shared"]
            )
            #expect(
                try await entered(network, network.hospital)
                    == ["A system", "C stoke shared", "D hospital", "E hospital shared"]
            )
            #expect(try await entered(network, network.leek) == ["A system", "C stoke shared", "E hospital shared"])
            let auditor = Actor(userID: nil, name: "Pat", role: .auditor, systemID: network.system.id)
            await #expect(throws: ServiceError.self) { try await calendar.year(network.year, for: auditor) }
        }
    }

    @Test(
        "Leads enter and change their own weeks and nobody else’s; one press takes them back",
        arguments: Engine.available
    )
    func own(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let (trellis, calendar) = (network.trellis, network.trellis.calendar)
            let entry = try await calendar.add(draft("Mocks"), of: network.stokeID, key: "k", by: network.stoke)
            let id = try #require(ID<Avoidance>(entry.subjectID))
            for (owner, actor) in [(network.stokeID, network.leek), (network.stokeID, network.hospital)] {
                await #expect(throws: ServiceError.self) {
                    try await calendar.add(draft("x"), of: owner, key: nil, by: actor)
                }
            }
            await #expect(throws: ServiceError.self) {
                try await calendar.add(draft("x"), of: nil, key: nil, by: network.stoke)
            }
            let longer = draft("Mocks") {
                $0.lastDay = DayParts(day: "22", month: "1", year: "2027")
                $0.isShared = true
            }
            try await calendar.edit(id, longer, key: nil, by: network.stoke)
            // What is shared is seen, and still not changed by others.
            await #expect(throws: ServiceError.self) {
                try await calendar.edit(id, longer, key: nil, by: network.hospital)
            }
            let archived = try await calendar.setArchived(true, id, key: nil, by: network.stoke)
            #expect(try await entered(network, network.stoke).isEmpty)
            try await trellis.undo(archived.id, by: network.coordinator, key: nil)
            let lines = try await calendar.year(network.year, for: network.stoke).lines.filter { $0.id == id }
            #expect(try lines.map { $0.span.days.end } == [Day(year: 2027, month: 1, day: 22)])
        }
    }

    @Test("A form with faults names each of them", arguments: Engine.available)
    func faults(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let wrong = draft(" ") {
                $0.kind = "holiday"
                $0.lastDay = DayParts(day: "1", month: "1", year: "2027")
                $0.tLevels = ["alchemy"]
                $0.part = "area:\(network.room.id)"
                $0.weight = "9"
            }
            let error = await #expect(throws: InvalidDraft.self) {
                try await network.trellis.calendar.add(wrong, of: network.hospitalID, key: nil, by: network.coordinator)
            }
            #expect(
                Set((error?.faults ?? []).map(\.field)) == ["title", "kind", "lastDay", "tLevels", "part", "weight"]
            )
        }
    }

    @Test("What computed weeks mean is chosen once for the system, and can be undone", arguments: Engine.available)
    func choices(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let calendar = network.trellis.calendar
            func winter() async throws -> CalendarSpan? {
                try await calendar.year(network.year, for: network.stoke).lines.map(\.span).first {
                    $0.origin == .series(.winterPressure)
                }
            }
            #expect(try await winter()?.strength == .ratherNot)
            let entry = try await calendar.choose(
                [.winterPressure: (.never, 1), .exams: (.ratherNot, 4)],
                key: nil,
                by: network.coordinator
            )
            #expect(try await winter()?.strength == .never)
            try await calendar.choose([.winterPressure: (.ratherNot, 5)], key: nil, by: network.coordinator)
            #expect(try await winter()?.weight == 5)
            let refused = await #expect(throws: ServiceError.self) {
                try await calendar.choose([.exams: (.never, 1)], key: nil, by: network.stoke)
            }
            guard case .denied? = refused else { return #expect(Bool(false), "not denied") }
            // The first choice is not taken back while the later one stands on it.
            await #expect(throws: ServiceError.self) {
                try await network.trellis.undo(entry.id, by: network.coordinator, key: nil)
            }
        }
    }

    @Test("The table and the calendar file hold what the page shows", arguments: Engine.available)
    func files(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let calendar = network.trellis.calendar
            let draft = draft("Mocks; all") { $0.tLevels = ["health"] }
            try await calendar.add(draft, of: network.stokeID, key: nil, by: network.stoke)
            let found = try await calendar.year(network.year, for: network.stoke)
            let table = try await calendar.exportTable(network.year, for: network.stoke)
            #expect(table.rows.count == found.lines.count)
            #expect(table.rows.contains { $0.contains(.text("Mocks; all")) && $0.contains(.text("Health")) })
            let file = try await calendar.file(network.year, for: network.stoke)
            #expect(file.events.count == found.lines.count)
            #expect(Set(file.events.map(\.id)).count == file.events.count)
            let theirs = try await calendar.file(network.year, for: network.leek)
            #expect(theirs.events.count == file.events.count - 1)
        }
    }
}
