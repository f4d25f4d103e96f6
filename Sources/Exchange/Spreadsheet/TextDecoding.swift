/// Turns the bytes of a text file into text, whichever of the usual encodings they are in.
enum TextDecoding {
    /// The text, without a byte order mark.
    ///
    /// - Throws: `SpreadsheetFault` when the bytes are no text.
    static func text(of bytes: [UInt8]) throws(SpreadsheetFault) -> String {
        let text: String
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
        } else if let isLittleEndian = utf16Order(of: bytes) {
            text = utf16(bytes, isLittleEndian: isLittleEndian)
        } else if let utf8 = String(validating: bytes, as: UTF8.self) {
            text = utf8
        } else {
            text = windows1252(bytes)
        }
        // A stray NUL or two come from old programs; many mean that this is no text.
        let controls = text.utf8.count { $0 < 9 || ($0 > 13 && $0 < 32) }
        guard controls <= text.utf8.count / 100 else { throw FileKind.notSpreadsheet("not text") }
        return text
    }

    /// Whether the bytes are UTF-16, and in which order; nil when they are not.
    private static func utf16Order(of bytes: [UInt8]) -> Bool? {
        if bytes.starts(with: [0xFF, 0xFE]) { return true }
        if bytes.starts(with: [0xFE, 0xFF]) { return false }
        let head = bytes.prefix(400)
        guard head.count >= 8 else { return nil }
        let zeros = head.enumerated().filter { $0.element == 0 }
        let odd = zeros.count { $0.offset % 2 == 1 }
        if odd > head.count * 2 / 5, odd == zeros.count { return true }
        if zeros.count > head.count * 2 / 5, odd == 0 { return false }
        return nil
    }

    private static func utf16(_ bytes: [UInt8], isLittleEndian: Bool) -> String {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
            let pair = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isLittleEndian ? pair.0 | pair.1 << 8 : pair.0 << 8 | pair.1)
        }
        if units.first == 0xFEFF { units.removeFirst() }
        return String(decoding: units, as: UTF16.self)
    }

    /// What Excel for Windows writes when it is told "CSV" without more.
    private static func windows1252(_ bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let code = (0x80...0x9F).contains(byte) ? upperHalf[Int(byte) - 0x80] : UInt32(byte)
            text.append(Unicode.Scalar(code) ?? "\u{FFFD}")
        }
        return String(text)
    }

    /// Windows-1252 from 0x80 to 0x9F; the five codes without a character stay as they are.
    private static let upperHalf: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
}
