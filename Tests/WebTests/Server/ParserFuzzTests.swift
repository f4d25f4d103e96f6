import NIOCore
import Testing

@testable import Web

/// Parsers meet many thousand damaged inputs, the same ones in each run, and answer each without a crash.
@Suite("Parsers and damaged input")
struct ParserFuzzTests {
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private func damaged(_ sample: String, _ dice: inout Dice) -> [UInt8] {
        var bytes = Array(sample.utf8)
        for _ in 0..<Int.random(in: 1...6, using: &dice) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &dice)
            switch Int.random(in: 0..<4, using: &dice) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(contentsOf: Array("\r\n--b%;=\"\\".utf8).shuffled(using: &dice), at: place)
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }

    @Test func `forms with files`() {
        let sample =
            "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\na,b\r\n--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n--b--\r\n"
        var dice = Dice(state: 1)
        var read = 0
        for _ in 0..<4_000 {
            let body = ByteBuffer(bytes: damaged(sample, &dice))
            guard let form = try? MultipartParser(boundary: "b").parse(body) else { continue }
            read += 1
            // What is read consists of bytes that were there.
            for file in form.names.flatMap(form.files) { #expect(file.bytes.readableBytes < body.readableBytes) }
        }
        #expect(read > 0 && read < 4_000)
    }

    @Test func `forms, headers, paths and cookies`() {
        var dice = Dice(state: 2)
        var refused = 0
        for _ in 0..<4_000 {
            let form = damaged("a=1&b=Zo%C3%AB&c=%0D%0A+x", &dice)
            if URLEncoding.form(form[...], maxFields: 10) == nil { refused += 1 }
            let text = String(decoding: damaged("form-data; name=\"a\\\"b\"; x=y", &dice), as: UTF8.self)
            if HeaderParameters(text) == nil { refused += 1 }
            let path = String(decoding: damaged("/a/Zo%C3%AB/..%2f", &dice), as: UTF8.self)
            for segment in URLEncoding.pathSegments(path) ?? [] { #expect(!segment.contains("/")) }
            #expect(!Redirect.isLocal("/" + path) || !path.hasPrefix("/"))
            _ = StaticAssets.acceptedCodings([path, text])
        }
        #expect(refused > 0)
    }
}
