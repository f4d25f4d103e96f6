import Foundation

/// Reads the sheets of an Excel workbook (.xlsx, .xlsm) out of its archive.
struct WorkbookReader {
    let archive: Archive
    let limits: SpreadsheetLimits

    /// All sheets in the order of their tabs.
    ///
    /// - Throws: `SpreadsheetFault` when the archive is no workbook, is damaged or goes beyond a limit.
    func sheets() throws(SpreadsheetFault) -> [Sheet] {
        let workbookPath = try workbookPath()
        let workbook = WorkbookPart()
        try parse(workbookPath, with: workbook)
        let links = try relationships(of: workbookPath)
        let folder = Self.folder(of: workbookPath)
        func path(ofType type: String) -> String? {
            links.first { $0.type.hasSuffix("/" + type) }.map { Self.resolve($0.target, from: folder) }
        }

        let styles = StylesPart()
        if let path = path(ofType: "styles") { try parse(path, with: styles) }
        let strings = SharedStringsPart(limits: limits)
        if let path = path(ofType: "sharedStrings") { try parse(path, with: strings) }

        var sheets: [Sheet] = []
        var rows = 0
        for entry in workbook.sheets {
            // Chart sheets and dialogues stand among the tabs too; only worksheets hold rows.
            guard let link = links.first(where: { $0.id == entry.relationship }), link.type.hasSuffix("/worksheet")
            else { continue }
            let part = WorksheetPart(
                strings: strings.items,
                forms: styles.forms,
                countsFrom1904: workbook.countsFrom1904,
                limits: limits,
                rowsBefore: rows
            )
            try parse(Self.resolve(link.target, from: folder), with: part)
            rows += part.rows.count
            sheets.append(Sheet(name: entry.name, isHidden: entry.isHidden, rows: part.rows, merges: part.merges))
        }
        guard !sheets.isEmpty else { throw .damagedWorkbook }
        return sheets
    }

    /// The path of the main part, which the archive's own relationships name.
    private func workbookPath() throws(SpreadsheetFault) -> String {
        if let noun = otherDocument() { throw noun }
        guard archive.names.contains("[Content_Types].xml") else { throw FileKind.notSpreadsheet("a ZIP file") }
        let main = try relationships(of: "").first { $0.type.hasSuffix("/officeDocument") }
        let path = Self.resolve(main?.target ?? "xl/workbook.xml", from: "")
        if path.hasPrefix("word/") { throw FileKind.notSpreadsheet("a Word document") }
        if path.hasPrefix("ppt/") { throw FileKind.notSpreadsheet("a PowerPoint presentation") }
        if path.hasSuffix(".bin") { throw Self.otherForm("a binary Excel file (.xlsb)") }
        guard archive.names.contains(path) else { throw FileKind.notSpreadsheet("a ZIP file") }
        return path
    }

    private func otherDocument() -> SpreadsheetFault? {
        if archive.names.contains("Index/Document.iwa") { return Self.otherForm("a Numbers file") }
        guard archive.names.contains("mimetype"), archive.names.contains("content.xml") else { return nil }
        let type = (try? archive.part("mimetype")).flatMap { $0 }.map { String(decoding: $0, as: UTF8.self) } ?? ""
        return type.contains("spreadsheet")
            ? Self.otherForm("an OpenDocument spreadsheet (.ods)")
            : FileKind.notSpreadsheet("an OpenDocument text or picture")
    }

    private static func otherForm(_ noun: String) -> SpreadsheetFault {
        .init(.otherSpreadsheet, "This is \(noun); open it, choose Save As, pick Excel Workbook (.xlsx) and send that.")
    }

    private func parse(_ path: String, with parser: PartParser) throws(SpreadsheetFault) {
        guard let data = try archive.part(path) else { throw .damagedWorkbook }
        try parser.parse(data)
    }

    private func relationships(of path: String) throws(SpreadsheetFault) -> [RelationshipsPart.Link] {
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        let part = RelationshipsPart()
        guard let data = try archive.part(Self.folder(of: path) + "_rels/\(name).rels") else { return [] }
        try part.parse(data)
        return part.links
    }

    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// Targets are relative to the part that names them, or absolute with a leading slash.
    private static func resolve(_ target: String, from folder: String) -> String {
        var steps: [Substring] = []
        let whole = target.hasPrefix("/") ? target : folder + target
        for step in whole.split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}
