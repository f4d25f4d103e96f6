import Domain
import Foundation
import Hummingbird
import Pages
import Records
import Services

extension Site {
    /// Signing in and out, and the pages that everybody may read.
    func access(_ route: AccessRoute, _ call: Call) async throws -> Response {
        switch route {
        case .signIn: try await signIn(call)
        case .signInSent: try await signInSent(call)
        case .signInLink(let token): try await signInLink(token, call)
        case .signInWith(let key): try await signInWith(key, call)
        case .signInBack(let key): try await signInBack(key, call)
        case .signOut: try await signOut(call)
        case .account(let part): try await account(part, call)
        case .year: try await chooseYear(call)
        case .membership: try await chooseMembership(call)
        case .team: try await team(call)
        case .invite: try await invite(call)
        case .member(let id): try await member(id, call)
        case .confirmMember(let id): try await confirmMember(id, call)
        case .endMember(let id): try await endMember(id, call)
        case .memberRole(let id): try await memberRole(id, call)
        case .actFor(let id): try await actFor(id, call)
        case .stopActing: try await stopActing(call)
        case .whoSees: call.show(WhoSeesPage(try await call.page()))
        case .demoMail: try await demoMail(call)
        case .clearDemo: try await clearDemo(call)
        case .accessibility: call.show(AccessibilityPage(try await call.page()))
        case .privacy: call.show(PrivacyPage(try await call.page()))
        }
    }

    private func signIn(_ call: Call) async throws -> Response {
        let showsMail = trellis.settings.showsMail
        guard call.isPost else {
            return call.show(SignInPage(try await call.page(), showsDemoMail: showsMail, providers: providers))
        }
        let text = try call.form.text("email")
        do {
            var reader = DraftReader()
            _ = reader.required(text, "email", "your e-mail address")
            let email = reader.value(text, "email") { (text) throws(InvalidValue) in try EmailAddress(text) }
            try reader.finish()
            guard let email else { throw InvalidDraft("email", "Enter your e-mail address") }
            return try await sendLink(to: email, call)
        } catch let invalid as InvalidDraft {
            let page = SignInPage(
                try await call.page(),
                email: text,
                faults: invalid.faults,
                showsDemoMail: showsMail,
                providers: providers
            )
            return call.showAgain(page)
        }
    }

    /// Sends a link to an address, if anybody has it, and says the same in any case.
    func sendLink(to email: EmailAddress, _ call: Call) async throws -> Response {
        try limits.count(.linkRequest, account: email.description)
        let browser = cookies.read(Self.browserCookie, from: call.request) ?? trellis.randomness.token()
        let origin = settings.publicURL
        try await trellis.access.requestLink(for: email, browser: browser) { token in
            origin.link(to: SiteRoute.access(.signInLink(token)).path)
        }
        var response = try call.redirect(to: .access(.signInSent))
        response.setCookie(cookies.cookie(Self.browserCookie, value: browser, maxAge: .seconds(3600)))
        return response
    }

    /// The base name of the cookie that ties a link to the browser that asked for it.
    static let browserCookie = "trellis-browser"

    private func signInSent(_ call: Call) async throws -> Response {
        let page = SignInSentPage(
            try await call.page(),
            minutes: trellis.settings.signInLinkMinutes,
            showsDemoMail: trellis.settings.showsMail
        )
        return call.show(page)
    }

    private func signInLink(_ token: String, _ call: Call) async throws -> Response {
        guard call.isPost else {
            let isUsable = try await trellis.access.isUsable(token: token)
            let page = SignInLinkPage(
                try await call.page(),
                token: token,
                isUsable: isUsable,
                providers: providers
            )
            return call.show(page)
        }
        try limits.count(.link, account: token)
        let browser = cookies.read(Self.browserCookie, from: call.request)
        let secret = try await trellis.access.signIn(token: token, browser: browser, visit(call))
        var response = try goOn(with: secret, call)
        response.setCookie(cookies.removal(of: Self.browserCookie))
        return response
    }

    /// The browser that signs in, and the session that it comes with.
    func visit(_ call: Call) -> AccessService.Visit {
        AccessService.Visit(
            browser: BrowserName.of(call.request.headers[.userAgent]),
            replacing: cookies.read(SessionStep.cookie, from: call.request)
        )
    }

    private func signOut(_ call: Call) async throws -> Response {
        if let session = call.context[AccessService.Session.self] { try await trellis.access.signOut(session) }
        var response = try call.redirect(to: .access(.signIn))
        for cookie in [SessionStep.cookie, Self.nextCookie, Self.keptCookie] {
            response.setCookie(cookies.removal(of: cookie))
        }
        response.headers[.init("Clear-Site-Data")!] = "\"cache\", \"storage\""
        return response
    }

    private func chooseYear(_ call: Call) async throws -> Response {
        let text = try call.form.text("year")
        guard let session = call.session, let year = AcademicYear(text), call.years.contains(year) else {
            throw ServiceError.conflict("Choose one of the years in the list.")
        }
        try await trellis.access.choose(year, in: session)
        return try Redirect.to(try call.form.single("back"), otherwise: SiteRoute.today.path)
    }

    private func chooseMembership(_ call: Call) async throws -> Response {
        guard let session = call.session, let id = ID<Membership>(try call.form.text("membership")) else {
            throw ServiceError.notFound
        }
        try await trellis.access.act(as: id, in: session)
        // What was open before may be nothing that this role can see.
        return try call.redirect(to: .today)
    }

    private func demoMail(_ call: Call) async throws -> Response {
        let mails = try await trellis.access.demoMail().map { mail in
            DemoMailPage.Mail(
                recipient: mail.recipient.description,
                subject: mail.subject,
                text: mail.body,
                sent: Clock.text(mail.createdAt)
            )
        }
        return call.show(DemoMailPage(try await call.page(), mails: mails))
    }

    private func clearDemo(_ call: Call) async throws -> Response {
        try call.actor.mustBeAllowed(to: .clearDemo)
        guard call.session?.system.isDemo == true else { throw ServiceError.notFound }
        guard call.isPost else { return call.show(ClearDemoPage(try await call.page())) }
        try await trellis.demo.clear(by: call.actor)
        return try call.redirect(to: .today)
    }
}
