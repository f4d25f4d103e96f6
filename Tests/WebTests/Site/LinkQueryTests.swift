import Domain
import Pages
import Testing

@Suite("Queries of links")
struct LinkQueryTests {
    @Test("Empty values are left out and everything else is encoded")
    func encoding() {
        let query = LinkQuery([("q", "Zoë & Co"), ("none", ""), ("page", "2")])
        #expect(query.text == "?q=Zo%C3%AB%20%26%20Co&page=2")
        #expect(LinkQuery().text == "")
    }

    @Test("One name is set, replaced or removed")
    func setting() {
        let query = LinkQuery([("a", "1"), ("b", "2"), ("b", "3")])
        #expect(query.setting("b", to: "4").text == "?a=1&b=4")
        #expect(query.setting("a", to: nil).text == "?b=2&b=3")
        #expect(query.removing("b", "2").text == "?a=1&b=3")
        #expect(query["b"] == "2")
        #expect(query.all("b") == ["2", "3"])
    }

    @Test("A list remembers its filters in every link")
    func list() {
        let list = ListState(
            .students(.students),
            LinkQuery([("q", "lee"), ("sort", "-name"), ("page", "3"), ("done", "x")])
        )
        #expect(list.page == 3)
        #expect(list.request(usual: "name").descending)
        #expect(list.request(usual: "name").offset == 100)
        #expect(list.pageLink(1) == "/students?q=lee&sort=-name")
        #expect(list.without("q") == "/students?sort=-name")
        #expect(list.cleared == "/students?sort=-name")
    }
}
