import Foundation

/// The rows of one worksheet.
final class WorksheetPart: PartParser {
    private(set) var rows: [SheetRow] = []
    private(set) var merges: [CellRange] = []

    private let strings: [String]
    private let forms: [NumberForm]
    private let countsFrom1904: Bool
    private let limits: SpreadsheetLimits
    private let rowsBefore: Int

    private var rowNumber = 0
    private var cells: [Cell] = []
    private var address = CellAddress(row: 1, column: 1)
    private var lastColumn = 0
    private var type = ""
    private var style = 0
    private var value = ""
    private var isInsideCell = false
    private var isInsideValue = false
    private var isInsidePhonetic = false

    init(
        strings: [String],
        forms: [NumberForm],
        countsFrom1904: Bool,
        limits: SpreadsheetLimits,
        rowsBefore: Int
    ) {
        self.strings = strings
        self.forms = forms
        self.countsFrom1904 = countsFrom1904
        self.limits = limits
        self.rowsBefore = rowsBefore
    }

    override func open(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "row":
            // Rows and cells may leave their place out; then they follow the one before.
            rowNumber = attributes["r"].flatMap { Int($0) } ?? rowNumber + 1
            lastColumn = 0
            cells = []
        case "c":
            address =
                attributes["r"].flatMap { CellAddress($0) }
                ?? CellAddress(row: rowNumber, column: lastColumn + 1)
            lastColumn = address.column
            type = attributes["t"] ?? "n"
            style = attributes["s"].flatMap { Int($0) } ?? 0
            value = ""
            isInsideCell = true
        case "v": isInsideValue = isInsideCell
        case "t": isInsideValue = isInsideCell && !isInsidePhonetic
        case "rPh": isInsidePhonetic = true
        case "mergeCell":
            if merges.count < limits.rows, let range = attributes["ref"].flatMap({ CellRange($0) }) {
                merges.append(range)
            }
        default: break
        }
    }

    override func characters(_ text: String) {
        if isInsideValue { value += text }
    }

    override func close(_ name: String) {
        switch name {
        case "v", "t": isInsideValue = false
        case "rPh": isInsidePhonetic = false
        case "c":
            isInsideCell = false
            add(content())
        case "row": finishRow()
        default: break
        }
    }

    private func add(_ content: Cell.Content) {
        guard content != .empty else { return }
        guard address.column <= limits.columns else {
            return stop(.tooManyColumns(limits.columns, row: rowNumber))
        }
        if case .text(let text) = content, text.utf8.count > limits.cellCharacters, text.count > limits.cellCharacters {
            return stop(.cellTooLong(address, limit: limits.cellCharacters))
        }
        let index = address.column - 1
        while cells.count < index { cells.append(Cell(CellAddress(row: rowNumber, column: cells.count + 1))) }
        let cell = Cell(CellAddress(row: rowNumber, column: address.column), content)
        if index < cells.count { cells[index] = cell } else { cells.append(cell) }
    }

    private func finishRow() {
        defer { cells = [] }
        guard !cells.isEmpty else { return }
        guard rowsBefore + rows.count < limits.rows else { return stop(.tooManyRows(limits.rows)) }
        rows.append(SheetRow(number: rowNumber, cells: cells))
    }

    private func content() -> Cell.Content {
        switch type {
        case "s":
            guard !value.isEmpty else { return .empty }
            guard let index = Int(value), strings.indices.contains(index) else {
                stop(.damagedWorkbook)
                return .empty
            }
            return strings[index].isEmpty ? .empty : .text(strings[index])
        case "inlineStr", "str": return value.isEmpty ? .empty : .text(value.unescapedByExcel)
        case "b": return value.isEmpty ? .empty : .boolean(value == "1" || value == "true")
        case "e": return value.isEmpty ? .empty : .error(value)
        case "d": return value.isEmpty ? .empty : .text(String(value.prefix(10)))
        default: return number()
        }
    }

    private func number() -> Cell.Content {
        guard !value.isEmpty else { return .empty }
        guard let number = Double(value), number.isFinite else { return .text(value) }
        let form = forms.indices.contains(style) ? forms[style] : .plain
        let isDay = form == .day || form == .dayAndTime
        return .number(isDay && countsFrom1904 ? number + SerialDay.lagOf1904 : number, form)
    }
}
