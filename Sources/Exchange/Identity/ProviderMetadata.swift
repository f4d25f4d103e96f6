import Foundation
import JWTKit

/// What a provider publishes about itself (OpenID Connect Discovery).
struct ProviderMetadata: Decodable, Sendable {
    let issuer: String
    let authorizationEndpoint: URL
    let tokenEndpoint: URL
    let keysAddress: URL
    let tokenMethods: [String]?
    /// Whether answers name their issuer (RFC 9207).
    let namesIssuer: Bool?

    enum CodingKeys: String, CodingKey {
        case issuer
        case authorizationEndpoint = "authorization_endpoint"
        case tokenEndpoint = "token_endpoint"
        case keysAddress = "jwks_uri"
        case tokenMethods = "token_endpoint_auth_methods_supported"
        case namesIssuer = "authorization_response_iss_parameter_supported"
    }
}

/// The keys that a provider signs with. Keys of kinds that we do not know are passed over.
struct PublishedKeys: Decodable, Sendable {
    struct Key: Sendable {
        let key: JWK
        let use: String?
    }

    let keys: [Key]

    private struct Entry: Decodable {
        let key: Key?

        enum CodingKeys: String, CodingKey { case use }

        init(from decoder: any Decoder) throws {
            let use = try? decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .use)
            key = (try? JWK(from: decoder)).map { Key(key: $0, use: use) }
        }
    }

    enum CodingKeys: String, CodingKey { case keys }

    init(from decoder: any Decoder) throws {
        keys = try decoder.container(keyedBy: CodingKeys.self).decode([Entry].self, forKey: .keys).compactMap(\.key)
    }

    /// The key with a name, if it is one to sign with.
    func key(named name: String) -> JWK? {
        keys.first { $0.key.keyIdentifier?.string == name && ($0.use ?? "sig") == "sig" }?.key
    }
}
