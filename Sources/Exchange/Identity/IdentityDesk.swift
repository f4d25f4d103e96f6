import Crypto
public import Foundation
import JWTKit

/// Signs people in at one provider: makes the address to send them to, and turns the answer into who they are there.
/// What the provider publishes is kept for an hour; an unknown key makes it ask again, at most once a minute.
public actor IdentityDesk {
    public nonisolated let provider: IdentityProvider
    private let web: any WebAsking
    private var metadata: (value: ProviderMetadata, at: Date)?
    private var keys: (value: PublishedKeys, at: Date)?

    public init(_ provider: IdentityProvider, web: any WebAsking) {
        self.provider = provider
        self.web = web
    }

    /// What the browser takes along.
    public struct Start: Sendable {
        public var redirectURL: String
        public var state: String
        public var nonce: String
        /// The secret half of the proof key.
        public var verifier: String
        /// Whether the person has to sign in there anew, even if they are signed in.
        public var anew: Bool

        public init(redirectURL: String, state: String, nonce: String, verifier: String, anew: Bool) {
            self.redirectURL = redirectURL
            self.state = state
            self.nonce = nonce
            self.verifier = verifier
            self.anew = anew
        }
    }

    /// What the browser brings back.
    public struct Answer: Sendable {
        public var code: String
        /// The issuer that the answer names.
        public var issuer: String?

        public init(code: String, issuer: String?) {
            self.code = code
            self.issuer = issuer
        }
    }

    /// Who somebody is at the provider.
    public struct Person: Sendable {
        public let issuer: String
        public let tenant: String
        public let subject: String
        /// Whether they proved a second factor there.
        public let hasSecondFactor: Bool
        public let authenticatedAt: Date?
        /// The UK provider reference number of the organisation they chose.
        public let ukprn: String?
    }

    /// The address to send somebody to.
    public func address(for start: Start, at now: Date) async throws(IdentityFault) -> String {
        let endpoint = try await published(at: now).authorizationEndpoint
        let challenge = Base64URL.text(SHA256.hash(data: Data(start.verifier.utf8)))
        var fields = [
            ("response_type", "code"), ("client_id", provider.clientID), ("redirect_uri", start.redirectURL),
            ("scope", provider.scope), ("state", start.state), ("nonce", start.nonce),
            ("code_challenge", challenge), ("code_challenge_method", "S256"),
        ]
        if start.anew { fields += [("prompt", "login"), ("max_age", "0")] }
        let query = fields.map { "\($0.0)=\(WebRequest.encode($0.1))" }.joined(separator: "&")
        return endpoint.absoluteString + (endpoint.query == nil ? "?" : "&") + query
    }

    /// Exchanges the code for a token, checks it, and says who it is.
    ///
    /// - Parameter nonceMatches: whether a nonce is the one that was sent along.
    public func person(
        _ answer: Answer,
        redirectURL: String,
        verifier: String,
        at now: Date,
        nonceMatches: @escaping @Sendable (String) -> Bool
    ) async throws(IdentityFault) -> Person {
        let metadata = try await published(at: now)
        if answer.issuer != nil || metadata.namesIssuer == true {
            guard answer.issuer == metadata.issuer else { throw IdentityFault(.wrongIssuer) }
        }
        let token = try await token(answer.code, redirectURL, verifier, metadata)
        let (head, kid) = try IDTokenCheck.head(of: token)
        let check = IDTokenCheck(
            provider: provider,
            publishedIssuer: metadata.issuer,
            nonceMatches: nonceMatches,
            now: now
        )
        let claims = try await check.check(token, head: head, with: try await key(named: kid, metadata, at: now))
        if case .dfeSignIn(let dfe) = provider.kind { try await checkRole(of: claims, dfe, at: now) }
        return Person(
            issuer: claims.issuer,
            tenant: claims.tenant,
            subject: claims.subject,
            hasSecondFactor: claims.hasSecondFactor,
            authenticatedAt: claims.authenticatedAt,
            ukprn: claims.ukprn
        )
    }

    // MARK: - What the provider publishes

    private func published(at now: Date) async throws(IdentityFault) -> ProviderMetadata {
        if let metadata, now.timeIntervalSince(metadata.at) < 3600 { return metadata.value }
        guard let url = URL(string: provider.issuer + "/.well-known/openid-configuration") else {
            throw IdentityFault(.badAnswer)
        }
        let found: ProviderMetadata = try await fetch(url)
        // Several tenants are asked through one door, which publishes an issuer with a gap for the tenant.
        let isTemplate = found.issuer == "https://login.microsoftonline.com/{tenantid}/v2.0"
        if case .entra(let tenants) = provider.kind, tenants.count > 1 {
            guard isTemplate else { throw IdentityFault(.wrongIssuer) }
        } else {
            guard found.issuer == provider.issuer else { throw IdentityFault(.wrongIssuer) }
        }
        metadata = (found, now)
        return found
    }

    private func key(
        named name: String,
        _ metadata: ProviderMetadata,
        at now: Date
    ) async throws(IdentityFault) -> JWK {
        if let keys, now.timeIntervalSince(keys.at) < 3600 {
            if let key = keys.value.key(named: name) { return key }
            // Providers change their keys without notice; a made-up name must not make us ask at every try.
            guard now.timeIntervalSince(keys.at) >= 60 else { throw IdentityFault(.unknownKey) }
        }
        let fresh: PublishedKeys = try await fetch(metadata.keysAddress)
        keys = (fresh, now)
        guard let key = fresh.key(named: name) else { throw IdentityFault(.unknownKey) }
        return key
    }

    private func fetch<Value: Decodable>(_ url: URL) async throws(IdentityFault) -> Value {
        let answer = try await web.ask(WebRequest(url: url))
        guard answer.status == 200, let value = try? JSONDecoder().decode(Value.self, from: answer.body) else {
            throw IdentityFault(.badAnswer)
        }
        return value
    }

    // MARK: - The token

    private struct TokenAnswer: Decodable {
        let token: String

        enum CodingKeys: String, CodingKey { case token = "id_token" }
    }

    private func token(
        _ code: String,
        _ redirectURL: String,
        _ verifier: String,
        _ metadata: ProviderMetadata
    ) async throws(IdentityFault) -> String {
        var form = [
            (name: "grant_type", value: "authorization_code"), (name: "code", value: code),
            (name: "redirect_uri", value: redirectURL), (name: "code_verifier", value: verifier),
        ]
        var authorization: String?
        if metadata.tokenMethods?.contains("client_secret_basic") ?? true {
            let pair = "\(WebRequest.encode(provider.clientID)):\(WebRequest.encode(provider.clientSecret))"
            authorization = "Basic " + Data(pair.utf8).base64EncodedString()
        } else {
            form.append((name: "client_id", value: provider.clientID))
            form.append((name: "client_secret", value: provider.clientSecret))
        }
        let answer = try await web.ask(
            WebRequest(url: metadata.tokenEndpoint, form: form, authorization: authorization)
        )
        guard answer.status == 200 else { throw IdentityFault(.codeRefused) }
        guard let read = try? JSONDecoder().decode(TokenAnswer.self, from: answer.body) else {
            throw IdentityFault(.malformedToken)
        }
        return read.token
    }

    // MARK: - DfE Sign-in

    private struct Access: Decodable {
        struct Role: Decodable {
            let code: String?
        }

        let roles: [Role]
    }

    /// What our own token for the programming interface of DfE Sign-in says.
    private struct ServiceToken: Encodable {
        let iss: String
        let aud = "signin.education.gov.uk"
        let exp: Int
    }

    /// Our own token for the programming interface. It is made here, because jwt-kit stops the whole process when a
    /// shared secret is shorter than 32 bytes, and the length of this one is theirs to choose.
    private func serviceToken(_ dfe: IdentityProvider.DfE, at now: Date) -> String? {
        let claims = ServiceToken(iss: provider.clientID, exp: Int(now.timeIntervalSince1970) + 120)
        guard let payload = try? JSONEncoder().encode(claims) else { return nil }
        let signed = Base64URL.text(Data(#"{"alg":"HS256","typ":"JWT"}"#.utf8)) + "." + Base64URL.text(payload)
        let key = SymmetricKey(data: Data(dfe.secret.utf8))
        return signed + "." + Base64URL.text(HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: key))
    }

    private func checkRole(
        of claims: IDTokenCheck.Claims,
        _ dfe: IdentityProvider.DfE,
        at now: Date
    ) async throws(IdentityFault) {
        guard let organisation = claims.organisationID else { throw IdentityFault(.roleMissing) }
        guard !dfe.role.isEmpty else { return }
        guard let token = serviceToken(dfe, at: now) else { throw IdentityFault(.badAnswer) }
        let url = dfe.interface
            .appendingPathComponent("services").appendingPathComponent(dfe.serviceID)
            .appendingPathComponent("organisations").appendingPathComponent(organisation)
            .appendingPathComponent("users").appendingPathComponent(claims.accountID)
        let answer = try await web.ask(WebRequest(url: url, authorization: "Bearer \(token)"))
        guard answer.status == 200, let access = try? JSONDecoder().decode(Access.self, from: answer.body),
            access.roles.contains(where: { $0.code == dfe.role })
        else { throw IdentityFault(.roleMissing) }
    }
}
