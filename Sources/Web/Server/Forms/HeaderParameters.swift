/// A header value such as `form-data; name="a"; filename="b.csv"`: a first word and named parameters.
struct HeaderParameters {
    /// The first word in lower case.
    let value: String
    private(set) var parameters: [String: String] = [:]

    /// Reads a header value; nil when a quote is left open or a parameter comes twice.
    init?(_ text: String) {
        var rest = Substring(text)
        let first = rest.prefix { $0 != ";" }
        value = first.trimmed.lowercased()
        rest = rest[first.endIndex...]
        while rest.first == ";" {
            rest = rest.dropFirst()
            let name = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest[name.endIndex...]
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst()
            guard let value = Self.readValue(&rest) else { return nil }
            guard parameters.updateValue(value, forKey: name.trimmed.lowercased()) == nil else { return nil }
        }
    }

    private static func readValue(_ rest: inout Substring) -> String? {
        guard rest.first == "\"" else {
            let plain = rest.prefix { $0 != ";" }
            rest = rest[plain.endIndex...]
            return String(plain.trimmed)
        }
        rest = rest.dropFirst()
        var value = ""
        while let next = rest.popFirst() {
            switch next {
            case "\"":
                rest = rest.drop { $0 != ";" }
                return value
            case "\\" where rest.first == "\"" || rest.first == "\\":
                value.append(rest.removeFirst())
            default:
                value.append(next)
            }
        }
        return nil
    }
}
