import Configuration
import Exchange
import Foundation

/// The sign-ins of other organisations, from the environment: any provider of OpenID Connect (TRELLIS_OIDC_…), Microsoft
/// Entra (TRELLIS_ENTRA_…) and DfE Sign-in (TRELLIS_DFE_…).
struct IdentitySettings {
    let desks: [IdentityDesk]

    init(_ environment: ConfigReader) throws {
        desks = try [Self.generic(environment), Self.entra(environment), Self.dfe(environment)].compactMap { $0 }
            .map { provider in
                IdentityDesk(
                    provider,
                    web: WebClient(
                        hosts: provider.allHosts,
                        allowsPlainLoopback: provider.issuer.hasPrefix("http://"),
                        certificateFile: environment.string(forKey: "identity.ca.file")
                    )
                )
            }
    }

    private static func generic(_ environment: ConfigReader) throws -> IdentityProvider? {
        guard let issuer = environment.string(forKey: "oidc.issuer"), !issuer.isEmpty else { return nil }
        guard let url = URL(string: issuer), let host = url.host,
            url.scheme == "https" || ["127.0.0.1", "localhost"].contains(host)
        else {
            throw Failure("TRELLIS_OIDC_ISSUER must be an https:// address, as the provider publishes it.", code: 2)
        }
        return IdentityProvider(
            key: "organisation",
            title: environment.string(forKey: "oidc.title", default: "your organisation"),
            issuer: issuer,
            clientID: try required("oidc.client.id", environment),
            clientSecret: try required("oidc.client.secret", environment),
            proof: IdentityProvider.Proof(
                methods: Set(environment.stringArray(forKey: "oidc.factor.methods") ?? ["mfa"]),
                classes: Set(environment.stringArray(forKey: "oidc.factor.classes") ?? [])
            ),
            hosts: Set((environment.stringArray(forKey: "oidc.hosts") ?? []).map { $0.lowercased() })
        )
    }

    private static func entra(_ environment: ConfigReader) throws -> IdentityProvider? {
        guard let tenants = environment.stringArray(forKey: "entra.tenants"), !tenants.isEmpty else { return nil }
        guard tenants.allSatisfy({ UUID(uuidString: $0) != nil }) else {
            throw Failure("TRELLIS_ENTRA_TENANTS must be the ids of tenants, with commas between them.", code: 2)
        }
        return .entra(
            tenants: Set(tenants.map { $0.lowercased() }),
            clientID: try required("entra.client.id", environment),
            clientSecret: try required("entra.client.secret", environment),
            proof: IdentityProvider.Proof(
                classes: Set(environment.stringArray(forKey: "entra.factor.classes") ?? [])
            )
        )
    }

    private static func dfe(_ environment: ConfigReader) throws -> IdentityProvider? {
        guard let issuer = environment.string(forKey: "dfe.issuer"), !issuer.isEmpty else { return nil }
        guard let interface = URL(string: try required("dfe.api", environment)), interface.scheme == "https",
            URL(string: issuer)?.scheme == "https"
        else {
            throw Failure("TRELLIS_DFE_ISSUER and TRELLIS_DFE_API must be https:// addresses.", code: 2)
        }
        return .dfeSignIn(
            issuer: issuer,
            clientID: try required("dfe.client.id", environment),
            clientSecret: try required("dfe.client.secret", environment),
            IdentityProvider.DfE(
                interface: interface,
                secret: try required("dfe.api.secret", environment),
                serviceID: try required("dfe.service.id", environment),
                role: environment.string(forKey: "dfe.role", default: "")
            )
        )
    }

    private static func required(_ key: String, _ environment: ConfigReader) throws -> String {
        if let text = environment.string(forKey: ConfigKey(key), isSecret: true), !text.isEmpty { return text }
        let name = "TRELLIS_" + key.uppercased().replacingOccurrences(of: ".", with: "_")
        throw Failure("\(name) is missing. Set it, or take the other settings of that sign-in away.", code: 2)
    }
}
