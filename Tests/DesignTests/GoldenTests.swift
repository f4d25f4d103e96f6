import Foundation
import Markup
import Testing

/// Each component writes exactly the markup in `Fixtures/<name>.html`.
///
/// After a change that is meant, run the tests once with `TRELLIS_RECORD=1` and read the difference.
@Suite("Golden markup")
struct GoldenTests {
    private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures")
    private static let isRecording = ProcessInfo.processInfo.environment["TRELLIS_RECORD"] != nil

    @Test("is as expected", arguments: Specimen.all)
    func golden(_ specimen: Specimen) throws {
        let file = Self.fixtures.appendingPathComponent("\(specimen.name).html")
        let markup = Indented.lines(of: specimen.make().renderedString())
        if Self.isRecording { try Data(markup.utf8).write(to: file) }
        let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        #expect(markup == expected)
    }

    @Test("has a specimen for every fixture, and no name twice")
    func complete() throws {
        let names = Specimen.all.map(\.name)
        #expect(Set(names).count == names.count)
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.fixtures.path)
        #expect(Set(files.filter { $0.hasSuffix(".html") }) == Set(names.map { "\($0).html" }))
    }
}

/// Markup with a line for every tag that follows another, so that differences can be read.
enum Indented {
    static func lines(of markup: String) -> String {
        var lines: [String] = []
        var depth = 0
        for piece in markup.replacing("><", with: ">\u{0}<").split(separator: "\u{0}") {
            let opened = piece.matches(of: /<[a-zA-Z]/).count
            let closed = piece.matches(of: /<\/|\/>/).count
            let startsClosing = piece.hasPrefix("</")
            lines.append(String(repeating: "  ", count: max(0, depth - (startsClosing ? 1 : 0))) + piece)
            depth += opened - closed
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
