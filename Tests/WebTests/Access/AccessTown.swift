import Allocation
import Domain
import Foundation
import Logging
import NIOCore
import Records
import Services
import Store
import StoreTestSupport

@testable import Web

/// A system in which everything exists several times: one's own, what is related through a placement, the same kind
/// elsewhere, and the same in another system; with a person of every role, and a token in every field that not
/// everybody may read.
struct AccessTown {
    let trellis: Trellis
    let rows: Rows
    let publicURL: PublicURL
    let responder: RequestHandler
    let clock: TestClock
    let memberships: [Membership]
    /// Somebody of each role, and the coordinator of the other system.
    let people: [Person]
    /// What is written in both rooms of both systems.
    let notes: [WrittenNote]

    /// Somebody who signs in, as the policy sees them.
    struct Person {
        let email: EmailAddress
        let actor: Actor
    }

    /// Runs a test on a fresh town on an engine.
    static func run(_ engine: Engine, _ body: (AccessTown) async throws -> Void) async throws {
        try await withTestDatabase(engine) { test in
            let town = try await AccessTown(test.url)
            do {
                try await body(town)
                await town.trellis.close()
            } catch {
                await town.trellis.close()
                throw error
            }
        }
    }

    init(_ url: DatabaseURL) async throws {
        let clock = TestClock("2026-11-06T21:20:00Z")
        self.clock = clock
        let now = clock.now
        publicURL = try PublicURL("http://localhost")
        trellis = try await Trellis.open(
            url,
            solver: ChildSolver(),
            settings: Settings(publicURL: publicURL.origin),
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
            randomness: .seeded(11),
            now: { clock.now }
        )
        let rows = try Rows(trellis)
        self.rows = rows
        let site = Site(
            trellis: trellis,
            settings: ServerSettings(publicURL: publicURL),
            files: StaticAssets(files: [:]),
            registry: MetricsRegistry()
        )
        responder = site.responder()
        var people: [Person] = []
        var users: [User] = []
        var memberships: [Membership] = []
        for membership in rows.memberships(now) {
            let name = "\(membership.role.rawValue.lowercased())\(people.count)"
            let user = User(
                id: membership.userID,
                systemID: membership.systemID,
                email: try EmailAddress("\(name)@example.org"),
                name: membership.role.title
            )
            users.append(user)
            memberships.append(membership)
            people.append(Person(email: user.email, actor: Actor(user, as: membership, on: trellis.today)))
        }
        self.people = people
        self.memberships = memberships
        let (allUsers, allMemberships, fields) = (users, memberships, trellis.fields)
        try await trellis.database.write { writer in
            for system in rows.systems { try writer.insert(system, into: System.table) }
            // Rows of two systems, which no change of one actor could write.
            var ledger = Ledger(writer, for: rows.sample, secret: "sample", fields: fields)
            try rows.write(to: &ledger)
            try ledger.insert(allUsers)
            try ledger.insert(allMemberships)
        }
        notes = try await Self.write(in: rows, people.map(\.actor), trellis)
    }

    /// A browser in which a person has signed in.
    func signedIn(_ person: Person) async throws -> TestClient {
        let link = try await trellis.access.consoleLink(for: person.email)
        let client = TestClient(responder, publicURL: publicURL)
        _ = await client.get("/sign-in/link/\(link.token)")
        _ = await client.post("/sign-in/link/\(link.token)")
        try await trellis.spareSecondFactor()
        return client
    }
}
