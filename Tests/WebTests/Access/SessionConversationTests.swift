import Domain
import Foundation
import Pages
import Records
import Services
import Store
import Testing

@testable import Web

@Suite("Sessions in a browser")
struct SessionConversationTests {
    @Test("A session secret that was planted before signing in is worth nothing")
    func fixation() async throws {
        try await withWholeSite { site async throws in
            let link = try await site.trellis.access.consoleLink(for: try EmailAddress("lead@college.example.org"))
            let victim = site.client()
            await victim.setCookie("trellis-session", "planted")
            await victim.get("/sign-in/link/\(link.token)")
            await victim.post("/sign-in/link/\(link.token)")
            #expect(await victim.cookies["trellis-session"] != "planted")
            #expect(await victim.get("/").code == 200)
            let thief = site.client()
            await thief.setCookie("trellis-session", "planted")
            #expect(await thief.get("/").location == "/sign-in")
        }
    }

    @Test("Proving who one is gives new secrets; the old ones open nothing")
    func newAtStepUp() async throws {
        try await withWholeSite { site async throws in
            let client = try await site.signedIn(.providerLead)
            let old = await client.cookies["trellis-session"]
            site.clock.advance(minutes: 6)
            #expect(await client.get("/students/export.csv?q=Lee").location == "/account/confirm")
            await client.follow()
            #expect(await client.post("/account/confirm").location == "/sign-in/sent")
            let path = try await site.linkPath()
            await client.get(path)
            #expect(await client.post(path).location == "/students?q=Lee")
            #expect(await client.get("/students/export.csv").code == 200)
            let thief = site.client()
            await thief.setCookie("trellis-session", old)
            #expect(await thief.get("/").location == "/sign-in")
        }
    }

    @Test("Everything that saves a list asks for a recent sign-in")
    func table() {
        for route in SiteRoute.samples where route.path.contains("export.") || route.path.hasSuffix(".xlsx") {
            #expect(route.asksForRecentSignIn(isPost: false), "\(route.name)")
            #expect(route.listOfFile != nil, "\(route.name)")
        }
        #expect(SiteRoute.access(.account(.resetFactor(.sample))).asksForRecentSignIn(isPost: true))
        #expect(!SiteRoute.today.asksForRecentSignIn(isPost: false))
    }

    @Test("A form that times out is shown again after signing in, and then done once")
    func keptForm() async throws {
        try await withWholeSite { site async throws in
            let client = try await site.signedIn(.coordinator)
            let page = await client.get("/organisations/new")
            let token = try page.formToken.unwrapped, key = try page.hidden("_key").unwrapped
            site.clock.advance(minutes: 31)
            let late = await client.post(
                "/organisations/new",
                ["_csrf": token, "_key": key, "name": "Late & Sons", "sector": "charity", "kinds": "employer"]
            )
            #expect(late.location == "/sign-in")
            #expect(try await organisations(site) == 2)

            let stranger = try await site.signedIn(.providerLead)
            await stranger.setCookie("trellis-kept", client.cookies["trellis-kept"])
            #expect(await stranger.get("/account/kept-form").location == "/")

            let link = try await site.trellis.access.consoleLink(for: try EmailAddress("kim@example.org"))
            await client.get("/sign-in/link/\(link.token)")
            #expect(await client.post("/sign-in/link/\(link.token)").location == "/account/kept-form")
            try await site.trellis.spareSecondFactor()
            let shown = await client.get("/account/kept-form")
            #expect(shown.text.contains("Late &amp; Sons") && shown.hidden("_key") == key)
            #expect(try await organisations(site) == 2)
            let fields: KeyValuePairs = [
                "_key": key, "name": "Late & Sons", "sector": "charity", "kinds": "employer",
            ]
            let sent = await client.post("/organisations/new", fields)
            #expect(sent.code == 303 || sent.code == 422, "\(sent.code)")
            #expect(await client.cookies["trellis-kept"] == nil)
        }
    }

    private func organisations(_ site: WholeSite) async throws -> Int? {
        try await site.trellis.database.read { reader in
            try reader.scalar("SELECT count(*) FROM organisation", as: Int.self)
        }
    }

    @Test("A late form with a token of somebody else is refused")
    func lateAndForged() async throws {
        try await withWholeSite { site async throws in
            let client = try await site.signedIn(.coordinator)
            site.clock.advance(minutes: 31)
            let answer = await client.post("/organisations/new", ["_csrf": "0123456789", "name": "Forged"])
            #expect(answer.code == 403)
            #expect(await client.cookies["trellis-kept"] == nil)
        }
    }

    @Test("The page of sign-ins names the browser, and ends another one")
    func page() async throws {
        try await withWholeSite { site async throws in
            let other = try await site.signedIn(.employerLead)
            site.clock.advance(minutes: 1)
            let client = try await site.signedIn(.employerLead)
            let page = await client.get("/account/sign-ins")
            #expect(page.text.contains("this is the one you are using"))
            let end = try page.text.firstMatch(of: /action="(\/account\/sign-ins\/[0-9a-f-]+\/end)"/).unwrapped.1
            #expect(await client.post(String(end)).location == "/account/sign-ins")
            #expect(await other.get("/").location == "/sign-in")
            #expect(await client.get("/").code == 200)
        }
    }

    @Test(
        "Browsers are named in a few words",
        arguments: [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows"),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604.1",
                "Safari on iPhone"
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140.0 Safari/537.36 Edg/140.0",
                "Edge on Windows"
            ),
            ("curl/8", ""),
        ]
    )
    func names(agent: String, name: String) {
        #expect(BrowserName.of(agent) == name)
    }
}
