/// Tells addresses that may be linked to from those that could run a script.
enum Address {
    private static let schemes: Set<String> = ["http", "https", "mailto", "otpauth", "tel"]

    /// Whether the address is relative or has one of the allowed schemes.
    ///
    /// Browsers skip control characters and spaces around and inside a scheme, so they are skipped here too.
    static func isSafe(_ address: String) -> Bool {
        var scheme: [UInt8] = []
        for byte in address.utf8 where byte > 0x20 && byte != 0x7F {
            switch byte {
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
            case UInt8(ascii: ":"): return schemes.contains(String(decoding: scheme, as: UTF8.self).lowercased())
            default: scheme.append(byte)
            }
        }
        return true
    }
}
