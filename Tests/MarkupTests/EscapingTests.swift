import FoundationXML
import Markup
import Testing

@Suite("Escaping")
struct EscapingTests {
    static let texts = [
        "", "plain", "<script>alert(1)</script>", "\"'&<>", "a & b", "&amp;", "Zoë 👩🏽‍⚕️ ’", "' onclick='x",
        "\" autofocus=\"", "]]>",
        "--><b>", "{{x}}", String(repeating: "<&>\"'", count: 1000),
    ]

    @Test("text comes back letter for letter, in elements and in attributes", arguments: texts)
    func roundTrip(text: String) throws {
        let markup = p(.init("title", text), .class("x")) { text }.renderedString()
        let element = try #require(try XMLDocument(xmlString: markup).rootElement())
        #expect(element.stringValue == text)
        #expect(element.attribute(forName: "title")?.stringValue == text)
        #expect(element.attributes?.count == 2)
        #expect(element.children?.allSatisfy { $0.kind == .text } ?? true)
    }

    @Test(
        "the five characters",
        arguments: [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")]
    )
    func five(character: String, expected: String) {
        #expect("a\(character)b".renderedString() == "a\(expected)b")
        #expect(br(.id(character)).renderedString() == "<br id=\"\(expected)\" />")
    }

    @Test(
        "control characters that no document may hold are replaced",
        arguments: ["\0", "\u{1}", "\u{B}", "\u{1B}", "\u{7F}"]
    )
    func control(character: String) {
        #expect("a\(character)b".renderedString() == "a\u{FFFD}b")
    }

    @Test("tabs and line breaks stay")
    func space() {
        #expect("a\tb\nc\r\nd".renderedString() == "a\tb\nc\r\nd")
    }

    @Test("strings that are not contiguous are escaped too")
    func bridged() {
        let text = String(decoding: Array("a<b".utf16), as: UTF16.self)
        #expect(text.renderedString() == "a&lt;b")
    }
}
