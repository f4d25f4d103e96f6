import Domain
import Testing

@Suite struct WeekGridTests {
    let grid = WeekGrid(AcademicYear("2026/27")!)

    private func span(_ first: String, _ last: String, _ places: Int = 1) -> WeekGrid.Span {
        WeekGrid.Span(range(first, last), places: places)
    }

    private func range(_ first: String, _ last: String) -> DayRange {
        try! DayRange(start: Day(first)!, end: Day(last)!)
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
            students: [Presence(range("2026-09-13", "2026-09-13"), Pattern(kind: .block, days: [7]))],
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
        "Over-booked is more than fits on the fullest day, or than was offered where nobody has said what fits",
        arguments: [(4, 3, 3, 0), (4, 3, 2, 1), (2, 3, nil, 1), (3, 3, nil, 0), (0, 0, 1, 0)] as [(Int, Int, Int?, Int)]
    )
    func excess(offered: Int, taken: Int, limit: Int?, expected: Int) {
        #expect(WeekGrid.Week(offered: offered, taken: taken, peak: taken, limit: limit).excess == expected)
    }

    @Test("Learners who come on other days of the week are not there at once")
    func days() throws {
        let week = try #require(grid.weeks.firstIndex(of: Day("2027-01-11")!))
        let term = range("2027-01-04", "2027-03-26")
        let row = grid.row(
            offers: [WeekGrid.Span(term, places: 4)],
            students: [
                Presence(term, Pattern(kind: .dayRelease, days: [1, 2]), learners: 2),
                Presence(term, Pattern(kind: .dayRelease, days: [3, 4]), learners: 2),
            ],
            others: [Presence(term, Pattern(kind: .dayRelease, days: [4, 5]), learners: 3)],
            limit: 4
        )
        #expect(row[week] == WeekGrid.Week(offered: 4, taken: 4, others: 3, peak: 5, limit: 4))
        #expect(row[week].excess == 1)
        #expect(row[week].isOfferedBeyondLimit)
    }

    @Test("A chosen range shows its own weeks only")
    func ranges() {
        let spring = WeekGrid(AcademicYear("2026/27")!.range(fromMonth: 1, toMonth: 3))
        #expect(spring.weeks.first == Day("2026-12-28"))
        #expect(spring.weeks.last == Day("2027-03-29"))
        let year = AcademicYear("2026/27")!
        #expect(year.range(fromMonth: 5, toMonth: 9) == year.range)
        #expect(year.range(fromMonth: nil, toMonth: 13) == year.range)
    }
}
