import HTTPTypes
import Hummingbird

/// Accepts a form only from one of our own pages, and hands its fields to the handler as `context.form`.
///
/// Three walls: what the browser says about where the form came from, the token of the session in the field `_csrf`,
/// and for people who are not signed in the same token in a cookie that only we can set.
struct FormGuard: AppMiddleware {
    static let field = "_csrf"
    static let cookie = "trellis-form"

    let settings: ServerSettings
    let cookies: CookiePolicy
    let reader: FormReader

    init(settings: ServerSettings) {
        self.settings = settings
        cookies = CookiePolicy(settings.publicURL)
        reader = FormReader(limits: settings.limits)
    }

    func handle(
        _ request: Request,
        context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        if let token = cookies.read(Self.cookie, from: request), Self.looksLikeToken(token) {
            context.guestToken = token
        }
        if request.method != .get, request.method != .head, !settings.isMachineEndpoint(request) {
            guard comesFromUs(request) else { throw WebRefusal.untrustedForm }
            let form = try await reader.read(request)
            try checkToken(form.single(Self.field).map(FormTokenMask.unmasked), context: context)
            context.form = form.without(Self.field)
        }
        var response = try await next(request, context)
        if let token = context.newGuestToken, context.session == nil {
            response.setCookie(cookies.cookie(Self.cookie, value: token))
        }
        return response
    }

    private func checkToken(_ token: String?, context: AppContext) throws {
        let good =
            context.session.map { [$0.csrfToken] }
            ?? [context.guestToken, context[EndedFormToken.self]?.text].compactMap { $0 }
        guard let token, good.contains(where: { RandomToken.matches(token, $0) }) else {
            throw WebRefusal.untrustedForm
        }
    }

    /// A browser that tells where a request comes from must tell that it is us; one too old to tell is left to the
    /// token.
    private func comesFromUs(_ request: Request) -> Bool {
        let sites = request.headers[values: .secFetchSite]
        guard sites.allSatisfy({ $0 == "same-origin" }), sites.count <= 1 else { return false }
        let origins = request.headers[values: .origin]
        guard let origin = origins.first else { return true }
        let ours = "\(settings.publicURL.scheme)://\(request.head.authority ?? "")".lowercased()
        return origins.count == 1 && (origin.lowercased() == ours || origin.lowercased() == settings.publicURL.origin)
    }

    private static func looksLikeToken(_ text: String) -> Bool {
        text.utf8.count == 43
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
                    || $0 == 0x5F
            }
    }
}
