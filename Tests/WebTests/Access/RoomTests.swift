import Domain
import Foundation
import Pages
import Services
import Store
import StoreTestSupport
import Testing

@testable import Web

@Suite("The rooms that one side of placements never meets of the other")
struct RoomTests {
    /// An engine, and the room that is written in.
    struct Case: CustomTestStringConvertible {
        let engine: Engine
        let room: Room

        var testDescription: String { "\(room), \(engine)" }

        static let all = Engine.available.flatMap { engine in Room.allCases.map { Case(engine: engine, room: $0) } }
    }

    @Test("Nothing that the other side opens, searches or saves differs when a note is written", arguments: Case.all)
    func unseen(_ each: Case) async throws {
        try await AccessTown.run(each.engine) { town in
            let room = each.room
            // Who reads the history knows that notes are written, and never what: the canaries look for that.
            let others = town.people.filter { !$0.actor.may(room.seeing, .list) && !$0.actor.may(.seeHistory) }
                .filter { $0.actor.systemID == town.rows.system }
            #expect(others.count > 5)
            let paths = Self.paths(of: town)
            var visits: [(actor: Actor, client: TestClient, before: [String: String])] = []
            for person in others {
                let client = try await town.signedIn(person)
                // What changes by being looked at, such as who has looked, is no sign of anything.
                let (first, second) = (await Self.crawl(paths, client), await Self.crawl(paths, client))
                let before = first.filter { second[$0.key] == $0.value }
                for path in ["/", "/who-sees-what"] { #expect(before[path] != nil, "\(person.actor.role) \(path)") }
                #expect(before.count > paths.count * 3 / 4, "\(person.actor.role): \(before.count) of \(paths.count)")
                visits.append((person.actor, client, before))
            }
            let author = try #require(town.people.first { $0.actor.role == .coordinator })
            for subject in [nil, town.rows.employer.id, town.rows.college.id] {
                var draft = NoteDraft()
                draft.text = "zqlaterqz"
                draft.organisation = subject
                try await town.trellis.rooms.write(draft, in: room, key: nil, by: author.actor)
            }
            for visit in visits {
                let after = await Self.crawl(Array(visit.before.keys), visit.client)
                for (path, page) in visit.before where after[path] != page {
                    Issue.record("\(visit.actor.role) meets a difference at \(path)")
                }
            }
            // The comparison is not blind: whoever may read the room meets a difference.
            let reader = try await town.signedIn(author)
            let pages = await Self.crawl([SiteRoute.rooms(.room(room)).path], reader)
            #expect(pages.values.allSatisfy { $0.contains("zqlaterqz") })
        }
    }

    /// The pages and exports without a record, two records of each kind, and searches for the words of a note.
    private static func paths(of town: AccessTown) -> [String] {
        let pages = SiteRoute.samples.filter { $0.methods.contains(.get) && $0 != .access(.signOut) }
            .filter { route in
                // Who has looked grows by looking, the students themselves included.
                if case .insight(.whoSaw) = route { return false }
                return route != .insight(.metrics)
            }
            .flatMap { route in
                let filled = FilledRoute.all(of: route, in: town).prefix(2).map(\.path)
                return filled.isEmpty ? [route.path] : filled
            }
        return pages + ["/students?q=zqlaterqz", "/organisations?q=zqlaterqz", "/offers?q=zqlaterqz"]
    }

    private static func crawl(_ paths: [String], _ client: TestClient) async -> [String: String] {
        var pages: [String: String] = [:]
        for path in paths {
            let page = await client.get(path)
            pages[path] = "\(page.code) " + RouteMatrixTests.plain(page.text)
        }
        return pages
    }

    @Test("A note is written, read by its side, and taken back by whoever wrote it", arguments: Engine.available)
    func conversation(engine: Engine) async throws {
        try await AccessTown.run(engine) { town in
            let lead = try await town.browser(.employerLead)
            let manager = try await town.browser(.areaManager)
            let college = try await town.browser(.providerLead)

            #expect(await lead.get("/rooms/hosts").text.contains("Colleges never see it."))
            let empty = await lead.post("/rooms/hosts/write", ["text": "  "])
            #expect(empty.code == 422 && empty.text.contains("Enter your note"))
            let long = await lead.post("/rooms/hosts/write", ["text": String(repeating: "x", count: 2001)])
            #expect(long.code == 422 && long.text.contains("Use 2000 characters or fewer"))
            let written = await lead.post("/rooms/hosts/write", ["text": "Two <chairs> are free\nin January"])
            #expect(written.code == 303)

            let page = await manager.get("/rooms/hosts").text
            #expect(page.contains("Two &lt;chairs&gt; are free") && page.contains("Employer lead, Stoke Trust AAA"))
            let newest = try await town.newestNote()
            let way = "/rooms/hosts/\(newest)/withdraw"
            #expect(!page.contains(way), "somebody else’s note")
            #expect(await manager.post(way).code == 404)
            _ = await college.get("/rooms/colleges")
            #expect(await college.post(way).code == 404)
            #expect(await college.post("/rooms/colleges/\(newest)/withdraw").code == 404)
            #expect(await lead.get("/rooms/hosts").text.contains(way))
            #expect(await lead.post(way).code == 303)
            #expect(await manager.get("/rooms/hosts").text.contains("chairs") == false)
        }
    }

    @Test("A note about an organisation stands on its page, for whoever reads the room", arguments: Engine.available)
    func aboutOne(engine: Engine) async throws {
        try await AccessTown.run(engine) { town in
            let (college, employer) = (try await town.browser(.providerLead), try await town.browser(.employerLead))
            let id = town.rows.employer.id
            let form = await college.get("/rooms/colleges/write?about=\(id)")
            #expect(form.text.contains("Write a note about Stoke Trust AAA"))
            let written = await college.post("/rooms/colleges/write", ["text": "Zither lessons", "about": "\(id)"])
            #expect(written.location?.hasPrefix("/organisations/\(id)") == true)
            #expect(await college.get("/organisations/\(id)").text.contains("Zither lessons"))
            #expect(await employer.get("/organisations/\(id)").text.contains("Zither lessons") == false)
            #expect(await employer.get("/organisations/\(id)").text.contains("Colleges’ room") == false)

            // Of an organisation that one does not see, nobody learns by writing about it.
            let hidden = town.rows.organisations[1].id
            _ = await employer.get("/rooms/hosts")
            #expect(await employer.get("/rooms/hosts/write?about=\(hidden)").code == 404)
            #expect(await employer.post("/rooms/hosts/write", ["text": "x", "about": "\(hidden)"]).code == 404)
            #expect(await employer.get("/rooms/hosts/write?about=\(ID<Organisation>.sample)").code == 404)
        }
    }
}

extension AccessTown {
    fileprivate func browser(_ role: Role) async throws -> TestClient {
        try await signedIn(try #require(people.first { $0.actor.role == role }))
    }

    fileprivate func newestNote() async throws -> ID<Note> {
        let newest = try await trellis.database.read { reader in
            try reader.scalar(
                "SELECT subject_id FROM audit_entry WHERE action = 'note.write' ORDER BY sequence DESC LIMIT 1",
                as: ID<Note>.self
            )
        }
        return try #require(newest)
    }
}
