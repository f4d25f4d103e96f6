import Foundation
import Testing

@testable import Services

@Suite("Codes from an app")
struct TimeCodeTests {
    /// The secret of RFC 6238, appendix B.
    static let secret = Array("12345678901234567890".utf8)

    @Test(
        "The codes are those of RFC 6238",
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ]
    )
    func reference(seconds: Int, code: String) {
        let step = TimeCode.step(at: Date(timeIntervalSince1970: Double(seconds)))
        #expect(TimeCode.code(Self.secret, step: step, digits: 8) == code)
        #expect(TimeCode.code(Self.secret, step: step) == String(code.suffix(6)))
    }

    @Test("A code is good half a minute early and late, and no longer", arguments: [-2, -1, 0, 1, 2])
    func window(offset: Int) {
        let now = Date(timeIntervalSince1970: 1_234_567_890)
        let step = TimeCode.step(at: now) + offset
        let code = TimeCode.code(Self.secret, step: step)
        #expect(TimeCode.step(of: code, Self.secret, at: now) == (abs(offset) <= 1 ? step : nil))
    }

    @Test("Base32 goes there and back", arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar"])
    func base32(text: String) {
        let words = ["": "", "f": "MY", "fo": "MZXQ", "foo": "MZXW6", "foob": "MZXW6YQ", "fooba": "MZXW6YTB"]
        let encoded = Base32.text(Array(text.utf8))
        #expect(encoded == words[text] ?? "MZXW6YTBOI")
        #expect(Base32.bytes(encoded) == Array(text.utf8))
        #expect(Base32.bytes("M1") == nil)
    }
}
