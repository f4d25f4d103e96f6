import HTTPTypes
import Hummingbird
import Metrics

/// Counts answers and measures how long they took, by route name, method and status.
struct RequestMetrics: AppMiddleware {
    let registry: MetricsRegistry

    func handle(
        _ request: Request,
        context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        let inFlight = Meter(label: "http_requests_in_flight", factory: registry)
        inFlight.increment()
        defer { inFlight.decrement() }
        let response = try await next(request, context)
        let route = context.routeName ?? "none"
        let method = request.method.isKnown ? request.method.rawValue : "other"
        let counter = Counter(
            label: "http_requests_total",
            dimensions: [("method", method), ("route", route), ("status", String(response.status.code))],
            factory: registry
        )
        counter.increment()
        Metrics.Timer(label: "http_request_duration_seconds", dimensions: [("route", route)], factory: registry)
            .recordNanoseconds(Int64((ContinuousClock.now - context.started).inSeconds * 1e9))
        return response
    }
}
