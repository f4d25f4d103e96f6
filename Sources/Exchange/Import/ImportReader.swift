/// Turns sheets into the rows of one kind of list.
public enum ImportReader {
    /// The table of the first sheet that has one (the longest, when several have).
    ///
    /// - Throws: `ImportFault` when no sheet has the columns that the list needs.
    public static func read(
        _ sheets: [Sheet],
        as kind: ImportKind,
        options: ImportOptions
    ) throws(ImportFault) -> ImportTable {
        let tables = try readAll(sheets, as: kind, options: options)
        return tables.dropFirst().reduce(tables[0]) { $1.rows.count > $0.rows.count ? $1 : $0 }
    }

    /// The tables of all sheets that have one; never empty. Some senders keep one sheet for each college or site.
    ///
    /// - Throws: `ImportFault` when no sheet has the columns that the list needs.
    public static func readAll(
        _ sheets: [Sheet],
        as kind: ImportKind,
        options: ImportOptions
    ) throws(ImportFault) -> [ImportTable] {
        let finder = HeaderFinder(kind: kind, remembered: options.rememberedMapping)
        let visible = sheets.filter { sheet in
            options.sheetName.map { $0 == sheet.name } ?? !sheet.isHidden
        }
        var tables: [ImportTable] = []
        var nearest: (sheet: Sheet, header: HeaderFinder.Header)?
        for sheet in visible {
            guard let header = finder.header(in: sheet) else { continue }
            if header.missing.isEmpty {
                tables.append(table(of: sheet, header, kind, options))
            } else if header.score > (nearest?.header.score ?? 0) {
                nearest = (sheet, header)
            }
        }
        guard tables.isEmpty else { return tables }
        throw fault(kind, visible, nearest)
    }

    private static func table(
        of sheet: Sheet,
        _ header: HeaderFinder.Header,
        _ kind: ImportKind,
        _ options: ImportOptions
    ) -> ImportTable {
        let below = sheet.rows[(header.rows.upperBound + 1)...]
        let width = max(header.columns.count, below.map(\.cells.count).max() ?? 0)
        // Columns that have neither a heading nor a value are no columns.
        let extra = (header.columns.count..<max(width, header.columns.count)).map {
            ImportColumn(index: $0, heading: Heading(""), key: nil, certainty: .unknown)
        }
        let columns = (header.columns + extra).filter { column in
            !column.heading.title.isEmpty || below.contains { !$0[column.index].isBlank }
        }
        let reader = RowReader(kind: kind, columns: columns, options: options)
        let (rows, skipped) = reader.read(Array(below), merges: MergeSpread(sheet.merges))
        return ImportTable(
            kind: kind,
            sheetName: sheet.name,
            headerRow: sheet.rows[header.rows.upperBound].number,
            columns: columns,
            rows: rows,
            skipped: skipped,
            options: options
        )
    }

    private static func fault(
        _ kind: ImportKind,
        _ visible: [Sheet],
        _ nearest: (sheet: Sheet, header: HeaderFinder.Header)?
    ) -> ImportFault {
        guard let (sheet, header) = nearest else {
            let wanted = kind.requirements.map(\.title).joined(separator: ", ")
            let cause = visible.isEmpty ? "No sheet is visible in this file" : "No row of headings was found"
            return ImportFault(
                message: "\(cause); a \(kind.title) needs headings that tell \(wanted).",
                sheetName: visible.first?.name,
                headerRow: nil,
                columns: []
            )
        }
        let wanted = header.missing.map(\.title).joined(separator: " and ")
        let names = header.columns.filter { !$0.heading.title.isEmpty }.map { "“\($0.heading.title.cut(to: 40))”" }
        let row = sheet.rows[header.rows.upperBound].number
        let found = names.prefix(20).joined(separator: ", ") + (names.count > 20 ? " and others" : "")
        let need = "A \(kind.title) needs a column for \(wanted)"
        return ImportFault(
            message: "\(need); row \(row) of sheet “\(sheet.name)” has only \(found).",
            sheetName: sheet.name,
            headerRow: row,
            columns: header.columns
        )
    }
}
