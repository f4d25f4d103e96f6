/// Reads the rows below the headings: tells data from totals, notes and repeated headings, and reads each cell.
struct RowReader {
    private let kind: ImportKind
    private let columns: [ImportColumn]
    private let specs: [ColumnKey: ColumnSpec]
    private let reader: ValueReader

    init(kind: ImportKind, columns: [ImportColumn], options: ImportOptions) {
        self.kind = kind
        self.columns = columns
        specs = Dictionary(uniqueKeysWithValues: kind.columns.map { ($0.key, $0) })
        reader = ValueReader(academicYear: options.academicYear)
    }

    /// Reads all rows below the headings.
    func read(_ rows: [SheetRow], merges: MergeSpread) -> ([ImportRow], [SkippedRow]) {
        var result: [ImportRow] = []
        var skipped: [SkippedRow] = []
        var tops: [CellAddress: Cell] = [:]
        var sums: [Int: Double] = [:]
        for row in rows where !row.isBlank {
            let cells = columns.map { column in
                cell(row, column, merges, &tops)
            }
            if let reason = reasonToSkip(row, sums) {
                skipped.append(SkippedRow(number: row.number, reason: reason))
                continue
            }
            for (column, cell) in zip(columns, cells) {
                if case .number(let value, _) = cell.content { sums[column.index, default: 0] += value }
            }
            let blank = ImportRow(number: row.number, values: [:], faults: [], texts: [:], cells: cells)
            result.append(reading(blank, with: [:]))
        }
        return (result, skipped)
    }

    /// A row read (again) with some cells replaced.
    func reading(_ row: ImportRow, with edits: [ColumnKey: String]) -> ImportRow {
        var row = row
        row.edits.merge(edits) { $1 }
        row.values = [:]
        row.texts = [:]
        row.faults = []
        var pending = row.edits
        for (column, cell) in zip(columns, row.cells) {
            guard let key = column.key, let spec = specs[key] else { continue }
            let edit = pending.removeValue(forKey: key)
            let source = edit.map { Cell(cell.address, $0.tidied.isEmpty ? .empty : .text($0)) } ?? cell
            read(source, spec, named: column.name, into: &row)
        }
        for (key, text) in pending.sorted(by: { $0.key < $1.key }) {
            guard let spec = specs[key] else { continue }
            read(Cell(CellAddress(row: row.number, column: 1), .text(text)), spec, named: spec.title, into: &row)
        }
        addMissing(&row)
        derive(&row)
        return row
    }

    private func cell(
        _ row: SheetRow,
        _ column: ImportColumn,
        _ merges: MergeSpread,
        _ tops: inout [CellAddress: Cell]
    ) -> Cell {
        let cell = row[column.index]
        guard let range = merges.range(row: row.number, column: column.index + 1) else { return cell }
        if !cell.isBlank {
            tops[range.first] = cell
            return cell
        }
        guard let spec = column.key.flatMap({ specs[$0] }), spec.kind.isSharedByMergedRows,
            range.first.column == column.index + 1, let top = tops[range.first]
        else { return cell }
        return Cell(cell.address, top.content)
    }

    private func read(_ cell: Cell, _ spec: ColumnSpec, named name: String, into row: inout ImportRow) {
        guard !cell.isBlank else { return }
        let text = cell.text.tidied
        row.texts[spec.key] = text
        do throws(ValueFault) {
            if let value = try reader.value(of: cell, as: spec.kind) { row.values[spec.key] = value }
        } catch {
            row.faults.append(
                CellFault(row: row.number, key: spec.key, column: name, value: text, message: error.message)
            )
        }
    }

    /// A fault for each thing that the list must tell and the row does not, unless a faulty cell says it already.
    private func addMissing(_ row: inout ImportRow) {
        for requirement in kind.requirements where !requirement.isMet(by: row.texts.keys) {
            let known = columns.first { column in requirement.ways.joined().contains { $0 == column.key } }
            row.faults.append(
                CellFault(
                    row: row.number,
                    key: known?.key ?? requirement.ways.first?.first,
                    column: known?.name ?? "",
                    value: "",
                    message: "Add \(requirement.title)."
                )
            )
        }
    }

    /// What the file calls the column of a key; nil when it has none.
    func name(of key: ColumnKey) -> String? { columns.first { $0.key == key }?.name }

    // MARK: Rows that are no data

    private func reasonToSkip(_ row: SheetRow, _ sums: [Int: Double]) -> SkippedRow.Reason? {
        if repeatsHeadings(row) { return .repeatedHeadings }
        let filled = row.cells.enumerated().filter { !$0.element.isBlank }
        guard let first = filled.first?.element.text.tidied.lowercased() else { return .note }
        if isTotal(first), !hasWords(row, besides: filled[0].offset) { return .total }
        if isSum(filled, sums) { return .total }
        if first.hasPrefix("e.g") || first.hasPrefix("example") { return .example }
        guard filled.count == 1 else { return nil }
        let keys = columns.filter { !row[$0.index].isBlank }.compactMap(\.key)
        let isComplete = kind.requirements.allSatisfy { $0.isMet(by: keys) }
        let isNoteWord = ["note", "*", "please", "source:", "key:", "©"].contains { first.hasPrefix($0) }
        return !isComplete && (columns.count >= 3 || isNoteWord) ? .note : nil
    }

    private func repeatsHeadings(_ row: SheetRow) -> Bool {
        let known = columns.filter { $0.key != nil }
        let same = known.count { column in
            guard case .text(let text) = row[column.index].content else { return false }
            let title = column.heading.title
            return text.utf8.count <= title.utf8.count + 4 && title.hasSuffix(text.tidied) && !text.tidied.isEmpty
        }
        return same >= max(2, known.count / 2)
    }

    private func isTotal(_ text: String) -> Bool {
        guard text.contains("total") else { return false }
        let words = text.split { !$0.isLetter }
        return words.first == "total" || words.first == "totals" || words.first == "subtotal"
            || (["grand", "sub", "overall"].contains(words.first) && words.dropFirst().first == "total")
    }

    /// Whether a row says anything in words apart from the word "Total".
    private func hasWords(_ row: SheetRow, besides index: Int) -> Bool {
        row.cells.enumerated().contains { offset, cell in
            guard offset != index, case .text(let text) = cell.content else { return false }
            return text.contains(where: \.isLetter)
        }
    }

    /// Whether a row holds nothing but sums of what stands above.
    private func isSum(_ filled: [EnumeratedSequence<[Cell]>.Element], _ sums: [Int: Double]) -> Bool {
        let isCountOnly = filled.allSatisfy { offset, cell in
            guard case .number = cell.content else { return false }
            let spec = columns.first { $0.index == offset }?.key.flatMap { specs[$0] }
            return spec?.kind.isCount ?? true
        }
        return isCountOnly
            && filled.contains { offset, cell in
                guard case .number(let value, _) = cell.content else { return false }
                return sums[offset].map { abs($0 - value) < 0.001 } ?? false
            }
    }
}
