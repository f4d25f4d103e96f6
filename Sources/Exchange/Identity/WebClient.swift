import CFetch
import Dispatch
public import Foundation

/// Asks other servers: those of a list, over https, with time limits and a limit of size. Redirects are not followed.
public struct WebClient: WebAsking {
    /// The hosts that may be asked.
    public let hosts: Set<String>
    /// Whether a server on this machine may be asked without TLS, as test servers are.
    public let allowsPlainLoopback: Bool
    /// A file of certificates to trust instead of the machine's own.
    public var certificateFile: String?
    /// The longest answer that is read.
    public static let mostBytes = 512 * 1024

    public init(hosts: Set<String>, allowsPlainLoopback: Bool = false, certificateFile: String? = nil) {
        self.hosts = hosts
        self.allowsPlainLoopback = allowsPlainLoopback
        self.certificateFile = certificateFile
    }

    public func ask(_ request: WebRequest) async throws(IdentityFault) -> WebAnswer {
        guard let host = request.url.host?.lowercased(), hosts.contains(host), mayUse(request.url, host) else {
            throw IdentityFault(.badAnswer)
        }
        let answer = await withCheckedContinuation { continuation in
            // libcurl waits; it must not hold one of the few threads on which everything else runs.
            Self.queue.async { continuation.resume(returning: perform(request)) }
        }
        guard let answer else { throw IdentityFault(.unreachable) }
        return answer
    }

    private static let queue = DispatchQueue(label: "identity", attributes: .concurrent)

    private func mayUse(_ url: URL, _ host: String) -> Bool {
        url.scheme == "https" || (url.scheme == "http" && allowsPlainLoopback && Self.isLoopback(host))
    }

    private static func isLoopback(_ host: String) -> Bool { ["127.0.0.1", "localhost", "::1"].contains(host) }

    private func perform(_ request: WebRequest) -> WebAnswer? {
        CStrings.with([request.url.absoluteString, request.body, request.authorization, certificateFile]) { texts in
            var asked = trellis_fetch_request()
            asked.url = texts[0]
            asked.form = texts[1]
            asked.authorization = texts[2]
            asked.ca_file = texts[3]
            asked.allows_plain = allowsPlainLoopback ? 1 : 0
            asked.most_bytes = Self.mostBytes
            asked.connect_timeout_ms = 3_000
            asked.timeout_ms = 10_000
            var answer = trellis_fetch_answer()
            let outcome = trellis_fetch(&asked, &answer)
            defer { trellis_fetch_free(&answer) }
            guard outcome == TRELLIS_FETCH_ANSWERED else { return nil }
            let bytes = UnsafeBufferPointer(start: answer.bytes, count: answer.length)
            return WebAnswer(status: answer.status, body: Data(bytes))
        }
    }
}

/// What asks other servers; a test puts its own in its place.
public protocol WebAsking: Sendable {
    /// Asks, and waits for the whole answer.
    /// - Throws: `IdentityFault` when there is none, or the server may not be asked.
    func ask(_ request: WebRequest) async throws(IdentityFault) -> WebAnswer
}

/// A question to another server: a page to fetch, or a form to send.
public struct WebRequest: Sendable {
    public var url: URL
    /// The fields of a form; nil to fetch.
    public var form: [(name: String, value: String)]?
    /// The value of the header `Authorization`.
    public var authorization: String?

    public init(url: URL, form: [(name: String, value: String)]? = nil, authorization: String? = nil) {
        self.url = url
        self.form = form
        self.authorization = authorization
    }

    var body: String? {
        form.map { fields in fields.map { "\(Self.encode($0.name))=\(Self.encode($0.value))" }.joined(separator: "&") }
    }

    /// A text as it stands in a form or a query.
    static func encode(_ text: String) -> String {
        text.addingPercentEncoding(
            withAllowedCharacters: CharacterSet(
                charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
            )
        ) ?? ""
    }
}

/// What another server said.
public struct WebAnswer: Sendable {
    public var status: Int
    public var body: Data

    public init(status: Int, body: Data) {
        self.status = status
        self.body = body
    }
}
