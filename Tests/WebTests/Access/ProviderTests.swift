import Domain
import Exchange
import Foundation
import Pages
import Records
import Services
import Store
import Testing

@testable import Web

/// A site with one sign-in of another organisation, and a browser to go through it.
private struct Foyer {
    let site: WholeSite
    let provider: FakeProvider
    let key: String

    static let issuer = "https://id.example.org"

    static func run(
        _ providers: [(FakeProvider, IdentityProvider)]? = nil,
        _ test: (Foyer) async throws -> Void
    ) async throws {
        let generic = FakeProvider(issuer)
        let all = providers ?? [(generic, Foyer.generic(issuer))]
        try await withWholeSite(desks: all.map { IdentityDesk($0.1, web: $0.0) }) { site async throws in
            for (provider, _) in all { provider.set { $0.now = site.clock.now } }
            try await test(Foyer(site: site, provider: all[0].0, key: all[0].1.key))
        }
    }

    static func generic(_ issuer: String, key: String = "organisation") -> IdentityProvider {
        IdentityProvider(key: key, title: "Northbridge", issuer: issuer, clientID: "trellis", clientSecret: "secret")
    }

    /// Ties an identity to somebody, as an earlier invitation did.
    func tie(
        _ role: Role,
        issuer: String = Foyer.issuer,
        tenant: String = "",
        subject: String = "s-1"
    ) async throws {
        let email = try EmailAddress(WholeSite.address(of: role))
        let id: ID<Identities.Row> = site.trellis.newID()
        let now = site.clock.now
        try await site.trellis.database.write { writer in
            guard let user = try Accounts.find(email: email, writer).first else { return }
            try Identities.add(
                Identities.Row(
                    id: id,
                    userID: user.id,
                    provider: "organisation",
                    issuer: issuer,
                    tenant: tenant,
                    subject: subject,
                    createdAt: now
                ),
                writer
            )
        }
    }

    /// Goes there and comes back.
    func signIn(_ client: TestClient, extra: String = "") async throws -> Answer {
        let there = try await client.get("/sign-in/with/\(key)").location.unwrapped
        return await comeBack(client, provider.approve(there), extra: extra)
    }

    func comeBack(_ client: TestClient, _ answer: (state: String, code: String), extra: String = "") async -> Answer {
        await client.get("/sign-in/back/\(key)?state=\(answer.state)&code=\(answer.code)\(extra)")
    }

    func sessions() async throws -> Int? {
        try await site.trellis.database.read { reader in
            try reader.scalar("SELECT count(*) FROM session", as: Int.self)
        }
    }
}

@Suite("Signing in at another organisation")
struct ProviderTests {
    @Test("The address carries a state, a nonce and a proof key, and our configured address to come back to")
    func address() async throws {
        try await Foyer.run { foyer async throws in
            let client = foyer.site.client()
            let there = try await client.get("/sign-in/with/organisation").location.unwrapped
            let items = try (URLComponents(string: there)?.queryItems).unwrapped
            let fields = Dictionary(uniqueKeysWithValues: items.map { ($0.name, $0.value ?? "") })
            #expect(there.hasPrefix("https://id.example.org/authorize?"))
            #expect(fields["response_type"] == "code" && fields["code_challenge_method"] == "S256")
            #expect(fields["code_challenge"]?.count == 43)
            #expect((fields["state"]?.count ?? 0) >= 43 && (fields["nonce"]?.count ?? 0) >= 43)
            #expect(fields["redirect_uri"] == "http://localhost:8080/sign-in/back/organisation")
            #expect(await client.get("/sign-in").text.contains("Sign in with Northbridge"))
            #expect(await client.get("/sign-in/with/elsewhere").code == 404)
        }
    }

    @Test("Somebody whose identity is tied is signed in, and the keys are fetched once")
    func good() async throws {
        try await Foyer.run { foyer async throws in
            try await foyer.tie(.providerLead)
            for _ in 0..<2 {
                let client = foyer.site.client()
                #expect(try await foyer.signIn(client).location == "/")
                #expect(await client.get("/").code == 200)
            }
            #expect(foyer.provider.asked.filter { $0 == "/keys" }.count == 1)
            #expect(foyer.provider.asked.filter { $0.hasSuffix("openid-configuration") }.count == 1)
        }
    }

