import HTTPTypes
import Hummingbird
import NIOCore

/// Sends pages and other texts compressed to browsers that take it: a page of 300 wards by 52 weeks must open on the line
/// of a care home too.
///
/// What an attacker could guess from the length of an answer (BREACH) needs a secret that stays the same beside text of
/// theirs: the token of forms is masked anew on every page for that reason, see `FormTokenMask`.
struct Compression: AppMiddleware {
    /// What is smaller fits into one packet anyway.
    private static let least = 1_400
    /// What is larger is a file, which brings its own compression.
    private static let most = 16 << 20
    private static let types = ["text/", "application/json", "image/svg+xml"]

    func handle(
        _ request: Request,
        context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        guard let type = response.headers[.contentType], Self.types.contains(where: type.hasPrefix),
            response.headers[.contentEncoding] == nil, request.method != .head
        else { return response }
        var answer = response
        let varies = response.headers[.vary] ?? ""
        if !varies.lowercased().contains("accept-encoding") {
            answer.headers[.vary] = varies.isEmpty ? "Accept-Encoding" : "\(varies), Accept-Encoding"
        }
        guard let length = response.body.contentLength, (Self.least...Self.most).contains(length),
            Self.takesGzip(request.headers[values: .acceptEncoding])
        else { return answer }
        let collector = Collector()
        try await response.body.write(collector)
        guard let compressed = Gzip.compressed(collector.bytes) else {
            answer.body = ResponseBody(byteBuffer: collector.bytes)
            return answer
        }
        answer.headers[.contentEncoding] = "gzip"
        answer.headers[.contentLength] = String(compressed.readableBytes)
        answer.body = ResponseBody(byteBuffer: compressed)
        return answer
    }

    /// Whether one of the codings that are taken is gzip, and not with the weight 0.
    static func takesGzip(_ values: [String]) -> Bool {
        values.flatMap { $0.split(separator: ",") }.contains { coding in
            let parts = coding.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            guard parts.first == "gzip" || parts.first == "x-gzip" else { return false }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
            return weight != 0
        }
    }
}

/// Gathers the body of an answer.
private final class Collector: ResponseBodyWriter {
    private(set) var bytes = ByteBuffer()

    func write(_ buffer: ByteBuffer) async throws {
        bytes.writeImmutableBuffer(buffer)
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
