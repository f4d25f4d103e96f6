import Crypto
import Exchange
import Foundation
import JWTKit
import Synchronization

/// A value in a token.
enum Claim: Codable, Sendable, ExpressibleByStringLiteral {
    case text(String)
    case number(Double)
    case texts([String])
    case fields([String: String])

    init(stringLiteral value: String) { self = .text(value) }

    init(from decoder: any Decoder) throws {
        self = .text(try decoder.singleValueContainer().decode(String.self))
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .texts(let texts): try container.encode(texts)
        case .fields(let fields): try container.encode(fields)
        }
    }
}

/// The claims of a token that a test makes.
struct FakeClaims: JWTPayload {
    var claims: [String: Claim]

    init(_ claims: [String: Claim]) { self.claims = claims }
    init(from decoder: any Decoder) throws { claims = try [String: Claim](from: decoder) }
    func encode(to encoder: any Encoder) throws { try claims.encode(to: encoder) }
    func verify(using algorithm: some JWTAlgorithm) async throws {}
}

/// A sign-in of another organisation that does as tests tell it: everything right, or one thing wrong.
final class FakeProvider: WebAsking {
    /// What a test may set wrong.
    enum Flaw: String, CaseIterable, Sendable {
        case algorithmNone, sharedSecretFromPublicKey, otherKeySameName, unknownKey, noKeyName, unknownDemand
        case changedAfterSigning
        case wrongIssuer, wrongAudience, twoAudiences, wrongParty
        case wrongNonce, noNonce, noSubject
        case expired, notYetValid, issuedTomorrow, issuedLongAgo
    }

    struct State: Sendable {
        var key = ES256PrivateKey()
        var keyName = "key-1"
        var flaw: Flaw?
        /// Claims beside the usual ones, or in their place.
        var claims: [String: Claim] = [:]
        var namesIssuer = false
        var pendingCodes: [String: (nonce: String, challenge: String)] = [:]
        var asked: [String] = []
        var roles: [String] = []
        var now = Date.distantPast

        mutating func renewKey() { key = ES256PrivateKey() }
    }

    /// At least 32 bytes, which the library that checks it here insists on.
    static let interfaceSecret = "a secret of the programming interface"

    let issuer: String
    let publishedIssuer: String
    let clientID = "trellis"
    let state: Mutex<State>

    init(_ issuer: String, publishedIssuer: String? = nil) {
        self.issuer = issuer
        self.publishedIssuer = publishedIssuer ?? issuer
        state = Mutex(State())
    }

    func set(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }
    var asked: [String] { state.withLock { $0.asked } }

    /// What a person who signs in there comes back with.
    func approve(_ address: String) -> (state: String, code: String) {
        let items = URLComponents(string: address)?.queryItems ?? []
        func value(_ name: String) -> String { items.first { $0.name == name }?.value ?? "" }
        let code = UUID().uuidString
        state.withLock { $0.pendingCodes[code] = (value("nonce"), value("code_challenge")) }
        return (value("state"), code)
    }

    func ask(_ request: WebRequest) async throws(IdentityFault) -> WebAnswer {
        let path = request.url.path
        state.withLock { $0.asked.append(path) }
        if path.hasSuffix("/.well-known/openid-configuration") { return metadata() }
        if path.hasSuffix("/keys") { return keys() }
        if path.hasSuffix("/token") { return await token(request) }
        if path.contains("/users/") { return await access(request) }
        return WebAnswer(status: 404, body: Data())
    }

    private func json(_ value: some Encodable, _ status: Int = 200) -> WebAnswer {
        WebAnswer(status: status, body: (try? JSONEncoder().encode(value)) ?? Data())
    }

    private func metadata() -> WebAnswer {
        var text = """
            {"issuer":"\(publishedIssuer)","authorization_endpoint":"\(issuer)/authorize",
            "token_endpoint":"\(issuer)/token","jwks_uri":"\(issuer)/keys"
            """
        if state.withLock({ $0.namesIssuer }) { text += ",\"authorization_response_iss_parameter_supported\":true" }
        return WebAnswer(status: 200, body: Data((text + "}").utf8))
    }

    private func keys() -> WebAnswer {
        let (key, name) = state.withLock { ($0.key, $0.keyName) }
        guard let point = key.publicKey.parameters else { return WebAnswer(status: 500, body: Data()) }
        func plain(_ text: String) -> String {
            text.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
                .replacingOccurrences(of: "=", with: "")
        }
        let text = """
            {"keys":[{"kty":"oct","kid":"unknown","k":"AAAA"},
            {"kty":"EC","crv":"P-256","kid":"\(name)","use":"sig","alg":"ES256","x":"\(plain(point.x))",
            "y":"\(plain(point.y))"}]}
            """
        return WebAnswer(status: 200, body: Data(text.utf8))
    }

