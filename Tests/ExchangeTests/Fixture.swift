import Exchange
import Foundation
import Testing

/// The files that stand for what people send in.
enum Fixture {
    static func bytes(_ name: String) throws -> [UInt8] {
        let folder = try #require(Bundle.module.url(forResource: "Fixtures", withExtension: nil))
        return [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
    }

    static func sheets(_ name: String) throws -> [Sheet] {
        try SpreadsheetReader.read(bytes: bytes(name), fileName: name)
    }

    static func table(_ name: String, as kind: ImportKind) throws -> ImportTable {
        try ImportReader.read(sheets(name), as: kind, options: ImportOptions(academicYear: 2027))
    }

    /// A list typed straight into a test.
    static func table(csv: String, as kind: ImportKind, remembered: [String: String] = [:]) throws -> ImportTable {
        let sheets = try SpreadsheetReader.read(bytes: Array(csv.utf8), fileName: "list.csv")
        return try ImportReader.read(
            sheets,
            as: kind,
            options: ImportOptions(academicYear: 2027, rememberedMapping: remembered)
        )
    }

    static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("FixtureScripts")
}
