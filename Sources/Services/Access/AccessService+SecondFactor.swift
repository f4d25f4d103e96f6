public import Domain
import Foundation
import Records
import Store

extension AccessService {
    /// What somebody types into their app.
    public struct Enrolment: Sendable {
        /// The secret in groups of four letters and digits.
        public let secret: String
        /// The same as a link that an app on this device opens.
        public let link: String
    }

    /// A session with new secrets, and the codes for the day when the telephone is lost. They are shown this once.
    public struct Enrolled: Sendable {
        public let sessionSecret: String
        public let recoveryCodes: [String]
    }

    /// How many recovery codes somebody gets.
    public static let recoveryCodeCount = 10

    /// Whether somebody has to show a code after the link: those whose role asks for it, and those who have set it up
    /// for themselves. In the demo nobody does, because its people are made up and have no telephones.
    func asksForSecondFactor(_ user: User, at now: Date, _ reader: any Reader) throws -> Bool {
        guard try Systems.find(user.systemID, reader)?.isDemo != true else { return false }
        // A session can act as anything that its person is, so that the role which asks for most decides.
        let roles = try Memberships.held(by: user.id, at: now, reader).map(\.membership.role)
        return try roles.contains(where: \.needsSecondFactor)
            || SecondFactors.find(of: user.id, reader)?.confirmedAt != nil
    }

    /// Whether a person has a second factor, and how many recovery codes are left.
    public func factor(of session: Session) async throws -> (isSetUp: Bool, codesLeft: Int) {
        try await trellis.database.read { reader in
            (
                try SecondFactors.find(of: session.user.id, reader)?.confirmedAt != nil,
                try SecondFactors.codesLeft(of: session.user.id, reader)
            )
        }
    }

