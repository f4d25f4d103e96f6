import Hummingbird
import Pages
import Services

/// Signing in at another organisation (OpenID Connect).
extension Site {
    /// The sign-ins of other organisations, for buttons.
    var providers: [SignInsPage.Provider] {
        trellis.access.providers.map { SignInsPage.Provider(key: $0.key, title: $0.title) }
    }

    /// Begins one. Opening the address signs in, or proves once more who one is. Connecting it, or using an invitation,
    /// takes one of our own forms, so that no other site can have it done.
    func signInWith(_ key: String, _ call: Call) async throws -> Response {
        let browser = cookies.read(Self.browserCookie, from: call.request) ?? trellis.randomness.token()
        let invitation = try call.form.text("link")
        let purpose: AccessService.ProviderPurpose =
            switch (call.isPost, call.session) {
            case (true, _) where !invitation.isEmpty: .invitation(token: invitation)
            case (true, let session?): .connect(session)
            case (false, let session?): .confirm(session)
            case (_, nil): .signIn
            }
        if case .connect(let session) = purpose, !trellis.access.isRecent(session) {
            return try call.redirect(to: .access(.account(.confirm)))
        }
        let address = try await trellis.access.address(
            atProvider: key,
            for: purpose,
            browser: browser,
            redirectURL: backURL(key)
        )
        var response: Response
        if call.isPost {
            let title = providers.first { $0.key == key }?.title ?? key
            response = call.show(ContinuePage(try await call.page(), provider: title, address: address))
        } else {
            response = Response(status: .seeOther, headers: [.location: address])
        }
        response.setCookie(cookies.cookie(Self.browserCookie, value: browser, maxAge: .seconds(3600)))
        return response
    }

    /// The browser comes back.
    func signInBack(_ key: String, _ call: Call) async throws -> Response {
        let query = call.query
        for name in ["state", "code", "iss"] where query.all(name).count > 1 { throw WebRefusal.repeatedField }
        let back = AccessService.ProviderReturn(
            state: query["state"] ?? "",
            code: query["error"] == nil ? query["code"] ?? "" : "",
            issuer: query["iss"],
            browser: cookies.read(Self.browserCookie, from: call.request) ?? "",
            redirectURL: backURL(key)
        )
        let secret = try await trellis.access.signIn(atProvider: key, back, session: call.session, visit(call))
        return try goOn(with: secret, call)
    }

    private func backURL(_ key: String) -> String {
        settings.publicURL.link(to: SiteRoute.access(.signInBack(key)).path)
    }
}
