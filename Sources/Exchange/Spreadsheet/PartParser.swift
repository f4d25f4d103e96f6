import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Walks through one XML part of a workbook and hands its elements to a subclass.
///
/// Document type declarations are refused before parsing, so that no entity is ever declared or fetched.
class PartParser: NSObject, XMLParserDelegate {
    /// A fault found by the subclass; parsing stops at once.
    private(set) var fault: SpreadsheetFault?
    private weak var parser: XMLParser?
    private var depth = 0
    private var hasRoot = false

    /// An element opens; its name comes without prefix.
    func open(_ name: String, _ attributes: [String: String]) {}
    /// Characters inside the innermost open element, in one or several pieces.
    func characters(_ text: String) {}
    /// An element closes.
    func close(_ name: String) {}

    /// Stops with a fault.
    final func stop(_ fault: SpreadsheetFault) {
        self.fault = self.fault ?? fault
        parser?.abortParsing()
    }

    /// Parses a part to its end.
    ///
    /// - Throws: `SpreadsheetFault` when it is not well-formed, declares a document type, or the subclass stopped.
    final func parse(_ data: Data) throws(SpreadsheetFault) {
        guard Self.isPlainXML(data) else { throw .damagedWorkbook }
        let parser = XMLParser(data: data)
        parser.shouldResolveExternalEntities = false
        parser.delegate = self
        self.parser = parser
        let complete = parser.parse()
        if let fault { throw fault }
        // The parser does not mind a text that ends before its elements do.
        guard complete, depth == 0, hasRoot else { throw .damagedWorkbook }
    }

    final func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        depth += 1
        hasRoot = true
        open(Self.local(name), attributes)
    }

    final func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        depth -= 1
        close(Self.local(name))
    }

    final func parser(_ parser: XMLParser, foundCharacters text: String) { characters(text) }

    /// Some programs write `x:row` for `row`.
    private static func local(_ name: String) -> String {
        guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
        return String(name[name.utf8.index(after: colon)...])
    }

    /// Whether the part is UTF-8 without a document type declaration. Any other encoding could hide one.
    private static func isPlainXML(_ data: Data) -> Bool {
        let start = data.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard data.count > start, data[data.startIndex + start] == UInt8(ascii: "<") else { return false }
        let head = data.dropFirst(start).prefix(200)
        if head.starts(with: Array("<?xml".utf8)) {
            guard let end = head.range(of: Data("?>".utf8)) else { return false }
            let declaration = String(decoding: head[..<end.lowerBound], as: UTF8.self).lowercased()
            let isUTF8 = declaration.contains("utf-8") || declaration.contains("ascii")
            if declaration.contains("encoding"), !isUTF8 { return false }
        }
        return !declaresDocumentType(data)
    }

    private static func declaresDocumentType(_ data: Data) -> Bool {
        data.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while let mark = rest.firstIndex(of: UInt8(ascii: "!")) {
                let tail = bytes[(mark + 1)...]
                if mark > 0, bytes[mark - 1] == UInt8(ascii: "<"),
                    tail.starts(with: "DOCTYPE".utf8) || tail.starts(with: "ENTITY".utf8)
                {
                    return true
                }
                rest = tail
            }
            return false
        }
    }
}
