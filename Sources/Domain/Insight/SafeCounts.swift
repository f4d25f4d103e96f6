/// A table of counts of people, made safe to show to somebody who must not find out about any of them.
///
/// Counts from 1 to 5 are left out. Whoever knows the totals could get a single missing count back by subtraction, so
/// each is hidden together with others: for every small count there is another way to fill the gaps that gives the same
/// totals. A nought tells of nobody and is shown.
public struct SafeCounts: Hashable, Sendable {
    /// What stands in a cell.
    public enum Cell: Hashable, Sendable {
        case count(Int)
        case notShown

        /// The number, where it is shown.
        public var number: Int? {
            switch self {
            case .count(let number): number
            case .notShown: nil
            }
        }
    }

    /// The largest count that is left out.
    public static let smallest = 5

    /// The cells with their totals: the last cell of a row is the row's total, the last row holds the columns' totals.
    public let cells: [[Cell]]

    /// A safe table for the counts of some rows, all of the same length.
    public init(_ counts: [[Int]]) {
        var table = OpenTable(counts)
        cells = table.hide() ? table.cells : table.nothing
    }
}

/// The counts with their totals while it is decided which are hidden.
private struct OpenTable {
    let values: [[Int]]
    var hidden: Set<Position> = []

    struct Position: Hashable {
        let row, column: Int
    }

    init(_ counts: [[Int]]) {
        let rows = counts.map { $0 + [$0.reduce(0, +)] }
        let width = rows.map(\.count).max() ?? 0
        precondition(rows.allSatisfy { $0.count == width }, "Every row of a table of counts has the same length.")
        let totals = (0..<width).map { column in rows.reduce(0) { $0 + $1[column] } }
        values = rows.isEmpty ? [] : rows + [totals]
    }

    var cells: [[SafeCounts.Cell]] {
        values.indices.map { row in
            values[row].indices.map { column in
                hidden.contains(Position(row: row, column: column)) ? .notShown : .count(values[row][column])
            }
        }
    }

    /// The table with nothing in it, for counts that cannot be hidden in any other way.
    var nothing: [[SafeCounts.Cell]] { values.map { $0.map { _ in .notShown } } }

    /// Hides the small counts, and with each the others that are needed.
    /// - Returns: false when there are too few others to hide one behind.
    mutating func hide() -> Bool {
        let small = values.indices.flatMap { row in
            values[row].indices.map { Position(row: row, column: $0) }
        }
        .filter { (1...SafeCounts.smallest).contains(value($0)) }
        hidden.formUnion(small)
        for cell in small {
            guard
                let cover = [true, false].compactMap({ cycle(through: cell, raising: $0) }).min(by: {
                    $0.cost < $1.cost
                })
            else { return false }
            hidden.formUnion(cover.cells)
        }
        return true
    }

    private func value(_ cell: Position) -> Int { values[cell.row][cell.column] }

    /// Whether a cell counts against its line: a total is what the others add up to.
    private func isNegative(_ cell: Position) -> Bool {
        (cell.row == values.count - 1) != (cell.column == values[0].count - 1)
    }

    /// Whether a hidden cell could as well hold one more or one less, for somebody who knows that it holds something.
    private func canMove(_ cell: Position, raising: Bool) -> Bool {
        raising != isNegative(cell) || value(cell) >= 2
    }

    /// The cheapest way to change a cell by one and make every line add up again: up in one cell, down in the next of its
    /// row, up in the next of that one's column, and so on back to where it began. What is hidden already costs nothing.
    private func cycle(through start: Position, raising: Bool) -> (cells: Set<Position>, cost: Int)? {
        guard canMove(start, raising: raising) else { return nil }
        // From the row of the start: down along rows to a column, up along columns to a row, to the start's column.
        var rowCost = [start.row: 0]
        var paths: [Int: [Position]] = [start.row: []]
        var open = [start.row]
        var best: (cells: Set<Position>, cost: Int)?
        while let row = open.min(by: { rowCost[$0, default: .max] < rowCost[$1, default: .max] }) {
            open.removeAll { $0 == row }
            let (base, path) = (rowCost[row, default: 0], paths[row, default: []])
            for column in values[row].indices {
                let down = Position(row: row, column: column)
                guard down != start, !path.contains(down), value(down) > 0, canMove(down, raising: !raising) else {
                    continue
                }
                let cost = base + price(down)
                if column == start.column {
                    if cost < best?.cost ?? .max { best = (Set(path + [down, start]), cost) }
                    continue
                }
                for next in values.indices where next != row && next != start.row {
                    let up = Position(row: next, column: column)
                    guard value(up) > 0, canMove(up, raising: raising) else { continue }
                    let total = cost + price(up)
                    if total < rowCost[next, default: .max] {
                        rowCost[next] = total
                        paths[next] = path + [down, up]
                        open.append(next)
                    }
                }
            }
        }
        return best
    }

    /// What hiding one more cell costs: a table with its totals is worth more than one without.
    private func price(_ cell: Position) -> Int {
        if hidden.contains(cell) { return 0 }
        let isTotal = cell.row == values.count - 1 || cell.column == values[0].count - 1
        return value(cell) + (isTotal ? 1000 : 1)
    }
}
