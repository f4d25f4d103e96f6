import Domain
import Foundation
import NIOCore
import Pages
import Records
import Services
import Store
import Testing

@testable import Web

/// What a person may not see must look like what is not there, or ids could be tried out.
@Suite("Refused and missing look alike")
struct IdProbeTests {
    @Test("Rows of another system answer as rows that do not exist do, at every route that names a row")
    func otherSystem() async throws {
        try await withDemoSite { site async throws in
            // A second system, whose people knock at the doors of the first.
            let system = try await site.trellis.addSystem(code: "OTHER", name: "Another system")
            let actor = Actor.commandLine(in: system.id)
            let organisation = Organisation(
                id: site.trellis.newID(),
                systemID: system.id,
                name: "Another place",
                kinds: [.employer, .provider],
                sector: .college,
                source: "Test",
                asAt: site.trellis.today
            )
            try await site.trellis.change(actor, "test", key: nil) { ledger in
                try ledger.insert(organisation)
                return ChangeOutcome(organisation, "Prepared")
            }
            let ids = try await Self.ids(of: site, notOf: system.id)
            #expect(ids.count > 10)
            for role in [Role.coordinator, .providerLead, .employerLead] {
                let email = try EmailAddress("\(role.rawValue.lowercased())@other.example.org")
                _ = try await site.trellis.access.invite(
                    email,
                    name: "Kim Lee",
                    role: role,
                    organisation: organisation.id,
                    by: actor
                )
                let link = try await site.trellis.access.consoleLink(for: email)
                let client = site.client()
                await client.get("/sign-in/link/\(link.token)")
                await client.post("/sign-in/link/\(link.token)")
                // Links are secrets, not rows: tries of them are counted, and tested elsewhere.
                for route in SiteRoute.samples
                where route.name.contains("{id}") && route.secretCheck(isPost: true) == nil {
                    for id in Self.suiting(route, ids) {
                        try await compare(route, id, client, role.rawValue)
                    }
                }
            }
        }
    }

    private func compare(
        _ route: SiteRoute,
        _ id: String,
        _ client: TestClient,
        _ who: String
    ) async throws {
        let sample = try #require(route.path.firstMatch(of: /[0-9a-f-]{36}|[0-9a-f]{32}/)).output
        let path = route.path.replacing(sample, with: id)
        if route.methods.contains(.get) {
            let missing = await client.get(route.path)
            let refused = await client.get(path)
            #expect(Self.bare(refused, id, as: sample) == Self.bare(missing), "GET \(route.name) as \(who)")
        }
        if route.methods.contains(.post) {
            _ = await client.get("/privacy")
            let missing = await client.post(route.path)
            _ = await client.get("/privacy")
            let refused = await client.post(path)
            #expect(Self.bare(refused, id, as: sample) == Self.bare(missing), "POST \(route.name) as \(who)")
        }
    }

    /// The kinds of rows that addresses name, by the word before the id.
    private static let tables = [
        "areas": "area", "avoidances": "avoidance", "cohorts": "cohort", "history": "audit_entry",
        "imports": "import_batch", "offers": "offer",
        "organisations": "organisation", "other-learners": "ward_group", "people": "person",
        "placements": "placement", "plans": "intention", "proposals": "proposal", "rooms": "note", "runs": "run",
        "sites": "site", "students": "student", "team": "membership", "under-18-reviews": "young_review",
    ]

    /// Ids of the kind that a route names, and one of each kind where that is not known.
    private static func suiting(_ route: SiteRoute, _ ids: [String: [String]]) -> [String] {
        let word = route.path.split(separator: "/").first.map(String.init) ?? ""
        guard let table = tables[word] else { return ids.values.compactMap(\.first) }
        return ids[table] ?? []
    }

    /// Some ids of each table of the demo, far apart from each other; none of the system that knocks.
    private static func ids(of site: DemoSite, notOf other: ID<Domain.System>) async throws -> [String: [String]] {
        try await site.trellis.database.read { reader in
            var ids: [String: [String]] = [:]
            for table in try Rows.names(reader) {
                let columns = try reader.all("SELECT name FROM pragma_table_info(\(table))", as: String.self)
                guard columns.contains("id"), columns.contains("system_id") else { continue }
                let all = try reader.all(
                    "SELECT id FROM \(identifier: table) WHERE system_id <> \(other) ORDER BY id",
                    as: String.self
                )
                ids[table] = stride(from: 0, to: all.count, by: max(1, all.count / 5)).map { all[$0] }
            }
            return ids
        }
    }

    /// Status, length and body without the secrets that differ with every page.
    private static func bare(_ answer: Answer, _ id: String = "", as sample: Substring = "") -> String {
        var text = answer.text
        if !id.isEmpty { text = text.replacing(id, with: String(sample)) }
        text = text.replacing(/name="_(csrf|key)" value="[^"]*"/, with: "")
        return "\(answer.code) \(answer.location ?? "") \(answer.bytes.readableBytes) \(text)"
    }
}
