import HTTPTypes
public import Hummingbird
import NIOCore

/// Answers for machines that watch the server.
public struct Probes: Sendable {
    private let registry: MetricsRegistry
    private let token: String?

    /// Probes that show a registry to this machine, and to others who have the token.
    public init(registry: MetricsRegistry, settings: ServerSettings) {
        self.registry = registry
        token = settings.metricsToken
    }

    /// The answer for `/healthz`: the process is alive.
    public func health() -> Response { Self.text("ok\n") }

    /// The answer for `/readyz`: nil when all parts work, else what is wrong, in words without data.
    public func readiness(_ problem: String?) -> Response {
        problem.map { Self.text($0 + "\n", status: .serviceUnavailable) } ?? Self.text("ok\n")
    }

    /// The answer for `/metrics`. To whoever may not see it there is no such page.
    /// - Throws: `WebRefusal.notFound`.
    public func metrics(_ request: Request, _ context: AppContext) throws -> Response {
        guard mayRead(request, context) else { throw WebRefusal.notFound }
        return Response(
            status: .ok,
            headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: registry.exposition()))
        )
    }

    private func mayRead(_ request: Request, _ context: AppContext) -> Bool {
        if let token {
            let given = request.headers[values: .authorization]
            return given.count == 1 && given[0].hasPrefix("Bearer ")
                && RandomToken.matches(String(given[0].dropFirst(7)), token)
        }
        // A proxy on this machine makes everybody look local, so what it forwards does not count as local.
        guard request.headers[.forwardedFor] == nil, let peer = context.peerAddress else { return false }
        return peer == "::1" || peer.hasPrefix("127.") || peer.hasPrefix("::ffff:127.")
    }

    private static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }
}
