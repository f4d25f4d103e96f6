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
