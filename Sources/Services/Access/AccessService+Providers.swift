public import Domain
import Exchange
import Foundation
public import Records
import Store

extension AccessService {
    /// Why somebody is sent to another organisation's sign-in.
    public enum ProviderPurpose: Sendable {
        case signIn
        /// To tie that sign-in to the person who was invited by this link.
        case invitation(token: String)
        /// To prove once more who they are.
        case confirm(Session)
        /// To tie that sign-in to the person who is signed in here.
        case connect(Session)
    }

    /// The sign-ins of other organisations that are set up, by key and title.
    public var providers: [(key: String, title: String)] {
        trellis.identityDesks.map { ($0.provider.key, $0.provider.title) }
    }

    /// Begins a sign-in at another organisation, bound to this browser.
    /// - Returns: the address there.
    /// - Throws: `ServiceError.notFound` when there is none of that name; `IdentityFault` when it does not answer.
    public func address(
        atProvider key: String,
        for purpose: ProviderPurpose,
        browser: String,
        redirectURL: String
    ) async throws -> String {
        let desk = try desk(key)
        if case .connect(let session) = purpose, !isRecent(session) {
            throw ServiceError.conflict("Prove who you are first, then connect it.")
        }
        let now = trellis.now()
        let state = trellis.randomness.token(), nonce = trellis.randomness.token()
        let verifier = trellis.randomness.token()
        let stateHash = Secret.hash(state)
        let sealed = try trellis.fields.seal(verifier, for: Self.place(stateHash))
        let address = try await desk.address(
            for: IdentityDesk.Start(
                redirectURL: redirectURL,
                state: state,
                nonce: nonce,
                verifier: verifier,
                anew: purpose.kind == .confirm
            ),
            at: now
        )
        let request = Identities.Request(
            stateHash: stateHash,
            provider: key,
            purpose: purpose.kind,
            browserHash: Secret.hash(browser),
            nonceHash: Secret.hash(nonce),
            verifier: sealed,
            linkHash: purpose.linkToken.map(Secret.hash),
            sessionHash: purpose.session?.tokenHash,
            createdAt: now,
            expiresAt: now.addingTimeInterval(Double(trellis.settings.signInLinkMinutes) * 60)
        )
        try await trellis.database.write { writer in try Identities.keep(request, writer) }
        return address
    }

    /// What the browser brings back from another organisation.
    public struct ProviderReturn: Sendable {
        public var state: String
        /// Empty when they refused.
        public var code: String
        public var issuer: String?
        public var browser: String
        public var redirectURL: String

        public init(state: String, code: String, issuer: String?, browser: String, redirectURL: String) {
            self.state = state
            self.code = code
            self.issuer = issuer
            self.browser = browser
            self.redirectURL = redirectURL
        }
    }

    /// Ends a sign-in at another organisation: whoever they say it is, is signed in here, if that identity is tied to
    /// somebody or an open invitation ties it now. An e-mail address never does.
    /// - Returns: the secret for the session cookie.
    /// - Throws: `IdentityFault` when the answer cannot be trusted; `ServiceError.conflict` with a sentence otherwise.
    public func signIn(
        atProvider key: String,
        _ back: ProviderReturn,
        session: Session?,
        _ visit: Visit
    ) async throws -> String {
        let desk = try desk(key)
        let now = trellis.now()
        let stateHash = Secret.hash(back.state)
        let request = try await trellis.database.write { writer in
            try Identities.use(stateHash: stateHash, browserHash: Secret.hash(back.browser), at: now, writer)
        }
        guard let request, request.provider == key else {
            throw ServiceError.conflict("This sign-in was begun elsewhere, or too long ago. Start again.")
        }
        guard !back.code.isEmpty else {
            throw ServiceError.conflict("You were not signed in there. Start again, or ask for a link by e-mail.")
        }
        let person = try await desk.person(
            IdentityDesk.Answer(code: back.code, issuer: back.issuer),
            redirectURL: back.redirectURL,
            verifier: try trellis.fields.open(request.verifier, for: Self.place(stateHash)),
            at: now,
            nonceMatches: { Secret.hash($0) == request.nonceHash }
        )
        return try await trellis.database.write { writer in
            try finish(request, person, session, visit, at: now, writer)
        }
    }

    /// The identities of a person, oldest first.
    public func identities(of session: Session) async throws -> [Identities.Row] {
        try await trellis.database.read { reader in try Identities.list(of: session.user.id, reader) }
    }

    /// Unties an identity from the person who asks.
    /// - Throws: `ServiceError.notFound` when it is somebody else's, or gone.
    public func disconnect(_ id: ID<Identities.Row>, by session: Session) async throws {
        let user = session.user
        try await trellis.change(session.actor, "user.disconnect-sign-in", key: nil) { ledger in
            guard try Identities.remove(id, of: user.id, ledger.writer) else { throw ServiceError.notFound }
            return ChangeOutcome(user, "Disconnected the sign-in of another organisation")
        }
    }

    // MARK: - Parts

