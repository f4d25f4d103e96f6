import Domain
import Foundation
import Testing

@Suite struct BaseMapTests {
    /// Three rows: a wide run in the south, two runs in the middle, one in the north.
    static let csv = "n,from,to,shade\n10,90,99,1\n12,90,91,2\n12,95,95,3\n14,200,200,1\n"

    @Test("Runs are those of the rectangle, cut at its edges")
    func runs() throws {
        let map = try BaseMap(csv: Data(Self.csv.utf8))
        let box = GridBox(
            southWest: GridPoint(easting: 91_500, northing: 10_900),
            northEast: GridPoint(easting: 95_000, northing: 12_000)
        )
        #expect(
            map.runs(in: box) == [
                BaseMap.Run(corner: GridPoint(easting: 91_000, northing: 10_000), length: 5, shade: 1),
                BaseMap.Run(corner: GridPoint(easting: 91_000, northing: 12_000), length: 1, shade: 2),
                BaseMap.Run(corner: GridPoint(easting: 95_000, northing: 12_000), length: 1, shade: 3),
            ]
        )
    }

    @Test("A rectangle in the sea is empty")
    func sea() throws {
        let map = try BaseMap(csv: Data(Self.csv.utf8))
        let sea = GridBox(
            southWest: GridPoint(easting: 0, northing: -9000),
            northEast: GridPoint(easting: 50, northing: 50)
        )
        #expect(map.runs(in: sea).isEmpty)
        #expect(BaseMap.empty.runs(in: sea).isEmpty)
    }

    @Test(
        "Rows out of order or backwards are refused",
        arguments: ["h\n5,1,1,1\n4,1,1,1\n", "h\n5,2,1,1\n", "h\n5,2\n"]
    )
    func damaged(text: String) {
        #expect(throws: GeographyError.self) { try BaseMap(csv: Data(text.utf8)) }
    }

    @Test("A box holds its points and a margin")
    func box() throws {
        let points = [GridPoint(easting: 10, northing: 40), GridPoint(easting: 30, northing: 20)]
        let box = try #require(GridBox(around: points, margin: 5))
        #expect(box.width == 30)
        #expect(box.height == 30)
        #expect(points.allSatisfy(box.contains))
        #expect(!box.contains(GridPoint(easting: 4, northing: 40)))
        #expect(GridBox(around: []) == nil)
    }
}
