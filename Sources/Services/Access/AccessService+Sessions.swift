public import Domain
public import Foundation
public import Records
import Store

extension AccessService {
    /// A live session.
    public struct Session: Sendable {
        public let id: ID<Sessions.Row>
        public let actor: Actor
        public let user: User
        /// What the person acts as, and what else they could act as.
        public let membership: Memberships.Row
        public let memberships: [Memberships.Row]
        public let system: System
        public let csrfToken: String
        public let year: AcademicYear?
        public let kind: SignInKind
        /// When the person last proved who they are.
        public let provenAt: Date?
        let tokenHash: String

        /// Whether the second factor is still owed. Until then the session is good for nothing else.
        public var owesSecondFactor: Bool { provenAt == nil }
    }

    /// The browser that signs in, and what it held before.
    public struct Visit: Sendable {
        /// The browser in a few words; never all that it says about itself.
        public var browser: String
        /// The secret of the session that it comes with, which ends.
        public var replacing: String?

        public init(browser: String, replacing: String? = nil) {
            self.browser = browser
            self.replacing = replacing
        }
    }

    /// Uses a link up and starts a session with new secrets, whatever the browser held before.
    /// - Returns: the secret for the session cookie.
    /// - Throws: `ServiceError.conflict` with a sentence when the link is old, used, or asked for by another browser.
    public func signIn(token: String, browser: String?, _ visit: Visit = Visit(browser: "")) async throws -> String {
        let now = trellis.now()
        return try await trellis.database.write { writer in
            let hash = Secret.hash(token)
            guard
                let user = try Accounts.useLink(
                    tokenHash: hash,
                    browserHash: browser.map(Secret.hash),
                    at: now,
                    writer
                )
            else {
                throw ServiceError.conflict(
                    "This link has been used, is too old, or was asked for in another browser. Ask for a new one."
                )
            }
            let isOfConsole = try Accounts.isOfConsole(tokenHash: hash, writer)
            return try begin(user, isOfConsole ? .console : .link, hasSecondFactor: false, visit, at: now, writer)
        }
    }

    /// Starts a session for somebody who has just signed in.
    func begin(
        _ user: User,
        _ kind: SignInKind,
        hasSecondFactor: Bool,
        _ visit: Visit,
        at now: Date,
        _ writer: any Writer
    ) throws -> String {
        guard let membership = try Memberships.held(by: user.id, at: now, writer).first?.membership else {
            throw ServiceError.conflict("Your access has ended. Ask whoever looks after your organisation’s people.")
        }
        let secret = trellis.randomness.token()
        try Sessions.removeStale(before: now.addingTimeInterval(-24 * 3600), writer)
        if let old = visit.replacing { try Sessions.end(tokenHash: Secret.hash(old), writer) }
        let isOwed = try !hasSecondFactor && asksForSecondFactor(user, at: now, writer)
        try Sessions.begin(
            Sessions.Row(
                id: trellis.newID(),
                tokenHash: Secret.hash(secret),
                userID: user.id,
                membershipID: membership.id,
                csrfToken: trellis.randomness.token(bytes: 16),
                createdAt: now,
                lastSeenAt: now,
                expiresAt: now.addingTimeInterval(Double(trellis.settings.sessionHours) * 3600),
                kind: kind,
                browser: visit.browser,
                provenAt: isOwed ? nil : now
            ),
            writer
        )
        return secret
    }

