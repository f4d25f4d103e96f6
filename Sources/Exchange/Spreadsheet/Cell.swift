/// One cell of a sheet: where it stands and what it holds.
public struct Cell: Hashable, Sendable {
    /// What a cell holds, after formulas have been replaced by the value that was last calculated.
    public enum Content: Hashable, Sendable {
        case empty
        case text(String)
        /// A number and what its format says that it means. Days are always counted from 1900.
        case number(Double, NumberForm)
        case boolean(Bool)
        /// A spreadsheet error such as `#N/A`.
        case error(String)
    }

    /// Where the cell stands, for example C14.
    public var address: CellAddress
    /// What the cell holds.
    public var content: Content

    /// Makes a cell.
    public init(_ address: CellAddress, _ content: Content = .empty) {
        self.address = address
        self.content = content
    }

    /// Whether there is nothing to read: no content, or only blanks.
    public var isBlank: Bool {
        switch content {
        case .empty: true
        case .text(let text): !text.utf8.contains { $0 > 32 && $0 < 127 } && text.tidied.isEmpty
        case .number, .boolean, .error: false
        }
    }

    /// The cell as a person would read it: whole numbers without a decimal point, days as 2027-09-01.
    public var text: String {
        switch content {
        case .empty: ""
        case .text(let text): text
        case .number(let value, let form): form.text(of: value)
        case .boolean(let value): value ? "TRUE" : "FALSE"
        case .error(let code): code
        }
    }
}

/// The address of a cell; both parts count from 1.
public struct CellAddress: Hashable, Sendable, CustomStringConvertible {
    private let storedRow: Int32
    private let storedColumn: Int32

    /// Makes an address from a row and a column, both counted from 1.
    public init(row: Int, column: Int) {
        storedRow = Int32(clamping: row)
        storedColumn = Int32(clamping: column)
    }

    /// Reads an address such as `C14` or `$C$14`; nil when it is not one.
    public init?(_ text: some StringProtocol) {
        var row = 0
        var column = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "$"): continue
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0 && column < 100_000:
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
            case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0 && row < 100_000_000:
                row = row * 10 + Int(byte - UInt8(ascii: "0"))
            default: return nil
            }
        }
        guard row > 0, column > 0 else { return nil }
        self.init(row: row, column: column)
    }

    /// The row, counted from 1 as the spreadsheet shows it.
    public var row: Int { Int(storedRow) }
    /// The column, counted from 1: A is 1.
    public var column: Int { Int(storedColumn) }
    /// The letters of the column, for example `AB`.
    public var columnLetters: String { Self.letters(ofColumn: column) }
    /// The address as the spreadsheet shows it, for example `C14`.
    public var description: String { columnLetters + String(row) }

    /// The letters that a spreadsheet shows above a column counted from 1.
    public static func letters(ofColumn column: Int) -> String {
        var rest = column
        var letters = ""
        while rest > 0 {
            rest -= 1
            letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + letters
            rest /= 26
        }
        return letters
    }
}
