import Design
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Markup
import NIOCore
import Pages
public import Services
import Store

/// The whole web site: every route of the enum, answered by loading, deciding and filling a page.
public struct Site: Sendable {
    private(set) var trellis: Trellis
    let settings: ServerSettings
    let files: StaticAssets
    let assets: Assets
    let registry: MetricsRegistry
    let cookies: CookiePolicy
    let limits = SecretLimits()
    let formMemory = FormMemory()

    /// A site on top of the use cases.
    ///
    /// - Parameter files: the stylesheets and scripts that pages link to.
    public init(trellis: Trellis, settings: ServerSettings, files: StaticAssets, registry: MetricsRegistry) {
        self.trellis = trellis
        self.settings = settings
        self.files = files
        self.registry = registry
        cookies = CookiePolicy(settings.publicURL)
        assets = Assets(
            frontendStyle: files.path(for: "nhsuk.css"),
            style: files.path(for: "app.css"),
            frontendScript: files.path(for: "nhsuk.js"),
            script: files.path(for: "app.js"),
            boot: files.path(for: "boot.js"),
            icon: files.path(for: "favicon.svg")
        )
    }

    /// The pipeline that answers every request: the server's plumbing around `answer`.
    public func responder() -> RequestHandler {
        Pipeline.build(
            settings: settings,
            pages: errorPages,
            registry: registry,
            sessions: [SessionStep(access: trellis.access, cookies: cookies)],
            assets: files,
            handler: answer
        )
    }

    /// Answers one request that has passed the plumbing.
    @Sendable func answer(_ request: Request, _ context: AppContext) async throws -> Response {
        guard let segments = URLEncoding.pathSegments(request.uri.path), let route = SiteRoute(segments: segments)
        else {
            throw WebRefusal.notFound
        }
        context.routeName = route.name
        try refuseRepeated(request, context.form)
        let call = Call(site: self, request: request, context: context, route: route)
        guard route.methods.contains(call.isPost ? .post : .get) else {
            throw route.methods.contains(.get) ? WebRefusal.notFound : WebRefusal.methodNotAllowed
        }
        if let check = route.secretCheck(isPost: call.isPost) { try limits.count(check, from: context.clientAddress) }
        if case .access(let part) = route, part.isPublic { return try await access(part, call) }
        if case .rights(let part) = route, part.isPublic { return try await rights(part, call) }
        if case .tasks(let part) = route, part.isPublic { return try await tasks(part, call) }
        if case .insight(let part) = route, let answer = try await probe(part, call) { return answer }
        guard let session = call.session else {
            if call.owingSession != nil {
                if case .access(.account(let part)) = route, part.isForOwing { return try await account(part, call) }
                if route == .access(.signOut) { return try await dispatch(route, call) }
                var response = try call.redirect(to: .access(.account(.code)))
                try await remember(call, in: &response)
                return response
            }
            return try await call.redirectToSignIn()
        }
        try turnAway(session.actor, from: route)
        if route.asksForRecentSignIn(isPost: call.isPost), !trellis.access.isRecent(session) {
            return try await askToConfirm(call)
        }
        let own = working(for: session.actor)
        return try await own.once(Call(site: own, request: request, context: context, route: route)) { call in
            do {
                var response = try await own.dispatch(route, call)
                if case .access = route { return response }
                if call.isPost { try await own.forgetKeptForm(call, in: &response) }
                return response
            } catch ServiceError.alreadyDone(let entry) {
                return try call.redirect(after: entry, to: SiteRoute(subjectOf: entry) ?? .today)
            } catch ServiceError.denied where route.namesRow {
                // Nobody finds out by asking which records there are.
                throw ServiceError.notFound
            }
        }
    }

    /// Turns away whose role can never do what a route is for. Nobody finds out by asking which records there are.
    private func turnAway(_ actor: Actor, from route: SiteRoute) throws(ServiceError) {
        guard case .actions(let actions) = route.need,
            let refused = actions.first(where: { !actor.may($0, .list) })
        else { return }
        throw route.namesRow ? .notFound : .denied(refused)
    }

    /// The same site, whose every question to the store is asked for one actor.
    private func working(for actor: Actor) -> Site {
        var copy = self
        copy.trellis = trellis.working(for: actor)
        return copy
    }

    private func dispatch(_ route: SiteRoute, _ call: Call) async throws -> Response {
        switch route {
        case .access(let part): try await access(part, call)
        case .network(let part): try await network(part, call)
        case .capacity(let part): try await capacity(part, call)
        case .students(let part): try await students(part, call)
        case .placements(let part): try await placements(part, call)
        case .allocation(let part): try await allocation(part, call)
        case .exchange(let part): try await exchange(part, call)
        case .insight(let part): try await insight(part, call)
        case .rights(let part): try await rights(part, call)
        case .tasks(let part): try await tasks(part, call)
        case .rooms(let part): try await rooms(part, call)
        case .rounds(let part): try await rounds(part, call)
        case .calendar(let part): try await calendar(part, call)
        case .young(let part): try await young(part, call)
        case .briefs(let part): try await briefs(part, call)
        }
    }
}
