import HTTPTypes
import Hummingbird

/// Tells the caller the id of the request and finds the caller's address behind trusted proxies.
struct RequestIdentity: AppMiddleware {
    let trustedProxies: Set<String>

    func handle(
        _ request: Request,
        context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        context.clientAddress = clientAddress(of: request, peer: context.peerAddress)
        var response = try await next(request, context)
        response.headers[.requestID] = context.requestID
        return response
    }

    /// The last address in the chain of `X-Forwarded-For` that is not one of our proxies.
    private func clientAddress(of request: Request, peer: String?) -> String? {
        guard let peer, trustedProxies.contains(peer) else { return peer }
        let chain = request.headers[values: .forwardedFor]
            .flatMap { $0.split(separator: ",") }.map { String($0.trimmed) }.filter { !$0.isEmpty }
        return chain.last { !trustedProxies.contains($0) } ?? peer
    }
}

extension HTTPField.Name {
    /// The Host header once more; the first one is the authority of the request.
    static let furtherHost = Self("Host")!
    static let requestID = Self("X-Request-Id")!
    static let forwardedFor = Self("X-Forwarded-For")!
    static let secFetchSite = Self("Sec-Fetch-Site")!
}
