import Domain
import Foundation
import HTTPTypes
import Pages
import Records
import Services
import Store
import StoreTestSupport
import Testing

@testable import Web

/// Everybody who signs in can take along what is kept about them.
@Suite("A copy for oneself")
struct OwnCopyTests {
    @Test("Everybody gets their own, with what they did and nobody else; a student with the own record")
    func everybody() async throws {
        try await AccessTown.run(.sqlite) { town in
            let canaries = town.rows.students.map { ($0, [$0.familyName, $0.needs, $0.preferences[0]]) }
            for person in town.people where person.actor.systemID == town.rows.system {
                let client = try await town.signedIn(person)
                #expect(await client.get("/account/sign-ins").text.contains("What is kept about you"))
                let answer = await client.post("/account/copy")
                #expect(answer.code == 200 && answer.headers[.contentType] == "application/zip")
                #expect(answer.holds(person.email.description), "\(person.actor.role)")
                #expect(!answer.holds(SealedColumns.unreadable))
                for other in town.people where other.email != person.email {
                    #expect(!answer.holds(other.email.description), "\(person.actor.role)")
                }
                for (student, words) in canaries {
                    let isOwn = person.actor.role == .student && student.id == town.rows.students[0].id
                    for word in words { #expect(answer.holds(word) == isOwn, "\(person.actor.role) \(word)") }
                }
            }
        }
    }

    @Test("It asks for a recent sign-in, is in the history, and the student sees that it was made")
    func recorded() async throws {
        try await AccessTown.run(.sqlite) { town in
            let person = try town.people.first { $0.actor.role == .student }.unwrapped
            let client = try await town.signedIn(person)
            for _ in 1...2 {
                _ = await client.get("/account/sign-ins")
                #expect(await client.post("/account/copy", ["_key": "pressed"]).code == 200)
            }
            let seen = await client.get("/students/\(town.rows.students[0].id)/seen")
            #expect(seen.text.contains("A copy of everything that is kept"))
            let entries = try await town.trellis.database.read { reader in
                try AuditEntries.list(in: .system(town.rows.system), offset: 0, limit: 10, reader)
            }
            #expect(entries.filter { $0.action == "person.export" }.map(\.actedAs) == ["student"])
            town.clock.advance(minutes: 20)
            _ = await client.get("/account/sign-ins")
            #expect(await client.post("/account/copy").location == "/account/confirm")
        }
    }
}
