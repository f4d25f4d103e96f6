import Allocation
import Domain
import Foundation
import Logging
import Pages
import Services
import Store

@testable import Web

/// The whole site on the made-up system: the same rows, the same ids and the same clock every time.
struct DemoSite: Sendable {
    let trellis: Trellis
    let settings: ServerSettings
    let responder: RequestHandler

    /// Who may be signed in.
    enum Visitor: CaseIterable {
        case coordinator, college, employer
    }

    func client() -> TestClient { TestClient(responder, publicURL: settings.publicURL) }

    /// A browser in which a visitor of the demo is signed in.
    func signedIn(_ visitor: Visitor) async throws -> TestClient {
        let people = try await trellis.demo.visitors()
        let email =
            switch visitor {
            case .coordinator: people.coordinator
            case .college: people.provider
            case .employer: people.employer
            }
        let link = try await trellis.access.consoleLink(for: email)
        let client = client()
        await client.get("/sign-in/link/\(link.token)")
        await client.post("/sign-in/link/\(link.token)")
        return client
    }

    /// The pages that links lead to, beginning with the first page: at most so many of each kind.
    func pages(of client: TestClient, each most: Int = 2) async -> [(path: String, answer: Answer)] {
        var waiting = ["/"]
        var seen: Set<String> = ["/"]
        var kinds: [String: Int] = [:]
        var found: [(path: String, answer: Answer)] = []
        while !waiting.isEmpty {
            let path = waiting.removeFirst()
            let bare = String(path.prefix { $0 != "?" })
            guard let segments = URLEncoding.pathSegments(bare), let route = SiteRoute(segments: segments),
                route.methods.contains(.get), kinds[route.name, default: 0] < most
            else { continue }
            kinds[route.name, default: 0] += 1
            let answer = await client.get(path)
            found.append((path, answer))
            guard answer.header("Content-Type")?.hasPrefix("text/html") == true else { continue }
            for link in PageForm.links(in: answer.text) where seen.insert(link).inserted { waiting.append(link) }
        }
        return found
    }
}

/// Fills a fresh store with the demo, runs a test on its site, and closes it.
func withDemoSite(_ url: DatabaseURL = .memory, _ test: (DemoSite) async throws -> Void) async throws {
    let publicURL = try PublicURL("http://localhost:8080")
    let now = Date(timeIntervalSince1970: 1_795_000_000)
    let trellis = try await Trellis.open(
        url,
        solver: LevelSolver(),
        settings: Settings(publicURL: publicURL.origin, showsMail: true),
        logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
        randomness: .seeded(7),
        now: { now }
    )
    do {
        _ = try await trellis.demo.fill()
        let settings = ServerSettings(publicURL: publicURL)
        let site = Site(
            trellis: trellis,
            settings: settings,
            files: StaticAssets(files: [:]),
            registry: MetricsRegistry()
        )
        try await test(DemoSite(trellis: trellis, settings: settings, responder: site.responder()))
        await trellis.close()
    } catch {
        await trellis.close()
        throw error
    }
}
