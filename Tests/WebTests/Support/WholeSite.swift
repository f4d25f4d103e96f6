import Allocation
import Domain
import Exchange
import Foundation
import Hummingbird
import Logging
import Records
import Services
import Store
import Synchronization

@testable import Web

/// The whole site on an empty store in memory, with one college, one employer and one person of each role.
struct WholeSite: Sendable {
    let trellis: Trellis
    let system: System
    let college: Organisation
    let employer: Organisation
    let settings: ServerSettings
    let responder: RequestHandler
    let clock: TestClock

    /// A browser that has never been here.
    func client() -> TestClient {
        TestClient(responder, publicURL: settings.publicURL)
    }

    /// A browser in which somebody of a role is signed in.
    func signedIn(_ role: Role) async throws -> TestClient {
        let link = try await trellis.access.consoleLink(for: try EmailAddress(Self.address(of: role)))
        let client = client()
        _ = await client.get("/sign-in/link/\(link.token)")
        _ = await client.post("/sign-in/link/\(link.token)", [:])
        try await trellis.spareSecondFactor()
        return client
    }

    /// The actor behind a role.
    func actor(_ role: Role) async throws -> Actor {
        let email = try EmailAddress(Self.address(of: role))
        let now = trellis.now()
        let (user, membership) = try await trellis.database.read { reader in
            let user = try Accounts.find(email: email, reader).first.unwrapped
            return (user, try Memberships.held(by: user.id, at: now, reader).first.unwrapped.membership)
        }
        return Actor(user, as: membership, on: trellis.today)
    }

    /// The mail in the outbox, newest first.
    func mails() async throws -> [Outbox.Mail] {
        try await trellis.database.read { reader in try Outbox.newest(in: system.id, limit: 50, reader) }
    }

    /// The path of the link in the newest mail.
    func linkPath() async throws -> String {
        let text = try await mails().first.unwrapped.body
        let url = try text.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("http") }.unwrapped
        return String(url.dropFirst(settings.publicURL.origin.count))
    }

    static func address(of role: Role) -> String {
        switch role {
        case .coordinator: "kim@example.org"
        case .providerLead: "lead@college.example.org"
        case .employerLead: "lead@trust.example.org"
        default: "\(role.rawValue.lowercased())@example.org"
        }
    }
}

/// A clock that tests set forward.
final class TestClock: Sendable {
    private let date: Mutex<Date>

    init(_ text: String) {
        date = Mutex(ISO8601DateFormatter().date(from: text) ?? .distantPast)
    }

    var now: Date { date.withLock { $0 } }

    func advance(minutes: Int) {
        date.withLock { $0 += Double(minutes) * 60 }
    }
}

extension Optional {
    /// The value, or an error that names nothing.
    var unwrapped: Wrapped {
        get throws {
            guard let self else { throw MissingValue() }
            return self
        }
    }
}

struct MissingValue: Error {}

/// Builds the whole site, runs a test on it, and closes it again.
func withWholeSite(
    solver: any Solver = LevelSolver(),
    desks: [IdentityDesk] = [],
    _ test: (WholeSite) async throws -> Void
) async throws {
    let clock = TestClock("2026-11-21T10:00:00Z")
    let url = "http://localhost:8080"
    let trellis = try await Trellis.open(
        .memory,
        solver: solver,
        settings: Settings(publicURL: url),
        logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
        identityDesks: desks,
        now: { clock.now }
    )
    do {
        let system = try await trellis.addSystem(code: "TEST", name: "Test system")
        let actor = Actor.commandLine(in: system.id)
        let day = trellis.today
        let college = Organisation(
            id: trellis.newID(),
            systemID: system.id,
            name: "Northbridge College",
            kinds: [.provider],
            sector: .college,
            source: "Test",
            asAt: day
        )
        let employer = Organisation(
            id: trellis.newID(),
            systemID: system.id,
            name: "Vale Hospital Trust",
            kinds: [.employer],
            sector: .acuteTrust,
            source: "Test",
            asAt: day
        )
        try await trellis.change(actor, "test", key: nil) { ledger in
            try ledger.insert([college, employer])
            return ChangeOutcome(college, "Prepared")
        }
        for role in Role.allCases {
            let organisation: ID<Organisation>? =
                switch role.side {
                case .system: nil
                case .host: employer.id
                case .college, .either: college.id
                }
            _ = try await trellis.access.invite(
                Invitation(
                    try EmailAddress(WholeSite.address(of: role)),
                    name: role.title,
                    role: role,
                    organisationID: organisation,
                    place: role == .placeLead ? "Northbridge" : nil
                ),
                by: actor
            )
        }
        let settings = ServerSettings(publicURL: try PublicURL(url))
        let site = Site(
            trellis: trellis,
            settings: settings,
            files: StaticAssets(files: [:]),
            registry: MetricsRegistry()
        )
        try await test(
            WholeSite(
                trellis: trellis,
                system: system,
                college: college,
                employer: employer,
                settings: settings,
                responder: site.responder(),
                clock: clock
            )
        )
        await trellis.close()
    } catch {
        await trellis.close()
        throw error
    }
}
