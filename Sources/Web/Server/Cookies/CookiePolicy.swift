public import Hummingbird

/// How this server names and marks its cookies, decided by the public address.
///
/// Over https a cookie is `Secure` and carries the prefix `__Host-`, so that no neighbouring host can set it.
/// A plain http address cannot have either and keeps the bare name.
public struct CookiePolicy: Sendable, Hashable {
    /// Whether cookies are bound to https.
    public let isSecure: Bool

    init(isSecure: Bool) { self.isSecure = isSecure }

    /// The policy for a public address.
    public init(_ url: PublicURL) { isSecure = url.isSecure }

    /// The full name of a cookie.
    public func name(_ base: String) -> String { isSecure ? "__Host-\(base)" : base }

    /// The value that the browser brought, nil when it brought none or several.
    public func read(_ base: String, from request: Request) -> String? {
        let wanted = name(base)
        var found: String?
        for header in request.headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2, parts[0].trimmed == wanted else { continue }
                if found != nil { return nil }
                found = String(parts[1].trimmed)
            }
        }
        return found
    }

    /// A cookie that scripts cannot read and other sites cannot make the browser send with a form.
    /// Without an age it ends with the browser.
    public func cookie(_ base: String, value: String, maxAge: Duration? = nil) -> Cookie {
        Cookie(
            name: name(base),
            value: value,
            maxAge: maxAge.map { Int($0.components.seconds) },
            path: "/",
            secure: isSecure,
            httpOnly: true,
            sameSite: .lax
        )
    }

    /// A cookie that makes the browser forget the one of the same name.
    public func removal(of base: String) -> Cookie { cookie(base, value: "", maxAge: .zero) }
}

extension Substring {
    /// The text without blanks around it.
    var trimmed: Substring {
        var text = self
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
