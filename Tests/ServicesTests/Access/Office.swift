import Allocation
import Domain
import Foundation
import Logging
import Records
import Store
import StoreTestSupport
import Synchronization

@testable import Services

/// One coordinator and one college lead of a system, with a clock that tests set.
struct Office {
    let trellis: Trellis
    let system: System
    let kim, lee: User
    let clock: Clock

    /// A clock that tests set forward.
    final class Clock: Sendable {
        private let date = Mutex(Date(timeIntervalSince1970: 1_794_000_000))

        var now: Date { date.withLock { $0 } }

        func advance(_ seconds: Double) { date.withLock { $0 += seconds } }
    }

    static func run(_ engine: Engine, isDemo: Bool = false, _ body: (Office) async throws -> Void) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            try await body(try await Office(database, isDemo: isDemo))
        }
    }

    init(_ database: Database, isDemo: Bool) async throws {
        let database = database.acting(in: RowSecurity.everything)
        let clock = Clock()
        self.clock = clock
        trellis = Trellis(
            database: database,
            now: { clock.now },
            randomness: .system,
            catalogue: try Catalogue.load(),
            ruleBook: try RuleBook.load(),
            geography: .empty,
            solver: ChildSolver(),
            settings: Settings(publicURL: "http://localhost"),
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )
        let system = System(
            id: trellis.newID(),
            code: "ONE",
            name: "One",
            places: [],
            isDemo: isDemo,
            createdAt: clock.now
        )
        self.system = system
        let college = Organisation(
            id: trellis.newID(),
            systemID: system.id,
            name: "Northbridge College",
            kinds: [.provider],
            sector: .college,
            source: "Test",
            asAt: trellis.today
        )
        try await database.write { writer in try writer.insert(system, into: System.table) }
        let actor = Actor.commandLine(in: system.id)
        try await trellis.change(actor, "test", key: nil) { ledger in
            try ledger.insert(college)
            return ChangeOutcome(college, "Prepared")
        }
        kim = try await trellis.access.invite(
            try EmailAddress("kim@example.org"),
            name: "Kim Lee",
            role: .coordinator,
            organisation: nil,
            by: actor
        )
        lee = try await trellis.access.invite(
            try EmailAddress("lee@example.org"),
            name: "Lee Kim",
            role: .providerLead,
            organisation: college.id,
            by: actor
        )
    }

    /// Signs somebody in by a link.
    /// - Returns: the secret of the session.
    func signIn(_ user: User) async throws -> String {
        let link = try await trellis.access.consoleLink(for: user.email)
        return try await trellis.access.signIn(token: link.token, browser: nil, .init(browser: "Firefox on Mac"))
    }

    /// The session of a secret, which must be alive.
    func session(_ secret: String) async throws -> AccessService.Session {
        guard let session = try await trellis.access.session(secret: secret) else { throw ServiceError.notFound }
        return session
    }

    /// The code that an app with this setup key shows now.
    func code(_ enrolment: AccessService.Enrolment, later steps: Int = 0) -> String {
        let secret = Base32.bytes(enrolment.secret.filter { $0 != " " }) ?? []
        return TimeCode.code(secret, step: TimeCode.step(at: clock.now) + steps)
    }

    /// Sets the second factor of somebody up.
    func enrol(_ user: User) async throws -> (enrolment: AccessService.Enrolment, enrolled: AccessService.Enrolled) {
        let session = try await session(signIn(user))
        let enrolment = try await trellis.access.enrolment(of: session)
        return (enrolment, try await trellis.access.enrol(code: code(enrolment), session))
    }
}
