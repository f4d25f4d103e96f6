import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

@testable import Web

/// A browser without a network: it asks the responder itself, keeps cookies, follows links when told to and sends the
/// form token of the page it saw last.
actor TestClient {
    private let responder: RequestHandler
    private let publicURL: PublicURL
    private let peer: String
    private let logger: Logger
    private var jar: [String: String] = [:]
    private var lastPage: Answer?
    private let addsKeys: Bool
    private var keys = 0

    /// - Parameter addsKeys: whether forms get a fresh key where a test gives none, as every form of the product has one.
    init(
        _ responder: @escaping RequestHandler,
        publicURL: PublicURL,
        peer: String = "127.0.0.1",
        addsKeys: Bool = true,
        logger: Logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    ) {
        self.responder = responder
        self.publicURL = publicURL
        self.peer = peer
        self.addsKeys = addsKeys
        self.logger = logger
    }

    /// The cookies that the browser holds, by name.
    var cookies: [String: String] { jar }

    func setCookie(_ name: String, _ value: String?) { jar[name] = value }

    /// Opens a page.
    @discardableResult
    func get(_ path: String, headers: HTTPFields = [:]) async -> Answer {
        await send(.get, path, headers: headers, body: ByteBuffer())
    }

    /// Sends a form as a browser would, with the token of the last page unless the form has its own.
    @discardableResult
    func post(_ path: String, _ form: KeyValuePairs<String, String> = [:], headers: HTTPFields = [:]) async -> Answer {
        var fields = form.map { ($0.key, $0.value) }
        complete(&fields)
        let body = fields.map { "\(URLEncoding.encode($0.0))=\(URLEncoding.encode($0.1))" }.joined(separator: "&")
        var all = browserHeaders
        all[.contentType] = "application/x-www-form-urlencoded"
        for field in headers { all[field.name] = field.value }
        return await send(.post, path, headers: all, body: ByteBuffer(string: body))
    }

    /// Sends a form with files as a browser would.
    @discardableResult
    func upload(
        _ path: String,
        _ form: KeyValuePairs<String, String> = [:],
        files: [(field: String, name: String, content: String)]
    ) async -> Answer {
        var text = ""
        var fields = form.map { ($0.key, $0.value) }
        complete(&fields)
        for (name, value) in fields {
            text += "--XyZ\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        for file in files {
            text += "--XyZ\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n"
            text += "Content-Type: application/octet-stream\r\n\r\n\(file.content)\r\n"
        }
        var headers = browserHeaders
        headers[.contentType] = "multipart/form-data; boundary=XyZ"
        return await send(.post, path, headers: headers, body: ByteBuffer(string: text + "--XyZ--\r\n"))
    }

    /// Opens the page that the last answer redirected to.
    @discardableResult
    func follow() async -> Answer { await get(lastPage?.location ?? "/no-redirect") }

    /// Sends any request, with exactly these headers and the cookies.
    @discardableResult
    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        headers: HTTPFields = [:],
        body: ByteBuffer = ByteBuffer(),
        host: String? = nil
    ) async -> Answer {
        var headers = headers
        if !jar.isEmpty {
            headers[.cookie] = jar.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        }
        if body.readableBytes > 0 { headers[.contentLength] = String(body.readableBytes) }
        let head = HTTPRequest(
            method: method,
            scheme: publicURL.scheme,
            authority: host ?? publicURL.authority,
            path: path,
            headerFields: headers
        )
        let context = AppContext(logger: logger, peerAddress: peer)
        let answer: Answer
        do {
            let response = try await responder(Request(head: head, body: RequestBody(buffer: body)), context)
            let writer = Collector()
            try await response.body.write(writer)
            answer = Answer(status: response.status, headers: response.headers, bytes: writer.bytes)
        } catch {
            answer = Answer(status: .internalServerError, headers: [:], bytes: ByteBuffer(string: "thrown: \(error)"))
        }
        remember(answer)
        return answer
    }

    /// Adds what the page would have: the token of the page seen last, and a key that was never used.
    private func complete(_ fields: inout [(String, String)]) {
        if !fields.contains(where: { $0.0 == "_csrf" }), let token = lastPage?.formToken {
            fields.append(("_csrf", token))
        }
        if addsKeys, !fields.contains(where: { $0.0 == "_key" }) {
            keys += 1
            fields.append(("_key", "key-\(RandomToken.make(bytes: 8))-\(keys)"))
        }
    }

    private var browserHeaders: HTTPFields {
        [.origin: publicURL.origin, .secFetchSite: "same-origin"]
    }

    private func remember(_ answer: Answer) {
        for cookie in answer.headers[values: .setCookie] {
            let parts = cookie.split(separator: ";").map { $0.trimmed }
            let pair = (parts.first ?? "").split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            let isGone = parts.contains { $0.lowercased() == "max-age=0" }
            jar[String(pair[0])] = isGone ? nil : String(pair[1])
        }
        lastPage = answer
    }
}

/// What came back: status, headers and body.
struct Answer: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let bytes: ByteBuffer

    var code: Int { status.code }
    var text: String { String(buffer: bytes) }
    var location: String? { headers[.location] }

    /// Whether a text stands in it. Faster than searching the text, which matters where every page is searched for much.
    func holds(_ text: String) -> Bool {
        Data(bytes.readableBytesView).range(of: Data(text.utf8)) != nil
    }

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

    /// The value of the hidden field `_csrf`.
    var formToken: String? {
        let page = text
        guard let name = page.firstRange(of: "name=\"_csrf\"") else { return nil }
        let tag = page[name.upperBound...].prefix { $0 != ">" }
        guard let value = tag.firstRange(of: "value=\"") else { return nil }
        return String(tag[value.upperBound...].prefix { $0 != "\"" })
    }
}

private final class Collector: ResponseBodyWriter {
    private(set) var bytes = ByteBuffer()

    func write(_ buffer: ByteBuffer) async throws { bytes.writeImmutableBuffer(buffer) }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
