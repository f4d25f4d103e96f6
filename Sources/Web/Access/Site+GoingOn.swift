import Domain
import Hummingbird
import Pages
import Services

/// Coming back, after signing in, to what one was doing: a page by a cookie with its path, a form by a cookie with the
/// key under which it is kept.
extension Site {
    /// The base name of the cookie with the path to come back to.
    static let nextCookie = "trellis-next"
    /// The base name of the cookie with the key of a kept form.
    static let keptCookie = "trellis-kept"

    /// Remembers what a call asked for, so that it can be gone on with after signing in.
    func remember(_ call: Call, in response: inout Response) async throws {
        let age = Duration.seconds(30 * 60)
        if call.isPost {
            guard case .access = call.route else {
                if let key = try await keep(call) {
                    response.setCookie(cookies.cookie(Self.keptCookie, value: key, maxAge: age))
                    response.setCookie(cookies.removal(of: Self.nextCookie))
                }
                return
            }
            return
        }
        let query = call.request.uri.query.map { "?\($0)" } ?? ""
        let path = (call.route.listOfFile ?? call.route.path) + query
        guard call.route != .today, path.utf8.count <= 1_500, Redirect.isLocal(path), !path.contains(";"),
            !path.contains(","), !path.contains("\"")
        else { return }
        response.setCookie(cookies.cookie(Self.nextCookie, value: path, maxAge: age))
    }

    private func keep(_ call: Call) async throws -> String? {
        let fields = call.form.names.flatMap { name in
            call.form.all(name).map { KeptForm.Field(name: name, value: $0) }
        }
        let form = KeptForm(path: call.route.path, fields: fields)
        if let session = call.session { return try await trellis.access.keep(form, for: session) }
        guard let ended = call.context[AccessService.EndedSession.self] else { return nil }
        return try await trellis.access.keep(form, for: ended)
    }

    /// The path to go on to after signing in.
    func next(_ call: Call) -> String {
        if cookies.read(Self.keptCookie, from: call.request) != nil {
            return SiteRoute.access(.account(.keptForm)).path
        }
        let wanted = cookies.read(Self.nextCookie, from: call.request) ?? ""
        return Redirect.isLocal(wanted) ? wanted : SiteRoute.today.path
    }

    /// Goes on, with the new secret of the session.
    func goOn(with secret: String, _ call: Call) throws -> Response {
        var response = try Redirect.to(next(call))
        response.setCookie(cookies.cookie(SessionStep.cookie, value: secret))
        response.setCookie(cookies.removal(of: Self.nextCookie))
        return response
    }

    /// Forgets a kept form once something else, or the form itself, was sent.
    func forgetKeptForm(_ call: Call, in response: inout Response) async throws {
        guard let key = cookies.read(Self.keptCookie, from: call.request) else { return }
        try await trellis.access.forget(keptForm: key)
        response.setCookie(cookies.removal(of: Self.keptCookie))
    }

    /// Shows a kept form before it is sent, or throws it away.
    func keptForm(_ call: Call) async throws -> Response {
        let session = try call.signedIn
        guard let key = cookies.read(Self.keptCookie, from: call.request) else {
            return try call.redirect(to: .today)
        }
        if call.isPost {
            var response = try call.redirect(to: .today)
            try await forgetKeptForm(call, in: &response)
            return response
        }
        guard let form = try await trellis.access.keptForm(key: key, for: session) else {
            var response = try call.redirect(to: .today)
            response.setCookie(cookies.removal(of: Self.keptCookie))
            return response
        }
        let fields = form.fields.map { KeptFormPage.Field(name: $0.name, value: $0.value) }
        return call.show(KeptFormPage(try await call.page(), path: form.path, fields: fields))
    }
}
