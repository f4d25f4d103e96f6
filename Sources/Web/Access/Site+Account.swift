import Domain
import Hummingbird
import Pages
import Records
import Services

extension Site {
    /// What people do about their own sign-in.
    func account(_ route: AccountRoute, _ call: Call) async throws -> Response {
        switch route {
        case .signIns: try await signIns(call)
        case .endSignIn(let id): try await endSignIn(id, call)
        case .endOtherSignIns: try await endOtherSignIns(call)
        case .ownCopy: try await ownCopy(call)
        case .confirm: try await confirm(call)
        case .code: try await code(call)
        case .recoveryCode: try await recoveryCode(call)
        case .setUp: try await setUpFactor(call)
        case .keptForm: try await keptForm(call)
        case .resetFactor(let id): try await resetFactor(id, call)
        case .disconnect(let id): try await disconnect(id, call)
        }
    }

    // MARK: - Where somebody is signed in

    private func signIns(_ call: Call) async throws -> Response {
        let session = try call.signedIn
        let (isSetUp, codesLeft) = try await trellis.access.factor(of: session)
        let rows = try await trellis.access.sessions(of: session).map { row in
            SignInsPage.Session(
                id: ID(row.id.uuid),
                browser: row.browser,
                kind: row.kind.title,
                begun: Clock.text(row.createdAt),
                lastSeen: Clock.text(row.lastSeenAt),
                isThisOne: row.id == session.id
            )
        }
        let connected = try await trellis.access.identities(of: session)
        let identities = connected.map { identity in
            SignInsPage.Identity(
                id: ID(identity.id.uuid),
                provider: providers.first { $0.key == identity.provider }?.title ?? identity.provider,
                connected: Clock.text(identity.createdAt)
            )
        }
        let page = SignInsPage(
            try await call.page(),
            sessions: rows,
            factor: session.system.isDemo ? .notInDemo : isSetUp ? .isSetUp(codesLeft: codesLeft) : .none,
            identities: identities,
            providers: providers.filter { provider in !connected.contains { $0.provider == provider.key } },
            idleMinutes: trellis.settings.idleMinutes,
            hours: trellis.settings.sessionHours
        )
        return call.show(page)
    }

    private func endSignIn(_ id: ID<SignInMark>, _ call: Call) async throws -> Response {
        try await trellis.access.end(ID(id.uuid), by: try call.signedIn)
        return try call.redirect(to: .access(.account(.signIns)))
    }

    private func endOtherSignIns(_ call: Call) async throws -> Response {
        try await trellis.access.endOthers(by: try call.signedIn)
        return try call.redirect(to: .access(.account(.signIns)))
    }

    private func disconnect(_ id: ID<SignInMark>, _ call: Call) async throws -> Response {
        try await trellis.access.disconnect(ID(id.uuid), by: try call.signedIn)
        return try call.redirect(to: .access(.account(.signIns)))
    }

    private func ownCopy(_ call: Call) async throws -> Response {
        let export = try await trellis.rights.ownCopy(key: call.formKey, by: call.actor)
        return call.download(try PersonCopy.archive(of: export), name: "Copy of data, \(export.madeOn).zip")
    }

    // MARK: - Proving who one is

    /// Asks for a fresh proof and remembers where the person was.
    func askToConfirm(_ call: Call) async throws -> Response {
        var response = try call.redirect(to: .access(.account(.confirm)))
        try await remember(call, in: &response)
        return response
    }

    private func confirm(_ call: Call) async throws -> Response {
        let session = try call.signedIn
        guard call.isPost else {
            let isSetUp = try await trellis.access.factor(of: session).isSetUp
            let connected = Set(try await trellis.access.identities(of: session).map(\.provider))
            let page = ConfirmPage(
                try await call.page(),
                proof: session.system.isDemo
                    ? .demo : isSetUp ? .code : .link(minutes: trellis.settings.signInLinkMinutes),
                minutes: trellis.settings.recentMinutes,
                isFormKept: cookies.read(Self.keptCookie, from: call.request) != nil,
                providers: providers.filter { connected.contains($0.key) }
            )
            return call.show(page)
        }
        if session.system.isDemo {
            return try goOn(with: try await trellis.access.proveInDemo(session), call)
        }
        return try await sendLink(to: session.user.email, call)
    }

    private func code(_ call: Call) async throws -> Response {
        let session = try call.signedInOrOwing
        guard call.isPost else {
            guard try await trellis.access.factor(of: session).isSetUp else {
                return try call.redirect(to: .access(.account(.setUp)))
            }
            return call.show(CodePage(try await call.page()))
        }
        try limits.count(.code, account: session.user.id.description)
        let text = try call.form.text("code")
        return try await call.attempt {
            try goOn(with: try await trellis.access.prove(code: text, session), call)
        } again: { faults in
            call.showAgain(CodePage(try await call.page(), faults: faults))
        }
    }

    private func recoveryCode(_ call: Call) async throws -> Response {
        let session = try call.signedInOrOwing
        guard call.isPost else { return call.show(RecoveryCodePage(try await call.page())) }
        try limits.count(.recoveryCode, account: session.user.id.description)
        let text = try call.form.text("code")
        return try await call.attempt {
            try goOn(with: try await trellis.access.prove(recoveryCode: text, session), call)
        } again: { faults in
            call.showAgain(RecoveryCodePage(try await call.page(), faults: faults))
        }
    }

    private func setUpFactor(_ call: Call) async throws -> Response {
        let session = try call.signedInOrOwing
        if !session.owesSecondFactor, !session.system.isDemo, !trellis.access.isRecent(session) {
            return try await askToConfirm(call)
        }
        let enrolment = try await trellis.access.enrolment(of: session)
        func page(_ faults: [FieldFault] = []) async throws -> SetUpFactorPage {
            SetUpFactorPage(try await call.page(), secret: enrolment.secret, link: enrolment.link, faults: faults)
        }
        guard call.isPost else { return call.show(try await page()) }
        try limits.count(.code, account: session.user.id.description)
        let text = try call.form.text("code")
        return try await call.attempt {
            let enrolled = try await trellis.access.enrol(code: text, session)
            let next = next(call)
            let shown = RecoveryCodesPage(call.bare(), codes: enrolled.recoveryCodes, next: next)
            var response = call.show(shown)
            response.setCookie(cookies.cookie(SessionStep.cookie, value: enrolled.sessionSecret))
            response.setCookie(cookies.removal(of: Self.nextCookie))
            return response
        } again: { faults in
            call.showAgain(try await page(faults))
        }
    }

    private func resetFactor(_ id: ID<User>, _ call: Call) async throws -> Response {
        let user = try await trellis.access.person(id, for: try call.actor)
        guard call.isPost else {
            return call.show(ResetFactorPage(try await call.page(), id: id, name: user.name))
        }
        let entry = try await trellis.access.resetFactor(of: id, by: try call.actor, key: call.formKey)
        return try call.redirect(after: entry, to: .insight(.history))
    }
}
