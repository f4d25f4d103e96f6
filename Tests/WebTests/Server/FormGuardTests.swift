import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

@Suite("Which forms are accepted")
struct FormGuardTests {
    @Test func `a signed-out person can send the form that they opened`() async throws {
        let client = try SampleSite().client()
        await client.get("/form")
        #expect(await client.cookies["__Host-trellis-form"] != nil)
        let answer = await client.post("/form", ["name": "Zoë"])
        #expect(answer.code == 200)
        #expect(answer.text == "saved Zoë [] [\"name\"]")
    }

    @Test func `the cookie is bound to the host, hidden from scripts and not sent by other sites`() async throws {
        let secure = try await SampleSite().client().get("/form").header("Set-Cookie") ?? ""
        #expect(secure.hasPrefix("__Host-trellis-form="))
        for mark in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] { #expect(secure.contains(mark), "\(secure)") }
        #expect(!secure.contains("Domain"))
        let plain = try await SampleSite("http://localhost:8080").client().get("/form").header("Set-Cookie") ?? ""
        #expect(plain.hasPrefix("trellis-form="))
        #expect(!plain.contains("Secure"))
    }

    @Test func `a page without a form sets no cookie, and a second form keeps the first`() async throws {
        let client = try SampleSite().client()
        #expect(await client.get("/").header("Set-Cookie") == nil)
        let first = await client.get("/form").formToken
        let second = await client.get("/form")
        #expect(second.formToken == first)
        #expect(second.header("Set-Cookie") == nil)
    }

    @Test(
        "a form from elsewhere changes nothing",
        arguments: [
            [.secFetchSite: "cross-site"], [.secFetchSite: "same-site"], [.secFetchSite: "none"],
            [.origin: "https://evil.org"], [.origin: "null"], [.origin: "http://trellis.example.org"],
            [.origin: "https://trellis.example.org.evil.org"],
        ] as [HTTPFields]
    )
    func elsewhere(headers: HTTPFields) async throws {
        let client = try SampleSite().client()
        await client.get("/form")
        let answer = await client.post("/form", ["name": "x"], headers: headers)
        #expect(answer.code == 403)
        #expect(answer.text.contains("Nothing was changed"))
    }

    @Test func `no token, a wrong one, one given twice and one from another browser are refused`() async throws {
        let site = try SampleSite()
        let client = site.client()
        let token = try #require(await client.get("/form").formToken)
        #expect(await client.post("/form", ["name": "x", "_csrf": ""]).code == 403)
        #expect(await client.post("/form", ["name": "x", "_csrf": String(token.reversed())]).code == 403)
        #expect(await client.post("/form", ["name": "x", "_csrf": token, "_csrf": token]).code == 400)
        #expect(await site.client().post("/form", ["name": "x", "_csrf": token]).code == 403)
        #expect(await client.post("/form", ["name": "x", "_csrf": token]).code == 200)
    }

    @Test func `a cookie that we did not make is no token`() async throws {
        let client = try SampleSite().client()
        await client.setCookie("__Host-trellis-form", "a")
        #expect(await client.post("/form", ["_csrf": "a"]).code == 403)
    }

    @Test func `a session has its own token, and only that counts`() async throws {
        var site = try SampleSite()
        site.sessions = [SampleSession()]
        let client = site.client()
        let guest = try #require(await client.get("/form").formToken)
        await client.setCookie("__Host-session", "u1")
        #expect(await client.post("/form", ["_csrf": guest]).code == 403)
        #expect(await client.post("/form", ["_csrf": "token-of-u2"]).code == 403)
        #expect(await client.get("/form").formToken == "token-of-u1")
        #expect(await client.post("/form", ["name": "x"]).code == 200)
    }

    @Test func `an old browser that does not tell where it comes from is trusted by its token`() async throws {
        let client = try SampleSite().client()
        let token = try #require(await client.get("/form").formToken)
        let body = ByteBuffer(string: "name=x&_csrf=\(token)")
        let headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        #expect(await client.send(.post, "/form", headers: headers, body: body).code == 200)
    }

    @Test("a GET is never taken for a POST", arguments: ["/form?_method=POST&name=x", "/form?name=x"])
    func override(path: String) async throws {
        let answer = try await SampleSite().client().get(
            path,
            headers: [HTTPField.Name("X-HTTP-Method-Override")!: "POST"]
        )
        #expect(!answer.text.contains("saved"))
    }

    @Test func `a machine's endpoint is left to its handler`() async throws {
        var site = try SampleSite()
        site.settings.isMachineEndpoint = { $0.uri.path == "/form" }
        let answer = await site.client().send(.post, "/form", body: ByteBuffer(string: "{}"))
        #expect(answer.text == "saved  [] []")
    }
}