    @Test("A token with anything wrong signs nobody in", arguments: FakeProvider.Flaw.allCases)
    func bad(flaw: FakeProvider.Flaw) async throws {
        try await Foyer.run { foyer async throws in
            try await foyer.tie(.providerLead)
            try await foyer.tie(.employerLead, subject: "s-2")
            foyer.provider.set { $0.flaw = flaw }
            let client = foyer.site.client()
            let answer = try await foyer.signIn(client)
            #expect(answer.code == 409, "\(answer.code)")
            #expect(try await foyer.sessions() == 0)
            #expect(await client.cookies["trellis-session"] == nil)
        }
    }

    @Test("An identity that nobody is tied to signs nobody in, even with an address that we know")
    func unknown() async throws {
        try await Foyer.run { foyer async throws in
            let answer = try await foyer.signIn(foyer.site.client())
            #expect(answer.code == 409 && answer.text.contains("Nobody in Trellis is connected"))
            #expect(try await foyer.sessions() == 0)
        }
    }

    @Test("The same address at a second provider is somebody else; a changed address is the same person")
    func addresses() async throws {
        let first = FakeProvider(Foyer.issuer), second = FakeProvider("https://other.example.org")
        let both = [
            (second, Foyer.generic("https://other.example.org", key: "second")), (first, Foyer.generic(Foyer.issuer)),
        ]
        try await Foyer.run(both) { foyer async throws in
            try await foyer.tie(.providerLead)
            #expect(try await foyer.signIn(foyer.site.client()).code == 409)
            let other = Foyer(site: foyer.site, provider: first, key: "organisation")
            first.set { $0.claims["email"] = "new@college.example.org" }
            #expect(try await other.signIn(foyer.site.client()).location == "/")
        }
    }

    @Test("State and code work once, and only in the browser that began")
    func replay() async throws {
        try await Foyer.run { foyer async throws in
            try await foyer.tie(.providerLead)
            let client = foyer.site.client()
            let there = try await client.get("/sign-in/with/organisation").location.unwrapped
            let answer = foyer.provider.approve(there)
            let other = foyer.site.client()
            await other.get("/sign-in/with/organisation")
            #expect(await foyer.comeBack(other, answer).code == 409)
            #expect(await foyer.comeBack(foyer.site.client(), answer).code == 409)
            #expect(await foyer.comeBack(client, answer).code == 303)
            #expect(await foyer.comeBack(client, answer).code == 409)

            let fresh = try await client.get("/sign-in/with/organisation").location.unwrapped
            let state = foyer.provider.approve(fresh).state
            #expect(await foyer.comeBack(client, (state, answer.code)).code == 409)
            let late = try await client.get("/sign-in/with/organisation").location.unwrapped
            foyer.site.clock.advance(minutes: 10)
            #expect(await foyer.comeBack(client, foyer.provider.approve(late)).code == 409)
        }
    }

    @Test("An answer of one provider is not taken for another's")
    func mixUp() async throws {
        let first = FakeProvider(Foyer.issuer), second = FakeProvider("https://evil.example.org")
        let both = [
            (first, Foyer.generic(Foyer.issuer)), (second, Foyer.generic("https://evil.example.org", key: "evil")),
        ]
        try await Foyer.run(both) { foyer async throws in
            try await foyer.tie(.providerLead)
            let client = foyer.site.client()
            let there = try await client.get("/sign-in/with/evil").location.unwrapped
            let answer = first.approve(there)
            #expect(await foyer.comeBack(client, answer).code == 409)
            #expect(try await foyer.signIn(client, extra: "&iss=https://evil.example.org").code == 409)
            #expect(try await foyer.signIn(client, extra: "&iss=https://id.example.org").code == 303)
        }
        let named = FakeProvider(Foyer.issuer)
        named.set { $0.namesIssuer = true }
        try await Foyer.run([(named, Foyer.generic(Foyer.issuer))]) { foyer async throws in
            try await foyer.tie(.providerLead)
            #expect(try await foyer.signIn(foyer.site.client()).code == 409)
            #expect(try await foyer.signIn(foyer.site.client(), extra: "&iss=https://id.example.org").code == 303)
        }
    }