    private func finish(
        _ request: Identities.Request,
        _ person: IdentityDesk.Person,
        _ session: Session?,
        _ visit: Visit,
        at now: Date,
        _ writer: any Writer
    ) throws -> String {
        let known = try Identities.find(
            issuer: person.issuer,
            tenant: person.tenant,
            subject: person.subject,
            writer
        )
        let user: User
        switch request.purpose {
        case .signIn:
            guard let known else { throw Self.notTied }
            user = try owner(of: known, writer)
        case .invitation:
            user = try invited(by: request, writer, at: now)
            try tie(person, known, to: user, request, at: now, writer)
        case .confirm, .connect:
            guard let session, session.tokenHash == request.sessionHash else {
                throw ServiceError.conflict("You have been signed out meanwhile. Sign in again.")
            }
            user = session.user
            if request.purpose == .connect {
                try tie(person, known, to: user, request, at: now, writer)
            } else {
                try mayConfirm(person, known, session, at: now, writer)
            }
        }
        try checkOrganisation(of: user, person, at: now, writer)
        if let known { try Identities.touch(known.id, at: now, writer) }
        if let session, request.sessionHash != nil {
            let secret = trellis.randomness.token()
            try renew(session, as: secret, writer)
            return secret
        }
        return try begin(user, .provider, hasSecondFactor: person.hasSecondFactor, visit, at: now, writer)
    }

    private func owner(of identity: Identities.Row, _ reader: any Reader) throws -> User {
        guard let user = try Accounts.find(identity.userID, reader), user.disabledAt == nil else { throw Self.notTied }
        return user
    }

    private func invited(by request: Identities.Request, _ writer: any Writer, at now: Date) throws -> User {
        let user = try request.linkHash.flatMap { hash in
            try Accounts.useLink(tokenHash: hash, browserHash: request.browserHash, at: now, writer)
        }
        guard let user else {
            throw ServiceError.conflict("The invitation has been used, or is too old. Ask for a new one.")
        }
        return user
    }

    private func tie(
        _ person: IdentityDesk.Person,
        _ known: Identities.Row?,
        to user: User,
        _ request: Identities.Request,
        at now: Date,
        _ writer: any Writer
    ) throws {
        if let known {
            guard known.userID == user.id else {
                throw ServiceError.conflict("That sign-in belongs to another person of Trellis already.")
            }
            return
        }
        try Identities.add(
            Identities.Row(
                id: trellis.newID(),
                userID: user.id,
                provider: request.provider,
                issuer: person.issuer,
                tenant: person.tenant,
                subject: person.subject,
                createdAt: now
            ),
            writer
        )
    }

    private func mayConfirm(
        _ person: IdentityDesk.Person,
        _ known: Identities.Row?,
        _ session: Session,
        at now: Date,
        _ reader: any Reader
    ) throws {
        guard known?.userID == session.user.id else {
            throw ServiceError.conflict("That is another sign-in than the one that is connected with yours.")
        }
        let oldest = now.addingTimeInterval(-Double(trellis.settings.recentMinutes) * 60)
        guard let at = person.authenticatedAt, at >= oldest else { throw IdentityFault(.notRecent) }
        if try !person.hasSecondFactor && asksForSecondFactor(session.user, at: now, reader) {
            throw ServiceError.conflict(
                "Your organisation did not ask you for a second factor. Use the code of your app."
            )
        }
    }

    /// Where the provider says for which organisation somebody signed in, it must be one that they belong to here.
    private func checkOrganisation(
        of user: User,
        _ person: IdentityDesk.Person,
        at now: Date,
        _ reader: any Reader
    ) throws {
        guard let number = person.ukprn else { return }
        let own = try Memberships.held(by: user.id, at: now, reader).compactMap(\.membership.organisationID)
        let known = try reader.all(
            "SELECT ukprn FROM organisation WHERE id IN \(list: own.map(\.description)) AND ukprn IS NOT NULL",
            as: String.self
        )
        if !known.isEmpty, !known.contains(number) {
            throw ServiceError.conflict("You chose another organisation there than the one you belong to here.")
        }
    }

    private func desk(_ key: String) throws -> IdentityDesk {
        guard let desk = trellis.identityDesks.first(where: { $0.provider.key == key }) else {
            throw ServiceError.notFound
        }
        return desk
    }

    private static func place(_ hash: String) -> FieldCipher.Place {
        FieldCipher.Place("provider_request.verifier", row: hash)
    }

    private static let notTied = ServiceError.conflict(
        "Nobody in Trellis is connected with that sign-in yet. Ask for a link by e-mail, sign in with it, and connect it "
            + "under “Your sign-in”."
    )
}

extension AccessService.ProviderPurpose {
    fileprivate var kind: Identities.Purpose {
        switch self {
        case .signIn: .signIn
        case .invitation: .invitation
        case .confirm: .confirm
        case .connect: .connect
        }
    }

    fileprivate var linkToken: String? {
        if case .invitation(let token) = self { token } else { nil }
    }

    fileprivate var session: AccessService.Session? {
        switch self {
        case .confirm(let session), .connect(let session): session
        case .signIn, .invitation: nil
        }
    }
}
