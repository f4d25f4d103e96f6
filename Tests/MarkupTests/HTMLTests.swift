import Markup
import NIOCore
import Testing

@Suite("HTML")
struct HTMLTests {
    private func written(@HTMLBuilder _ content: () -> some HTML) -> String { content().renderedString() }

    @Test("pieces come out in order")
    func order() {
        #expect(
            written {
                "a"
                1
                p("b")
                br()
                Empty()
                Raw("<!-- c -->")
            } == "a1<p>b</p><br /><!-- c -->"
        )
    }

    @Test("conditions choose", arguments: [(0, "none<p></p>"), (1, "one!<p>first</p>"), (2, "many<p></p>")])
    func conditions(count: Int, expected: String) {
        let first: String? = count == 1 ? "first" : nil
        let html = written {
            switch count {
            case 0: "none"
            case 1:
                "one"
                if count == 1 { "!" }
            default: "many"
            }
            p { if let first { first } }
        }
        #expect(html == expected)
    }

    @Test("loops repeat, each way of writing them alike")
    func loops() {
        let names = ["a", "b"]
        func row(_ name: String) -> some HTML { li { name } }
        let expected = "<ul><li>a</li><li>b</li></ul>"
        #expect(written { ul { for name in names { li(name) } } } == expected)
        #expect(written { ul { ForEach(names) { name in row(name) } } } == expected)
        #expect(written { ul { names.map { row($0) } } } == expected)
        #expect(written { ul { names.map { AnyHTML(row($0)) } } } == expected)
        #expect(written { ul { for name in names where name == "b" { li(name) } } } == "<ul><li>b</li></ul>")
    }

    @Test("unlike pieces stand in one list when their types are forgotten")
    func forgotten() {
        let pieces: [any HTML] = ["a", p("b"), 3]
        #expect(pieces.map { AnyHTML($0) }.renderedString() == "a<p>b</p>3")
        #expect(
            AnyHTML {
                "a"; p("b")
            }.renderedString() == "a<p>b</p>"
        )
        #expect(
            Fragment {
                "a"; p("b")
            }.renderedString() == "a<p>b</p>"
        )
        #expect(Optional<String>.none.renderedString() == "")
    }

    @Test("a piece with a body is written as its body")
    func body() {
        struct Greeting: HTML {
            let name: String
            var body: some HTML {
                p {
                    "Hello "; em(name)
                }
            }
        }
        #expect(Greeting(name: "Kim").renderedString() == "<p>Hello <em>Kim</em></p>")
    }

    @Test("more pieces than any list of overloads would hold")
    func many() {
        #expect(
            written {
                "a"; "b"; "c"; "d"; "e"; "f"; "g"; "h"; "i"; "j"; "k"; "l"; "m"; "n"; "o"; "p"; "q"; "r"; "s"; "t"; "u"
            } == "abcdefghijklmnopqrstu"
        )
    }

    @Test("a buffer keeps what it held")
    func buffer() {
        var buffer = ByteBuffer(string: "<!-- before -->")
        p("a").render(into: &buffer)
        #expect(String(buffer: buffer) == "<!-- before --><p>a</p>")
        #expect(p("a").rendered() == ByteBuffer(string: "<p>a</p>"))
    }

    @Test("a document has its type, language, head and body")
    func document() {
        let document = HTMLDocument(language: "en-GB", rootClass: "r", bodyClass: "b") {
            title("T")
        } body: {
            p("x")
        }
        #expect(
            document.renderedString() == """
                <!DOCTYPE html>
                <html class="r" lang="en-GB"><head><title>T</title></head><body class="b"><p>x</p></body></html>
                """
        )
    }
}
