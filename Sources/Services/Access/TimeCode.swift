import Crypto
import Foundation

/// Codes of six digits that an app and the server make from a shared secret and the time (RFC 6238, with SHA-1 as every
/// app understands it).
enum TimeCode {
    /// Seconds that a code is shown.
    static let period = 30

    /// The number of the period that a moment is in.
    static func step(at moment: Date) -> Int {
        Int((moment.timeIntervalSince1970 / Double(period)).rounded(.down))
    }

    /// The code of a period.
    static func code(_ secret: [UInt8], step: Int, digits: Int = 6) -> String {
        let counter = withUnsafeBytes(of: UInt64(step).bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[mac.count - 1] & 0x0F)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let modulus = (0..<digits).reduce(UInt32(1)) { product, _ in product * 10 }
        let text = String(number % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The period of a code that is good now: this one, or one before or after it, for clocks that are not quite right.
    static func step(of code: String, _ secret: [UInt8], at moment: Date) -> Int? {
        let now = step(at: moment)
        // All three are compared, so that the time does not tell which.
        return [now - 1, now, now + 1].filter { Self.code(secret, step: $0) == code }.max()
    }
}

/// Bytes in letters and digits that are hard to mistake, as apps for codes take them (RFC 4648, without padding).
enum Base32 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    static func text(_ bytes: [UInt8]) -> String {
        var text = "", buffer = 0, bits = 0
        for byte in bytes {
            buffer = buffer << 8 | Int(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(letters[buffer >> bits & 31])
            }
            buffer &= 1 << bits - 1
        }
        if bits > 0 { text.append(letters[buffer << (5 - bits) & 31]) }
        return text
    }

    /// The bytes of a text, nothing when it has other letters in it.
    static func bytes(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = [], buffer = 0, bits = 0
        for letter in text {
            guard let value = letters.firstIndex(of: letter) else { return nil }
            buffer = buffer << 5 | value
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(buffer >> bits & 255))
            }
            buffer &= 1 << bits - 1
        }
        return bytes
    }
}
