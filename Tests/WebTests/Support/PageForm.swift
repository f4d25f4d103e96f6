import Foundation

/// A form as it stands on a page, with what a browser would send if somebody pressed its button at once.
struct PageForm {
    var action: String
    var isPost: Bool
    var fields: [(name: String, value: String)] = []
    /// The fields that take any text.
    var textFields: Set<String> = []

    /// Whether the form has a field.
    func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

    /// The forms of a page.
    static func all(in page: String) -> [PageForm] {
        page.components(separatedBy: "<form").dropFirst().compactMap { part in
            let inside = part.components(separatedBy: "</form>")[0]
            let head = String(inside.prefix { $0 != ">" })
            guard let action = attribute("action", head) else { return nil }
            var form = PageForm(action: action, isPost: attribute("method", head)?.lowercased() == "post")
            form.readFields(of: inside)
            return form
        }
    }

    /// The local links of a page.
    static func links(in page: String) -> [String] {
        page.components(separatedBy: "<a ").dropFirst().compactMap { part in
            let head = String(part.prefix { $0 != ">" })
            guard let href = attribute("href", head), href.hasPrefix("/"), !href.hasPrefix("//") else { return nil }
            return String(href.prefix { $0 != "#" })
        }
    }

    private mutating func readFields(of text: String) {
        for part in text.components(separatedBy: "<input").dropFirst() {
            let tag = String(part.prefix { $0 != ">" })
            guard let name = Self.attribute("name", tag) else { continue }
            let type = Self.attribute("type", tag) ?? "text"
            if ["checkbox", "radio"].contains(type), !tag.contains("checked") { continue }
            if ["file", "submit"].contains(type) { continue }
            fields.append((name, Self.attribute("value", tag) ?? ""))
            if !["hidden", "checkbox", "radio"].contains(type) { textFields.insert(name) }
        }
        for part in text.components(separatedBy: "<textarea").dropFirst() {
            let tag = String(part.prefix { $0 != ">" })
            guard let name = Self.attribute("name", tag) else { continue }
            let content = part.dropFirst(tag.count + 1).components(separatedBy: "</textarea>")[0]
            fields.append((name, Self.unescaped(content)))
            textFields.insert(name)
        }
        for part in text.components(separatedBy: "<select").dropFirst() {
            let tag = String(part.prefix { $0 != ">" })
            guard let name = Self.attribute("name", tag) else { continue }
            let options = part.components(separatedBy: "</select>")[0].components(separatedBy: "<option").dropFirst()
                .map { String($0.prefix { $0 != ">" }) }
            let chosen = options.first { $0.contains("selected") } ?? options.first
            fields.append((name, chosen.flatMap { Self.attribute("value", $0) } ?? ""))
        }
    }

    private static func attribute(_ name: String, _ tag: String) -> String? {
        guard let start = tag.firstRange(of: " \(name)=\"") ?? tag.firstRange(of: "\n\(name)=\"") else {
            return tag.hasPrefix("\(name)=\"")
                ? unescaped(String(tag.dropFirst(name.count + 2).prefix { $0 != "\"" })) : nil
        }
        return unescaped(String(tag[start.upperBound...].prefix { $0 != "\"" }))
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&#x27;", with: "'").replacing("&amp;", with: "&")
    }
}
