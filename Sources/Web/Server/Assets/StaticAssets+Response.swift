import HTTPTypes
public import Hummingbird
import NIOCore

extension StaticAssets {
    /// The answer to a request for one of the files, nil for any other path.
    ///
    /// A hashed name may be kept for a year; a bare one, as stylesheets use for their fonts, must be asked about again.
    public func response(to request: Request) -> Response? {
        guard let path = request.head.path?.prefix(while: { $0 != "?" }), path.hasPrefix(Self.root) else { return nil }
        guard let segments = URLEncoding.pathSegments(path), segments.count > 1 else { return nil }
        let wanted = segments.dropFirst().joined(separator: "/")
        let isHashed = namesByHashedName[wanted] != nil
        guard let asset = assets[namesByHashedName[wanted] ?? wanted] else { return nil }
        return answer(request, with: asset, isHashed: isHashed)
    }

    private func answer(_ request: Request, with asset: Asset, isHashed: Bool) -> Response {
        let (bytes, coding) = Self.choose(asset, accepted: request.headers[values: .acceptEncoding])
        let tag = "\"\(asset.hash)\(coding.map { "-\($0)" } ?? "")\""
        var headers: HTTPFields = [
            .contentType: asset.contentType,
            .cacheControl: isHashed ? "public, max-age=31536000, immutable" : "public, no-cache",
            .eTag: tag,
        ]
        if asset.gzip != nil || asset.brotli != nil { headers[.vary] = "Accept-Encoding" }
        let known = request.headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }.map(\.trimmed)
        if known.contains(where: { $0 == "*" || $0 == tag || $0 == "W/\(tag)" }) {
            headers[.contentType] = nil
            return Response(status: .notModified, headers: headers)
        }
        if let coding { headers[.contentEncoding] = coding }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: bytes))
    }

    private static func choose(_ asset: Asset, accepted: [String]) -> (ByteBuffer, String?) {
        let codings = acceptedCodings(accepted)
        if let brotli = asset.brotli, codings.contains("br") { return (brotli, "br") }
        if let gzip = asset.gzip, codings.contains("gzip") { return (gzip, "gzip") }
        return (asset.plain, nil)
    }

    /// The codings that the browser names with a weight above zero.
    static func acceptedCodings(_ headers: [String]) -> Set<String> {
        var accepted: Set<String> = []
        for entry in headers.flatMap({ $0.split(separator: ",") }) {
            guard let header = HeaderParameters(String(entry)) else { continue }
            let weight = header.parameters["q"].map { Double($0) ?? 0 } ?? 1
            if weight > 0 { accepted.insert(header.value) }
        }
        return accepted
    }
}

/// Serves assets before sessions are looked up.
struct AssetStep: AppMiddleware {
    let assets: StaticAssets

    func handle(
        _ request: Request,
        context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        guard request.head.path?.hasPrefix(StaticAssets.root) == true else { return try await next(request, context) }
        context.routeName = "assets"
        guard request.method == .get else { throw WebRefusal.methodNotAllowed }
        guard let response = assets.response(to: request) else { throw WebRefusal.notFound }
        return response
    }
}
