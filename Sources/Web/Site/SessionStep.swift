import Domain
import Hummingbird
import Services

/// Finds out who is signed in from the session cookie.
struct SessionStep: AppMiddleware {
    /// The base name of the session cookie.
    static let cookie = "trellis-session"

    let access: AccessService
    let cookies: CookiePolicy

    func handle(
        _ request: Request,
        context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        if let secret = cookies.read(Self.cookie, from: request) {
            if let session = try await access.session(secret: secret) {
                context[AccessService.Session.self] = session
                context.session = SessionHandle(userID: session.user.id.description, csrfToken: session.csrfToken)
            } else if request.method == .post, let ended = try await access.endedSession(secret: secret) {
                context[AccessService.EndedSession.self] = ended
                context[EndedFormToken.self] = EndedFormToken(text: ended.csrfToken)
            }
        }
        return try await next(request, context)
    }
}
