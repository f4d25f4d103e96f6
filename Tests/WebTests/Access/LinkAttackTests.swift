import Domain
import Foundation
import HTTPTypes
import Records
import Services
import Store
import Testing

@testable import Web

@Suite("Attacks on sign-in links")
struct LinkAttackTests {
    @Test("A scanner that opens a link ten times by GET and HEAD uses nothing up")
    func prefetch() async throws {
        try await withWholeSite { site async throws in
            let client = site.client()
            await client.get("/sign-in")
            await client.post("/sign-in", ["email": "lead@college.example.org"])
            let path = try await site.linkPath()
            for _ in 0..<10 {
                #expect(await site.client().get(path).code == 200)
                #expect(await site.client().send(.head, path).code == 200)
            }
            let sessions = try await site.trellis.database.read { reader in
                try reader.scalar("SELECT count(*) FROM session", as: Int.self)
            }
            #expect(sessions == 0)
            await client.get(path)
            #expect(await client.post(path).code == 303)
            #expect(await client.get("/").code == 200)
        }
    }

    @Test("A link is worth nothing after ten minutes, and after it was used")
    func replay() async throws {
        try await withWholeSite { site async throws in
            let client = site.client()
            await client.get("/sign-in")
            await client.post("/sign-in", ["email": "lead@college.example.org"])
            let old = try await site.linkPath()
            site.clock.advance(minutes: 10)
            await client.get("/sign-in")
            let late = await client.post(old)
            #expect(late.code == 409, "\(late.code) \(late.location ?? "") \(late.text.prefix(3000))")
            await client.get("/sign-in")
            await client.post("/sign-in", ["email": "lead@college.example.org"])
            let path = try await site.linkPath()
            await client.get(path)
            #expect(await client.post(path).code == 303)
            await client.get("/account/sign-ins")
            #expect(await client.post(path).code == 409)
        }
    }

    @Test("The link in the mail is of the configured address, whatever the request calls us")
    func poisonedHost() async throws {
        try await withWholeSite { site async throws in
            let client = site.client()
            await client.get("/sign-in")
            await client.post(
                "/sign-in",
                ["email": "lead@college.example.org"],
                headers: [.init("X-Forwarded-Host")!: "evil.example", .init("Forwarded")!: "host=evil.example"]
            )
            let mail = try #require(try await site.mails().first)
            #expect(mail.body.contains("http://localhost:8080/sign-in/link/"))
            #expect(!mail.body.contains("evil"))
            let poisoned = await client.send(.get, "/sign-in", host: "evil.example")
            #expect(poisoned.code == 400 || poisoned.code == 421)
        }
    }

    @Test("The token has 256 bits and stands in the store only as a hash")
    func stored() async throws {
        try await withWholeSite { site async throws in
            let client = site.client()
            await client.get("/sign-in")
            await client.post("/sign-in", ["email": "lead@college.example.org"])
            let token = try #require(try await site.linkPath().split(separator: "/").last.map(String.init))
            #expect(token.count == 64)
            let values = try await site.trellis.database.read { reader in
                try reader.rows("SELECT * FROM sign_in_link").flatMap(\.values).compactMap(\.stringValue)
            }
            #expect(!values.contains(token))
        }
    }

    @Test(
        "Addresses that only look like a known one get nothing",
        arguments: [
            "lead+x@college.example.org", "le\u{0430}d@college.example.org", "lead@college.example.org.evil.example",
        ]
    )
    func lookalike(email: String) async throws {
        try await withWholeSite { site async throws in
            let client = site.client()
            await client.get("/sign-in")
            let answer = await client.post("/sign-in", ["email": email])
            #expect([303, 422].contains(answer.code))
            #expect(try await site.mails().isEmpty)
        }
    }
}