    private func token(_ request: WebRequest) async -> WebAnswer {
        func value(_ name: String) -> String { request.form?.first { $0.name == name }?.value ?? "" }
        let pending = state.withLock { $0.pendingCodes.removeValue(forKey: value("code")) }
        let challenge = Data(SHA256.hash(data: Data(value("code_verifier").utf8))).base64EncodedString()
            .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
        let secret = "Basic " + Data("trellis:secret".utf8).base64EncodedString()
        guard let pending, pending.challenge == challenge, request.authorization == secret else {
            return json(["error": "invalid_grant"], 400)
        }
        guard let token = try? await signed(nonce: pending.nonce) else { return WebAnswer(status: 500, body: Data()) }
        return json(["id_token": token, "access_token": "x", "token_type": "Bearer"])
    }

    private func signed(nonce: String) async throws -> String {
        let state = state.withLock { $0 }
        let now = state.now.timeIntervalSince1970
        var claims: [String: Claim] = [
            "iss": .text(issuer), "sub": "s-1", "aud": .text(clientID), "exp": .number(now + 300), "iat": .number(now),
            "nonce": .text(nonce), "email": "lead@college.example.org",
        ]
        claims.merge(state.claims) { $1 }
        switch state.flaw {
        case .wrongIssuer: claims["iss"] = "https://evil.example"
        case .wrongAudience: claims["aud"] = "another"
        case .twoAudiences: claims["aud"] = .texts([clientID, "another"])
        case .wrongParty: claims["azp"] = "another"
        case .wrongNonce: claims["nonce"] = "another"
        case .noNonce: claims["nonce"] = nil
        case .noSubject: claims["sub"] = ""
        case .expired: claims["exp"] = .number(now - 61)
        case .notYetValid: claims["nbf"] = .number(now + 120)
        case .issuedTomorrow: claims["iat"] = .number(now + 86_400)
        case .issuedLongAgo: claims["iat"] = .number(now - 3_600)
        default: break
        }
        return try await sign(FakeClaims(claims), state)
    }

    private func sign(_ claims: FakeClaims, _ state: State) async throws -> String {
        let keys = JWTKeyCollection()
        var name: String? = state.keyName
        var header = JWTHeader()
        switch state.flaw {
        case .algorithmNone:
            let head = Data("{\"alg\":\"none\",\"kid\":\"\(state.keyName)\"}".utf8)
            return Self.plain(head) + "." + Self.plain(try JSONEncoder().encode(claims)) + "."
        case .sharedSecretFromPublicKey:
            let secret = HMACKey(from: Data(state.key.publicKey.pemRepresentation.utf8))
            await keys.add(hmac: secret, digestAlgorithm: .sha256, kid: JWKIdentifier(string: state.keyName))
            return try await keys.sign(claims, kid: JWKIdentifier(string: state.keyName))
        case .otherKeySameName: await keys.add(ecdsa: ES256PrivateKey())
        case .unknownKey:
            name = "key-9"
            await keys.add(ecdsa: state.key)
        case .noKeyName:
            name = nil
            await keys.add(ecdsa: state.key)
        case .unknownDemand:
            header.crit = ["b64"]
            await keys.add(ecdsa: state.key)
        default: await keys.add(ecdsa: state.key)
        }
        header.kid = name
        let token = try await keys.sign(claims, header: header)
        guard state.flaw == .changedAfterSigning else { return token }
        var parts = token.split(separator: ".").map(String.init)
        var changed = claims
        changed.claims["sub"] = "s-2"
        parts[1] = Self.plain(try JSONEncoder().encode(changed))
        return parts.joined(separator: ".")
    }

    private static func plain(_ data: Data) -> String {
        data.base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    /// What DfE Sign-in answers about somebody's roles, to a caller with a good token of its own.
    private func access(_ request: WebRequest) async -> WebAnswer {
        struct Caller: JWTPayload {
            let iss: String
            let aud: String
            func verify(using algorithm: some JWTAlgorithm) async throws {}
        }
        let keys = JWTKeyCollection()
        await keys.add(hmac: HMACKey(from: Data(Self.interfaceSecret.utf8)), digestAlgorithm: .sha256)
        let token = String((request.authorization ?? "").dropFirst("Bearer ".count))
        guard let caller = try? await keys.verify(token, as: Caller.self), caller.iss == clientID,
            caller.aud == "signin.education.gov.uk"
        else { return WebAnswer(status: 403, body: Data()) }
        let roles = state.withLock { $0.roles }.map { ["code": $0, "name": $0] }
        return json(["roles": roles])
    }
}
