/// Reads delimited text (CSV and its cousins).
///
/// Written here because the packages to be had read neither semicolons nor tabs by themselves, nor UTF-16, nor
/// Windows-1252, nor a lone carriage return as the end of a line.
struct DelimitedTextReader {
    let limits: SpreadsheetLimits

    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// The one sheet that a text file holds.
    ///
    /// - Throws: `SpreadsheetFault` when it is no table, or goes beyond a limit.
    func sheet(_ bytes: [UInt8], named name: String) throws(SpreadsheetFault) -> Sheet {
        let text = try TextDecoding.text(of: bytes)
        let head = text.drop { $0.isWhitespace }.prefix(400).lowercased()
        if head.hasPrefix("<?xml") || head.hasPrefix("<!doctype html") || head.hasPrefix("<html")
            || head.hasPrefix("<table")
        {
            throw SpreadsheetFault(
                .otherSpreadsheet,
                "This is a web page saved as a spreadsheet; save it from Excel as Excel Workbook (.xlsx) and send that."
            )
        }
        var utf8 = Array(text.utf8)
        let stated = statedSeparator(&utf8)
        let separator = stated ?? guessSeparator(utf8)
        return Sheet(name: name, rows: try rows(utf8, separator: separator))
    }

    /// Excel lets a first line `sep=;` name the separator, and does not count that line.
    private func statedSeparator(_ text: inout [UInt8]) -> UInt8? {
        let prefix = Array(text.prefix(5))
        guard prefix.count == 5, String(decoding: prefix.prefix(4), as: UTF8.self).lowercased() == "sep=" else {
            return nil
        }
        let end = text.firstIndex { $0 == Self.newline || $0 == Self.carriageReturn } ?? text.count
        let isPair = end + 1 < text.count && text[end] == Self.carriageReturn && text[end + 1] == Self.newline
        text.removeFirst(min(text.count, end + (isPair ? 2 : 1)))
        return prefix[4]
    }

    /// The separator that splits the first rows into the most cells, the same number in each.
    private func guessSeparator(_ text: [UInt8]) -> UInt8 {
        let head = Array(text.prefix(16_384))
        func score(_ separator: UInt8) -> Int {
            // The last row of the sample may be cut off anywhere; what is left open there does not matter.
            let sample = (try? rows(head, separator: separator, isSample: true)) ?? []
            let widths = sample.prefix(40).map(\.cells.count).filter { $0 > 1 }
            let common = Dictionary(widths.map { ($0, 1) }, uniquingKeysWith: +).max {
                ($0.value, $0.key) < ($1.value, $1.key)
            }
            return common.map { $0.value * 100 + $0.key } ?? 0
        }
        let candidates = [",", ";", "\t", "|"].map { (byte: UInt8(ascii: $0), score: score(UInt8(ascii: $0))) }
        return candidates.reduce(candidates[0]) { $1.score > $0.score ? $1 : $0 }.byte
    }

    /// Splits text into rows. A quotation mark opens a quoted cell only at the start of the cell.
    private func rows(
        _ text: [UInt8],
        separator: UInt8,
        isSample: Bool = false
    ) throws(SpreadsheetFault) -> [SheetRow] {
        var rows: [SheetRow] = []
        var cells: [Cell] = []
        var number = 1
        var index = 0
        while index < text.count {
            let address = CellAddress(row: number, column: cells.count + 1)
            let (content, end) = try cell(text, from: index, separator: separator, at: address, isSample: isSample)
            if cells.count < limits.columns {
                cells.append(Cell(address, content))
            } else if content != .empty {
                throw .tooManyColumns(limits.columns, row: number)
            }
            index = end
            if index < text.count, text[index] == separator {
                index += 1
                // A separator at the very end of the text is followed by an empty cell, which needs no mention.
                if index < text.count { continue }
            }
            append(cells, number, to: &rows, isSample: isSample)
            guard rows.count <= limits.rows else { throw .tooManyRows(limits.rows) }
            cells = []
            number += 1
            if index < text.count, text[index] == Self.carriageReturn { index += 1 }
            let endedByReturn = index > end
            if index < text.count, text[index] == Self.newline, endedByReturn || index == end { index += 1 }
        }
        return rows
    }

    /// Empty cells at the end are left out, but not of a sample: rows of equal width tell the separator.
    private func append(_ cells: [Cell], _ number: Int, to rows: inout [SheetRow], isSample: Bool) {
        guard let last = cells.lastIndex(where: { $0.content != .empty }) else { return }
        rows.append(SheetRow(number: number, cells: isSample ? cells : Array(cells[...last])))
    }

    /// Reads one cell and says where it ends: at a separator, at the end of a line or of the text.
    private func cell(
        _ text: [UInt8],
        from start: Int,
        separator: UInt8,
        at address: CellAddress,
        isSample: Bool
    ) throws(SpreadsheetFault) -> (Cell.Content, end: Int) {
        var index = start
        var bytes: [UInt8] = []
        if text[index] == Self.quote {
            index += 1
            while true {
                guard index < text.count else {
                    if isSample { return (.empty, index) }
                    throw SpreadsheetFault(
                        .damaged,
                        "The quotation mark that opens cell \(address) is never closed; correct it and send the file again."
                    )
                }
                if text[index] == Self.quote {
                    guard index + 1 < text.count, text[index + 1] == Self.quote else { break }
                    index += 1
                }
                bytes.append(text[index])
                index += 1
            }
            index += 1
        }
        while index < text.count, text[index] != separator, text[index] != Self.newline,
            text[index] != Self.carriageReturn
        {
            bytes.append(text[index])
            index += 1
        }
        bytes.removeAll { $0 == 0 }
        let content = bytes.isEmpty ? Cell.Content.empty : .text(String(decoding: bytes, as: UTF8.self))
        if bytes.count > limits.cellCharacters, case .text(let text) = content, text.count > limits.cellCharacters {
            throw .cellTooLong(address, limit: limits.cellCharacters)
        }
        return (content, index)
    }
}
