import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

@testable import Web

/// Runs a server on a free port of this machine while a test talks to it, then ends it gracefully.
func withServer<Value: Sendable>(
    _ settings: ServerSettings,
    responder: @escaping RequestHandler,
    _ test: @escaping @Sendable (_ port: Int) async throws -> Value
) async throws -> Value {
    let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    let (ports, started) = AsyncStream.makeStream(of: Int.self)
    var settings = settings
    settings.port = 0
    let application = buildServer(
        settings: settings,
        logger: logger,
        onServerRunning: { channel in
            started.yield(channel.localAddress?.port ?? 0)
            started.finish()
        },
        responder: responder
    )
    let group = ServiceGroup(configuration: ServiceGroupConfiguration(services: [application], logger: logger))
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        var port = 0
        for await found in ports { port = found }
        let result: Result<Value, any Error>
        do { result = .success(try await test(port)) } catch { result = .failure(error) }
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
        return try result.get()
    }
}
