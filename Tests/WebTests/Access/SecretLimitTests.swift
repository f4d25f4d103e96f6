import Domain
import Foundation
import HTTPTypes
import Pages
import Records
import Services
import Store
import Testing

@testable import Web

@Suite("Limits on guessing")
struct SecretLimitTests {
    /// Words in a path that say that something secret is checked, or sent, there.
    private static let secretWords = ["sign-in", "code", "set-up", "confirm", "kept-form"]

    @Test("Every route that checks a secret is in the table")
    func table() {
        for route in SiteRoute.samples {
            if case .tasks(let part) = route, part.isPublic {
                #expect(route.secretCheck(isPost: false) != nil && route.secretCheck(isPost: true) != nil)
            }
            guard case .access(let part) = route, part != .signInSent else { continue }
            let names = part.segments.prefix(2).flatMap { $0.split(separator: "/").map(String.init) }
            let isSecret = names.contains { Self.secretWords.contains($0) }
            if isSecret, route.methods.contains(.post) {
                #expect(route.secretCheck(isPost: true) != nil, "POST \(route.name)")
            }
            if case .signInBack = part { #expect(route.secretCheck(isPost: false) != nil) }
            if part.isPublic, route.methods.contains(.post) {
                #expect(route.secretCheck(isPost: true) != nil, "POST \(route.name)")
            }
        }
    }

    @Test("An address gets five links at once, and another address is not touched by that")
    func perAccount() async throws {
        try await withWholeSite { site async throws in
            let client = site.client()
            for number in 1...6 {
                await client.get("/sign-in")
                let answer = await client.post("/sign-in", ["email": "kim@example.org"])
                #expect(answer.code == (number <= 5 ? 303 : 429), "\(number)")
            }
            await client.get("/sign-in")
            #expect(await client.post("/sign-in", ["email": "lead@college.example.org"]).code == 303)
            for number in 1...6 {
                await client.get("/sign-in")
                let answer = await client.post("/sign-in", ["email": "nobody@example.org"])
                #expect(answer.code == (number <= 5 ? 303 : 429), "unknown \(number)")
            }
        }
    }

    @Test("Two hundred people behind one address all get their link; a flood does not", arguments: [200])
    func perRange(people: Int) async throws {
        try await withWholeSite { site async throws in
            let client = site.client()
            await client.get("/sign-in")
            for person in 1...people {
                await client.get("/sign-in")
                let answer = await client.post("/sign-in", ["email": "student\(person)@college.example.org"])
                #expect(answer.code == 303)
            }
        }
        let limits = SecretLimits()
        #expect(throws: WebRefusal.self) {
            for _ in 0..<1_000 { try limits.count(.linkRequest, from: "198.51.100.7") }
        }
        #expect(throws: Never.self) { try limits.count(.linkRequest, from: "198.51.100.8") }
    }

    @Test(
        "Addresses of one network count together",
        arguments: [
            ("198.51.100.7", "198.51.100.7"), ("::ffff:198.51.100.7", "198.51.100.7"),
            ("2001:db8:1:2:3:4:5:6", "20:1:d:b8:0:1:0:2/64"), ("2001:db8:1:2::9", "20:1:d:b8:0:1:0:2/64"),
            ("fe80::1%eth0", "fe:80:0:0:0:0:0:0/64"), ("", ""),
        ]
    )
    func ranges(address: String, range: String) {
        #expect(AddressRange.of(address) == range)
    }

    @Test("A forwarded address counts only when a trusted proxy says it")
    func spoofed() async throws {
        try await withWholeSite { site async throws in
            let client = site.client()
            var refused = 0
            for number in 0..<400 {
                let header = HTTPFields([HTTPField(name: .init("X-Forwarded-For")!, value: "203.0.113.\(number % 250)")]
                )
                let answer = await client.get("/sign-in/back/example?state=x", headers: header)
                if answer.code == 429 { refused += 1 }
            }
            #expect(refused > 0)
        }
    }
}
