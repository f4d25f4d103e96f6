import Domain
import Foundation
import Testing

/// Data files that somebody has edited by hand and got wrong.
@Suite struct DataFaultTests {
    /// Loads everything from a copy of the bundled files in which one text of one file is replaced.
    private func problems(in file: String, replacing old: String, with new: String) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.copyItem(at: BundledData.folder.resolvingSymlinksInPath(), to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let address = folder.appendingPathComponent(file)
        let text = try String(contentsOf: address, encoding: .utf8)
        #expect(text.contains(old))
        if let range = text.range(of: old) {
            try text.replacingCharacters(in: range, with: new).write(to: address, atomically: true, encoding: .utf8)
        }
        do throws(InvalidData) {
            _ = try Catalogue.load(from: folder)
            _ = try PlacementCalendar.load(from: folder)
            return []
        } catch {
            return error.problems
        }
    }

    @Test(arguments: [
        ("routes.json", #""code": "digital""#, #""code": "construction""#, "the code \"construction\" is used twice"),
        (
            "t-levels.json", #""route": "health-and-science""#, #""route": "magic""#,
            "\"health\": there is no route \"magic\""
        ),
        ("t-levels.json", #""value": "6037083X""#, #""value": "6037066X""#, "the core code 6037066X is used twice"),
        ("t-levels.json", #""value": "6037066X""#, #""value": "603""#, "t-levels.json, item 1, qualifications"),
        ("t-levels.json", #""value": "2021/22""#, #""value": "soon""#, "an academic year like 2026/27"),
        (
            "t-levels.json", #""from": "2026-09-01""#, #""from": "2026-08-01""#,
            "the dates of its qualifications are not in order"
        ),
        ("specialisms.json", #""code": "ZTLOS014""#, #""code": "ZTLOS013""#, "the code ZTLOS013 is used twice"),
        (
            "specialisms.json", #""tLevel": "health""#, #""tLevel": "wealth""#,
            "ZTLOS013: there is no T Level \"wealth\""
        ),
        ("specialisms.json", #""generation": 1,"#, "", "\"generation\" is missing"),
        ("rules.json", #""id": "min-hours-eye""#, #""id": "min-hours""#, "the id \"min-hours\" is used twice"),
        ("rules.json", #"{"hours": 315}"#, #"{"hours": "lots"}"#, "rules.json, item 1, value"),
        ("rules.json", #"{"hours": 315}"#, #"{"parsecs": 315}"#, "A rule's value is one entry"),
        ("rules.json", #""validFrom": "2020-09-01""#, #""validFrom": "2020-09-31""#, "a date like 2027-05-12"),
        ("rules.json", #""status": "confirmed""#, #""status": "conflict""#, "must be configurable and have a note"),
        ("calendar.json", #""end": "2024-02-11""#, #""end": "2024-02-01""#, "an end that is not before the start"),
        (
            "bank-holidays.json", #""replaces": "2022-05-30""#, #""replaces": "2022-05-31""#,
            "2022-05-31 is no bank holiday"
        ),
        ("rules.json", "{", "", "rules.json is not valid JSON"),
    ])
    func faultsAreNamedWithFileAndItem(_ file: String, _ old: String, _ new: String, _ sentence: String) throws {
        let problems = try problems(in: file, replacing: old, with: new)
        #expect(problems.contains { $0.contains(sentence) && $0.contains(file) }, "\(problems)")
    }

    @Test func aMissingFileIsNamed() {
        let nowhere = URL(fileURLWithPath: "/nowhere-at-all")
        let error = #expect(throws: InvalidData.self) { try RuleBook.load(from: nowhere) }
        #expect(error?.problems == ["rules.json cannot be read. Put the file back into the data folder and try again."])
    }
}
