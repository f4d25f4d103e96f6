import Domain
import Foundation
import Testing

@Suite struct GeographyTests {
    let geography: Geography

    init() throws {
        geography = try Geography(
            outcodes: Data(
                "code,e,n,postcodes\nM13,385753,396093,489\nST16,391885,323868,921\nST4,387526,344555,1674\n".utf8
            ),
            sectors: Data("code,e,n,postcodes\r\nST4 6,388211,343502,310\r\nM13 9,385001,396001,200\r\n".utf8)
        )
    }

    @Test(
        "A code is found as its sector, else as its outcode",
        arguments: [
            ("ST4 6QG", 388_211), ("st46qg", 388_211), ("ST4 6", 388_211), ("ST4", 387_526), (" st4 ", 387_526),
            ("ST4 1AA", 387_526), ("ST16", 391_885), ("ST161AA", 391_885), ("M139AB", 385_001), ("M13", 385_753),
            ("ST4\u{a0}6QG", 388_211),
        ]
    )
    func found(code: String, easting: Int) {
        #expect(geography.point(for: code)?.easting == easting)
    }

    @Test("An unknown code has no place", arguments: ["", " ", "ZZ9", "ZZ9 9ZZ", "ST46", "not a postcode", "ST4 6 QG"])
    func unknown(code: String) {
        #expect(geography.point(for: code) == nil)
        #expect(geography.distance(from: code, to: "ST4") == nil)
        #expect(geography.distance(from: "ST4", to: code) == nil)
    }

    @Test("Distances follow the grid and are the same both ways")
    func distances() throws {
        let there = try #require(geography.distance(from: "ST4", to: "ST16"))
        #expect(abs(there.metres - 21_141) < 1)
        #expect(there.sentence == "about 13 miles in a straight line")
        #expect(geography.distance(from: "ST16", to: "ST4") == there)
        #expect(geography.distance(from: "ST4", to: "ST4")?.metres == 0)
    }

    @Test("Checked postcodes and outcodes are found like text")
    func checked() throws {
        let student = try Outcode("ST16")
        let site = try Postcode("st4 6qg")
        #expect(geography.point(for: site) == geography.point(for: "ST4 6"))
        #expect(geography.point(for: student) == geography.point(for: "ST16"))
        #expect(geography.distance(from: student, to: site)?.wholeMiles == 12)
        #expect(geography.distance(from: site, to: site)?.metres == 0)
    }

    @Test(
        "Miles are rounded as people say them",
        arguments: [
            (0.0, "under a mile", "less than a mile in a straight line"),
            (0.49, "under a mile", "less than a mile in a straight line"),
            (0.5, "1 mile", "about 1 mile in a straight line"),
            (1.49, "1 mile", "about 1 mile in a straight line"),
            (1.5, "2 miles", "about 2 miles in a straight line"),
            (12.6, "13 miles", "about 13 miles in a straight line"),
        ]
    )
    func wording(miles: Double, short: String, sentence: String) {
        #expect(Distance(miles: miles).short == short)
        #expect(Distance(miles: miles).sentence == sentence)
    }

    @Test(
        "A damaged file is refused with its line",
        arguments: [
            ("code,e,n\nST4,387526,344555\nST5,38x526,1\n", 3), ("code,e,n\nST4,387526\n", 2),
            ("code,e,n\n\n,1,2\n", 3),
        ]
    )
    func damaged(text: String, line: Int) throws {
        let error = #expect(throws: GeographyError.self) {
            try Geography(outcodes: Data(text.utf8), sectors: Data())
        }
        #expect(error?.file == "outcodes.csv")
        #expect(error?.line == line)
    }

    @Test("Without data every place is unknown")
    func empty() throws {
        #expect(try Geography(outcodes: Data(), sectors: Data()).isEmpty)
        #expect(Geography.empty.point(for: "ST4") == nil)
        #expect(!geography.isEmpty)
    }

    @Test("A national file is read in a moment")
    func speed() throws {
        let lines = (0..<14_000).map { "AB\($0 / 10) \($0 % 10),\(300_000 + $0),\(400_000 + $0),100" }
        let file = Data((["code,e,n,postcodes"] + lines).joined(separator: "\n").utf8)
        let began = ContinuousClock.now
        let national = try Geography(outcodes: Data(), sectors: file)
        #expect(began.duration(to: .now) < .seconds(5))
        #expect(national.point(for: "AB1399 9")?.easting == 313_999)
    }
}
