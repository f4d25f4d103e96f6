import HTTPTypes
import Hummingbird
import Logging

/// Writes one line an answer, with the name of the route in place of the path, which may hold somebody's data.
struct AccessLog: AppMiddleware {
    func handle(
        _ request: Request,
        context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        do {
            let response = try await next(request, context)
            write(request, context, status: response.status.code, bytes: response.body.contentLength)
            return response
        } catch {
            write(request, context, status: 0, bytes: nil)
            throw error
        }
    }

    private func write(_ request: Request, _ context: AppContext, status: Int, bytes: Int?) {
        var metadata: Logger.Metadata = [
            "method": .string(request.method.isKnown ? request.method.rawValue : "other"),
            "route": .string(context.routeName ?? "none"),
            "status": .stringConvertible(status),
            "ms": .stringConvertible((ContinuousClock.now - context.started).milliseconds),
        ]
        if let bytes { metadata["bytes"] = .stringConvertible(bytes) }
        if let session = context.session { metadata["user"] = .string(session.userID) }
        context.logger.info("request", metadata: metadata)
    }
}

extension HTTPRequest.Method {
    /// Whether the method is one of the well-known ones, so that it may stand in logs and metrics.
    var isKnown: Bool {
        [.get, .head, .post, .put, .delete, .options, .patch, .trace, .connect].contains(self)
    }
}

extension Duration {
    /// The duration in whole milliseconds.
    var milliseconds: Int64 { components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000 }
    /// The duration in seconds.
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
