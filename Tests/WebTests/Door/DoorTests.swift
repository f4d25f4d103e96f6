import Domain
import Foundation
import HTTPTypes
import NIOCore
import Pages
import Services
import Store
import Testing

@testable import Web

/// What holds for every address that there is, whoever adds the next one.
@Suite("The door, at every route")
struct DoorTests {
    @Test("Every answer of every route carries the security headers, and nothing private is kept by caches")
    func headers() async throws {
        try await withWholeSite { site async throws in
            for client in [site.client(), try await site.signedIn(.coordinator)] {
                for route in SiteRoute.samples where route != .access(.signOut) {
                    for method in [HTTPRequest.Method.get, .head, .post, .trace] {
                        let answer = await client.send(method, route.path)
                        let what = "\(method) \(route.name)"
                        #expect(answer.headers[values: .contentSecurityPolicy].count == 1, "\(what)")
                        for name in [
                            "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy",
                            "Cross-Origin-Opener-Policy",
                            "Cross-Origin-Resource-Policy", "Permissions-Policy", "X-Request-Id",
                        ] {
                            #expect(answer.header(name) != nil, "\(what) lacks \(name)")
                        }
                        let isOpen = route == .insight(.securityText) && answer.code == 200
                        #expect(isOpen || answer.header("Cache-Control") == "no-store", "\(what)")
                        if answer.bytes.readableBytes > 0 {
                            #expect(answer.header("Content-Type") != nil, "\(what)")
                        }
                        #expect(method != .trace || answer.code == 405, "\(what)")
                    }
                }
            }
        }
    }

    @Test("The policy for content loosens nothing")
    func policy() {
        let policy = SecurityHeaders.contentSecurityPolicy
        for word in ["unsafe", "data:", "blob:", "http", "*"] { #expect(!policy.contains(word)) }
        #expect(policy.hasPrefix("default-src 'none';"))
    }

    @Test("No form is taken without its token, from elsewhere, or as another kind of data")
    func crossSite() async throws {
        try await withWholeSite { site async throws in
            let client = try await site.signedIn(.coordinator)
            let token = try #require(await client.get("/").formToken)
            let before = try await Rows.all(in: site.trellis.database)
            let kind: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
            let good = ByteBuffer(string: "_csrf=\(token)&_key=k&archived=yes&answer=yes")
            for route in SiteRoute.samples where route.methods.contains(.post) {
                let what = route.name
                let wrong = ByteBuffer(string: "_csrf=\(String(token.reversed()))&_key=k")
                #expect(await client.send(.post, route.path, headers: kind).code == 403, "no token: \(what)")
                #expect(await client.send(.post, route.path, headers: kind, body: wrong).code == 403, "\(what)")
                for site in ["cross-site", "same-site", "none"] {
                    var headers = kind
                    headers[.secFetchSite] = site
                    #expect(await client.send(.post, route.path, headers: headers, body: good).code == 403, "\(what)")
                }
                var headers = kind
                headers[.origin] = "https://elsewhere.example.org"
                #expect(await client.send(.post, route.path, headers: headers, body: good).code == 403, "\(what)")
                headers = [.contentType: "text/plain"]
                #expect(await client.send(.post, route.path, headers: headers, body: good).code == 415, "\(what)")
                headers = kind
                headers[HTTPField.Name("X-HTTP-Method-Override")!] = "POST"
                _ = await client.send(.get, route.path + "?_csrf=\(token)&_key=k", headers: headers)
            }
            let after = try await Rows.all(in: site.trellis.database)
            // The page that sets an app up draws a key when it is shown, which opens nothing until a code confirms it.
            #expect(after.changed(since: before).filter { $0 != "second_factor" } == [])
        }
    }

    @Test("Every form that changes something must carry a key, and every page gives it one")
    func keys() async throws {
        try await withWholeSite { site async throws in
            let client = try await site.signedIn(.coordinator)
            let token = try #require(await client.get("/").formToken)
            let headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
            for route in SiteRoute.samples where route.carriesKey {
                let body = ByteBuffer(string: "_csrf=\(token)")
                #expect(await client.send(.post, route.path, headers: headers, body: body).code == 400, "\(route.name)")
            }
        }
        try await withDemoSite { site async throws in
            for visitor in DemoSite.Visitor.allCases {
                for (path, answer) in await site.pages(of: try await site.signedIn(visitor)) {
                    for form in PageForm.all(in: answer.text) where form.isPost {
                        let segments = try #require(URLEncoding.pathSegments(form.action))
                        let route = try #require(SiteRoute(segments: segments), "\(path): \(form.action)")
                        #expect(form.has("_csrf"), "\(path): \(form.action)")
                        #expect(form.has("_key") || !route.carriesKey, "\(path): \(form.action)")
                    }
                }
            }
        }
    }

    @Test("A value that comes twice is refused in every address and every form")
    func twice() async throws {
        try await withWholeSite { site async throws in
            let client = try await site.signedIn(.coordinator)
            for route in SiteRoute.samples {
                if route.methods.contains(.get) {
                    #expect(await client.get(route.path + "?page=1&page=2").code == 400, "\(route.name)")
                    #expect(await client.get(route.path + "?q=%zz").code == 400, "\(route.name)")
                }
                if route.methods.contains(.post), route != .access(.signOut) {
                    _ = await client.get("/")
                    #expect(await client.post(route.path, ["name": "a", "name": "b"]).code == 400, "\(route.name)")
                }
            }
        }
    }

    @Test("The names that may come several times are those that some handler reads so")
    func repeatable() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../Sources/Web").standardizedFileURL
        var read: Set<String> = []
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /(?:form|query)\.all\("([a-zA-Z]+)"\)/) { read.insert(String(match.1)) }
        }
        #expect(read == SiteRoute.repeatable)
    }

    @Test("Signing out clears what the browser keeps, ends the session at once, and shows no page again")
    func signOut() async throws {
        try await withWholeSite { site async throws in
            let client = try await site.signedIn(.coordinator)
            let cookies = await client.cookies
            _ = await client.get("/")
            let answer = await client.post("/sign-out")
            #expect(answer.header("Clear-Site-Data")?.contains("\"cache\"") == true)
            for (name, value) in cookies { await client.setCookie(name, value) }
            #expect(await client.get("/students").location == "/sign-in")
        }
    }

    @Test(
        "No redirect leads elsewhere",
        arguments: [
            "//evil.example", "/\\evil.example", "/%2f%2fevil.example", "https:evil.example", "/%5cevil.example",
            "/\tevil", "\\\\evil.example", "http://evil.example", "javascript:alert(1)", "/\u{0}/evil",
            " //evil.example",
        ]
    )
    func redirects(wanted: String) async throws {
        try await withWholeSite { site async throws in
            let client = try await site.signedIn(.coordinator)
            _ = await client.get("/")
            let answer = await client.post("/year", ["year": "2026/27", "back": wanted])
            #expect([303, 400].contains(answer.code))
            let location = answer.location ?? "/"
            #expect(location == "/", "\(location)")
        }
    }
}
