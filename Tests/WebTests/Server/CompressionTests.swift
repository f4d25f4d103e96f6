import CZlib
import HTTPTypes
import NIOCore
import Testing

@testable import Web

@Suite("Pages travel compressed")
struct CompressionTests {
    @Test func `a browser that takes gzip gets the same page in fewer bytes`() async throws {
        let client = try SampleSite().client()
        let plain = await client.get("/big")
        #expect(plain.header("Content-Encoding") == nil)
        let packed = await client.get("/big", headers: [.acceptEncoding: "gzip, deflate, br"])
        #expect(packed.header("Content-Encoding") == "gzip")
        #expect(packed.header("Content-Length") == String(packed.bytes.readableBytes))
        #expect(packed.bytes.readableBytes < plain.bytes.readableBytes / 100)
        #expect(inflated(packed.bytes, atMost: plain.bytes.readableBytes + 1) == plain.bytes)
        for answer in [plain, packed] { #expect(answer.header("Vary") == "Accept-Encoding") }
    }

    @Test func `small pages and files stay as they are`() async throws {
        let client = try SampleSite().client()
        for path in ["/", "/download", "/go", "/nothing"] {
            #expect(await client.get(path, headers: [.acceptEncoding: "gzip"]).header("Content-Encoding") == nil)
        }
    }

    @Test(
        "what a browser takes is read with its weights",
        arguments: [
            (["gzip"], true), (["br, gzip;q=0.5"], true), (["br", "x-gzip"], true), (["gzip;q=0"], false),
            (["gzip; q=0.0"], false), (["br"], false), ([], false), (["identity"], false),
        ]
    )
    func codings(values: [String], takes: Bool) {
        #expect(Compression.takesGzip(values) == takes)
    }

    @Test func `the token of forms looks different on every page and is the same one`() {
        let token = RandomToken.make()
        let masked = (0..<50).map { _ in FormTokenMask.masked(token) }
        #expect(Set(masked).count == 50)
        #expect(masked.allSatisfy { FormTokenMask.unmasked($0) == token && !$0.contains(token.prefix(6)) })
        for damaged in ["", ".", "a.b", "a.", "YQ.YQ.YQ", "é.é", token] {
            #expect(FormTokenMask.unmasked(damaged) != RandomToken.make())
        }
        #expect(FormTokenMask.unmasked(token) == token)
    }

    private func inflated(_ bytes: ByteBuffer, atMost room: Int) -> ByteBuffer? {
        var stream = z_stream()
        guard inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var input = bytes
        var output = ByteBuffer()
        output.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { target in
            input.withUnsafeMutableReadableBytes { source in
                stream.next_in = source.bindMemory(to: UInt8.self).baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.bindMemory(to: UInt8.self).baseAddress
                stream.avail_out = UInt32(target.count)
                _ = inflate(&stream, Z_FINISH)
            }
            return Int(stream.total_out)
        }
        return output
    }
}
