import Design
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Markup
import NIOCore
import Pages
import Records
import Services

/// One request on its way through a handler, with what handlers need to read it and to answer it.
struct Call: Sendable {
    let site: Site
    let request: Request
    let context: AppContext
    let route: SiteRoute

    var trellis: Trellis { site.trellis }
    var isPost: Bool { request.method == .post }
    /// The session of somebody who has proved who they are with all that their role asks for.
    var session: AccessService.Session? {
        context[AccessService.Session.self].flatMap { $0.owesSecondFactor ? nil : $0 }
    }
    /// The session of somebody who still owes the second factor, which is good for nothing else.
    var owingSession: AccessService.Session? {
        context[AccessService.Session.self].flatMap { $0.owesSecondFactor ? $0 : nil }
    }
    var form: FormData { context.form }

    /// The session of a signed-in person.
    var signedIn: AccessService.Session {
        get throws {
            guard let session else { throw WebRefusal.forbidden }
            return session
        }
    }

    /// The session of a person who is signed in, or only owes the second factor.
    var signedInOrOwing: AccessService.Session {
        get throws {
            guard let session = context[AccessService.Session.self] else { throw WebRefusal.forbidden }
            return session
        }
    }

    /// Who asks. Handlers behind the sign-in are only reached with a session.
    var actor: Actor {
        get throws {
            guard let session else { throw WebRefusal.forbidden }
            var actor = session.actor
            actor.origin = origin
            return actor
        }
    }

    /// From where the request comes, as far as the audit keeps it.
    var origin: Origin { Origin(requestID: context.requestID, address: context.clientAddress) }

    /// The query of the address.
    var query: LinkQuery {
        let data = URLEncoding.form(request.uri.query ?? "") ?? FormData()
        return LinkQuery(data.names.flatMap { name in data.all(name).map { (name, $0) } })
    }

    /// The key of the form that asks, so that it is done once.
    var formKey: String? {
        form.all(ActionForm<Empty>.keyField).first.flatMap { $0.isEmpty || $0.count > 100 ? nil : $0 }
    }

    /// The academic year that this session looks at: the one chosen, or the one that today is in.
    var year: AcademicYear { session?.year ?? AcademicYear(containing: trellis.today) }

    /// The years that can be chosen: the last one, this one and the next two.
    var years: [AcademicYear] {
        let now = AcademicYear(containing: trellis.today)
        return [now.previous, now, now.next, now.next.next]
    }

    /// What every page needs to know, with the notice of an action that has just been done.
    func page() async throws -> PageContext {
        var notice: Notice?
        if let session, let id = query["done"].flatMap({ ID<AuditEntry>($0) }) {
            notice = try await trellis.history.notice(id, for: session.actor)
                .map { Notice(text: $0.text, undo: $0.canUndo ? id : nil) }
        }
        return bare(notice: notice)
    }

    /// The same without looking anything up, for pages about problems.
    func bare(notice: Notice? = nil) -> PageContext {
        PageContext(
            assets: site.assets,
            viewer: session.map {
                Viewer(
                    name: $0.user.name,
                    role: $0.actor.role,
                    organisationID: $0.actor.organisationID,
                    membership: $0.membership.membership.id,
                    memberships: $0.memberships.map { .init(id: $0.membership.id, title: $0.title) },
                    onBehalfOf: $0.actor.onBehalfOf
                )
            },
            systemName: session?.system.name ?? "",
            isDemo: session?.system.isDemo ?? trellis.settings.showsMail,
            year: year,
            years: years,
            today: trellis.today,
            csrfToken: FormTokenMask.masked(context.csrfToken),
            formKey: trellis.randomness.token(bytes: 16),
            notice: notice,
            here: route
        )
    }

    // MARK: - Answers

    /// A page.
    func show(_ page: some HTML) -> Response {
        HTMLResponse.page(page.rendered())
    }

    /// A form that comes back with what is wrong, the input kept.
    func showAgain(_ page: some HTML) -> Response {
        HTMLResponse.unprocessable(page.rendered())
    }

    /// A file to save.
    func download(_ bytes: [UInt8], name: String) -> Response {
        Download.file(ByteBuffer(bytes: bytes), name: name)
    }

    /// On to a page, after nothing that could be undone.
    func redirect(to route: SiteRoute, _ query: LinkQuery = LinkQuery()) throws -> Response {
        try Redirect.to(route.path(query))
    }

    /// On to a page that tells what was done and offers to undo it.
    func redirect(after entry: AuditEntry, to route: SiteRoute, _ query: LinkQuery = LinkQuery()) throws -> Response {
        try Redirect.to(route.path(query.setting("done", to: entry.id.description)))
    }

    /// To the sign-in page. What was asked for is gone on with after that.
    func redirectToSignIn() async throws -> Response {
        var response = try redirect(to: .access(.signIn))
        try await site.remember(self, in: &response)
        return response
    }

    /// Runs an action whose draft may be wrong: a good one redirects, a wrong one shows the form again.
    func attempt(
        _ action: () async throws -> Response,
        again: ([FieldFault]) async throws -> Response
    ) async throws -> Response {
        do {
            return try await action()
        } catch let invalid as InvalidDraft {
            return try await again(invalid.faults)
        }
    }
}
