import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

@Suite("What a form may contain")
struct FormReaderTests {
    private func read(_ type: String?, _ body: String, limits: ServerLimits = ServerLimits()) async throws -> FormData {
        try await read(type, ByteBuffer(string: body), limits: limits)
    }

    private func read(_ type: String?, _ body: ByteBuffer, limits: ServerLimits = ServerLimits()) async throws
        -> FormData
    {
        var headers: HTTPFields = [:]
        headers[.contentType] = type
        let head = HTTPRequest(method: .post, scheme: "https", authority: "a", path: "/", headerFields: headers)
        return try await FormReader(limits: limits).read(Request(head: head, body: RequestBody(buffer: body)))
    }

    private static let form = "application/x-www-form-urlencoded"

    @Test(
        "urlencoded forms",
        arguments: [
            ("", []), ("a=1", ["a=[\"1\"]"]), ("a=1&a=2&b=", ["a=[\"1\", \"2\"]", "b=[\"\"]"]), ("a", ["a=[\"\"]"]),
            ("a=b=c", ["a=[\"b=c\"]"]), ("n=Zo%C3%AB+B", ["n=[\"Zoë B\"]"]), ("a%5B%5D=x", ["a[]=[\"x\"]"]),
            ("&&a=1&", ["a=[\"1\"]"]), ("t=%0D%0Ax", ["t=[\"\\r\\nx\"]"]),
        ]
    )
    func urlencoded(body: String, expected: [String]) async throws {
        let form = try await read(Self.form, body)
        #expect(form.names.map { "\($0)=\(form.all($0))" } == expected)
    }

    @Test("broken forms are refused, not mended", arguments: ["a=%", "a=%4", "a=%zz", "a=%ff", "a=%00", "%c3=1"])
    func broken(body: String) async throws {
        await #expect(throws: WebRefusal.brokenForm) { try await read(Self.form, body) }
    }

    @Test(
        "other kinds of data are refused with 415",
        arguments: [
            "text/plain", "application/json", "application/x-www-form-urlencoded; charset=latin1", "nonsense", nil,
        ]
    )
    func otherKinds(type: String?) async throws {
        let error = await #expect(throws: WebRefusal.self) { try await read(type, "a=1") }
        #expect(error?.status.code == 415)
    }

    @Test func `a form without body or type is empty`() async throws {
        #expect(try await read(nil, "") == FormData())
    }

    @Test func `too much data is refused with 413 and a sentence that names the limit`() async throws {
        let large = ServerLimits(formBytes: 10, uploadBytes: 10 << 20)
        let form = await #expect(throws: WebRefusal.self) { try await read(Self.form, "a=1234567890", limits: large) }
        #expect(form?.status.code == 413)
        let body = ByteBuffer(repeating: 0x61, count: 11 << 20)
        let upload = await #expect(throws: WebRefusal.self) {
            try await read("multipart/form-data; boundary=b", body, limits: large)
        }
        #expect(upload?.status.code == 413)
        #expect(upload?.message.contains("up to 10 MB") == true)
    }

    @Test func `too many fields are refused`() async throws {
        let body = String(repeating: "a=1&", count: 5_001)
        await #expect(throws: WebRefusal.brokenForm) { try await read(Self.form, body) }
    }

    @Test func `one value is expected where one is asked for`() throws {
        let form = FormData(["a": "1", "a": "2", "b": "3", "e": ""])
        #expect(throws: WebRefusal.repeatedField) { try form.single("a") }
        #expect(throws: WebRefusal.repeatedField) { try form.text("a") }
        #expect(form.all("a") == ["1", "2"])
        #expect(try form.single("b") == "3")
        #expect(try form.single("c") == nil)
        #expect(try form.text("c") == "")
        #expect(!form.has("e") && form.has("b"))
    }

    @Test func `a repeated value in a query is refused with 400`() async throws {
        let client = try SampleSite().client()
        #expect(await client.get("/query?page=2").text == "page 2")
        #expect(await client.get("/query?page=2&page=3").code == 400)
    }
}

@Suite("Forms with files")
struct MultipartTests {
    private func parse(_ text: String, boundary: String = "b") throws -> FormData {
        try MultipartParser(boundary: boundary).parse(ByteBuffer(string: text))
    }

