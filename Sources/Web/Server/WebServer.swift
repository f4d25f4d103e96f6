public import Hummingbird
import HummingbirdCore
public import Logging
public import NIOCore
public import ServiceLifecycle

/// Makes the server: connections with limits, and one responder behind them.
///
/// Run it with `runService()`, which ends gracefully on SIGTERM and SIGINT: connections at rest are closed, requests
/// under way are answered first.
/// - Parameters:
///   - responder: what `Pipeline.build` made.
///   - services: what runs as long as the server does, such as job runners.
///   - onServerRunning: called with the listening channel, whose address tells the port.
public func buildServer(
    settings: ServerSettings,
    logger: Logger,
    services: [any Service] = [],
    onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in },
    responder: @escaping RequestHandler
) -> Application<CallbackResponder<AppContext>> {
    Application(
        responder: CallbackResponder<AppContext>(callback: responder),
        server: HTTPServerBuilder { GuardedHTTPChannel(responder: $0, settings: settings) },
        configuration: ApplicationConfiguration(
            address: .hostname(settings.bindHost, port: settings.port),
            serverName: nil,
            availableConnectionsDelegate: .maximum(settings.limits.connections, logger: logger)
        ),
        services: services,
        onServerRunning: onServerRunning,
        logger: logger
    )
}
