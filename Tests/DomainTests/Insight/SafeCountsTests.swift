import Domain
import Testing

/// Figures from which nobody can be told.
@Suite("Counts with small numbers left out")
struct SafeCountsTests {
    @Test("Counts from 1 to 5 are never shown, whatever else is")
    func small() {
        var numbers = Numbers(seed: 1)
        for _ in 0..<400 {
            let counts = numbers.table()
            let safe = SafeCounts(counts)
            for (row, values) in Self.withTotals(counts).enumerated() {
                for (column, value) in values.enumerated() where (1...5).contains(value) {
                    #expect(safe.cells[row][column] == .notShown, "\(counts)")
                }
                for (column, value) in values.enumerated() {
                    let shown = safe.cells[row][column].number
                    #expect(shown == nil || shown == value, "\(counts)")
                }
            }
        }
    }

    @Test("What is left out cannot be got by subtraction: another filling gives the same totals")
    func subtraction() {
        var numbers = Numbers(seed: 2)
        var shown = 0
        for _ in 0..<200 {
            let counts = numbers.table()
            let cells = SafeCounts(counts).cells
            if cells.allSatisfy({ $0.allSatisfy { $0 == .notShown } }) { continue }
            shown += 1
            let found = Fillings(cells, mostEach: 10).all()
            let totals = Self.withTotals(counts)
            for row in totals.indices {
                for column in totals[row].indices where (1...5).contains(totals[row][column]) {
                    #expect(Set(found.map { $0[row][column] }).count > 1, "\(counts): \(cells)")
                }
            }
        }
        #expect(shown > 50)
    }

    @Test("Large tables keep most of what they say")
    func useful() {
        let counts = [[40, 12], [30, 3], [25, 20], [18, 0]]
        #expect(
            SafeCounts(counts).cells == [
                [.count(40), .count(12), .count(52)], [.notShown, .notShown, .count(33)],
                [.notShown, .notShown, .count(45)], [.count(18), .count(0), .count(18)],
                [.count(113), .count(35), .count(148)],
            ]
        )
        #expect(SafeCounts([]).cells == [])
        #expect(
            SafeCounts([[7, 9]]).cells == [[.count(7), .count(9), .count(16)], [.count(7), .count(9), .count(16)]]
        )
        // One person alone: there is nothing to hide them behind.
        #expect(SafeCounts([[1]]).cells.joined().allSatisfy { $0 == .notShown })
        #expect(SafeCounts([[0, 0], [0, 0]]).cells.joined().allSatisfy { $0 == .count(0) })
    }

    static func withTotals(_ counts: [[Int]]) -> [[Int]] {
        let rows = counts.map { $0 + [$0.reduce(0, +)] }
        return rows + [rows[0].indices.map { column in rows.reduce(0) { $0 + $1[column] } }]
    }
}

/// Small tables, the same for the same seed.
private struct Numbers {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(truncatingIfNeeded: state >> 33) % bound
    }

    mutating func table() -> [[Int]] {
        let (rows, columns) = (1 + next(2), 1 + next(2))
        return (0..<rows).map { _ in (0..<columns).map { _ in next(3) == 0 ? next(3) : next(9) } }
    }
}

/// Every way to fill the gaps of a table that keeps what is shown and makes it add up, for somebody who knows that a
/// hidden count is not nought.
private struct Fillings {
    let cells: [[SafeCounts.Cell]]
    let mostEach: Int

    init(_ cells: [[SafeCounts.Cell]], mostEach: Int) {
        self.cells = cells
        self.mostEach = mostEach
    }

    func all() -> [[[Int]]] {
        let inner = cells.dropLast().map { Array($0.dropLast()) }
        var gaps: [(row: Int, column: Int)] = []
        for (row, values) in inner.enumerated() {
            for (column, cell) in values.enumerated() where cell == .notShown { gaps.append((row, column)) }
        }
        var found: [[[Int]]] = []
        var filled = inner.map { $0.map { $0.number ?? 0 } }
        func fill(_ index: Int) {
            guard index < gaps.count else {
                let table = SafeCountsTests.withTotals(filled)
                let agrees = zip(table, cells).allSatisfy { values, shown in
                    zip(values, shown).allSatisfy { value, cell in cell.number.map { $0 == value } ?? (value > 0) }
                }
                if agrees { found.append(table) }
                return
            }
            let row = gaps[index].row
            let isLast = index + 1 == gaps.count || gaps[index + 1].row != row
            let total = cells[row].last?.number
            for value in 1...mostEach {
                filled[row][gaps[index].column] = value
                // A row that does not add up leads nowhere.
                if isLast, let total, filled[row].reduce(0, +) != total { continue }
                fill(index + 1)
            }
        }
        fill(0)
        return found
    }
}
