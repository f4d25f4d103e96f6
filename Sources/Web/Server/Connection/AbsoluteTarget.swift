import NIOHTTP1

/// The absolute form of a request target, `GET http://host/path`, whose host counts more than the Host header.
enum AbsoluteTarget {
    /// Adds the host of an absolute target as a Host header unless it says the same, so that the host check sees every
    /// host that the request names.
    static func declareHost(of head: inout HTTPRequestHead) {
        guard let authority = authority(of: head.uri) else { return }
        let named = head.headers["host"]
        guard named.count != 1 || named[0].lowercased() != authority.lowercased() else { return }
        head.headers.add(name: "host", value: authority)
        // Without a Host header the request would otherwise pass with one host after all.
        if named.isEmpty { head.headers.add(name: "host", value: authority) }
    }

    private static func authority(of target: String) -> String? {
        guard target.first != "/", let start = target.firstRange(of: "://") else { return nil }
        return String(target[start.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" })
    }
}
