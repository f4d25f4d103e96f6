import Hummingbird
import Synchronization
import Testing

@testable import Web

/// Requests that no browser sends, on a real socket.
@Suite("Requests written byte by byte", .serialized)
struct RawHTTPTests {
    private static let host = "Host: trellis.example.org\r\n"

    private func ask(_ request: String, close: Bool = true) async throws -> String {
        try await withServer(SampleSite().settings, responder: SampleSite().responder()) { port in
            let connection = try RawConnection(port: port)
            await connection.write(request)
            return await connection.readResponse(within: 60) ?? "no answer"
        }
    }

    private func status(of answer: String) -> Int {
        Int(answer.split(separator: " ").dropFirst().first ?? "") ?? 0
    }

    @Test(
        "what is refused and what is not",
        arguments: [
            ("an honest request", "GET / HTTP/1.1\r\n\(host)\r\n", 200),
            ("no Host", "GET / HTTP/1.1\r\n\r\n", 400),
            ("no Host in HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", 400),
            ("two Hosts", "GET / HTTP/1.1\r\n\(host)\(host)\r\n", 400),
            ("two different Hosts", "GET / HTTP/1.1\r\nHost: evil.org\r\n\(host)\r\n", 400),
            ("a foreign Host", "GET / HTTP/1.1\r\nHost: evil.org\r\n\r\n", 400),
            ("an absolute target of ours", "GET http://trellis.example.org/ HTTP/1.1\r\n\(host)\r\n", 200),
            ("a foreign absolute target", "GET http://evil.org/ HTTP/1.1\r\n\(host)\r\n", 400),
            ("a foreign absolute target with its Host", "GET http://evil.org/ HTTP/1.1\r\nHost: evil.org\r\n\r\n", 400),
            ("an absolute target without Host", "GET http://trellis.example.org/ HTTP/1.1\r\n\r\n", 400),
            ("a target with a user", "GET http://trellis.example.org@evil.org/ HTTP/1.1\r\n\(host)\r\n", 400),
            (
                "length and chunks",
                "POST /form HTTP/1.1\r\n\(host)Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400
            ),
            ("two lengths", "POST /form HTTP/1.1\r\n\(host)Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400),
            ("a negative length", "POST /form HTTP/1.1\r\n\(host)Content-Length: -1\r\n\r\n", 400),
            (
                "a blank before the colon",
                "POST /form HTTP/1.1\r\n\(host)Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", 400
            ),
            ("bare line feeds", "GET / HTTP/1.1\nHost: trellis.example.org\n\n", 400),
            ("a folded header", "GET / HTTP/1.1\r\n\(host)X-A: a\r\n b\r\n\r\n", 400),
            ("a huge header", "GET / HTTP/1.1\r\n\(host)X-A: \(String(repeating: "a", count: 100_000))\r\n\r\n", 400),
            ("too many headers", "GET / HTTP/1.1\r\n\(host)\(String(repeating: "X-A: a\r\n", count: 5_000))\r\n", 400),
            ("a huge target", "GET /\(String(repeating: "a", count: 20_000)) HTTP/1.1\r\n\(host)\r\n", 414),
            ("TRACE", "TRACE / HTTP/1.1\r\n\(host)\r\n", 405),
            ("CONNECT", "CONNECT trellis.example.org:443 HTTP/1.1\r\n\(host)\r\n", 400),
            ("nonsense", "\u{16}\u{3}\u{1}\r\n\r\n", 400),
        ]
    )
    func table(what: String, request: String, code: Int) async throws {
        let answer = try await ask(request)
        #expect(status(of: answer) == code, "\(what): \(answer.prefix(200))")
        let head = answer.lowercased()
        for header in ["content-security-policy: default-src 'none'", "x-content-type-options: nosniff"] {
            #expect(head.contains(header), "\(what) lacks \(header)")
        }
        #expect(head.ranges(of: "content-security-policy:").count == 1)
        #expect(!head.contains("\r\nserver:"))
    }

    @Test func `HEAD sends no body, and the connection stays usable`() async throws {
        let answers = try await ask(
            "HEAD / HTTP/1.1\r\n\(Self.host)\r\nGET /gone HTTP/1.1\r\n\(Self.host)Connection: close\r\n\r\n"
        )
        #expect(answers.hasPrefix("HTTP/1.1 200"))
        #expect(!answers.contains("<h1>Home</h1>"))
    }

    @Test func `a form of eleven megabytes is answered with 413`() async throws {
        let answer = try await withServer(SampleSite().settings, responder: SampleSite().responder()) { port in
            let connection = try RawConnection(port: port)
            await connection.write(
                "POST /form HTTP/1.1\r\n\(Self.host)Content-Type: multipart/form-data; boundary=b\r\n"
                    + "Content-Length: 11534336\r\n\r\n"
            )
            return await connection.readResponse(within: 60) ?? ""
        }
        #expect(status(of: answer) == 413)
        #expect(answer.contains("A file can be up to 10 MB."))
    }

    @Test(
        "half a form is never taken for a whole one",
        arguments: [
            "Content-Length: 1000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n1000\r\n",
        ]
    )
    func truncated(framing: String) async throws {
        let reached = Mutex(false)
        let token = RandomToken.make()
        let site = try SampleSite()
        let responder = Pipeline.build(settings: site.settings) { request, context in
            reached.withLock { $0 = true }
            return try await SampleSite.handle(request, context)
        }
        let answer = try await withServer(site.settings, responder: responder) { port in
            let connection = try RawConnection(port: port)
            await connection.write(
                "POST /form HTTP/1.1\r\n\(Self.host)Cookie: __Host-trellis-form=\(token)\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n\(framing)_csrf=\(token)&name=half"
            )
            await connection.endWriting()
            return await connection.readToEnd(within: 60)
        }
        #expect(answer != nil && answer?.hasPrefix("HTTP/1.1 200") == false)
        #expect(!reached.withLock { $0 })
    }

    @Test func `a request under way is answered before the server ends`() async throws {
        let site = try SampleSite()
        let connection = try await withServer(site.settings, responder: site.responder()) { port in
            let connection = try RawConnection(port: port)
            await connection.write("GET /slow HTTP/1.1\r\n\(Self.host)\r\n")
            try await Task.sleep(for: .milliseconds(100))
            return connection
        }
        // The server has ended by now; its answer waits in the socket, and then comes the end.
        let answer = await connection.readToEnd(within: 60)
        #expect(answer?.contains("slow answer") == true)
    }
}
