import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1

/// Turns every error into a page and leaves a log line for each that nobody foresaw.
///
/// The line names the route and the kind of error, never its values, which may be somebody's data.
struct LastResort: AppMiddleware {
    let pages: ErrorPages

    func handle(
        _ request: Request,
        context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPParserError {
            // The connection answers these itself and closes.
            throw error
        } catch let error as CancellationError where Task.isCancelled {
            // The server is ending and nobody waits for the answer any more.
            throw error
        } catch {
            let refusal = explain(error)
            var metadata: Logger.Metadata = [
                "route": .string(context.routeName ?? "none"),
                "status": .stringConvertible(refusal?.status.code ?? 500),
            ]
            if let refusal, refusal.status.code < 500 {
                metadata["refusal"] = .string(refusal.title)
                context.logger.notice("request refused", metadata: metadata)
            } else {
                metadata["error_type"] = .string(String(reflecting: type(of: error)))
                context.logger.error("request failed", metadata: metadata)
            }
            return pages.response(to: refusal ?? .failure, context: context)
        }
    }

    private func explain(_ error: any Error) -> WebRefusal? {
        if let refusal = error as? WebRefusal { return refusal }
        if error is BodyDeadlineExceeded { return .tooSlow }
        if let refusal = pages.explain(error) { return refusal }
        guard let error = error as? HTTPError else { return nil }
        switch error.status {
        case .notFound: return .notFound
        case .forbidden: return .forbidden
        case .contentTooLarge: return .formTooLarge
        case .unsupportedMediaType: return .unsupportedForm
        case .methodNotAllowed: return .methodNotAllowed
        default: return error.status.code < 500 ? .brokenAddress : nil
        }
    }
}