    @Test func `texts and files come with their names and bytes`() throws {
        let form = try parse(
            "--b\r\nContent-Disposition: form-data; name=\"who\"\r\n\r\nZoë\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Schüler.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\na,b\r\n--bx\r\n\r\n\r\n--b--\r\n"
        )
        #expect(form.all("who") == ["Zoë"])
        let file = try #require(try form.file("file"))
        #expect(file.name == "Schüler.csv")
        #expect(file.contentType == "text/csv")
        #expect(String(buffer: file.bytes) == "a,b\r\n--bx\r\n\r\n")
    }

    @Test func `bytes of a file stay as they are`() throws {
        let all = (0...255).map { UInt8($0) }
        var body = ByteBuffer(string: "--b\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\n")
        body.writeBytes(all)
        body.writeString("\r\n--b--")
        #expect(try MultipartParser(boundary: "b").parse(body).file("f")?.bytes == ByteBuffer(bytes: all))
    }

    @Test(
        "what a sender calls a file never names a folder",
        arguments: [
            ("C:\\\\Users\\\\ann\\\\list.csv", "list.csv"), ("../../etc/passwd", "passwd"), ("a%22b.csv", "a\"b.csv"),
            ("a\\\"b.csv", "a\"b.csv"), ("\u{202E}vsc.exe", "vsc.exe"), ("", ""),
        ]
    )
    func fileNames(sent: String, kept: String) throws {
        let form = try parse(
            "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"\(sent)\"\r\n\r\nx\r\n--b--\r\n"
        )
        #expect(try form.file("f")?.name == kept)
    }

    @Test func `a file field in which nothing was chosen holds no file`() throws {
        let form = try parse("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"\"\r\n\r\n\r\n--b--\r\n")
        #expect(form.files("f").isEmpty)
    }

    @Test(
        "damaged bodies are refused",
        arguments: [
            "", "x", "--b", "--b\r\n", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx",
            "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--b",
            "--b\r\n\r\nx\r\n--b--", "--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--b--",
            "--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--b--",
            "--b\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\nx\r\n--b--",
            "--b\nContent-Disposition: form-data; name=\"a\"\n\nx\n--b--",
            "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--", "--b\r\nnonsense\r\n\r\nx\r\n--b--",
        ]
    )
    func damaged(body: String) {
        #expect(throws: MultipartParser.Failure.self) { try parse(body) }
    }

    @Test func `every truncation is refused`() throws {
        let whole = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--b--"
        #expect(try parse(whole).all("a") == ["x"])
        for length in 0..<whole.utf8.count {
            let part = String(decoding: Array(whole.utf8.prefix(length)), as: UTF8.self)
            #expect(throws: MultipartParser.Failure.self) { try parse(part) }
        }
    }

    @Test func `a form with a file passes the form check as any other`() async throws {
        let client = try SampleSite().client()
        await client.get("/form")
        let answer = await client.upload("/form", ["name": "x"], files: [("file", "a.csv", "1234")])
        #expect(answer.text == "saved x [\"a.csv:4\"] [\"name\", \"file\"]")
    }
}

@Suite("Percent-encoding")
struct URLEncodingTests {
    @Test(
        "path segments",
        arguments: [
            ("Zo%C3%AB", "Zoë"), ("a+b", "a+b"), ("a%20b", "a b"), ("%41", "A"), ("", ""), ("%2f", nil), ("%5C", nil),
            ("..", nil), ("%2e%2e", nil), (".", nil), ("%00", nil), ("%0a", nil), ("%ff", nil), ("%", nil),
            ("%C3", nil),
        ] as [(String, String?)]
    )
    func segments(text: String, decoded: String?) { #expect(URLEncoding.pathSegment(text) == decoded) }

    @Test(
        "paths",
        arguments: [
            ("/", []), ("/a/b", ["a", "b"]), ("/a/", ["a", ""]), ("//a", ["", "a"]), ("a", nil), ("/a/../b", nil),
        ] as [(String, [String]?)]
    )
    func paths(path: String, segments: [String]?) { #expect(URLEncoding.pathSegments(path) == segments) }

    @Test("encoding is undone by decoding", arguments: ["", "Zoë & Søn", "a/b?c=d#e", "100%", "+", "😀", "a b"])
    func roundTrip(text: String) {
        #expect(URLEncoding.decode(Array(URLEncoding.encode(text).utf8)[...], plusIsSpace: true) == text)
    }
}
