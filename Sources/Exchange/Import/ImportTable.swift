/// A sheet turned into the rows of one kind of list, before anybody has agreed to it and before anything is stored.
public struct ImportTable: Hashable, Sendable {
    /// The kind of list.
    public let kind: ImportKind
    /// The name of the sheet.
    public let sheetName: String
    /// The number of the (last) row of headings, as the file shows it.
    public let headerRow: Int
    /// All columns that have a heading or hold something, from the left.
    public let columns: [ImportColumn]
    /// The rows of data.
    public internal(set) var rows: [ImportRow]
    /// Rows that are no data, and why.
    public let skipped: [SkippedRow]
    /// How days without a year and terms are read.
    public let options: ImportOptions

    /// What each heading was taken for, to be remembered for the next file of the same sender.
    public var mapping: [String: String] {
        Dictionary(
            columns.filter { !$0.heading.normalised.isEmpty }.map { ($0.heading.normalised, $0.key?.rawValue ?? "") },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Headings of columns that are kept but not understood.
    public var unknownColumns: [String] {
        columns.filter { $0.key == nil && !$0.isErrorColumn }.map(\.name)
    }

    /// The columns of the list that this sheet has.
    public var keys: [ColumnKey] { columns.compactMap(\.key) }

    /// The rows in which something has to be mended.
    public var faultyRows: [ImportRow] { rows.filter { !$0.faults.isEmpty } }

    /// A row by its number in the file.
    public func row(_ number: Int) -> ImportRow? { rows.first { $0.number == number } }

    /// The same table with some cells replaced by what somebody typed in the preview, and read again.
    ///
    /// - Parameter edits: For each row number, the new texts by column key. Columns that the file lacks may be filled.
    public func applying(_ edits: [Int: [ColumnKey: String]]) -> ImportTable {
        var copy = self
        let reader = RowReader(kind: kind, columns: columns, options: options)
        for index in copy.rows.indices {
            guard let edit = edits[copy.rows[index].number] else { continue }
            copy.rows[index] = reader.reading(copy.rows[index], with: edit)
        }
        return copy
    }
}

/// What an import has to know beyond the file.
public struct ImportOptions: Hashable, Sendable {
    /// The year in which the academic year starts: 2027 for 2027/28. Terms and days without a year fall into it.
    public var academicYear: Int
    /// What earlier files of the same sender called things: normalised heading to key, "" to leave a column out.
    public var rememberedMapping: [String: String]
    /// Only look at this sheet; nil for all that are not hidden.
    public var sheetName: String?

    /// Makes options.
    public init(academicYear: Int, rememberedMapping: [String: String] = [:], sheetName: String? = nil) {
        self.academicYear = academicYear
        self.rememberedMapping = rememberedMapping
        self.sheetName = sheetName
    }
}

/// One column of a sheet and what it was taken for.
public struct ImportColumn: Hashable, Sendable {
    /// How a column came to its meaning.
    public enum Certainty: String, Hashable, Sendable {
        /// The heading is one that we know.
        case exact
        /// Somebody said so before.
        case remembered
        /// A misspelling or a longer phrase; worth a second look.
        case guessed
        /// Not understood.
        case unknown
        /// Means the same as a column further left, which counts.
        case duplicate
    }

    /// The column, counted from 0.
    public let index: Int
    /// The heading.
    public let heading: Heading
    /// What the column holds; nil when that is not known.
    public let key: ColumnKey?
    /// How the column came to its meaning.
    public let certainty: Certainty

    /// What to call the column in a sentence: its heading, or its letters when it has none.
    public var name: String {
        heading.title.isEmpty ? "Column \(CellAddress.letters(ofColumn: index + 1))" : heading.title
    }

    /// Whether this is the column that we added ourselves to a file of faulty rows.
    var isErrorColumn: Bool { heading.normalised == FaultyRowsWorkbook.errorHeading.lowercased() }
}

/// One row of data.
public struct ImportRow: Hashable, Sendable {
    /// The number of the row as the file shows it.
    public let number: Int
    /// What the cells mean, as far as they could be read.
    public internal(set) var values: [ColumnKey: ImportValue]
    /// What has to be mended.
    public internal(set) var faults: [CellFault]
    /// The texts of the cells that are understood, as the file has them or as they were mended.
    public internal(set) var texts: [ColumnKey: String]
    /// The cells as they stand in the file, one for each column of the table.
    let cells: [Cell]
    var edits: [ColumnKey: String] = [:]

    /// The text under a key; numbers and days as text too. Nil when there is none.
    public func text(_ key: ColumnKey) -> String? { values[key]?.text }
    /// The number under a key; nil when there is none or it is not known yet.
    public func number(_ key: ColumnKey) -> Int? { if case .number(let number) = values[key] { number } else { nil } }
    /// The day under a key.
    public func day(_ key: ColumnKey) -> CalendarDay? { if case .day(let day) = values[key] { day } else { nil } }
    /// The answer under a key.
    public func flag(_ key: ColumnKey) -> Bool? { if case .flag(let flag) = values[key] { flag } else { nil } }
    /// The texts under a key, best first.
    public func list(_ key: ColumnKey) -> [String] { if case .list(let list) = values[key] { list } else { [] } }
    /// The pattern under a key.
    public func pattern(_ key: ColumnKey = .pattern) -> PatternReading? {
        if case .pattern(let pattern) = values[key] { pattern } else { nil }
    }
    /// Whether the file says that the value is not known yet.
    public func isUnknown(_ key: ColumnKey) -> Bool { values[key] == .notKnownYet }
}

/// What a cell means.
public enum ImportValue: Hashable, Sendable {
    case text(String)
    case number(Int)
    case day(CalendarDay)
    case flag(Bool)
    case list([String])
    case pattern(PatternReading)
    case name(PersonName)
    case window(DayWindow)
    /// "tbc" and the like.
    case notKnownYet
    /// "now" in a column of days.
    case now

    /// The value as text.
    public var text: String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .day(let day): day.iso
        case .flag(let flag): flag ? "Yes" : "No"
        case .list(let list): list.joined(separator: "; ")
        case .pattern(let pattern): pattern.description
        case .name(let name): name.description
        case .window(let window): window.description
        case .notKnownYet: "Not known yet"
        case .now: "Now"
        }
    }
}

/// A cell that has to be mended before its row can be stored.
public struct CellFault: Error, Hashable, Sendable {
    /// The number of the row as the file shows it.
    public let row: Int
    /// The column; nil for a fault of the whole row.
    public let key: ColumnKey?
    /// The heading of the column as the file has it, or our own when the file lacks it.
    public let column: String
    /// What the cell holds. Show it to the person who sent the file; never log it.
    public let value: String
    /// One sentence that says what to do, without the value.
    public let message: String
}

/// A row that is no data.
public struct SkippedRow: Hashable, Sendable {
    /// Why a row is left out.
    public enum Reason: String, Hashable, Sendable {
        case repeatedHeadings, total, note, example
    }

    /// The number of the row as the file shows it.
    public let number: Int
    /// Why it is left out.
    public let reason: Reason
}

/// Why no table could be found in a file, in one sentence that says what to do.
public struct ImportFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The sentence to show.
    public let message: String
    /// The sheet that came nearest.
    public let sheetName: String?
    /// The row of headings that came nearest, and what was made of it, so that a person can map the rest.
    public let headerRow: Int?
    /// The columns of that row.
    public let columns: [ImportColumn]

    /// The sentence to show.
    public var description: String { message }
}