    /// The secret that is on offer to somebody who has no second factor yet. It stays the same until it is confirmed.
    /// - Throws: `ServiceError.conflict` when there is one already.
    public func enrolment(of session: Session) async throws -> Enrolment {
        try mayEnrol(session)
        let user = session.user.id
        let fresh = trellis.randomness.token(bytes: 20)
        let bytes = stride(from: 0, to: 40, by: 2).compactMap { index in
            UInt8(fresh.dropFirst(index).prefix(2), radix: 16)
        }
        let row = SecondFactors.Row(
            userID: user,
            secret: try trellis.fields.seal(Base32.text(bytes), for: Self.place(user)),
            createdAt: trellis.now()
        )
        let stored = try await trellis.database.write { writer in
            try SecondFactors.offer(row, writer)
            return try SecondFactors.find(of: user, writer)
        }
        guard let stored, stored.confirmedAt == nil else { throw Self.isSetUp }
        let secret = try trellis.fields.open(stored.secret, for: Self.place(user))
        let label =
            "Trellis:\(session.user.email)"
            .addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(.init(charactersIn: "-._~:")))
            ?? "Trellis"
        return Enrolment(
            secret: Self.inGroups(secret),
            link: "otpauth://totp/\(label)?secret=\(secret)&issuer=Trellis&algorithm=SHA1&digits=6&period=30"
        )
    }

    /// Confirms the secret on offer with a first code.
    /// - Throws: `InvalidDraft` when the code is wrong; `ServiceError.conflict` when there is a second factor already.
    public func enrol(code: String, _ session: Session) async throws -> Enrolled {
        try mayEnrol(session)
        let codes = recoveryCodes()
        let now = trellis.now()
        let user = session.user
        let secret = trellis.randomness.token()
        try await trellis.change(session.actor, "user.set-up-factor", key: nil) { ledger in
            guard let factor = try SecondFactors.find(of: user.id, ledger.writer), factor.confirmedAt == nil else {
                throw Self.isSetUp
            }
            try take(code, factor, ledger.writer)
            try SecondFactors.confirm(of: user.id, at: now, ledger.writer)
            try SecondFactors.keep(
                codes: codes.map { Self.hash($0, of: user.id) },
                of: user.id,
                at: now,
                ledger.writer
            )
            try renew(session, as: secret, ledger.writer)
            return ChangeOutcome(user, "Set up a second factor for signing in")
        }
        return Enrolled(sessionSecret: secret, recoveryCodes: codes)
    }

    /// Proves who somebody is with the code that their app shows now.
    /// - Returns: the secret for the session cookie, which is a new one.
    /// - Throws: `InvalidDraft` when the code is wrong, too old, or was used before.
    public func prove(code: String, _ session: Session) async throws -> String {
        let secret = trellis.randomness.token()
        try await trellis.database.write { writer in
            guard let factor = try SecondFactors.find(of: session.user.id, writer), factor.confirmedAt != nil else {
                throw InvalidDraft("code", "There is no second factor yet. Set it up first")
            }
            try take(code, factor, writer)
            try renew(session, as: secret, writer)
        }
        return secret
    }

    /// Proves who somebody is with one of their recovery codes, which is then used up.
    /// - Returns: the secret for the session cookie, which is a new one.
    /// - Throws: `InvalidDraft` when the code is wrong or was used before.
    public func prove(recoveryCode: String, _ session: Session) async throws -> String {
        let user = session.user
        let now = trellis.now()
        let typed = recoveryCode.uppercased().filter { $0.isLetter || $0.isNumber }
        let secret = trellis.randomness.token()
        try await trellis.change(session.actor, "user.use-recovery-code", key: nil) { ledger in
            let hash = Self.hash(typed, of: user.id)
            guard try SecondFactors.use(code: hash, of: user.id, at: now, ledger.writer) else {
                throw InvalidDraft("code", "This code is not right, or has been used. Try another one")
            }
            try renew(session, as: secret, ledger.writer)
            return ChangeOutcome(user, "Signed in with a recovery code")
        }
        return secret
    }

    /// Somebody who can sign in, for those who look after them.
    /// - Throws: `ServiceError.notFound` when there is nobody of that id.
    public func person(_ id: ID<User>, for actor: Actor) async throws -> User {
        try actor.mustBeAllowed(to: .manageUsers)
        let found = try await trellis.database.read { reader in try Accounts.find(id, in: actor.scope, reader) }
        guard let found else { throw ServiceError.notFound }
        return found
    }

    /// Takes somebody's second factor away, so that they set it up anew when they next sign in. Nobody can do it for
    /// themselves: whoever holds an open session or a mailbox must not get rid of the factor with it.
    /// - Throws: `ServiceError.notFound` when there is nobody of that id, or it is the person who asks.
    public func resetFactor(of id: ID<User>, by actor: Actor, key: String?) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .manageUsers)
        guard id != actor.userID else { throw ServiceError.notFound }
        return try await trellis.change(actor, "user.reset-factor", key: key) { ledger in
            guard let user = try Accounts.find(id, in: actor.scope, ledger.writer) else { throw ServiceError.notFound }
            try SecondFactors.remove(of: user.id, ledger.writer)
            try Sessions.endAll(of: user.id, ledger.writer)
            return ChangeOutcome(user, "Took the second factor away, to be set up anew")
        }
    }

    /// The same for the console, where people are known by their address.
    /// - Throws: `ServiceError.notFound` when nobody of the system has that address.
    public func resetFactor(of email: EmailAddress, by actor: Actor) async throws {
        let users = try await trellis.database.read { reader in try Accounts.find(email: email, reader) }
        guard let user = users.first(where: { $0.systemID == actor.systemID }) else { throw ServiceError.notFound }
        _ = try await resetFactor(of: user.id, by: actor, key: nil)
    }

    // MARK: - Parts

    private func mayEnrol(_ session: Session) throws {
        guard !session.system.isDemo else {
            throw ServiceError.conflict("In the demo nobody is asked for a code: its people are made up.")
        }
        guard session.owesSecondFactor || isRecent(session) else {
            throw ServiceError.conflict("Prove who you are first, then set it up.")
        }
    }

    private func take(_ code: String, _ factor: SecondFactors.Row, _ writer: any Writer) throws {
        let secret = Base32.bytes(try trellis.fields.open(factor.secret, for: Self.place(factor.userID))) ?? []
        let typed = code.filter { !$0.isWhitespace }
        guard let step = TimeCode.step(of: typed, secret, at: trellis.now()),
            try SecondFactors.take(step: step, of: factor.userID, writer)
        else {
            throw InvalidDraft("code", "This code is not right. Wait for the next one in your app, then type that")
        }
    }

    private func recoveryCodes() -> [String] {
        (0..<Self.recoveryCodeCount).map { _ in
            let word = trellis.randomness.token(bytes: 8).uppercased()
            return Self.inGroups(word, by: "-")
        }
    }

    private static func inGroups(_ text: String, by separator: String = " ") -> String {
        let letters = Array(text)
        return stride(from: 0, to: letters.count, by: 4)
            .map { String(letters[$0..<min($0 + 4, letters.count)]) }
            .joined(separator: separator)
    }

    private static func hash(_ code: String, of user: ID<User>) -> String {
        Secret.hash("\(user) \(code.filter { $0.isLetter || $0.isNumber })")
    }

    private static func place(_ user: ID<User>) -> FieldCipher.Place {
        FieldCipher.Place("second_factor.secret", row: user.description)
    }

    private static let isSetUp = ServiceError.conflict("You have set this up already.")
}
