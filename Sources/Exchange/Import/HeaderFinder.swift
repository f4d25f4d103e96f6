/// Finds the row of headings in a sheet: below titles and notes, in one row or in two.
struct HeaderFinder {
    /// A row of headings and what was made of it.
    struct Header {
        /// Indices into the rows of the sheet.
        var rows: ClosedRange<Int>
        var columns: [ImportColumn]
        var missing: [ColumnRequirement]
        var score: Int

        var keys: [ColumnKey] { columns.compactMap(\.key) }
    }

    static let depth = 30

    private let kind: ImportKind
    private let matcher: HeadingMatcher
    private let remembered: [String: String]

    init(kind: ImportKind, remembered: [String: String]) {
        self.kind = kind
        self.remembered = remembered
        matcher = HeadingMatcher(kind)
    }

    /// The best row of headings among the first rows; nil when none has anything that is known.
    func header(in sheet: Sheet) -> Header? {
        var best: Header?
        let spread = MergeSpread(sheet.merges)
        for index in sheet.rows.indices.prefix(Self.depth) {
            for candidate in candidates(at: index, in: sheet, spread) where candidate.score > (best?.score ?? 0) {
                best = candidate
            }
        }
        return best
    }

    /// The row alone, and together with the row below it, with its groups spread over the columns that they head.
    private func candidates(at index: Int, in sheet: Sheet, _ spread: MergeSpread) -> [Header] {
        let upper = sheet.rows[index]
        let alone = texts(of: upper, width: upper.cells.count)
        var candidates = [header(rows: index...index, headings: alone, of: [upper])]
        guard index + 1 < sheet.rows.count else { return candidates }
        let lower = sheet.rows[index + 1]
        let hasNumbers = lower.cells.contains { if case .number = $0.content { true } else { false } }
        guard !hasNumbers, lower.number == upper.number + 1 else { return candidates }

        let width = max(upper.cells.count, lower.cells.count)
        let below = texts(of: lower, width: width)
        let merged = (0..<width).map { spread.value(in: upper, at: $0, rows: false).text.tidied }
        var groups = [merged]
        if upper.cells.count(where: { !$0.isBlank }) < lower.cells.count(where: { !$0.isBlank }) {
            groups.append(Self.filledToTheRight(merged))
        }
        for group in groups {
            let pairs = (0..<width).map { column in
                pair(
                    group[column],
                    below[column],
                    isGroup: Self.isGroup(column, group, alone) || spread.isHead(upper, column)
                )
            }
            candidates.append(header(rows: index...index + 1, headings: pairs, of: [upper, lower]))
        }
        return candidates
    }

    /// The heading of a column under a group: both together if that is known, else what is more specific.
    private func pair(_ group: String, _ below: String, isGroup: Bool) -> String {
        if below.isEmpty { return isGroup ? "" : group }
        if group.isEmpty { return below }
        let together = "\(group) \(below)"
        if matcher.match(Heading(together)).map({ if case .exact = $0 { true } else { false } }) == true {
            return together
        }
        return isGroup ? below : together
    }

    /// Whether a heading stands over more columns than its own.
    private static func isGroup(_ column: Int, _ group: [String], _ own: [String]) -> Bool {
        func text(_ index: Int) -> String { own.indices.contains(index) ? own[index] : "" }
        let next = column + 1
        return group[column] != text(column) || (next < group.count && !group[next].isEmpty && text(next).isEmpty)
    }

    private func texts(of row: SheetRow, width: Int) -> [String] {
        (0..<width).map { row[$0].text.tidied }
    }

    private static func filledToTheRight(_ texts: [String]) -> [String] {
        var last = ""
        return texts.map { text in
            if !text.isEmpty { last = text }
            return last
        }
    }

    private func header(rows: ClosedRange<Int>, headings: [String], of source: [SheetRow]) -> Header {
        let columns = columns(headings)
        let keys = Set(columns.compactMap(\.key))
        let missing = kind.requirements.filter { !$0.isMet(by: keys) }
        let numbers = source.flatMap(\.cells).count { if case .number = $0.content { true } else { false } }
        let longTexts = headings.count { $0.count > 120 }
        let exact = columns.count { $0.certainty == .exact || $0.certainty == .remembered }
        let guessed = columns.count { $0.certainty == .guessed }
        let met = kind.requirements.count - missing.count
        let score = exact * 10 + guessed * 4 + met * 6 - numbers * 4 - longTexts * 3 - (rows.count - 1)
        return Header(rows: rows, columns: columns, missing: missing, score: keys.isEmpty ? 0 : score)
    }

    /// What each heading means. Of two columns that mean the same the surer one counts, then the one further left.
    private func columns(_ headings: [String]) -> [ImportColumn] {
        let found = headings.enumerated().map { index, text in
            let heading = Heading(text)
            let (key, certainty) = meaning(of: heading)
            return ImportColumn(index: index, heading: heading, key: key, certainty: certainty)
        }
        let order: [ImportColumn.Certainty] = [.remembered, .exact, .guessed]
        var owners: [ColumnKey: Int] = [:]
        for certainty in order {
            for column in found where column.certainty == certainty {
                if let key = column.key, owners[key] == nil { owners[key] = column.index }
            }
        }
        return found.map { column in
            guard let key = column.key, owners[key] != column.index else { return column }
            let certainty = column.certainty == .guessed ? ImportColumn.Certainty.unknown : .duplicate
            return ImportColumn(index: column.index, heading: column.heading, key: nil, certainty: certainty)
        }
    }

    private func meaning(of heading: Heading) -> (ColumnKey?, ImportColumn.Certainty) {
        guard !heading.normalised.isEmpty else { return (nil, .unknown) }
        if let word = remembered[heading.normalised] {
            let key = ColumnKey(rawValue: word)
            return kind.column(key) == nil ? (nil, .unknown) : (key, .remembered)
        }
        return switch matcher.match(heading) {
        case .exact(let key): (key, .exact)
        case .guessed(let key): (key, .guessed)
        case nil: (nil, .unknown)
        }
    }
}

/// The value that merged cells show in every cell that they cover.
struct MergeSpread {
    private let byRow: [Int: [CellRange]]

    init(_ merges: [CellRange]) {
        var byRow: [Int: [CellRange]] = [:]
        for merge in merges {
            // A whole column merged by mistake must not cost a million entries.
            for row in merge.first.row...min(merge.last.row, merge.first.row + 2_000) {
                byRow[row, default: []].append(merge)
            }
        }
        self.byRow = byRow
    }

    /// The range that covers a cell, if any.
    func range(row: Int, column: Int) -> CellRange? {
        byRow[row]?.first { $0.first.column <= column && column <= $0.last.column }
    }

    /// Whether a cell is merged over several columns.
    func isHead(_ row: SheetRow, _ index: Int) -> Bool {
        range(row: row.number, column: index + 1).map { $0.first.column < $0.last.column } ?? false
    }

    /// The cell itself, or the first of its range in the same row.
    func value(in row: SheetRow, at index: Int, rows: Bool) -> Cell {
        guard row[index].isBlank, let range = range(row: row.number, column: index + 1) else { return row[index] }
        return range.first.row == row.number ? row[range.first.column - 1] : row[index]
    }
}
