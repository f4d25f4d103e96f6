import Foundation
import Testing

/// The documents about security name tests and files; here is whether those exist.
@Suite("Security documents")
struct SecurityDocumentTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../..").standardizedFileURL

    private struct Requirement {
        let id, level, status, demand, note: String
        let evidence: [String]
    }

    @Test("Every requirement of ASVS 5.0.0 at levels 1 and 2 has an answer with evidence, or a reason")
    func requirements() throws {
        let rows = try Self.rows()
        #expect(rows.filter { $0.level == "1" }.count == 70)
        #expect(rows.filter { $0.level == "2" }.count == 183)
        #expect(Set(rows.map(\.id)).count == rows.count)
        for row in rows {
            #expect(["met", "partly", "not", "not applicable"].contains(row.status), "\(row.id)")
            if row.status == "met" || row.status == "partly" { #expect(!row.evidence.isEmpty, "\(row.id)") }
            if row.status != "met" { #expect(!row.note.isEmpty || !row.evidence.isEmpty, "\(row.id)") }
        }
    }

    @Test("Every test and file that a security document names is there")
    func references() throws {
        var named = Set(try Self.rows().flatMap(\.evidence))
        for document in ["SECURITY.md", "docs/security/threat-model.md", "docs/security/outside-proofs.md"] {
            let text = try Self.text(document)
            for match in text.matches(of: /`((?:Tests|Sources|docs|scripts)\/[^`\s]+)`/) {
                named.insert(String(match.1))
            }
            for match in text.matches(of: /\]\(([^)#:]+)\)/) {
                let base = document.contains("/") ? "docs/security/" : ""
                let link = String(match.1)
                named.insert(link.hasPrefix("docs/") || link.hasPrefix("Tests/") ? link : base + link)
            }
        }
        #expect(named.count > 60)
        for name in named.sorted() {
            let parts = name.split(separator: "#", maxSplits: 1).map(String.init)
            let file = Self.root.appendingPathComponent(parts[0])
            #expect(FileManager.default.fileExists(atPath: file.path), "\(name)")
            guard parts.count == 2, let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
            #expect(text.contains("func \(parts[1])("), "\(name)")
        }
    }

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    private static func rows() throws -> [Requirement] {
        try text("docs/security/asvs.csv").split(separator: "\n").dropFirst().map { line in
            let cells = cells(of: line)
            try #require(cells.count == 6, "\(line)")
            return Requirement(
                id: cells[0],
                level: cells[1],
                status: cells[2],
                demand: cells[3],
                note: cells[5],
                evidence: cells[4].split(separator: " ").map(String.init)
            )
        }
    }

    private static func cells(of line: Substring) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}
