import Design
import Markup
import Testing

@Suite("Components")
struct BehaviourTests {
    private func pages(_ current: Int, of count: Int) -> String {
        Pagination(current: current, count: count) { "?page=\($0)" }.renderedString()
            .matches(of: /⋯|page=(\d+)" aria-label/).map { $0.output.1.map(String.init) ?? "…" }.joined(separator: " ")
    }

    @Test(
        "pagination shows the ends and the neighbours, and no gap of one page",
        arguments: [
            (1, 1, ""), (1, 2, "1 2"), (1, 3, "1 2 3"), (1, 9, "1 2 … 9"), (3, 9, "1 2 3 4 … 9"),
            (4, 9, "1 2 3 4 5 … 9"),
            (5, 9, "1 … 4 5 6 … 9"), (6, 9, "1 … 5 6 7 8 9"), (9, 9, "1 … 8 9"), (3, 5, "1 2 3 4 5"),
        ]
    )
    func pagination(current: Int, count: Int, expected: String) {
        #expect(pages(current, of: count) == expected)
    }

    @Test("pagination asks for the address of shown pages only")
    func addresses() {
        #expect(Pagination(current: 1, count: 1) { _ in "x" }.renderedString() == "")
        #expect(!Pagination(current: 1, count: 9) { "?page=\($0)" }.renderedString().contains("Previous"))
        #expect(!Pagination(current: 9, count: 9) { "?page=\($0)" }.renderedString().contains("Next"))
    }

    @Test(
        "ids come from names by one rule",
        arguments: [("a", "a"), ("a[b]", "a-b-"), ("A_b-1", "A_b-1"), ("é x", "--x")]
    )
    func ids(name: String, expected: String) {
        #expect(FieldID.of(name) == expected)
        #expect(FormError(field: name, message: "m").target == expected)
    }

    @Test("form errors are found by field, the first first")
    func errors() {
        var errors: FormErrors = []
        #expect(errors.isEmpty)
        errors.add("a", "Enter a")
        errors.add("a", "Enter a number")
        #expect(errors["a"] == "Enter a")
        #expect(errors["b"] == nil)
        #expect(!errors.isEmpty)
    }

    @Test("a password never comes back")
    func password() {
        let field = Input(name: "p", label: "Password", value: "hunter2", kind: .password)
        #expect(!field.renderedString().contains("hunter2"))
    }

    @Test("a link that could run a script leads nowhere")
    func link() {
        #expect(Link("x", href: "javascript:alert(1)").renderedString() == "<a class=\"nhsuk-link\">x</a>")
    }

    @Test("points of a map stay inside the sheet, north up", arguments: [0.0, 500, 60_000])
    func map(spread: Double) throws {
        let points = [
            MapPoint("a", kind: .employer, easting: 300_000, northing: 300_000),
            MapPoint("b", kind: .employer, easting: 300_000 + spread, northing: 300_000 + spread / 2),
        ]
        let markup = MapView("t", summary: "s", points: points).renderedString()
        let sheet = try #require(markup.firstMatch(of: /viewBox="0 0 480 (\d+)"/))
        let height = try #require(Double(sheet.output.1))
        let found = markup.matches(of: /translate\(([\d.]+) ([\d.]+)\)/).compactMap { match in
            Double(match.1).flatMap { x in Double(match.2).map { (x, $0) } }
        }
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.0 > 11 && $0.0 < 469 && $0.1 > 11 && $0.1 < height - 11 })
        #expect(spread == 0 || (found[1].0 > found[0].0 && found[1].1 < found[0].1))
    }

    @Test("a map without points is a sheet all the same")
    func emptyMap() {
        #expect(MapView("t", summary: "s", points: []).renderedString().contains("viewBox=\"0 0 480 "))
    }

    @Test("bars of a chart are shares of the longest, whatever the figures")
    func bars() {
        func widths(_ values: [Double]) -> [String] {
            BarChart("c", sentence: "s", labels: "l", values: "v", bars: values.map { Bar("b", value: $0, text: "t") })
                .renderedString().matches(of: /width="([^"]+%)"/).map { String($0.1) }
        }
        #expect(widths([50, 100, 0]) == ["49.5%", "99.0%", "0%"])
        #expect(widths([0, 0]) == ["0%", "0%"])
        #expect(widths([-3, .nan, 1]) == ["0%", "0%", "99.0%"])
    }
}
