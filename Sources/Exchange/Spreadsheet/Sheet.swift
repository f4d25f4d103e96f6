/// One sheet of a workbook, or the whole of a text file: its rows that hold something.
public struct Sheet: Hashable, Sendable {
    /// The name on the tab; for a text file the name of the file.
    public var name: String
    /// Whether the person who made the workbook has hidden the sheet.
    public var isHidden: Bool
    /// The rows that hold something, in order. Blank rows are left out; numbers stay as the file shows them.
    public var rows: [SheetRow]
    /// The blocks of cells that are merged into one.
    public var merges: [CellRange]

    /// Makes a sheet.
    public init(name: String, isHidden: Bool = false, rows: [SheetRow], merges: [CellRange] = []) {
        self.name = name
        self.isHidden = isHidden
        self.rows = rows
        self.merges = merges
    }
}

/// One row of a sheet.
public struct SheetRow: Hashable, Sendable {
    /// The number of the row as the spreadsheet shows it, counted from 1.
    public var number: Int
    /// The cells from column A on; cells that hold nothing are there too, up to the last that does.
    public var cells: [Cell]

    /// Makes a row.
    public init(number: Int, cells: [Cell]) {
        self.number = number
        self.cells = cells
    }

    /// The cell in a column counted from 0; an empty one when the row is shorter.
    public subscript(index: Int) -> Cell {
        cells.indices.contains(index) ? cells[index] : Cell(CellAddress(row: number, column: index + 1))
    }

    /// Whether no cell holds anything to read.
    public var isBlank: Bool { cells.allSatisfy(\.isBlank) }
}

/// A block of cells from its first (top left) to its last (bottom right).
public struct CellRange: Hashable, Sendable {
    /// The cell at the top left.
    public let first: CellAddress
    /// The cell at the bottom right.
    public let last: CellAddress

    /// Reads a range such as `A1:D1`; nil when it is not one.
    public init?(_ text: String) {
        let ends = text.split(separator: ":")
        guard ends.count == 2, let first = CellAddress(ends[0]), let last = CellAddress(ends[1]),
            first.row <= last.row, first.column <= last.column
        else { return nil }
        self.first = first
        self.last = last
    }
}
