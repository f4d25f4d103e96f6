import HTTPTypes
import Hummingbird

/// Lets through GET and POST, and answers HEAD as a GET without its body.
struct MethodCheck: AppMiddleware {
    func handle(
        _ request: Request,
        context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        switch request.method {
        case .get, .post:
            return try await next(request, context)
        case .head:
            var head = request.head
            head.method = .get
            return try await next(Request(head: head, body: request.body), context)
        default:
            throw WebRefusal.methodNotAllowed
        }
    }
}

/// Takes the body off the answer to a HEAD request; outermost, so that error pages lose theirs too.
struct HeadWithoutBody: AppMiddleware {
    func handle(
        _ request: Request,
        context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        return request.method == .head ? response.createHeadResponse() : response
    }
}
