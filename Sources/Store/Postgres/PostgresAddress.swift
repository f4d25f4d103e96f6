import Foundation

/// Where a PostgreSQL server is and how to talk to it, read from its URL.
struct PostgresAddress: Sendable, Hashable {
    /// The parameters that go to libpq.
    private(set) var parameters: [String: String]
    /// The settings of each session. Ours, not libpq's, so that they work behind a connection pooler, too.
    private(set) var settings: [String: String]
    private let shown: String

    /// libpq waits for ever on a cut line unless it is told otherwise.
    private static let impatience = [
        "connect_timeout": "3", "tcp_user_timeout": "5000",
        "keepalives_idle": "2", "keepalives_interval": "1", "keepalives_count": "2",
    ]
    private static let limits = [
        "statement_timeout": "30s", "lock_timeout": "5s", "idle_in_transaction_session_timeout": "60s",
    ]
    /// Where Debian and most others keep the certificates that they trust.
    private static let trusted = "/etc/ssl/certs/ca-certificates.crt"

    init?(_ text: String) {
        guard let parts = URLComponents(string: text) else { return nil }
        var parameters = Self.impatience
        var settings = Self.limits
        settings["client_min_messages"] = "error"
        settings["timezone"] = "UTC"
        let host = parts.host.map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "[]")) }
        parameters["host"] = host.flatMap { $0.isEmpty ? nil : $0 }
        parameters["port"] = parts.port.map { String($0) }
        parameters["user"] = parts.user
        parameters["password"] = parts.password
        let name = parts.path.drop { $0 == "/" }
        parameters["dbname"] = name.isEmpty ? nil : String(name)
        for item in parts.queryItems ?? [] {
            guard let value = item.value else { return nil }
            if Self.limits[item.name] != nil || item.name == "search_path" {
                guard Self.isPlain(value) else { return nil }
                settings[item.name] = value
            } else {
                parameters[item.name] = value
            }
        }
        // What is set by `options` is left alone.
        for name in Self.limits.keys where parameters["options"]?.contains(name) == true {
            settings[name] = nil
        }
        parameters["client_encoding"] = "UTF8"
        parameters["application_name"] = parameters["application_name"] ?? "trellis"
        if parameters["sslmode"] == nil, !Self.isLocal(parameters["host"]) { parameters["sslmode"] = "verify-full" }
        if parameters["sslmode"] == "verify-full", parameters["sslrootcert"] == nil,
            FileManager.default.fileExists(atPath: Self.trusted)
        {
            parameters["sslrootcert"] = Self.trusted
        }
        self.parameters = parameters
        self.settings = settings
        shown = Self.redacted(parts)
    }

    /// The statements that prepare a new session.
    var preparation: String {
        settings.sorted { $0.key < $1.key }.map { "SET \($0.key) = '\($0.value)'" }.joined(separator: "; ")
    }

    private static func isPlain(_ value: String) -> Bool {
        !value.isEmpty
            && value.utf8.allSatisfy { byte in
                byte == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            }
    }

    /// A Unix socket or the loopback interface, where nobody listens in.
    private static func isLocal(_ host: String?) -> Bool {
        guard let host else { return true }
        return host.hasPrefix("/") || host == "localhost" || host.hasPrefix("127.") || host == "::1"
    }

    private static func redacted(_ parts: URLComponents) -> String {
        let secrets = ["password", "sslpassword"]
        var result = "postgresql://"
        if let user = parts.percentEncodedUser {
            result += user + (parts.password == nil ? "" : ":***") + "@"
        }
        result += parts.percentEncodedHost ?? ""
        if let port = parts.port { result += ":\(port)" }
        result += parts.percentEncodedPath
        let query = (parts.percentEncodedQueryItems ?? []).map { item in
            "\(item.name)=\(secrets.contains(item.name) ? "***" : item.value ?? "")"
        }
        return query.isEmpty ? result : result + "?" + query.joined(separator: "&")
    }
}

extension PostgresAddress: CustomStringConvertible {
    /// The address without the password.
    var description: String { shown }
}
