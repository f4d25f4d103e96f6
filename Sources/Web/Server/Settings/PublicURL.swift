import Foundation

/// The address under which people reach this server; every link in a mail and every cookie rule is built from it.
public struct PublicURL: Sendable, Hashable {
    /// `http` or `https`.
    public let scheme: String
    /// The host name in lower case, without a port.
    public let host: String
    /// The port when it is not the usual one of the scheme.
    public let port: Int?

    /// Reads an address such as `https://placements.example.nhs.uk` or `http://localhost:8080`.
    /// - Throws: `InvalidPublicURL` when it is not an http(s) address of a host without a path.
    public init(_ text: String) throws {
        guard let url = URLComponents(string: text), let scheme = url.scheme?.lowercased(), let host = url.host,
            ["http", "https"].contains(scheme), !host.isEmpty, ["", "/"].contains(url.path),
            url.query == nil, url.fragment == nil, url.user == nil, url.password == nil
        else { throw InvalidPublicURL() }
        self.scheme = scheme
        self.host = host.lowercased()
        let usual = scheme == "https" ? 443 : 80
        self.port = url.port == usual ? nil : url.port
    }

    /// Whether browsers reach the server over TLS.
    public var isSecure: Bool { scheme == "https" }

    /// Host and, where it is unusual, port: what a browser sends as Host.
    public var authority: String { port.map { "\(host):\($0)" } ?? host }

    /// Scheme, host and port: what a browser sends as Origin.
    public var origin: String { "\(scheme)://\(authority)" }

    /// The full address of a local path, for mails and calendars.
    public func link(to path: String) -> String { origin + path }
}

/// The configured public address cannot be used.
public struct InvalidPublicURL: Error, CustomStringConvertible {
    /// What to do about it.
    public var description: String {
        "The public address must look like https://placements.example.org, with no path. Change it and start again."
    }
}
