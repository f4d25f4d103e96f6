import Foundation
import Testing

@testable import Allocation

/// Numbers and texts of a line, as strict as JSON is.
@Suite struct JSONScannerTests {
    private func scan<Value>(_ text: [UInt8], _ body: (inout JSONScanner) throws(LineFault) -> Value) -> Value? {
        (text + [0x0A]).withUnsafeBufferPointer { bytes in
            var scanner = JSONScanner(bytes)
            guard let value = try? body(&scanner), scanner.isAtEnd() else { return nil }
            return value
        }
    }

    static let numbers: [(text: String, value: Int?)] = [
        ("0", 0), ("-0", 0), ("7", 7), ("-12", -12), (" 1000000000 ", 1_000_000_000), ("1.0", 1), ("12.500e1", 125),
        ("1e3", 1_000), ("1E+3", 1_000), ("100e-2", 1), ("0e99999999999999999999", 0), ("0.000", 0),
        ("9223372036854775807", .max), ("9223372036854775808", .max), ("-9223372036854775808", -.max),
        ("1e400", .max), ("1e99999999999999999999", .max), ("123456789012345678901234567890", .max),
        ("0.00000000000000000000001e23", 1),
        // Numbers, but not whole.
        ("1.5", nil), ("-0.1", nil), ("1e-1", nil), ("123e-99999999999999999999", nil), ("12.34e1", nil),
        // Not numbers.
        ("", nil), ("-", nil), ("+1", nil), ("01", nil), ("-01", nil), ("1.", nil), (".5", nil), ("1e", nil),
        ("1e+", nil),
        ("1.2.3", nil), ("1e2e3", nil), ("1e2.5", nil), ("0x10", nil), ("1_000", nil), ("NaN", nil), ("Infinity", nil),
        ("--1", nil), ("1 2", nil), ("٣", nil),
    ]

    @Test(arguments: numbers) func `a number is read when it is whole`(_ text: String, _ value: Int?) {
        let read = scan(Array(text.utf8)) { scanner throws(LineFault) in try scanner.wholeNumber() }
        #expect((read ?? nil) == value)
    }

    private func text(_ bytes: [UInt8]) -> String? {
        scan(bytes) { scanner throws(LineFault) in
            let (content, isEscaped) = try scanner.text()
            let plain = isEscaped ? try scanner.unescaped(content) : Array(scanner[content])
            guard let text = String(validating: plain, as: UTF8.self) else { throw scanner.notJSON }
            return text
        }
    }

    static let texts: [(text: String, value: String?)] = [
        (#""""#, ""), (#""a b""#, "a b"), (#""é 漢 😀""#, "é 漢 😀"), (#""\u00e9\u6F22""#, "é漢"), (#""\uD83D\uDE00""#, "😀"),
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0000""#, "\0"), (#""x\\u0041""#, "x\\u0041"),
        ("\"\u{7F}\"", "\u{7F}"),
        (#""\\""#, "\\"),
        (#"""#, nil), (#""a"#, nil), (#""\""#, nil), (#""\x""#, nil), (#""\u12""#, nil), (#""\u12G4""#, nil),
        (#""\U0041""#, nil),
        (#""\uD83D""#, nil), (#""\uD83D\u0041""#, nil), (#""\uD83Dx""#, nil), (#""\uDE00\uD83D""#, nil),
        (#""\uDE00""#, nil),
        ("\"a\tb\"", nil), ("\"\u{1}\"", nil), (#"'a'"#, nil), (#""a"b"#, nil), ("a", nil),
    ]

    @Test(arguments: texts) func `a text is read with its escapes`(_ written: String, _ value: String?) {
        #expect(text(Array(written.utf8)) == value)
    }

    @Test(
        arguments: [[0xFF], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80]] as [[UInt8]]
    )
    func `bytes that are not UTF-8 are no text`(_ bytes: [UInt8]) {
        #expect(text([0x22] + bytes + [0x22]) == nil)
    }

    @Test func `what another reader of JSON makes of a text is the same`() throws {
        var random = SplitMix(seed: 4)
        let parts = [
            "a", "\\", "\\\\", "\"", "\\\"", "\\u", "\\u00", "\\u0041", "\\ud83d", "\\ude00", "é", "😀", "\t", "\\n",
            "\\x", "/",
        ]
        var read = 0
        for _ in 0..<4_000 {
            let written = "\"" + (0..<random.below(6)).map { _ in parts[random.below(parts.count)] }.joined() + "\""
            let other =
                try? JSONSerialization.jsonObject(with: Data(written.utf8), options: .fragmentsAllowed) as? String
            #expect(text(Array(written.utf8)) == other, "\(written)")
            if other != nil { read += 1 }
        }
        #expect(read > 300)
    }

    @Test func `a number is read when it fits the grammar of JSON and is whole`() throws {
        var random = SplitMix(seed: 5)
        let characters = Array("0123456789..eE+--0")
        var whole = 0
        for _ in 0..<8_000 {
            let written = String((0...random.below(5)).map { _ in characters[random.below(characters.count)] })
            // Past the reach of a double.
            if written.contains(/[eE][+-]?\d{2,}/) { continue }
            let isNumber = written.wholeMatch(of: /-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/) != nil
            let expected = isNumber ? Double(written).flatMap { Int(exactly: $0) } : nil
            let read = scan(Array(written.utf8)) { scanner throws(LineFault) in try scanner.wholeNumber() } ?? nil
            #expect(read == expected, "\(written)")
            if read != nil { whole += 1 }
        }
        #expect(whole > 500)
    }
}
