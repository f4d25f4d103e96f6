import Hummingbird

/// The way of every request: the plumbing of this floor, the session, the form check, the handler.
public enum Pipeline {
    /// Puts the steps around a handler.
    /// - Parameters:
    ///   - sessions: what finds out who is signed in; runs after the host check and before forms are read.
    ///   - assets: files that are served before anybody asks who is there.
    ///   - inner: steps after the form check, nearest to the handler, such as rate limits and policies.
    public static func build(
        settings: ServerSettings,
        pages: ErrorPages = .plain,
        registry: MetricsRegistry = MetricsRegistry(),
        sessions: [any AppMiddleware] = [],
        assets: StaticAssets? = nil,
        inner: [any AppMiddleware] = [],
        handler: @escaping RequestHandler
    ) -> RequestHandler {
        var steps: [any AppMiddleware] = [
            HeadWithoutBody(),
            Compression(),
            SecurityHeadersStep(SecurityHeaders(settings.publicURL)),
            RequestIdentity(trustedProxies: settings.trustedProxies),
            AccessLog(),
            RequestMetrics(registry: registry),
            LastResort(pages: pages),
            HostCheck(settings: settings),
            MethodCheck(),
            OriginIsolation(),
            QueryCheck(),
        ]
        if let assets { steps.append(AssetStep(assets: assets)) }
        steps += sessions
        steps.append(FormGuard(settings: settings))
        steps += inner
        return steps.around(handler)
    }
}
