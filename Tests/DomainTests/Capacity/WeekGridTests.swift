import Domain
import Testing

@Suite struct WeekGridTests {
    let grid = WeekGrid(AcademicYear("2026/27")!)

    private func span(_ first: String, _ last: String, _ places: Int = 1) -> WeekGrid.Span {
        WeekGrid.Span(firstDay: Day(first)!, lastDay: Day(last)!, places: places)
    }

    @Test("A year has the weeks that it touches, from the Monday of 1 August's week")
    func weeks() {
        #expect(grid.weeks.first == Day("2026-07-27"))
        #expect(grid.weeks.last == Day("2027-07-26"))
        #expect(grid.weeks.count == 53)
    }

    @Test("A week counts what touches any of its days")
    func touching() throws {
        let row = grid.row(
            offers: [span("2026-09-09", "2026-09-21", 3), span("2026-09-14", "2026-09-18", 2)],
            legs: [span("2026-09-13", "2026-09-13")],
            limit: nil
        )
        let index = try #require(grid.weeks.firstIndex(of: Day("2026-09-07")!))
        #expect(row[index - 1].offered == 0)
        #expect((row[index].offered, row[index].taken) == (3, 1))
        #expect((row[index + 1].offered, row[index + 1].taken) == (5, 0))
        #expect(row[index + 2].offered == 3)
        #expect(row[index + 3].offered == 0)
    }

    @Test(
        "Over-booked is more than fits, or than was offered where nobody has said what fits",
        arguments: [(4, 3, 3, 0), (4, 3, 2, 1), (2, 3, nil, 1), (3, 3, nil, 0), (0, 0, 1, 0)] as [(Int, Int, Int?, Int)]
    )
    func excess(offered: Int, taken: Int, limit: Int?, expected: Int) {
        #expect(WeekGrid.Week(offered: offered, taken: taken, limit: limit).excess == expected)
    }
}
