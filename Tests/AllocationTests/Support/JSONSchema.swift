import Foundation

/// As much of JSON Schema as the schema of a problem file uses.
struct JSONSchema {
    private let root: [String: Any]

    init(_ data: Data) throws {
        root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    /// The words of the schema that are not understood here; a check that passes them over would prove nothing.
    var unknownWords: Set<String> {
        let known: Set<String> = [
            "$schema", "title", "description", "$defs", "$ref", "oneOf", "not", "type", "required", "properties",
            "additionalProperties", "items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems", "enum",
            "const", "minimum", "maximum", "minLength",
        ]
        func words(_ schema: Any) -> Set<String> {
            guard let schema = schema as? [String: Any] else { return [] }
            return schema.reduce(into: Set(schema.keys)) { found, entry in
                switch entry.key {
                case "properties", "$defs":
                    for inner in (entry.value as? [String: Any] ?? [:]).values { found.formUnion(words(inner)) }
                case "oneOf", "prefixItems":
                    for inner in entry.value as? [Any] ?? [] { found.formUnion(words(inner)) }
                case "items", "contains", "not": found.formUnion(words(entry.value))
                default: break
                }
            }
        }
        return words(root).subtracting(known)
    }

    func allows(line: some StringProtocol) -> Bool {
        guard let value = try? JSONSerialization.jsonObject(with: Data(line.utf8), options: .fragmentsAllowed) else {
            return false
        }
        return allows(value, root)
    }

    private func allows(_ value: Any, _ schema: [String: Any]) -> Bool {
        if let name = (schema["$ref"] as? String)?.split(separator: "/").last {
            let definitions = schemas(root["$defs"])
            return definitions[String(name)].map { allows(value, $0) } ?? false
        }
        if let ways = schema["oneOf"] as? [[String: Any]], ways.count(where: { allows(value, $0) }) != 1 {
            return false
        }
        if let not = schema["not"] as? [String: Any], allows(value, not) { return false }
        if let const = schema["const"], !Self.isEqual(value, const) { return false }
        if let values = schema["enum"] as? [Any], !values.contains(where: { Self.isEqual(value, $0) }) { return false }
        switch schema["type"] as? String {
        case "object": return allowsObject(value, schema)
        case "array": return allowsArray(value, schema)
        case "string": return (value as? String).map { $0.count >= schema["minLength"] as? Int ?? 0 } ?? false
        case "integer":
            guard let number = value as? Int else { return false }
            return number >= schema["minimum"] as? Int ?? .min && number <= schema["maximum"] as? Int ?? .max
        default: return true
        }
    }

    private func allowsObject(_ value: Any, _ schema: [String: Any]) -> Bool {
        guard let object = value as? [String: Any] else { return false }
        let properties = schemas(schema["properties"])
        if !(schema["required"] as? [String] ?? []).allSatisfy({ object[$0] != nil }) { return false }
        return object.allSatisfy { key, value in
            properties[key].map { allows(value, $0) } ?? (schema["additionalProperties"] as? Bool ?? true)
        }
    }

    private func allowsArray(_ value: Any, _ schema: [String: Any]) -> Bool {
        guard let array = value as? [Any] else { return false }
        if array.count < schema["minItems"] as? Int ?? 0 || array.count > schema["maxItems"] as? Int ?? .max {
            return false
        }
        if schema["uniqueItems"] as? Bool == true, Set(array.map { "\($0)" }).count != array.count { return false }
        if let item = schema["contains"] as? [String: Any], !array.contains(where: { allows($0, item) }) {
            return false
        }
        let first = schema["prefixItems"] as? [[String: Any]] ?? []
        let others = schema["items"] as? [String: Any] ?? [:]
        return array.enumerated().allSatisfy { allows($1, $0 < first.count ? first[$0] : others) }
    }

    private func schemas(_ value: Any?) -> [String: [String: Any]] { value as? [String: [String: Any]] ?? [:] }

    private static func isEqual(_ left: Any, _ right: Any) -> Bool {
        if let left = left as? Int, let right = right as? Int { return left == right }
        return (left as? String).map { $0 == right as? String } ?? false
    }
}
