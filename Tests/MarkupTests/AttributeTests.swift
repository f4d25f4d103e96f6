import Markup
import Testing

@Suite("Attributes")
struct AttributeTests {
    private func written(_ attributes: Attribute...) -> String {
        let markup = br(attributes).renderedString()
        return String(markup.dropFirst("<br".count).dropLast(" />".count))
    }

    @Test("what is nil, false or empty is left out")
    func absent() {
        #expect(written(.id(nil), .checked(false), .class(nil, nil), .class(""), .ariaDescribedBy(nil, nil)) == "")
        #expect(
            written(.class("a", nil, "b"), .ariaDescribedBy("h", nil, "e")) == #" class="a b" aria-describedby="h e""#
        )
        #expect(written(.value("")) == #" value="""#)
    }

    @Test("what is there or not has an empty value, as XML wants one")
    func present() {
        #expect(written(.checked(), .disabled(true), .init("data-x", true)) == #" checked="" disabled="" data-x="""#)
    }

    @Test("names with a beginning")
    func prefixed() {
        #expect(
            written(.data("module", "m"), .aria("expanded", "false"), .ariaLabel("l"))
                == #" data-module="m" aria-expanded="false" aria-label="l""#
        )
    }

    @Test(
        "addresses that can be linked to",
        arguments: [
            "/", "/a?b=c&d=e#f", "a", "", "#x", "?q=1:2", "./a:b", "/a:b", "//example.org/", "http://example.org",
            "HTTPS://example.org", "mailto:kim@example.org", "a&#58;b", "tel:+441782000000",
        ]
    )
    func safe(address: String) {
        let escaped = address.replacing("&", with: "&amp;")
        #expect(written(.href(address)) == " href=\"\(escaped)\"")
    }

    @Test(
        "addresses that could run a script are left out, under every name",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)", "\u{7F}javascript:alert(1)", "vbscript:x", "data:text/html,x",
            "file:///etc/passwd",
            "blob:x", "javascript\u{0}:x", "unknown:x", ":x",
        ]
    )
    func unsafe(address: String) {
        #expect(written(.href(address), .src(address), .action(address), .formaction(address)) == "")
        #expect(
            written(
                .init("href", address),
                .init("HREF", address),
                .init("xlink:href", address),
                .init("poster", address)
            ) == ""
        )
    }

    @Test("handlers, styles and documents inside attributes are never written")
    func forbidden() {
        #expect(written(.init("onclick", "x"), .init("ONLOAD", "x"), .init("style", "x"), .init("srcdoc", "x")) == "")
        #expect(written(.init("onclick", true), .init("href", true)) == "")
    }
}
