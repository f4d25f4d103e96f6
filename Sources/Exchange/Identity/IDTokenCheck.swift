import Foundation
import JWTKit

/// Decides whether a token is one that this provider has made for us, for this browser, just now.
struct IDTokenCheck: Sendable {
    let provider: IdentityProvider
    /// The issuer that the provider publishes, in which Entra writes `{tenantid}`.
    let publishedIssuer: String
    let nonceMatches: @Sendable (String) -> Bool
    let now: Date

    /// How far two clocks may be apart.
    static let leeway = 60.0
    /// Signatures with a public key only: `none` and secrets that both sides share never pass.
    static let algorithms = ["RS256", "PS256", "ES256"]

    /// The head of a token, which says what it is signed with. It is not trusted, only matched.
    struct Head: Decodable {
        let alg: String
        let kid: String?
        let crit: [String]?
    }

    /// Reads the head of a token.
    /// - Throws: `IdentityFault` when it is none, or signed in a way that we do not take.
    static func head(of token: String) throws(IdentityFault) -> (head: Head, kid: String) {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, token.utf8.count <= 16_384, let data = Base64URL.bytes(String(parts[0])),
            let head = try? JSONDecoder().decode(Head.self, from: data)
        else { throw IdentityFault(.malformedToken) }
        guard algorithms.contains(head.alg), head.crit == nil else { throw IdentityFault(.wrongAlgorithm) }
        guard let kid = head.kid, !kid.isEmpty else { throw IdentityFault(.unknownKey) }
        return (head, kid)
    }

    /// Checks the signature with one key, and then every claim.
    func check(_ token: String, head: Head, with key: JWK) async throws(IdentityFault) -> Claims {
        try Self.match(head, key)
        let token = try await Self.verified(token, with: key)
        try checkParties(token)
        try checkTimes(token)
        guard let nonce = token.nonce, nonceMatches(nonce) else { throw IdentityFault(.wrongNonce) }
        guard !token.subject.isEmpty, token.subject.utf8.count <= 255 else { throw IdentityFault(.malformedToken) }
        return try claims(of: token)
    }

    /// The key decides the kind of signature, not the token.
    private static func match(_ head: Head, _ key: JWK) throws(IdentityFault) {
        let isElliptic = head.alg == "ES256"
        guard key.keyType == (isElliptic ? .ecdsa : .rsa) else { throw IdentityFault(.wrongAlgorithm) }
        if let algorithm = key.algorithm, algorithm.rawValue != head.alg { throw IdentityFault(.wrongAlgorithm) }
    }

    private static func verified(_ token: String, with key: JWK) async throws(IdentityFault) -> IDToken {
        do {
            let keys = JWTKeyCollection()
            try await keys.add(jwk: key)
            return try await keys.verify(token, as: IDToken.self)
        } catch is DecodingError {
            throw IdentityFault(.malformedToken)
        } catch {
            throw IdentityFault(.wrongSignature)
        }
    }

    private func checkParties(_ token: IDToken) throws(IdentityFault) {
        var expected = publishedIssuer
        if case .entra(let tenants) = provider.kind {
            guard let tenant = token.tenant, tenants.contains(tenant) else { throw IdentityFault(.wrongTenant) }
            expected = publishedIssuer.replacingOccurrences(of: "{tenantid}", with: tenant)
        }
        guard token.issuer == expected else { throw IdentityFault(.wrongIssuer) }
        guard token.audience.contains(provider.clientID) else { throw IdentityFault(.wrongAudience) }
        if token.audience.count > 1, token.authorizedParty == nil { throw IdentityFault(.wrongAudience) }
        if let party = token.authorizedParty, party != provider.clientID { throw IdentityFault(.wrongAudience) }
    }

    private func checkTimes(_ token: IDToken) throws(IdentityFault) {
        let now = now.timeIntervalSince1970
        guard token.expires > now - Self.leeway else { throw IdentityFault(.expired) }
        guard token.issued > now - 600 else { throw IdentityFault(.expired) }
        guard token.issued <= now + Self.leeway, (token.notBefore ?? 0) <= now + Self.leeway,
            (token.authenticated ?? 0) <= now + Self.leeway
        else { throw IdentityFault(.notYetValid) }
    }

    private func claims(of token: IDToken) throws(IdentityFault) -> Claims {
        var subject = token.subject
        if case .entra = provider.kind {
            // `sub` differs for each application that somebody registers; the object id is the person.
            guard let objectID = token.objectID, !objectID.isEmpty else { throw IdentityFault(.malformedToken) }
            subject = objectID
        }
        let hasSecondFactor =
            !provider.proof.methods.isDisjoint(with: token.methods)
            || !provider.proof.classes.isDisjoint(with: token.classes)
        return Claims(
            issuer: token.issuer,
            tenant: token.tenant ?? "",
            subject: subject,
            hasSecondFactor: hasSecondFactor,
            authenticatedAt: token.authenticated.map(Date.init(timeIntervalSince1970:)),
            organisationID: token.organisation?.id,
            ukprn: token.organisation?.ukprn,
            accountID: token.subject
        )
    }

    /// What is left of a token that was found good.
    struct Claims: Sendable {
        let issuer, tenant, subject: String
        let hasSecondFactor: Bool
        let authenticatedAt: Date?
        let organisationID: String?
        let ukprn: String?
        let accountID: String
    }
}

/// Bytes in the letters of addresses (RFC 4648, section 5), without padding.
enum Base64URL {
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString()
            .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    static func bytes(_ text: String) -> Data? {
        let standard = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        return Data(base64Encoded: standard + String(repeating: "=", count: (4 - standard.count % 4) % 4))
    }
}