    @Test("A coordinator owes a code unless the provider proves a second factor", arguments: [nil, "pwd", "mfa"])
    func proof(method: String?) async throws {
        try await Foyer.run { foyer async throws in
            try await foyer.tie(.coordinator)
            if let method { foyer.provider.set { $0.claims["amr"] = .texts([method]) } }
            let client = foyer.site.client()
            #expect(try await foyer.signIn(client).code == 303)
            let start = await client.get("/")
            #expect(method == "mfa" ? start.code == 200 : start.location == "/account/code")
        }
    }

    @Test("An open invitation ties an identity to its person, once; after that it signs in alone")
    func invitation() async throws {
        try await Foyer.run { foyer async throws in
            let client = foyer.site.client()
            await client.get("/sign-in")
            await client.post("/sign-in", ["email": "lead@college.example.org"])
            let token = try #require(try await foyer.site.linkPath().split(separator: "/").last.map(String.init))
            let page = await client.get("/sign-in/link/\(token)")
            #expect(page.text.contains("Sign in with Northbridge, and from now on"))
            let shown = await client.post("/sign-in/with/organisation", ["link": token])
            let link = try shown.text.firstMatch(of: /href="(https:\/\/id[^"]+)"/).unwrapped.1
            let there = link.replacingOccurrences(of: "&amp;", with: "&")
            #expect(await foyer.comeBack(client, foyer.provider.approve(there)).location == "/")
            #expect(await client.get("/").code == 200)
            #expect(try await foyer.signIn(foyer.site.client()).location == "/")
            #expect(await client.get("/sign-in/link/\(token)").text.contains("cannot be used"))
        }
    }

    @Test("Connecting takes a form of ours and a recent sign-in, and takes nobody else's identity")
    func connect() async throws {
        try await Foyer.run { foyer async throws in
            try await foyer.tie(.employerLead, subject: "taken")
            let client = try await foyer.site.signedIn(.providerLead)
            func connect() async throws -> Answer {
                await client.get("/account/sign-ins")
                let shown = await client.post("/sign-in/with/organisation")
                let link = try shown.text.firstMatch(of: /href="(https:\/\/id[^"]+)"/).unwrapped.1
                let there = link.replacingOccurrences(of: "&amp;", with: "&")
                return await foyer.comeBack(client, foyer.provider.approve(there))
            }
            foyer.provider.set { $0.claims["sub"] = "taken" }
            #expect(try await connect().code == 409)
            foyer.provider.set { $0.claims["sub"] = "mine" }
            let old = await client.cookies["trellis-session"]
            #expect(try await connect().code == 303)
            #expect(await client.cookies["trellis-session"] != old)
            #expect(await client.get("/account/sign-ins").text.contains("Disconnect"))
            foyer.site.clock.advance(minutes: 6)
            await client.get("/account/sign-ins")
            #expect(await client.post("/sign-in/with/organisation").location == "/account/confirm")
        }
    }

    @Test("To confirm who one is, the provider must say that one signed in there just now", arguments: [0, 600])
    func confirm(secondsAgo: Int) async throws {
        try await Foyer.run { foyer async throws in
            try await foyer.tie(.providerLead)
            let client = foyer.site.client()
            _ = try await foyer.signIn(client)
            foyer.site.clock.advance(minutes: 6)
            let now = foyer.site.clock.now
            foyer.provider.set { state in
                state.now = now
                state.claims["auth_time"] = .number(now.timeIntervalSince1970 - Double(secondsAgo))
            }
            #expect(await client.get("/students/export.csv").location == "/account/confirm")
            #expect(await client.get("/account/confirm").text.contains("Confirm with Northbridge"))
            let there = try await client.get("/sign-in/with/organisation").location.unwrapped
            #expect(there.contains("max_age=0") && there.contains("prompt=login"))
            let back = await foyer.comeBack(client, foyer.provider.approve(there))
            #expect(secondsAgo == 0 ? back.location == "/students" : back.code == 409)
        }
    }

    @Test("A new key of the provider is taken within a minute")
    func rotation() async throws {
        try await Foyer.run { foyer async throws in
            try await foyer.tie(.providerLead)
            #expect(try await foyer.signIn(foyer.site.client()).code == 303)
            foyer.provider.set { state in
                state.renewKey()
                state.keyName = "key-2"
            }
            #expect(try await foyer.signIn(foyer.site.client()).code == 409)
            foyer.site.clock.advance(minutes: 1)
            #expect(try await foyer.signIn(foyer.site.client()).code == 303)
        }
    }
}

