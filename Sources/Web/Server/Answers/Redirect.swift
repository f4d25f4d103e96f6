import HTTPTypes
public import Hummingbird

/// Sends the browser on to another page of this server, never elsewhere.
public enum Redirect {
    /// A 303 answer, which makes the browser fetch the page with GET.
    /// - Throws: `NotALocalPath` when the path could lead to another server.
    public static func to(_ path: String) throws -> Response {
        guard isLocal(path) else { throw NotALocalPath() }
        return Response(status: .seeOther, headers: [.location: path])
    }

    /// A 303 answer to where the person wanted to go, or to a fallback when that is not a local path.
    public static func to(_ wanted: String?, otherwise fallback: String) throws -> Response {
        try to(wanted.flatMap { isLocal($0) ? $0 : nil } ?? fallback)
    }

    /// Whether a text is a path on this server: one slash first, no second slash or backslash after it, nothing that
    /// browsers drop or turn into a slash.
    public static func isLocal(_ path: String) -> Bool {
        let bytes = Array(path.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.count <= 2_048 else { return false }
        // Outside ASCII a path must be percent-encoded; blanks and controls are dropped by some browsers.
        guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else { return false }
        guard bytes.count < 2 || bytes[1] != UInt8(ascii: "/") else { return false }
        let lower = path.lowercased()
        return !["/%2f", "/%5c", "/%09", "/%0a", "/%0d"].contains { lower.hasPrefix($0) }
    }
}

/// A redirect would have led to another server.
public struct NotALocalPath: Error, CustomStringConvertible {
    /// What to do about it.
    public var description: String { "A redirect must be a path on this server. Build it from a route." }
}
