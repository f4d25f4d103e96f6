/// Which part of a workbook points to which other.
final class RelationshipsPart: PartParser {
    struct Link {
        var id: String
        var type: String
        var target: String
    }

    private(set) var links: [Link] = []

    override func open(_ name: String, _ attributes: [String: String]) {
        guard name == "Relationship", attributes["TargetMode"] != "External" else { return }
        guard let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"] else {
            return
        }
        links.append(Link(id: id, type: type, target: target))
    }
}

/// The list of tabs and the day from which the workbook counts.
final class WorkbookPart: PartParser {
    struct Entry {
        var name: String
        var isHidden: Bool
        var relationship: String
    }

    private(set) var sheets: [Entry] = []
    private(set) var countsFrom1904 = false

    override func open(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "workbookPr":
            countsFrom1904 = ["1", "true", "on"].contains(attributes["date1904"] ?? "")
        case "sheet":
            let link = attributes["r:id"] ?? attributes.first { $0.key.hasSuffix(":id") }?.value
            guard let link else { return }
            let isHidden = ["hidden", "veryHidden"].contains(attributes["state"] ?? "")
            sheets.append(Entry(name: attributes["name"] ?? "", isHidden: isHidden, relationship: link))
        default: break
        }
    }
}

/// What the number format of each cell style means.
final class StylesPart: PartParser {
    /// The form of each style, in the order in which cells refer to them.
    private(set) var forms: [NumberForm] = []
    private var custom: [Int: NumberForm] = [:]
    private var isInsideCellStyles = false

    override func open(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "numFmt":
            if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
                custom[id] = NumberForm(formatCode: code)
            }
        case "cellXfs": isInsideCellStyles = true
        case "xf" where isInsideCellStyles:
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            forms.append(custom[id] ?? NumberForm(builtIn: id))
        default: break
        }
    }

    override func close(_ name: String) {
        if name == "cellXfs" { isInsideCellStyles = false }
    }
}

/// The texts that cells share; rich text is joined, phonetic readings are left out.
final class SharedStringsPart: PartParser {
    private(set) var items: [String] = []
    private let limits: SpreadsheetLimits
    private var text = ""
    private var isInsideText = false
    private var isInsidePhonetic = false

    init(limits: SpreadsheetLimits) {
        self.limits = limits
    }

    override func open(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "si": text = ""
        case "t": isInsideText = !isInsidePhonetic
        case "rPh": isInsidePhonetic = true
        default: break
        }
    }

    override func characters(_ text: String) {
        if isInsideText { self.text += text }
    }

    override func close(_ name: String) {
        switch name {
        case "si":
            // One more than allowed is enough for the sheet to notice and to name the cell.
            items.append(text.unescapedByExcel.cut(to: limits.cellCharacters + 1))
        case "t": isInsideText = false
        case "rPh": isInsidePhonetic = false
        default: break
        }
    }
}

extension String {
    /// The text with `_x000D_` and the like, by which Excel writes what XML cannot hold, turned back.
    var unescapedByExcel: String {
        guard utf8.contains(UInt8(ascii: "_")), contains("_x") else { return self }
        return replacing(#/_x([0-9A-Fa-f]{4})_/#) { match in
            UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? String(match.0)
        }
    }

    /// The text cut after a number of characters; short texts come back as they are without being counted.
    func cut(to length: Int) -> String {
        utf8.count <= length ? self : String(prefix(length))
    }
}
