/// Writes a table as a CSV file that Excel opens correctly and in which no cell can become a formula.
public enum DelimitedTextWriter {
    /// The file: UTF-8 with byte order mark, commas, lines ended by carriage return and line feed.
    public static func bytes(of table: ExportTable) -> [UInt8] {
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        append(table.columns.map(harmless), to: &bytes)
        for row in table.rows {
            append(row.map { if case .text(let text) = $0 { harmless(text) } else { $0.text } }, to: &bytes)
        }
        return bytes
    }

    /// The text with an apostrophe in front when a spreadsheet program might take it for a formula.
    ///
    /// Plain numbers keep their sign. Telephone numbers such as +44 1632 get the apostrophe too.
    public static func harmless(_ text: String) -> String {
        let starts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠"]
        guard let first = text.unicodeScalars.first else { return text }
        // Spreadsheets look past blanks and line feeds in front.
        let visible = text.unicodeScalars.first { !$0.properties.isWhitespace && $0 != "\0" } ?? first
        guard starts.contains(first) || starts.contains(visible), !isPlainNumber(text) else { return text }
        return "'" + text
    }

    private static func isPlainNumber(_ text: String) -> Bool {
        text.wholeMatch(of: #/[+\-]?[0-9]{1,15}(\.[0-9]{1,15})?/#) != nil && !text.hasPrefix("+")
    }

    private static func append(_ cells: [String], to bytes: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            let mustQuote = cell.utf8.contains { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 || $0 == 59 || $0 == 9 }
            bytes += mustQuote ? Array("\"\(cell.replacing("\"", with: "\"\""))\"".utf8) : Array(cell.utf8)
        }
        bytes += [13, 10]
    }
}
