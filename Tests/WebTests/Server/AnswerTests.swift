import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

@Suite("Redirects, downloads, pages")
struct AnswerTests {
    @Test(
        "a redirect stays on this server",
        arguments: [
            "/", "/students", "/students?page=2&x=/y", "/a%20b", "/a#b", "/a//b", "/a\u{25}2f",
        ]
    )
    func local(path: String) throws {
        let response = try Redirect.to(path)
        #expect(response.status == .seeOther)
        #expect(response.headers[.location] == path)
    }

    @Test(
        "a redirect never leads elsewhere",
        arguments: [
            "", "students", "//evil.org", "/\\evil.org", "\\/evil.org", "https://evil.org", "https:evil.org",
            "javascript:alert(1)", "/\t/evil.org", "/\n/evil.org", "/%2f/evil.org", "/%2F%2Fevil.org", "/%5cevil.org",
            "/%09/evil.org", " /x", "/x y", "/x\r\nSet-Cookie: a=b", "/\u{FF0F}evil.org",
            "/" + String(repeating: "a", count: 3_000),
        ]
    )
    func elsewhere(path: String) throws {
        #expect(throws: NotALocalPath.self) { try Redirect.to(path) }
        #expect(try Redirect.to(path, otherwise: "/home").headers[.location] == "/home")
    }

    @Test(
        "the name of a download survives",
        arguments: [
            ("list.csv", "list.csv", "list.csv"),
            ("Zoë's list.csv", "Zo_'s list.csv", "Zo%C3%AB%27s%20list.csv"),
            ("a\"b.csv", "a_b.csv", "a%22b.csv"), ("../../x.csv", "....x.csv", "....x.csv"),
            ("a\r\nX: y.csv", "aX: y.csv", "aX%3A%20y.csv"), ("100%.csv", "100_.csv", "100%25.csv"),
            ("", "download", "download"),
        ]
    )
    func downloads(name: String, plain: String, full: String) {
        let response = Download.file(ByteBuffer(string: "a"), name: name)
        #expect(
            response.headers[.contentDisposition] == "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(full)"
        )
        #expect(response.headers[.xContentTypeOptions] == "nosniff")
        #expect(response.headers[.cacheControl] == "no-store")
    }

    @Test(
        "what a download contains follows from its name",
        arguments: [
            ("a.csv", "text/csv; charset=utf-8"), ("a.CSV", "text/csv; charset=utf-8"),
            ("a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ("a.ics", "text/calendar; charset=utf-8"), ("a", "application/octet-stream"),
            ("a.exe", "application/octet-stream"),
        ]
    )
    func types(name: String, type: String) {
        #expect(Download.file(ByteBuffer(), name: name).headers[.contentType] == type)
    }

    @Test func `a page tells its letters, and a form to be put right is 422`() {
        let page = HTMLResponse.page(ByteBuffer(string: "x"))
        #expect(page.headers[.contentType] == "text/html; charset=utf-8")
        #expect(HTMLResponse.unprocessable(ByteBuffer(string: "x")).status.code == 422)
    }

    @Test func `a client follows a redirect`() async throws {
        let client = try SampleSite().client()
        #expect(await client.get("/go").location == "/form")
        #expect(await client.follow().text.contains("_csrf"))
    }
}

@Suite("Cookies and tokens")
struct CookieTests {
    private func request(_ cookies: String...) -> Request {
        var headers: HTTPFields = [:]
        headers[values: .cookie] = cookies
        let head = HTTPRequest(method: .get, scheme: "https", authority: "a", path: "/", headerFields: headers)
        return Request(head: head, body: RequestBody(buffer: ByteBuffer()))
    }

    @Test(
        "only the cookie of the full name counts",
        arguments: [
            ("__Host-s=abc", "abc"), ("a=1; __Host-s=abc; b=2", "abc"), ("s=abc", nil), ("__host-s=abc", nil),
            ("__Host-s=abc; __Host-s=evil", nil), ("__Host-s", nil), ("", nil), ("__Host-s=", ""),
        ] as [(String, String?)]
    )
    func reading(header: String, value: String?) throws {
        #expect(CookiePolicy(try PublicURL("https://a.org")).read("s", from: request(header)) == value)
    }

    @Test func `over http the bare name is used`() throws {
        let policy = CookiePolicy(try PublicURL("http://localhost:8080"))
        #expect(policy.read("s", from: request("s=1")) == "1")
        #expect(
            Set(policy.cookie("s", value: "1").description.split(separator: "; ")) == [
                "s=1", "SameSite=Lax", "Path=/", "HttpOnly",
            ]
        )
    }

    @Test func `a removed cookie ends at once`() throws {
        let cookie = CookiePolicy(try PublicURL("https://a.org")).removal(of: "s")
        #expect(cookie.name == "__Host-s")
        #expect(cookie.maxAge == 0)
    }

    @Test func `tokens are long, differ and are compared in full`() {
        let tokens = Set((0..<200).map { _ in RandomToken.make() })
        #expect(tokens.count == 200)
        #expect(tokens.allSatisfy { $0.count == 43 })
        #expect(RandomToken.matches("abc", "abc"))
        #expect(!RandomToken.matches("abc", "abd"))
        #expect(!RandomToken.matches("abc", "ab"))
        #expect(!RandomToken.matches("", ""))
    }
}
