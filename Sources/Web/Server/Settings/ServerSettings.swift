public import Hummingbird

/// What the web server needs to know about the place where it runs.
public struct ServerSettings: Sendable {
    /// The address that people use.
    public var publicURL: PublicURL
    /// Hosts that a request may name, in lower case; an entry without a port stands for every port.
    public var allowedHosts: Set<String>
    /// The interface to listen on.
    public var bindHost: String
    /// The port to listen on; 0 lets the system choose.
    public var port: Int
    /// Addresses of the proxies whose `X-Forwarded-For` is believed.
    public var trustedProxies: Set<String>
    /// What a caller from elsewhere must send as a bearer token to read the metrics; nil keeps them to this machine.
    public var metricsToken: String?
    /// Whom finders of weaknesses write to: an e-mail address or an https address.
    public var securityContact: String?
    /// Time, memory and connection limits.
    public var limits: ServerLimits
    /// Requests that machines make without a form token: they are neither parsed nor checked before the handler.
    public var isMachineEndpoint: @Sendable (Request) -> Bool

    /// Settings for a public address; its host is always allowed.
    public init(
        publicURL: PublicURL,
        allowedHosts: Set<String> = [],
        bindHost: String = "127.0.0.1",
        port: Int = 8080,
        trustedProxies: Set<String> = [],
        metricsToken: String? = nil,
        securityContact: String? = nil,
        limits: ServerLimits = ServerLimits(),
        isMachineEndpoint: @escaping @Sendable (Request) -> Bool = { _ in false }
    ) {
        self.publicURL = publicURL
        self.allowedHosts = Set(allowedHosts.map { $0.lowercased() }).union([publicURL.host])
        self.bindHost = bindHost
        self.port = port
        self.trustedProxies = trustedProxies
        self.metricsToken = metricsToken
        self.securityContact = securityContact
        self.limits = limits
        self.isMachineEndpoint = isMachineEndpoint
    }
}
