public import Domain
import Foundation
public import Records
import Store

/// Signing in and out.
public struct AccessService: Sendable {
    let trellis: Trellis

    /// A link and the page it belongs to, ready to be sent or printed.
    public struct SignInLink: Sendable {
        public let token: String
        public let user: User
    }

    /// A live session.
    public struct Session: Sendable {
        public let actor: Actor
        public let user: User
        public let system: System
        public let csrfToken: String
        public let year: AcademicYear?
        let tokenHash: String
    }

    /// Asks for a link for an address. The answer is the same whether anybody has that address or not.
    ///
    /// - Parameters:
    ///   - browser: the secret of the browser that asks; only it can use the link.
    ///   - linkURL: makes the address of the page that a token opens.
    public func requestLink(
        for email: EmailAddress,
        browser: String,
        linkURL: @escaping @Sendable (String) -> String
    ) async throws {
        let now = trellis.now()
        let expiry = now.addingTimeInterval(Double(trellis.settings.signInLinkMinutes) * 60)
        try await trellis.database.write { writer in
            for user in try Accounts.find(email: email, writer) {
                let token = trellis.randomness.token()
                try Accounts.keepLink(
                    tokenHash: Secret.hash(token),
                    browserHash: Secret.hash(browser),
                    for: user.id,
                    at: now,
                    until: expiry,
                    writer
                )
                let mail = Outbox.Mail(
                    id: trellis.newID(),
                    systemID: user.systemID,
                    recipient: user.email,
                    subject: "Your link to sign in to Trellis",
                    body: """
                        Open this link in the same browser where you asked for it, then press “Sign in”:

                        \(linkURL(token))

                        It works once, within \(trellis.settings.signInLinkMinutes) minutes.
                        If you did not ask for it, you can ignore this message.
                        """,
                    createdAt: now
                )
                try Outbox.put(mail, writer)
            }
        }
    }

    /// Makes a link that works in any browser, for the console: the first administrator and the demo.
    /// - Throws: `ServiceError.notFound` when nobody has that address.
    public func consoleLink(for email: EmailAddress) async throws -> SignInLink {
        let now = trellis.now()
        let expiry = now.addingTimeInterval(24 * 3600)
        return try await trellis.database.write { writer in
            guard let user = try Accounts.find(email: email, writer).first else { throw ServiceError.notFound }
            let token = trellis.randomness.token()
            try Accounts.keepLink(
                tokenHash: Secret.hash(token),
                browserHash: nil,
                for: user.id,
                at: now,
                until: expiry,
                writer
            )
            return SignInLink(token: token, user: user)
        }
    }

    /// Whether the page of a link should show its button. Changes nothing.
    public func isUsable(token: String) async throws -> Bool {
        let now = trellis.now()
        return try await trellis.database.read { reader in
            try Accounts.isUsable(tokenHash: Secret.hash(token), at: now, reader)
        }
    }

    /// Uses a link up and starts a session.
    /// - Returns: the secret for the session cookie.
    /// - Throws: `ServiceError.conflict` with a sentence when the link is old, used, or asked for by another browser.
    public func signIn(token: String, browser: String?) async throws -> String {
        let now = trellis.now()
        let secret = trellis.randomness.token()
        let csrf = trellis.randomness.token(bytes: 16)
        let expiry = now.addingTimeInterval(Double(trellis.settings.sessionHours) * 3600)
        return try await trellis.database.write { writer in
            let browserHash = browser.map(Secret.hash)
            guard
                let user = try Accounts.useLink(
                    tokenHash: Secret.hash(token),
                    browserHash: browserHash,
                    at: now,
                    writer
                )
            else {
                throw ServiceError.conflict(
                    "This link has been used, is too old, or was asked for in another browser. Ask for a new one."
                )
            }
            try Accounts.removeStale(before: now.addingTimeInterval(-24 * 3600), writer)
            try Accounts.begin(
                .init(
                    tokenHash: Secret.hash(secret),
                    userID: user.id,
                    csrfToken: csrf,
                    year: nil,
                    createdAt: now,
                    lastSeenAt: now,
                    expiresAt: expiry
                ),
                writer
            )
            return secret
        }
    }

    /// The session behind a cookie, if it is alive.
    public func session(secret: String) async throws -> Session? {
        let now = trellis.now()
        let hash = Secret.hash(secret)
        let idleSince = now.addingTimeInterval(-Double(trellis.settings.idleMinutes) * 60)
        let found = try await trellis.database.read { reader in
            try Accounts.session(tokenHash: hash, idleSince: idleSince, at: now, reader)
        }
        guard let found else { return nil }
        // One write a minute is enough to tell idle from busy.
        if now.timeIntervalSince(found.session.lastSeenAt) > 60 {
            try await trellis.database.write { writer in try Accounts.touch(tokenHash: hash, at: now, writer) }
        }
        return Session(
            actor: Actor(found.user),
            user: found.user,
            system: found.system,
            csrfToken: found.session.csrfToken,
            year: found.session.year,
            tokenHash: hash
        )
    }

    /// Ends every session of a person, here and elsewhere.
    public func signOut(_ session: Session) async throws {
        try await trellis.database.write { writer in try Accounts.endSessions(of: session.user.id, writer) }
    }

    /// Remembers which academic year a session looks at.
    public func choose(_ year: AcademicYear, in session: Session) async throws {
        try await trellis.database.write { writer in
            try Accounts.choose(year, tokenHash: session.tokenHash, writer)
        }
    }

    /// Lets somebody sign in.
    /// - Throws: `InvalidDraft` when the address is taken or a lead has no organisation.
    public func invite(
        _ email: EmailAddress,
        name: String,
        role: Role,
        organisation: ID<Organisation>?,
        by actor: Actor
    ) async throws -> User {
        try actor.mustBeAllowed(to: .manageUsers)
        if role != .coordinator, organisation == nil {
            throw InvalidDraft("organisation", "Say which college or employer they lead")
        }
        let user = User(
            id: trellis.newID(),
            systemID: actor.systemID,
            email: email,
            name: name,
            role: role,
            organisationID: role == .coordinator ? nil : organisation
        )
        do {
            try await trellis.change(actor, "user.invite", key: nil) { ledger in
                try ledger.insert(user)
                return ChangeOutcome(user, "Invited a \(role.title.lowercased())")
            }
        } catch let error as StoreError where error.code == .uniqueViolation {
            throw InvalidDraft("email", "Somebody with this e-mail address can sign in already")
        }
        return user
    }

    /// What the demo shows instead of sending mail.
    /// - Throws: `ServiceError.notFound` outside the demo.
    public func demoMail() async throws -> [Outbox.Mail] {
        guard trellis.settings.showsMail else { throw ServiceError.notFound }
        return try await trellis.database.read { reader in
            guard let system = try Systems.all(reader).first(where: \.isDemo) else { throw ServiceError.notFound }
            return try Outbox.newest(in: system.id, limit: 20, reader)
        }
    }
}

extension Trellis {
    /// Signing in and out.
    public var access: AccessService { AccessService(trellis: self) }
}

/// What is stored in place of a secret.
enum Secret {
    /// The SHA-256 of a secret in hex. Secrets are long and random, so no salt or slow hash is needed.
    static func hash(_ secret: String) -> String {
        Fingerprint.of(secret)
    }
}
