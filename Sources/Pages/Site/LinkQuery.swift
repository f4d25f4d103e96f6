/// The query of a link or a list page: names and values in order, empty values left out.
public struct LinkQuery: Hashable, Sendable {
    public private(set) var items: [(name: String, value: String)]

    public init(_ items: [(String, String)] = []) {
        self.items = items.filter { !$0.1.isEmpty }.map { (name: $0.0, value: $0.1) }
    }

    /// The same query with one name set to one value, or removed.
    public func setting(_ name: String, to value: String?) -> LinkQuery {
        var rest = items.filter { $0.name != name }.map { ($0.name, $0.value) }
        if let value, !value.isEmpty { rest.append((name, value)) }
        return LinkQuery(rest)
    }

    /// The same query without one value of a name.
    public func removing(_ name: String, _ value: String) -> LinkQuery {
        LinkQuery(items.filter { !($0.name == name && $0.value == value) }.map { ($0.name, $0.value) })
    }

    /// The first value of a name.
    public subscript(name: String) -> String? { items.first { $0.name == name }?.value }

    /// All values of a name.
    public func all(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

    /// `?a=b&c=d`, percent-encoded, or nothing.
    public var text: String {
        items.isEmpty
            ? "" : "?" + items.map { "\(Self.encode($0.name))=\(Self.encode($0.value))" }.joined(separator: "&")
    }

    private static func encode(_ text: String) -> String {
        var out = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                out.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                out += "%" + (hex.count == 1 ? "0" + hex : hex)
            }
        }
        return out
    }

    public static func == (left: LinkQuery, right: LinkQuery) -> Bool { left.text == right.text }

    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