@Suite("Microsoft Entra and DfE Sign-in")
struct ProviderPresetTests {
    static let tenants = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"]

    @Test(
        "Entra: only the tenants of the list, by tenant and object id",
        arguments: [(0, "good", 303), (1, "good", 303), (2, "stranger", 409), (0, "mixed", 409), (0, "no object", 409)]
    )
    func entra(tenant: Int, what: String, code: Int) async throws {
        let ids = Self.tenants + ["33333333-3333-4333-8333-333333333333"]
        let issuer = "https://login.microsoftonline.com/\(ids[tenant])/v2.0"
        let fake = FakeProvider(issuer, publishedIssuer: "https://login.microsoftonline.com/{tenantid}/v2.0")
        let preset = IdentityProvider.entra(tenants: Set(Self.tenants), clientID: "trellis", clientSecret: "secret")
        try await Foyer.run([(fake, preset)]) { foyer async throws in
            try await foyer.tie(.providerLead, issuer: issuer, tenant: ids[tenant], subject: "object-1")
            fake.set { state in
                state.claims["tid"] = .text(what == "mixed" ? ids[1] : ids[tenant])
                state.claims["oid"] = what == "no object" ? nil : "object-1"
            }
            #expect(try await foyer.signIn(foyer.site.client()).code == code)
        }
    }

    @Test("Entra with one tenant asks that tenant, and several the common door")
    func doors() {
        let one = IdentityProvider.entra(tenants: [Self.tenants[0]], clientID: "c", clientSecret: "s")
        #expect(one.issuer == "https://login.microsoftonline.com/\(Self.tenants[0])/v2.0")
        let many = IdentityProvider.entra(tenants: Set(Self.tenants), clientID: "c", clientSecret: "s")
        #expect(many.issuer == "https://login.microsoftonline.com/organizations/v2.0")
        #expect(many.allHosts == ["login.microsoftonline.com"])
    }

    @Test(
        "DfE Sign-in: the organisation must be the person's own, and the role must be given there",
        arguments: [("10000001", "placements", 303), ("10000002", "placements", 409), ("10000001", "other", 409)]
    )
    func dfe(ukprn: String, role: String, code: Int) async throws {
        let issuer = "https://oidc.signin.example.org"
        let fake = FakeProvider(issuer)
        let interface = try URL(string: "https://api.signin.example.org").unwrapped
        let preset = IdentityProvider.dfeSignIn(
            issuer: issuer,
            clientID: "trellis",
            clientSecret: "secret",
            .init(interface: interface, secret: FakeProvider.interfaceSecret, serviceID: "service", role: "placements")
        )
        #expect(preset.allHosts == ["oidc.signin.example.org", "api.signin.example.org"])
        try await Foyer.run([(fake, preset)]) { foyer async throws in
            try await foyer.tie(.providerLead, issuer: issuer)
            let college = foyer.site.college.id
            try await foyer.site.trellis.database.write { writer in
                try writer.run("UPDATE organisation SET ukprn = '10000001' WHERE id = \(college)")
            }
            fake.set { state in
                state.claims["organisation"] = .fields(["id": "o-1", "ukprn": ukprn])
                state.roles = [role]
            }
            #expect(try await foyer.signIn(foyer.site.client()).code == code)
            #expect(fake.asked.contains("/services/service/organisations/o-1/users/s-1"))
        }
    }
}
