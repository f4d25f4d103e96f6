public import Hummingbird

/// Answers one request, whoever is asked.
public typealias RequestHandler = @Sendable (Request, AppContext) async throws -> Response

/// One step on the way of a request to its handler and of the response back.
public protocol AppMiddleware: RouterMiddleware where Context == AppContext {}

extension Array where Element == any AppMiddleware {
    /// The steps, first one outermost, around a handler.
    func around(_ handler: @escaping RequestHandler) -> RequestHandler {
        reversed().reduce(handler) { next, step in
            { request, context in try await step.handle(request, context: context, next: next) }
        }
    }
}
