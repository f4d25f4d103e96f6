import CZip
import Foundation

/// Makes archives for tests, honest and dishonest.
enum ZipMaker {
    static func archive(_ parts: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).zip")
        defer { try? FileManager.default.removeItem(at: url) }
        var code: Int32 = 0
        guard let archive = zip_open(url.path, ZIP_CREATE, &code) else { throw CocoaError(.fileWriteUnknown) }
        let buffers = parts.map { part in
            let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, part.bytes.count))
            _ = copy.initialize(from: part.bytes)
            return copy
        }
        defer { buffers.forEach { $0.deallocate() } }
        for (part, buffer) in zip(parts, buffers) {
            let source = zip_source_buffer(archive, buffer.baseAddress, zip_uint64_t(part.bytes.count), 0)
            zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        }
        guard zip_close(archive) == 0 else { throw CocoaError(.fileWriteUnknown) }
        return [UInt8](try Data(contentsOf: url))
    }

    /// A workbook with one sheet, from the XML of the sheet and perhaps of other parts.
    static func workbook(sheet: String, others: [(name: String, bytes: [UInt8])] = []) throws -> [UInt8] {
        let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006/relationships"
        let parts: [(String, String)] = [
            ("[Content_Types].xml", "<Types/>"),
            (
                "_rels/.rels",
                "<Relationships xmlns='\(package)'><Relationship Id='1' Type='\(relationships)/officeDocument' Target='xl/workbook.xml'/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                "<workbook xmlns:r='\(relationships)'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns='\(package)'><Relationship Id='r1' Type='\(relationships)/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"
            ),
            ("xl/worksheets/sheet1.xml", sheet),
        ]
        return try archive(parts.map { ($0.0, Array($0.1.utf8)) } + others)
    }
}
