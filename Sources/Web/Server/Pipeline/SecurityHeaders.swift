import HTTPTypes
import Hummingbird

/// The headers that every answer carries, whatever made it.
public struct SecurityHeaders: Sendable {
    /// Everything comes from this server, and nothing runs that does not stand in a file of its own.
    public static let contentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"

    /// Names and values, in the order in which they are sent.
    public let fields: [(name: String, value: String)]

    /// The headers for a public address: transport security is promised only where there is any.
    public init(_ url: PublicURL) {
        var fields = [
            ("Content-Security-Policy", Self.contentSecurityPolicy),
            ("X-Content-Type-Options", "nosniff"),
            // For scanners and old browsers; the policy above says it already.
            ("X-Frame-Options", "DENY"),
            ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            (
                "Permissions-Policy",
                "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), "
                    + "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), "
                    + "publickey-credentials-get=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=()"
            ),
        ]
        if url.isSecure { fields.append(("Strict-Transport-Security", "max-age=31536000; includeSubDomains")) }
        self.fields = fields
    }
}

/// Puts the security headers on every answer and keeps pages out of caches.
struct SecurityHeadersStep: AppMiddleware {
    private let fields: [HTTPField]

    init(_ headers: SecurityHeaders) {
        fields = headers.fields.compactMap { field in
            HTTPField.Name(field.name).map { HTTPField(name: $0, value: field.value) }
        }
    }

    func handle(
        _ request: Request,
        context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for field in fields { response.headers[field.name] = field.value }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}
