import Domain
import Foundation
import Pages
import Records
import Store
import Testing

@testable import Services
@testable import Web

@Suite("Signing in with a second factor")
struct SecondFactorConversationTests {
    /// A coordinator who has pressed a link and done nothing else.
    private func owing(_ site: WholeSite) async throws -> TestClient {
        let link = try await site.trellis.access.consoleLink(for: try EmailAddress("kim@example.org"))
        let client = site.client()
        await client.get("/sign-in/link/\(link.token)")
        await client.post("/sign-in/link/\(link.token)")
        return client
    }

    /// The code for the setup key on a page.
    private func code(_ page: Answer, _ site: WholeSite, later: Int = 0) throws -> String {
        let link = try #require(page.text.firstRange(of: "secret="), "\(page.code) \(page.location ?? "")")
        let secret = page.text[link.upperBound...].prefix { $0.isLetter || $0.isNumber }
        let step = TimeCode.step(at: site.clock.now) + later
        return TimeCode.code(try Base32.bytes(String(secret)).unwrapped, step: step)
    }

    /// What anybody may open.
    private static let openInsight: [InsightRoute] = [.health, .readiness, .metrics, .security, .securityText]

    @Test("Until it is set up, a coordinator gets nowhere")
    func gate() async throws {
        try await withWholeSite { site async throws in
            let client = try await owing(site)
            for route in SiteRoute.samples {
                if case .access(let part) = route, part.isPublic || part == .signOut { continue }
                if case .access(.account(let part)) = route, part.isForOwing { continue }
                if case .rights(let part) = route, part.isPublic { continue }
                if case .tasks(let part) = route, part.isPublic { continue }
                if case .insight(let part) = route, Self.openInsight.contains(part) { continue }
                if route.methods.contains(.get) {
                    #expect(await client.get(route.path).location == "/account/code", "GET \(route.name)")
                }
                if route.methods.contains(.post) {
                    await client.get("/account/set-up")
                    #expect(await client.post(route.path).location == "/account/code", "POST \(route.name)")
                }
            }
        }
    }

    @Test("Setting up, signing in with a code, and with a recovery code")
    func journey() async throws {
        try await withWholeSite { site async throws in
            let client = try await owing(site)
            await client.get("/students?q=Lee")
            #expect(await client.get("/account/code").location == "/account/set-up")
            let page = await client.get("/account/set-up")
            #expect(page.text.contains("Setup key"))
            let wrong = await client.post("/account/set-up", ["code": "12"])
            #expect(wrong.code == 422 && wrong.text.contains("This code is not right"))
            let before = await client.cookies["trellis-session"]
            let codes = await client.post("/account/set-up", ["code": try code(page, site)])
            #expect(codes.text.contains("shown only now"))
            #expect(await client.cookies["trellis-session"] != before)
            #expect(await client.get("/").text.contains("What needs you today"))
            #expect(await client.get("/account/sign-ins").text.contains("10 recovery codes left"))

            site.clock.advance(minutes: 1)
            let second = try await owing(site)
            #expect(await second.get("/").location == "/account/code")
            #expect(await second.get("/account/set-up").code == 409)
            await second.get("/account/code")
            #expect(try await second.post("/account/code", ["code": code(page, site)]).location == "/")
            #expect(await second.get("/").code == 200)

            let third = try await owing(site)
            await third.get("/account/recovery-code")
            let recovery = try codes.text.firstMatch(of: /<li>([0-9A-F-]{19})<\/li>/).unwrapped.1
            #expect(await third.post("/account/recovery-code", ["code": String(recovery)]).code == 303)
            #expect(await third.get("/").code == 200)
            let fourth = try await owing(site)
            await fourth.get("/account/recovery-code")
            #expect(await fourth.post("/account/recovery-code", ["code": String(recovery)]).code == 422)
        }
    }

    @Test("After five wrong codes even the right one has to wait")
    func limit() async throws {
        try await withWholeSite { site async throws in
            let client = try await owing(site)
            let page = await client.get("/account/set-up")
            for _ in 0..<5 { #expect(await client.post("/account/set-up", ["code": "000000x"]).code == 422) }
            let answer = await client.post("/account/set-up", ["code": try code(page, site)])
            #expect(answer.code == 429)
            #expect(answer.header("Retry-After") != nil)
        }
    }
}
