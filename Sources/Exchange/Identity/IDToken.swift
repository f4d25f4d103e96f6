import Foundation
import JWTKit

/// What a provider says about who signed in.
struct IDToken: JWTPayload {
    let issuer: String
    let subject: String
    let audience: [String]
    let authorizedParty: String?
    let expires: Double
    let notBefore: Double?
    let issued: Double
    let nonce: String?
    let tenant: String?
    let objectID: String?
    let methods: [String]
    let classes: [String]
    let authenticated: Double?
    let organisation: Organisation?

    /// The organisation that somebody chose at DfE Sign-in.
    struct Organisation: Codable, Sendable {
        let id: String?
        let ukprn: String?
    }

    enum CodingKeys: String, CodingKey {
        case iss, sub, aud, azp, exp, nbf, iat, nonce, tid, oid, amr, acr, acrs
        case authTime = "auth_time"
        case organisation
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        issuer = try values.decode(String.self, forKey: .iss)
        subject = try values.decode(String.self, forKey: .sub)
        audience = try Self.texts(values, .aud)
        authorizedParty = try values.decodeIfPresent(String.self, forKey: .azp)
        expires = try values.decode(Double.self, forKey: .exp)
        notBefore = try values.decodeIfPresent(Double.self, forKey: .nbf)
        issued = try values.decode(Double.self, forKey: .iat)
        nonce = try values.decodeIfPresent(String.self, forKey: .nonce)
        tenant = try values.decodeIfPresent(String.self, forKey: .tid)
        objectID = try values.decodeIfPresent(String.self, forKey: .oid)
        methods = try Self.texts(values, .amr)
        classes = try Self.texts(values, .acr) + Self.texts(values, .acrs)
        authenticated = try values.decodeIfPresent(Double.self, forKey: .authTime)
        organisation = try values.decodeIfPresent(Organisation.self, forKey: .organisation)
    }

    /// One text or a list of them; providers differ.
    private static func texts(_ values: KeyedDecodingContainer<CodingKeys>, _ key: CodingKeys) throws -> [String] {
        guard values.contains(key) else { return [] }
        if let one = try? values.decode(String.self, forKey: key) { return [one] }
        return try values.decode([String].self, forKey: key)
    }

    /// Tokens are only read here, never made.
    func encode(to encoder: any Encoder) throws {
        throw EncodingError.invalidValue(self, .init(codingPath: [], debugDescription: "A token is read, never made."))
    }

    /// The claims are checked by `IDTokenCheck`, which knows the time and what was asked.
    func verify(using algorithm: some JWTAlgorithm) async throws {}
}
