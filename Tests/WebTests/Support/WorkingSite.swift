import Allocation
import Domain
import Foundation
import Logging
import NIOCore
import Pages
import Records
import Services
import Store

@testable import Web

/// The whole site on a fresh database in memory, with one system that is still empty. Tests fill in what they need and
/// sign people in.
struct WorkingSite {
    let trellis: Trellis
    let system: Domain.System
    /// What tests write rows with.
    let coordinator: Actor
    private let responder: RequestHandler
    private let publicURL: PublicURL

    /// - Parameter now: the time that it is for the site, 6 November 2026 unless given.
    init(now: Date = Date(timeIntervalSince1970: 1_794_000_000), geographyFolder: URL? = nil) async throws {
        publicURL = try PublicURL("http://localhost")
        trellis = try await Trellis.open(
            .memory,
            geographyFolder: geographyFolder,
            solver: ChildSolver(),
            settings: Settings(publicURL: publicURL.origin, showsMail: true),
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
            randomness: .seeded(11),
            now: { now }
        )
        let system = Domain.System(
            id: trellis.newID(),
            code: "QNC",
            name: "Sample system",
            places: ["Stoke", "Leek"],
            isDemo: false,
            createdAt: now
        )
        self.system = system
        coordinator = Actor.commandLine(in: system.id)
        try await trellis.database.write { writer in try writer.insert(system, into: Domain.System.table) }
        let site = Site(
            trellis: trellis,
            settings: ServerSettings(publicURL: publicURL),
            files: StaticAssets(files: [:]),
            registry: MetricsRegistry()
        )
        responder = site.responder()
    }

    /// Writes rows as a change of the command line.
    func fill(_ body: @escaping @Sendable (inout Ledger) throws -> Void) async throws {
        let system = system
        try await trellis.change(coordinator, "sample", key: nil) { ledger in
            try body(&ledger)
            return ChangeOutcome(system, "Sample")
        }
    }

    /// A browser that nobody is signed in with.
    func visitor() -> TestClient { TestClient(responder, publicURL: publicURL) }

    /// A browser in which somebody has signed in, the way people do.
    func signedIn(_ role: Role, of organisation: ID<Organisation>? = nil) async throws -> TestClient {
        let email = try EmailAddress("\(role.rawValue)\(trellis.newID(User.self))@example.org")
        let user = User(
            id: trellis.newID(),
            systemID: system.id,
            email: email,
            name: "Kim Lee"
        )
        let membership = Membership(
            id: trellis.newID(),
            systemID: system.id,
            userID: user.id,
            role: role,
            organisationID: organisation,
            since: trellis.now()
        )
        try await fill { ledger in
            try ledger.insert(user)
            try ledger.insert(membership)
        }
        let link = try await trellis.access.consoleLink(for: email)
        let client = visitor()
        let path = SiteRoute.access(.signInLink(link.token)).path
        await client.get(path)
        await client.post(path)
        try await trellis.spareSecondFactor()
        return client
    }
}

extension Answer {
    /// The value of a hidden field of the page.
    func hidden(_ name: String) -> String? {
        let page = text
        guard let found = page.firstRange(of: "name=\"\(name)\"") else { return nil }
        let tag = page[found.upperBound...].prefix { $0 != ">" }
        guard let value = tag.firstRange(of: "value=\"") else { return nil }
        return String(tag[value.upperBound...].prefix { $0 != "\"" })
    }
}
