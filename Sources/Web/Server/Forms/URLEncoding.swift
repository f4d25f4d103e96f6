/// Percent-encoding as forms, queries and path segments use it; what is not valid UTF-8 is refused, never mended.
public enum URLEncoding {
    /// Reads `a=1&b=2`; nil when an escape is broken, a text is not UTF-8 or there are too many fields.
    public static func form(_ text: some StringProtocol, maxFields: Int = 5_000) -> FormData? {
        form(Array(text.utf8)[...], maxFields: maxFields)
    }

    static func form(_ bytes: ArraySlice<UInt8>, maxFields: Int) -> FormData? {
        var form = FormData()
        var count = 0
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            count += 1
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard count <= maxFields, let name = decode(parts[0], plusIsSpace: true),
                let value = decode(parts.count == 2 ? parts[1] : [], plusIsSpace: true)
            else { return nil }
            form.append(value, to: name)
        }
        return form
    }

    /// Reads one segment of a path; nil when it is broken or could mean another path.
    public static func pathSegment(_ text: some StringProtocol) -> String? {
        guard let segment = decode(Array(text.utf8)[...], plusIsSpace: false),
            segment != ".", segment != "..", !segment.contains(where: { $0 == "/" || $0 == "\\" }),
            !segment.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { return nil }
        return segment
    }

    /// Reads all segments of a path without the slashes; nil when one is broken. `/` has none.
    public static func pathSegments(_ path: some StringProtocol) -> [String]? {
        guard path.first == "/" else { return nil }
        var segments: [String] = []
        for raw in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let segment = pathSegment(raw) else { return nil }
            segments.append(segment)
        }
        return segments == [""] ? [] : segments
    }

    /// Writes a text so that it can stand in a path segment or a query.
    public static func encode(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }

    static func decode(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool) -> String? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%") {
                guard index + 2 < bytes.endIndex, let high = hexValue(bytes[index + 1]),
                    let low = hexValue(bytes[index + 2])
                else { return nil }
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                index += 1
            }
        }
        guard !decoded.contains(0) else { return nil }
        return String(validating: decoded, as: UTF8.self)
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
