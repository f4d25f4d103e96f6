import HTTPTypes
import Hummingbird

/// Lets through only addresses whose query can be read in one way.
struct QueryCheck: AppMiddleware {
    func handle(
        _ request: Request,
        context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        guard URLEncoding.form(request.uri.query ?? "") != nil else { throw WebRefusal.brokenAddress }
        return try await next(request, context)
    }
}