    /// The session behind a cookie, if it is alive.
    public func session(secret: String) async throws -> Session? {
        let now = trellis.now()
        let hash = Secret.hash(secret)
        let idleSince = idleSince(now)
        let (found, memberships, actingFor) = try await trellis.database.read { reader in
            let found = try Sessions.find(tokenHash: hash, idleSince: idleSince, at: now, reader)
            let actingFor = try found.flatMap { found in
                try found.session.actingFor.flatMap { try Organisations.find($0, in: .system(found.system.id), reader) }
            }
            return (found, try found.map { try Memberships.held(by: $0.user.id, at: now, reader) } ?? [], actingFor)
        }
        // What the session acted as may have ended in the meantime; then so has the session.
        guard let found, let membership = memberships.first(where: { $0.membership.id == found.session.membershipID })
        else { return nil }
        // One write a minute is enough to tell idle from busy.
        if now.timeIntervalSince(found.session.lastSeenAt) > 60 {
            try await trellis.database.write { writer in try Sessions.touch(tokenHash: hash, at: now, writer) }
        }
        var actor = Actor(found.user, as: membership.membership, on: trellis.today)
        if actor.may(.actForOthers) { actor.onBehalfOf = actingFor?.name }
        return Session(
            id: found.session.id,
            actor: actor,
            user: found.user,
            membership: membership,
            memberships: memberships,
            system: found.system,
            csrfToken: found.session.csrfToken,
            year: found.session.year,
            kind: found.session.kind,
            provenAt: found.session.provenAt,
            tokenHash: hash
        )
    }

    private func idleSince(_ now: Date) -> Date {
        now.addingTimeInterval(-Double(trellis.settings.idleMinutes) * 60)
    }

    /// Whether the person has proved who they are so lately that what weighs most may be done.
    public func isRecent(_ session: Session) -> Bool {
        guard let provenAt = session.provenAt else { return false }
        return trellis.now().timeIntervalSince(provenAt) <= Double(trellis.settings.recentMinutes) * 60
    }

    /// Gives the session new secrets, because the person has just proved who they are.
    func renew(_ session: Session, as secret: String, _ writer: any Writer) throws {
        let isThere = try Sessions.renew(
            tokenHash: session.tokenHash,
            as: Secret.hash(secret),
            csrfToken: trellis.randomness.token(bytes: 16),
            provenAt: trellis.now(),
            writer
        )
        guard isThere else { throw ServiceError.conflict("You have been signed out meanwhile. Sign in again.") }
    }

    /// Takes a visitor of the demo at their word: everybody in it is made up, and nobody has a telephone.
    /// - Returns: the secret for the session cookie.
    /// - Throws: `ServiceError.notFound` outside the demo.
    public func proveInDemo(_ session: Session) async throws -> String {
        guard session.system.isDemo else { throw ServiceError.notFound }
        let secret = trellis.randomness.token()
        try await trellis.database.write { writer in try renew(session, as: secret, writer) }
        return secret
    }

    // MARK: - Ending

    /// Ends every session of a person, here and elsewhere.
    public func signOut(_ session: Session) async throws {
        try await trellis.database.write { writer in try Sessions.endAll(of: session.user.id, writer) }
    }

    /// The live sessions of a person, latest first.
    public func sessions(of session: Session) async throws -> [Sessions.Row] {
        let now = trellis.now()
        let idleSince = idleSince(now)
        return try await trellis.database.read { reader in
            try Sessions.live(of: session.user.id, idleSince: idleSince, at: now, reader)
        }
    }

    /// Ends one of a person's own sessions.
    /// - Throws: `ServiceError.notFound` when it is somebody else's, or gone.
    public func end(_ id: ID<Sessions.Row>, by session: Session) async throws {
        let isEnded = try await trellis.database.write { writer in
            try Sessions.end(id, of: session.user.id, writer)
        }
        if !isEnded { throw ServiceError.notFound }
    }

    /// Ends all of a person's own sessions but the one that asks.
    public func endOthers(by session: Session) async throws {
        try await trellis.database.write { writer in
            try Sessions.endAll(of: session.user.id, but: session.id, writer)
        }
    }

    /// Makes a session act as another of its person's memberships.
    /// - Throws: `ServiceError.notFound` when it is not one of theirs, or has ended.
    public func act(as membership: ID<Membership>, in session: Session) async throws {
        let now = trellis.now()
        let isTheirs = try await trellis.database.write { writer in
            try Memberships.choose(membership, of: session.user.id, tokenHash: session.tokenHash, at: now, writer)
        }
        guard isTheirs else { throw ServiceError.notFound }
    }

    /// Remembers which academic year a session looks at.
    public func choose(_ year: AcademicYear, in session: Session) async throws {
        try await trellis.database.write { writer in
            try Sessions.choose(year, tokenHash: session.tokenHash, writer)
        }
    }
}
