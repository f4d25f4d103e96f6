import HTTPTypes
import Hummingbird

/// Answers other sites only when a person follows a link from them; nothing of ours loads into their pages.
///
/// Browsers tell where a request comes from and what for (fetch metadata). One too old to tell is let through here and
/// left to the form token, the cookie rules and the resource policy.
struct OriginIsolation: AppMiddleware {
    func handle(
        _ request: Request,
        context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        guard isWelcome(request) else { throw WebRefusal.foreignRequest }
        return try await next(request, context)
    }

    private func isWelcome(_ request: Request) -> Bool {
        let sites = request.headers[values: .secFetchSite]
        guard sites.count <= 1, let site = sites.first else { return sites.isEmpty }
        // "none" is a person who typed the address or opened a bookmark.
        if site == "same-origin" || site == "none" { return true }
        guard request.method == .get || request.method == .head,
            request.headers[values: .secFetchMode] == ["navigate"]
        else { return false }
        return request.headers[values: .secFetchDestination] == ["document"]
    }
}

extension HTTPField.Name {
    static let secFetchMode = Self("Sec-Fetch-Mode")!
    static let secFetchDestination = Self("Sec-Fetch-Dest")!
}
