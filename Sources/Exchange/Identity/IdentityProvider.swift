public import Foundation

/// Another organisation's sign-in as the settings describe it (OpenID Connect, authorisation code with proof key).
public struct IdentityProvider: Sendable {
    /// What is special about a provider.
    public enum Kind: Sendable, Equatable {
        case generic
        /// Microsoft Entra, for the tenants of a list only.
        case entra(tenants: Set<String>)
        /// DfE Sign-in: the organisation comes in a claim, the roles from its programming interface.
        case dfeSignIn(DfE)
    }

    /// What DfE Sign-in needs besides.
    public struct DfE: Sendable, Equatable {
        public var interface: URL
        public var secret: String
        public var serviceID: String
        /// The code of a role that people must have there; empty when none is needed.
        public var role: String

        public init(interface: URL, secret: String, serviceID: String, role: String) {
            self.interface = interface
            self.secret = secret
            self.serviceID = serviceID
            self.role = role
        }
    }

    /// How an answer proves that the person showed a second factor there.
    public struct Proof: Sendable, Equatable {
        /// Methods, any of which is one (RFC 8176).
        public var methods: Set<String>
        /// Classes of authentication, any of which asks for one.
        public var classes: Set<String>

        public init(methods: Set<String> = ["mfa"], classes: Set<String> = []) {
            self.methods = methods
            self.classes = classes
        }
    }

    /// The name in addresses.
    public var key: String
    /// The name on buttons.
    public var title: String
    public var kind: Kind
    public var issuer: String
    public var clientID: String
    public var clientSecret: String
    public var proof: Proof
    /// Hosts besides the issuer's that belong to it.
    public var hosts: Set<String>

    public init(
        key: String,
        title: String,
        kind: Kind = .generic,
        issuer: String,
        clientID: String,
        clientSecret: String,
        proof: Proof = Proof(),
        hosts: Set<String> = []
    ) {
        self.key = key
        self.title = title
        self.kind = kind
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.proof = proof
        self.hosts = hosts
    }

    /// Microsoft Entra. One tenant is asked directly; several through the common door for organisations.
    public static func entra(
        tenants: Set<String>,
        clientID: String,
        clientSecret: String,
        proof: Proof = Proof(classes: ["c1"])
    ) -> IdentityProvider {
        let door = tenants.count == 1 ? tenants.first ?? "organizations" : "organizations"
        return IdentityProvider(
            key: "microsoft",
            title: "Microsoft",
            kind: .entra(tenants: tenants),
            issuer: "https://login.microsoftonline.com/\(door)/v2.0",
            clientID: clientID,
            clientSecret: clientSecret,
            proof: proof
        )
    }

    /// DfE Sign-in. Its people prove a second factor only where their organisation says so, so none is taken as given.
    public static func dfeSignIn(
        issuer: String,
        clientID: String,
        clientSecret: String,
        _ dfe: DfE
    ) -> IdentityProvider {
        IdentityProvider(
            key: "dfe",
            title: "DfE Sign-in",
            kind: .dfeSignIn(dfe),
            issuer: issuer,
            clientID: clientID,
            clientSecret: clientSecret,
            hosts: Set([dfe.interface.host].compactMap { $0?.lowercased() })
        )
    }

    /// The hosts that are asked about it.
    public var allHosts: Set<String> {
        hosts.union([URL(string: issuer)?.host].compactMap { $0?.lowercased() })
    }

    /// What is asked for.
    var scope: String {
        if case .dfeSignIn = kind { return "openid profile organisation" }
        return "openid profile"
    }
}
