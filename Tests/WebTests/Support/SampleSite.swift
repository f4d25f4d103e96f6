import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

@testable import Web

/// A small site on the plumbing, with one page of each kind that the tests need.
struct SampleSite {
    var settings: ServerSettings
    var registry = MetricsRegistry()
    var sessions: [any AppMiddleware] = []
    var assets: StaticAssets?

    init(_ url: String = "https://trellis.example.org", limits: ServerLimits = ServerLimits()) throws {
        settings = ServerSettings(publicURL: try PublicURL(url), limits: limits)
    }

    func responder() -> RequestHandler {
        Pipeline.build(
            settings: settings,
            registry: registry,
            sessions: sessions,
            assets: assets,
            handler: Self.handle
        )
    }

    func client(logs: LogRecorder = LogRecorder(), peer: String = "127.0.0.1") -> TestClient {
        TestClient(
            responder(),
            publicURL: settings.publicURL,
            peer: peer,
            addsKeys: false,
            logger: logs.logger()
        )
    }

    static let handle: RequestHandler = { request, context in
        switch URLEncoding.pathSegments(request.uri.path) {
        case []:
            context.routeName = "home"
            return page("<h1>Home</h1>")
        case ["form"]:
            context.routeName = "form"
            if request.method == .get {
                return page(
                    "<form method=\"post\"><input type=\"hidden\" name=\"_csrf\" value=\"\(context.csrfToken)\"></form>"
                )
            }
            let name = try context.form.text("name")
            let files = context.form.files("file").map { "\($0.name):\($0.bytes.readableBytes)" }
            return page("saved \(name) \(files) \(context.form.names)")
        case ["query"]:
            let query = URLEncoding.form(request.uri.query ?? "") ?? FormData()
            return page("page \(try query.text("page"))")
        case ["go"]: return try Redirect.to("/form")
        case ["download"]: return Download.file(ByteBuffer(string: "a,b\n"), name: "Zoë's list.csv")
        case ["gone"]: throw HTTPError(.notFound)
        case ["crash"]: throw Broken(secret: "ann@example.org")
        case ["big"]: return page(String(repeating: "x", count: 8 << 20))
        case ["slow"]:
            try await Task.sleep(for: .milliseconds(300))
            return page("slow answer")
        default: throw WebRefusal.notFound
        }
    }

    private static func page(_ html: String) -> Response { HTMLResponse.page(ByteBuffer(string: html)) }
}

/// An error that nobody foresaw, with data that must stay out of logs and pages.
struct Broken: Error { let secret: String }

/// Puts a fixed session on every request that brings a cookie `session`.
struct SampleSession: AppMiddleware {
    func handle(
        _ request: Request,
        context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        let cookies = CookiePolicy(isSecure: true)
        if let user = cookies.read("session", from: request) {
            context.session = SessionHandle(userID: user, csrfToken: "token-of-\(user)")
        }
        return try await next(request, context)
    }
}
