import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Web

@Suite("What other sites may ask of ours")
struct OriginIsolationTests {
    @Test(
        "Only a person who follows a link gets in from elsewhere",
        arguments: [
            ("cross-site", "navigate", "document", 200), ("same-site", "navigate", "document", 200),
            ("same-origin", "cors", "empty", 200), ("none", "navigate", "document", 200),
            ("cross-site", "no-cors", "image", 403), ("cross-site", "no-cors", "script", 403),
            ("cross-site", "cors", "empty", 403), ("cross-site", "navigate", "iframe", 403),
            ("cross-site", "navigate", "object", 403), ("same-site", "no-cors", "style", 403),
            ("anything", "navigate", "document", 200), ("anything", "cors", "empty", 403),
        ]
    )
    func table(site: String, mode: String, destination: String, code: Int) async throws {
        let headers: HTTPFields = [.secFetchSite: site, .secFetchMode: mode, .secFetchDestination: destination]
        #expect(try await SampleSite().client().get("/", headers: headers).code == code)
    }

    @Test func `a browser too old to tell may read, and nobody may tell two things`() async throws {
        let client = try SampleSite().client()
        #expect(await client.get("/").code == 200)
        var headers = HTTPFields()
        headers.append(HTTPField(name: .secFetchSite, value: "same-origin"))
        headers.append(HTTPField(name: .secFetchSite, value: "cross-site"))
        #expect(await client.get("/", headers: headers).code == 403)
    }
}

@Suite("Whom to tell about a weakness")
struct SecurityTextTests {
    @Test(
        "The file has what RFC 9116 asks for and stays good for half a year",
        arguments: ["2026-11-22", "2027-01-31"]
    )
    func file(day: String) throws {
        var settings = ServerSettings(publicURL: try PublicURL("https://trellis.example.org"))
        settings.securityContact = "security@example.org"
        let today = try #require(Day(day))
        let lines = SecurityText(settings: settings, today: today).lines
        #expect(lines.contains("Contact: mailto:security@example.org"))
        #expect(lines.contains("Canonical: https://trellis.example.org/.well-known/security.txt"))
        let expires = try #require(lines.first { $0.hasPrefix("Expires: ") }).dropFirst(9)
        let date = try #require(ISO8601DateFormatter().date(from: String(expires)))
        let days = today.days(until: Day.of(date))
        #expect((150...190).contains(days))
    }

    @Test func `anybody reads it and the page behind it, with or without a contact`() async throws {
        try await withWholeSite { site async throws in
            let text = await site.client().get("/.well-known/security.txt")
            #expect(text.code == 200)
            #expect(text.header("Content-Type") == "text/plain; charset=utf-8")
            #expect(text.text.contains("Contact: http://localhost:8080/security\n"))
            let page = await site.client().get("/security")
            #expect(page.code == 200)
            #expect(page.text.contains("Write to the coordinator"))
            for path in ["/accessibility", "/privacy"] { #expect(await site.client().get(path).code == 200) }
        }
    }
}
