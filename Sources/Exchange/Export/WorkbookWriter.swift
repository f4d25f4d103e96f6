import CXlsxWriter
import Foundation

/// Writes tables as an Excel workbook: headings that stand still, a filter, days as days, text never as a formula.
public enum WorkbookWriter {
    /// The workbook, one sheet for each table.
    ///
    /// - Throws: `ExportFault` when a table is too long for a sheet or the library fails.
    public static func bytes(of tables: [ExportTable]) throws(ExportFault) -> [UInt8] {
        for table in tables where table.rows.count >= rowLimit || table.columns.count > columnLimit {
            throw ExportFault(
                message: "“\(table.title)” is too long for one sheet; narrow it by a filter and try again."
            )
        }
        // The library writes only to a path: a folder that nobody else may enter, gone when this function returns.
        let files = FileManager.default
        let folder = files.temporaryDirectory.appendingPathComponent("export-\(UUID().uuidString)", isDirectory: true)
        let onlyOwner: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        guard (try? files.createDirectory(at: folder, withIntermediateDirectories: false, attributes: onlyOwner)) != nil
        else { throw failed }
        defer { try? files.removeItem(at: folder) }
        let path = folder.appendingPathComponent("workbook.xlsx").path
        guard let book = workbook_new(path) else { throw failed }
        var names: Set<String> = []
        for table in tables { write(table, named: sheetName(table.title, &names), into: book) }
        guard workbook_close(book) == LXW_NO_ERROR, let data = files.contents(atPath: path) else {
            throw failed
        }
        return [UInt8](data)
    }

    private static let rowLimit = 1_048_576
    private static let columnLimit = 16_384
    private static let failed = ExportFault(
        message: "The workbook could not be written; try again, or take the CSV file."
    )

    private static func write(_ table: ExportTable, named name: String, into book: UnsafeMutablePointer<lxw_workbook>) {
        guard let sheet = workbook_add_worksheet(book, name) else { return }
        let head = workbook_add_format(book)
        format_set_bold(head)
        format_set_text_wrap(head)
        format_set_align(head, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        format_set_bg_color(head, 0xE8EDEE)
        format_set_border(head, UInt8(LXW_BORDER_THIN.rawValue))
        let day = workbook_add_format(book)
        format_set_num_format(day, "dd/mm/yyyy")

        for (column, title) in table.columns.enumerated() {
            worksheet_write_string(sheet, 0, lxw_col_t(column), writable(title), head)
            let width = width(of: column, in: table)
            worksheet_set_column(sheet, lxw_col_t(column), lxw_col_t(column), width, nil)
        }
        for (index, row) in table.rows.enumerated() {
            for (column, value) in row.prefix(table.columns.count).enumerated() {
                write(value, at: (lxw_row_t(index + 1), lxw_col_t(column)), of: sheet, day: day)
            }
        }
        worksheet_freeze_panes(sheet, 1, 0)
        if !table.columns.isEmpty {
            worksheet_autofilter(sheet, 0, 0, lxw_row_t(table.rows.count), lxw_col_t(table.columns.count - 1))
        }
    }

    private static func write(
        _ value: ExportTable.Value,
        at place: (row: lxw_row_t, column: lxw_col_t),
        of sheet: UnsafeMutablePointer<lxw_worksheet>,
        day format: UnsafeMutablePointer<lxw_format>?
    ) {
        switch value {
        case .blank: break
        case .text(let text): worksheet_write_string(sheet, place.row, place.column, writable(text), nil)
        case .number(let number) where number.isFinite:
            worksheet_write_number(sheet, place.row, place.column, number, nil)
        case .number: break
        case .day(let day) where day.year >= 1901:
            worksheet_write_number(sheet, place.row, place.column, SerialDay.serial(of: day), format)
        case .day(let day): worksheet_write_string(sheet, place.row, place.column, day.iso, nil)
        case .boolean(let answer): worksheet_write_string(sheet, place.row, place.column, answer ? "Yes" : "No", nil)
        }
    }

    /// What a cell can hold: no character that XML forbids, and no more than the program allows.
    private static func writable(_ text: String) -> String {
        let clean =
            text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" && $0 != "\t" }
            ? String(
                String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 32 || $0 == "\n" || $0 == "\t" })
            )
            : text
        return clean.utf16.count <= 32_767 ? clean : String(clean.prefix(16_000))
    }

    /// Wide enough for most cells, never wider than a screen can show beside others.
    private static func width(of column: Int, in table: ExportTable) -> Double {
        let cells = table.rows.prefix(200).map { $0.indices.contains(column) ? $0[column].text.count : 0 }
        return Double(min(60, max(10, (cells + [table.columns[column].count]).max().map { $0 + 3 } ?? 10)))
    }

    /// A name that Excel allows: at most 31 characters, none of `[]:*?/\`, and not twice.
    private static func sheetName(_ title: String, _ used: inout Set<String>) -> String {
        var clean = String(title.tidied.filter { !"[]:*?/\\".contains($0) }).trimmingCharacters(in: ["'", " "])
        while clean.utf16.count > 31 { clean.removeLast() }
        if clean.isEmpty || clean.lowercased() == "history" { clean = "Sheet" }
        var name = clean
        var number = 2
        while !used.insert(name.lowercased()).inserted {
            name = "\(clean.prefix(27)) \(number)"
            number += 1
        }
        return name
    }
}
