/// The cells of a row as a flat JSON object of texts. Written out by hand because a file has thousands of rows, and a
/// general coder spends most of its time on setting itself up for each.
enum FlatObject {
    /// The JSON text, keys in order.
    static func text(_ cells: [String: String]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(cells.count * 32)
        bytes.append(UInt8(ascii: "{"))
        for (key, value) in cells.sorted(by: { $0.key < $1.key }) {
            if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
            append(key, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            append(value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The cells of a text that `text` has written; nothing when it is anything else.
    static func cells(_ text: String) -> [String: String]? {
        var parser = Parser(bytes: Array(text.utf8))
        return parser.object()
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20: bytes += Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private struct Parser {
        let bytes: [UInt8]
        var place = 0

        mutating func object() -> [String: String]? {
            guard take("{") else { return nil }
            var cells: [String: String] = [:]
            if take("}") { return place == bytes.count ? cells : nil }
            repeat {
                guard let key = string(), take(":"), let value = string() else { return nil }
                cells[key] = value
            } while take(",")
            return take("}") && place == bytes.count ? cells : nil
        }

        private mutating func take(_ mark: Unicode.Scalar) -> Bool {
            guard place < bytes.count, bytes[place] == UInt8(ascii: mark) else { return false }
            place += 1
            return true
        }

        private mutating func string() -> String? {
            guard take("\"") else { return nil }
            let start = place
            while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") {
                place += 1
            }
            guard place < bytes.count else { return nil }
            if take("\"") { return String(decoding: bytes[start..<place - 1], as: UTF8.self) }
            return escaped(after: Array(bytes[start..<place]))
        }

        private mutating func escaped(after head: [UInt8]) -> String? {
            var text = head
            while place < bytes.count {
                let byte = bytes[place]
                place += 1
                if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
                guard byte == UInt8(ascii: "\\") else {
                    text.append(byte)
                    continue
                }
                guard place < bytes.count else { return nil }
                let mark = bytes[place]
                place += 1
                guard mark == UInt8(ascii: "u") else {
                    text.append(mark)
                    continue
                }
                guard place + 4 <= bytes.count,
                    let code = UInt8(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
                else { return nil }
                text.append(code)
                place += 4
            }
            return nil
        }
    }
}
