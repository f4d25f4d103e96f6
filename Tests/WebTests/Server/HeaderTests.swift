import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

@Suite("Headers on every answer")
struct HeaderTests {
    @Test(
        "pages, redirects, files, downloads and errors carry the security headers",
        arguments: [
            "/", "/form", "/go", "/gone", "/nothing", "/crash", "/download", "/%ff", "/assets/app.css",
            "/assets/none.css",
        ]
    )
    func securityHeaders(path: String) async throws {
        var site = try SampleSite()
        site.assets = StaticAssets(files: ["app.css": ByteBuffer(string: "a{}")])
        for method in [HTTPRequest.Method.get, .head, .trace, .post] {
            let answer = await site.client().send(method, path)
            #expect(
                answer.header("Content-Security-Policy")
                    == "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
                    + "object-src 'none'"
            )
            #expect(answer.headers[values: .contentSecurityPolicy].count == 1)
            #expect(answer.header("X-Content-Type-Options") == "nosniff")
            #expect(answer.header("Referrer-Policy") == "same-origin")
            #expect(answer.header("Cross-Origin-Opener-Policy") == "same-origin")
            #expect(answer.header("Cross-Origin-Resource-Policy") == "same-origin")
            #expect(answer.header("Permissions-Policy")?.contains("camera=()") == true)
            #expect(answer.header("Strict-Transport-Security") == "max-age=31536000; includeSubDomains")
            #expect(answer.header("X-Request-Id")?.count == 16)
            #expect(answer.header("Cache-Control") != nil)
        }
    }

    @Test func `transport security is promised only over https`() async throws {
        let answer = try await SampleSite("http://localhost:8080").client().get("/")
        #expect(answer.code == 200)
        #expect(answer.header("Strict-Transport-Security") == nil)
    }

    @Test func `pages and errors are kept out of caches`() async throws {
        let client = try SampleSite().client()
        for path in ["/", "/gone", "/go", "/crash"] {
            #expect(await client.get(path).header("Cache-Control") == "no-store")
        }
    }

    @Test func `HEAD answers as GET does, without the body`() async throws {
        let client = try SampleSite().client()
        for path in ["/", "/gone", "/nothing"] {
            let get = await client.get(path), head = await client.send(.head, path)
            #expect(head.code == get.code)
            #expect(head.bytes.readableBytes == 0)
            #expect(head.header("Content-Length") == get.header("Content-Length"))
        }
    }

    @Test("methods that no page uses are refused", arguments: ["TRACE", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"])
    func methods(name: String) async throws {
        let answer = try await SampleSite().client().send(try #require(HTTPRequest.Method(name)), "/")
        #expect(answer.code == 405)
        #expect(answer.header("Allow") == "GET, HEAD, POST")
    }
}

@Suite("Which host a request names")
struct HostTests {
    @Test(
        "only our hosts are served",
        arguments: [
            ("trellis.example.org", 200), ("TRELLIS.example.org", 200), ("trellis.example.org:443", 200),
            ("other.example.org", 200), ("evil.org", 400), ("trellis.example.org.evil.org", 400), ("", 400),
            ("trellis.example.org:x", 400), ("trellis.example.org:", 200), ("user@trellis.example.org", 400),
        ]
    )
    func hosts(host: String, code: Int) async throws {
        var site = try SampleSite()
        site.settings.allowedHosts.insert("other.example.org")
        #expect(await site.client().send(.get, "/", host: host).code == code)
    }

    @Test func `a second Host header is refused`() async throws {
        let answer = try await SampleSite().client().get("/", headers: [.furtherHost: "trellis.example.org"])
        #expect(answer.code == 400)
    }

    @Test("targets that are not paths are refused", arguments: [("*", 400), ("", 400), ("http:x", 400)])
    func targets(path: String, code: Int) async throws {
        #expect(try await SampleSite().client().get(path).code == code)
    }

    @Test func `an endless address is refused`() async throws {
        let answer = try await SampleSite().client().get("/?" + String(repeating: "a", count: 9_000))
        #expect(answer.code == 414)
    }

    @Test(
        "what a public address looks like",
        arguments: [
            ("https://a.example.org", "https://a.example.org"), ("https://A.example.org:443/", "https://a.example.org"),
            ("http://localhost:8080", "http://localhost:8080"),
        ]
    )
    func publicURLs(text: String, origin: String) throws {
        #expect(try PublicURL(text).origin == origin)
    }

    @Test("addresses that cannot be public", arguments: ["", "ftp://a.org", "https://", "https://a.org/path", "a.org"])
    func wrongPublicURLs(text: String) {
        #expect(throws: InvalidPublicURL.self) { try PublicURL(text) }
    }
}
