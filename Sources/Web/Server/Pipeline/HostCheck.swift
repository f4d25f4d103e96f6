import HTTPTypes
import Hummingbird

/// Lets through only requests that name exactly one host, and that host is ours.
///
/// The connection adds the host of an absolute target to the Host header when the two differ, so that such a request
/// names two hosts here.
struct HostCheck: AppMiddleware {
    let settings: ServerSettings

    func handle(
        _ request: Request,
        context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        guard let host = request.head.authority, request.headers[values: .furtherHost].isEmpty, isOurs(host) else {
            throw WebRefusal.unknownHost
        }
        let target = request.head.path ?? ""
        guard target.utf8.count <= settings.limits.targetBytes else { throw WebRefusal.addressTooLong }
        guard target.first == "/", !target.unicodeScalars.contains(where: { $0.value < 0x21 || $0.value == 0x7F })
        else { throw WebRefusal.brokenAddress }
        return try await next(request, context)
    }

    private func isOurs(_ authority: String) -> Bool {
        let authority = authority.lowercased()
        if settings.allowedHosts.contains(authority) { return true }
        guard let colon = authority.lastIndex(of: ":") else { return false }
        let port = authority[authority.index(after: colon)...]
        return port.count <= 5 && port.allSatisfy { ("0"..."9").contains($0) }
            && settings.allowedHosts.contains(String(authority[..<colon]))
    }
}
