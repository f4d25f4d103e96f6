import Exchange
import Foundation
import Testing

@Suite("Files that are refused")
struct RefusalTests {
    private func code(_ bytes: [UInt8], _ change: (inout SpreadsheetLimits) -> Void = { _ in }) -> SpreadsheetFault
        .Code?
    {
        var limits = SpreadsheetLimits()
        change(&limits)
        do throws(SpreadsheetFault) {
            _ = try SpreadsheetReader.read(bytes: bytes, fileName: "x.xlsx", limits: limits)
            return nil
        } catch {
            #expect(error.message.hasSuffix(".") && error.message.count > 30, "\(error.message)")
            return error.code
        }
    }

    @Test(
        "Old Excel, OpenDocument and protected workbooks say what to save instead",
        arguments: [
            ("refused-old-excel.xls", SpreadsheetFault.Code.otherSpreadsheet),
            ("refused-opendocument.ods", .otherSpreadsheet),
            ("refused-password.xlsx", .encrypted),
        ]
    )
    func otherPrograms(name: String, expected: SpreadsheetFault.Code) throws {
        #expect(try code(Fixture.bytes(name)) == expected)
    }

    @Test(
        "Other kinds of files are recognised by their first bytes",
        arguments: [
            [], Array("%PDF-1.7 ...".utf8), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
            [0xFF, 0xD8, 0xFF, 0xE0, 0, 0],
            Array("<!DOCTYPE html><table><tr><td>1</td></tr></table>".utf8), Array("{\\rtf1 hello}".utf8),
            [UInt8](repeating: 0, count: 500), [0x1F, 0x8B, 8, 0, 0, 0], Array("\r\n\r\n ,,\r\n".utf8.prefix(4)),
            Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 7, count: 400),
        ] as [[UInt8]]
    )
    func otherFiles(bytes: [UInt8]) {
        #expect(code(bytes) != nil)
    }

    @Test("A Word document and a plain ZIP file are no spreadsheets")
    func otherArchives() throws {
        let word =
            "<Relationships><Relationship Id='1' Type='x/officeDocument' Target='word/document.xml'/></Relationships>"
        let parts = [("[Content_Types].xml", "<Types/>"), ("_rels/.rels", word), ("word/document.xml", "<d/>")]
        #expect(try code(ZipMaker.archive(parts.map { ($0.0, Array($0.1.utf8)) })) == .notSpreadsheet)
        #expect(try code(ZipMaker.archive([("a.txt", [65])])) == .notSpreadsheet)
    }

    @Test(
        "A workbook cut off at any kilobyte is refused and never crashes",
        arguments: [
            "students-title-rows.xlsx", "students-saved-by-libreoffice.xlsx", "students-coloured-column.xlsx",
        ]
    )
    func truncated(name: String) throws {
        let whole = try Fixture.bytes(name)
        for end in stride(from: 4, to: whole.count - 1, by: 1024) { #expect(code(Array(whole[..<end])) != nil) }
    }

    @Test("A workbook with any single byte spoilt is read or refused, never crashes")
    func spoilt() throws {
        let whole = try Fixture.bytes("students-two-row-headings.xlsx")
        for index in stride(from: 0, to: whole.count, by: 7) {
            var spoilt = whole
            spoilt[index] ^= 0x55
            _ = try? SpreadsheetReader.read(bytes: spoilt, fileName: "x.xlsx")
        }
    }

    @Test("An archive that unpacks to half a gigabyte is refused within a second, before it is unpacked")
    func bomb() throws {
        let bomb = try ZipMaker.workbook(
            sheet: "<worksheet/>",
            others: [("xl/media/a.bin", [UInt8](repeating: 0, count: 64 << 20))]
        )
        let clock = ContinuousClock()
        let time = clock.measure { #expect(code(bomb) == .bomb) }
        #expect(time < .seconds(1))
        let many = (0..<2_500).map { ("p\($0)", [UInt8(1)]) }
        #expect(try code(ZipMaker.archive(many)) == .bomb)
    }

    @Test("A part that claims to be smaller than it is, is refused")
    func lyingSize() throws {
        var bytes = try ZipMaker.workbook(
            sheet: "<worksheet><sheetData>\(String(repeating: "<row/>", count: 500))</sheetData></worksheet>"
        )
        // The directory entry of the last part: the uncompressed size stands 24 bytes after the signature.
        let signature: [UInt8] = [0x50, 0x4B, 0x01, 0x02]
        let entry = try #require((0..<bytes.count - 4).last { Array(bytes[$0..<$0 + 4]) == signature })
        bytes[entry + 24] = 40
        bytes[entry + 25] = 0
        #expect(code(bytes) == .damaged)
    }

    @Test(
        "Document types and entities are refused in any encoding",
        arguments: [
            "<!DOCTYPE w [<!ENTITY a 'aaaa'>]><worksheet/>", "<?xml version='1.0' encoding='UTF-7'?><worksheet/>",
            "<?xml version='1.0' encoding='UTF-16'?><worksheet/>",
            "<!DOCTYPE w SYSTEM 'file:///etc/passwd'><worksheet/>",
            "<worksheet><sheetData><row><c t='inlineStr'><is><t>&xxe;</t></is></c></row></sheetData></worksheet>",
            "<worksheet><sheetData>", "", "no XML",
        ]
    )
    func entities(sheet: String) throws {
        #expect(try code(ZipMaker.workbook(sheet: sheet)) == .damaged)
    }

    @Test("Limits on size, rows, columns and cells each have their own sentence")
    func limits() throws {
        let rows = String(repeating: "a,b\n", count: 30)
        #expect(code(Array(rows.utf8)) { $0.fileBytes = 20 } == .tooLarge)
        #expect(code(Array(rows.utf8)) { $0.rows = 29 } == .tooManyRows)
        #expect(code(Array(rows.utf8)) { $0.rows = 30 } == nil)
        #expect(code(Array(rows.utf8)) { $0.columns = 1 } == .tooManyColumns)
        #expect(code(Array(String(repeating: ",", count: 1_000_000).utf8) + [65]) == .tooManyColumns)
        #expect(code(Array("a,\(String(repeating: "x", count: 40_000))".utf8)) == .cellTooLong)
        #expect(code(Array("a,\"b\nc,d\n".utf8)) == .damaged)
        #expect(try code(Fixture.bytes("cohorts-sum-only.xlsx")) { $0.rows = 3 } == .tooManyRows)
        #expect(try code(Fixture.bytes("cohorts-sum-only.xlsx")) { $0.columns = 3 } == .tooManyColumns)
        #expect(try code(Fixture.bytes("students-coloured-column.xlsx")) { $0.rows = 100 } == nil)
    }
}
