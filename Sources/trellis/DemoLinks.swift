import Domain
import Foundation
import Pages
import Services
import Web

/// The three links that sign a visitor of the demo in.
struct DemoLinks {
    struct Link {
        let key: String
        let title: String
        let url: String
    }

    let all: [Link]

    /// Makes fresh links.
    /// - Throws: `ServiceError.notFound` when the store holds no demo.
    static func make(_ trellis: Trellis, _ url: PublicURL) async throws -> DemoLinks {
        let users = try await trellis.demo.visitors()
        var links: [Link] = []
        for (key, title, email) in [
            ("coordinator", "the coordinator", users.coordinator), ("provider", "a college", users.provider),
            ("employer", "an employer", users.employer),
        ] {
            let link = try await trellis.access.consoleLink(for: email)
            links.append(
                Link(key: key, title: title, url: url.link(to: SiteRoute.access(.signInLink(link.token)).path))
            )
        }
        return DemoLinks(all: links)
    }
}
