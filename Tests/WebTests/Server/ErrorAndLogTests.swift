import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Testing

@testable import Web

@Suite("Errors and what is logged")
struct ErrorAndLogTests {
    private func fields(_ line: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    @Test func `an unforeseen error gives a page with the reference and a log line without the data`() async throws {
        let logs = LogRecorder()
        let answer = try await SampleSite().client(logs: logs).get("/crash?who=ann@example.org")
        #expect(answer.code == 500)
        let reference = try #require(answer.header("X-Request-Id"))
        #expect(answer.text.contains(reference))
        #expect(!answer.text.contains("ann@"))
        let failure = try fields(try #require(logs.lines.first { $0.contains("request failed") }))
        #expect(failure["level"] as? String == "error")
        #expect(failure["request_id"] as? String == reference)
        #expect((failure["error_type"] as? String)?.hasSuffix("Broken") == true)
        #expect(!logs.lines.joined().contains("ann@"))
    }

    @Test func `each answer leaves one line with the name of the route in place of the path`() async throws {
        let logs = LogRecorder()
        var site = try SampleSite()
        site.sessions = [SampleSession()]
        let client = site.client(logs: logs)
        await client.setCookie("__Host-session", "u7")
        await client.get("/form?name=ann")
        #expect(logs.lines.count == 1)
        let line = try fields(try #require(logs.lines.first))
        #expect(line["message"] as? String == "request")
        #expect(line["route"] as? String == "form")
        #expect(line["method"] as? String == "GET")
        #expect(line["status"] as? Int == 200)
        #expect(line["user"] as? String == "u7")
        #expect(line["time"] as? String == "2027-01-15T08:00:00.250Z")
        #expect(line["ms"] is Int && line["bytes"] is Int)
        #expect(!logs.lines[0].contains("ann"))
    }

    @Test func `refusals are logged too`() async throws {
        let logs = LogRecorder()
        await (try SampleSite().client(logs: logs)).post("/form", ["name": "ann"])
        let line = try fields(try #require(logs.lines.first { $0.contains("request refused") }))
        #expect(line["status"] as? Int == 403)
        #expect(!logs.lines.joined().contains("ann"))
    }

    @Test func `errors of the floors below get the words that the pages floor has for them`() async throws {
        let site = try SampleSite()
        let pages = ErrorPages(
            page: { status, title, message, _ in
                HTMLResponse.page(ByteBuffer(string: "\(title): \(message)"), status: status)
            },
            explain: { $0 is Broken ? WebRefusal(.conflict, title: "Changed meanwhile", message: "Reload.") : nil }
        )
        let responder = Pipeline.build(settings: site.settings, pages: pages, handler: SampleSite.handle)
        let answer = await TestClient(responder, publicURL: site.settings.publicURL).get("/crash")
        #expect(answer.code == 409)
        #expect(answer.text == "Changed meanwhile: Reload.")
    }

    @Test func `plain error pages escape what they show`() throws {
        let context = AppContext(logger: LogRecorder().logger(), peerAddress: nil)
        let response = ErrorPages.plain.page(.badRequest, "<b>", "\"&\"", context)
        let buffer = try #require(Mirror(reflecting: response.body).descendant("_backing", "byteBuffer") as? ByteBuffer)
        #expect(String(buffer: buffer).contains("&lt;b&gt;"))
    }

    @Test(
        "a log line stays one line whatever it is told",
        arguments: [
            "a\nb", "a\r\nb", "a\u{2028}b", "a\u{85}b", "\u{1B}[31m", "\u{202E}x", "\"},{\"level\":\"error", "\\", "\0",
            "Zoë 😀",
        ]
    )
    func injection(text: String) throws {
        let logs = LogRecorder()
        logs.logger().warning(
            "\(text)",
            metadata: ["key": .string(text), text: .array([.string(text)]), "message": "x"]
        )
        let line = try #require(logs.lines.first)
        #expect(logs.lines.count == 1)
        #expect(line.unicodeScalars.filter { $0.isControl || $0.value == 0x2028 }.map(\.value) == [10])
        #expect(line.hasSuffix("}\n"))
        let read = try fields(line)
        #expect(read["message"] as? String == text)
        #expect(read["key"] as? String == text)
    }

    @Test func `each value keeps its kind`() throws {
        let logs = LogRecorder()
        let nested: Logger.Metadata.Value = .dictionary(["a": .stringConvertible(1), "b": .array(["x"])])
        logs.logger().info("m", metadata: ["n": .stringConvertible(-3), "t": .stringConvertible(true), "d": nested])
        #expect(logs.lines.first?.contains("\"d\":{\"a\":1,\"b\":[\"x\"]},\"n\":-3,\"t\":true}") == true)
    }

    @Test func `an error given to the logger shows its type and not its values`() throws {
        let logs = LogRecorder()
        logs.logger().error("m", error: Broken(secret: "ann@example.org"))
        let line = try #require(logs.lines.first)
        #expect(try (fields(line)["error_type"] as? String)?.hasSuffix("Broken") == true)
        #expect(!line.contains("ann@"))
    }

    @Test func `records below the level are not written`() {
        let logs = LogRecorder()
        let logger = logs.logger(level: .warning)
        logger.info("quiet")
        #expect(logs.lines.isEmpty)
        logger.error("loud")
        #expect(logs.lines.count == 1)
    }

    @Test(
        "who is behind a proxy",
        arguments: [
            ("192.0.2.1", "10.0.0.9", "10.0.0.9"), ("192.0.2.1", "6.6.6.6, 10.0.0.9", "10.0.0.9"),
            ("192.0.2.1", "6.6.6.6, 10.0.0.9, 192.0.2.1", "10.0.0.9"), ("192.0.2.1", nil, "192.0.2.1"),
            ("203.0.113.5", "10.0.0.9", "203.0.113.5"),
        ] as [(String, String?, String)]
    )
    func proxies(peer: String, forwarded: String?, expected: String) async throws {
        var site = try SampleSite()
        site.settings.trustedProxies = ["192.0.2.1"]
        let responder = Pipeline.build(settings: site.settings) { _, context in
            HTMLResponse.page(ByteBuffer(string: context.clientAddress ?? "none"))
        }
        let client = TestClient(responder, publicURL: site.settings.publicURL, peer: peer)
        let headers: HTTPFields = forwarded.map { [.forwardedFor: $0] } ?? [:]
        #expect(await client.get("/", headers: headers).text == expected)
    }
}
