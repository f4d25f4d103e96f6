import Design
import Foundation
import FoundationXML
import Markup
import Testing

/// What assistive technology relies on, asked of whole pages.
@Suite("Structure of pages")
struct StructureTests {
    static let pages = ["components", "list", "form"]

    private func nodes(_ path: String, in name: String) throws -> [XMLNode] {
        let page = try #require(GalleryTests.pages.first { $0.name == name }).page
        return try XMLDocument(xmlString: page.renderedString()).nodes(forXPath: path)
    }

    private func strings(_ path: String, in name: String) throws -> [String] {
        try nodes(path, in: name).map { try #require($0.stringValue) }
    }

    @Test("every field has a label", arguments: pages)
    func labels(_ page: String) throws {
        let fields = "(//input[not(@type='hidden')] | //select | //textarea)"
        #expect(try nodes(fields, in: page).count > 5)
        #expect(try nodes("\(fields)[not(@id = //label/@for)]", in: page).isEmpty)
        #expect(try nodes("//label[not(@for = //input/@id | //select/@id | //textarea/@id)]", in: page).isEmpty)
        #expect(try nodes("//label[normalize-space(.) = '']", in: page).isEmpty)
    }

    @Test("ids are there once", arguments: pages)
    func ids(_ page: String) throws {
        let ids = try strings("//@id", in: page)
        #expect(Dictionary(grouping: ids) { $0 }.filter { $1.count > 1 }.keys.sorted() == [])
        #expect(ids.filter { $0.contains(" ") || $0.isEmpty } == [])
    }

    @Test("descriptions, names and targets exist", arguments: pages)
    func references(_ page: String) throws {
        let ids = Set(try strings("//@id", in: page))
        let references = try strings(
            "//@aria-describedby | //@aria-labelledby | //@data-aria-controls | //@form",
            in: page
        )
        #expect(references.flatMap { $0.split(separator: " ").map(String.init) }.filter { !ids.contains($0) } == [])
        let targets = try strings("//a[starts-with(@href, '#')]/@href", in: page).map { String($0.dropFirst()) }
        #expect(targets.filter { !ids.contains($0) } == [])
    }

    @Test("there is one main heading, one main part, a title and a language", arguments: pages)
    func page(_ page: String) throws {
        #expect(try nodes("//h1", in: page).count == 1)
        #expect(try nodes("//main[@id='maincontent']", in: page).count == 1)
        #expect(try strings("/html/@lang", in: page) == ["en-GB"])
        #expect(try strings("/html/head/title", in: page).allSatisfy { $0.hasSuffix(" – Trellis") })
        #expect(try nodes("//main//h3[not(preceding::h2)]", in: page).isEmpty)
    }

    @Test("tables have captions and headings", arguments: pages)
    func tables(_ page: String) throws {
        #expect(try nodes("//table[not(caption) or not(.//th[@scope='col'])]", in: page).isEmpty)
        #expect(try nodes("//tbody/tr[not(th[@scope='row'])]", in: page).isEmpty)
    }

    @Test("nothing that the content security policy refuses", arguments: pages)
    func policy(_ page: String) throws {
        #expect(try nodes("//@style | //style | //script[not(@src)]", in: page).isEmpty)
        #expect(try nodes("//@*[starts-with(name(), 'on')]", in: page).isEmpty)
        let addresses = try strings("//@src | //link/@href | //@action", in: page)
        #expect(addresses.filter { !$0.hasPrefix("/") } == [])
    }

    @Test("the boot script comes first in the body")
    func boot() throws {
        #expect(try strings("/html/body/*[1][self::script]/@src", in: "list") == ["/assets/boot.js"])
    }

    @Test("every form that changes something carries the token and can be sent without a script", arguments: pages)
    func forms(_ page: String) throws {
        #expect(try nodes("//form[@method='post' and not(input[@name='_csrf'])]", in: page).isEmpty)
        #expect(try nodes("//form[@method='get' and .//input[@name='_csrf']]", in: page).isEmpty)
        #expect(try nodes("//form[not(.//button[@type='submit'])]", in: page).isEmpty)
    }

    @Test("a faulty field says so, and the summary leads to it")
    func faulty() throws {
        #expect(try strings("//title", in: "form") == ["Error: Record a visit – Trellis"])
        let targets = try strings("//div[@class='nhsuk-error-summary']//a/@href", in: "form")
        #expect(targets == ["#date", "#how", "#hours"])
        #expect(try nodes("//input[@id='date' or @id='how' or @id='hours']", in: "form").count == 3)
        #expect(try strings("//input[@id='hours']/@aria-invalid", in: "form") == ["true"])
        #expect(try strings("//*[@id='hours-error']", in: "form") == ["Error: Enter the hours as a number, such as 35"])
    }

    @Test("what was typed comes back letter for letter")
    func typed() throws {
        #expect(try strings("//textarea[@id='notes']", in: "form") == ["Went \"well\" & <quickly>"])
    }

    @Test("every drawing is named or hidden")
    func drawings() throws {
        #expect(
            try nodes("//svg[not(@aria-hidden='true') and not(@role='img' and title and desc)]", in: "components")
                .isEmpty
        )
    }
}
