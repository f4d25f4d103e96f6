import Domain
import Foundation
import Records
import Store

/// Covers the names and addresses of other people in a text, so that a copy for one person tells nothing about another.
struct NameMask: Sendable {
    /// Folded full names of other people.
    private let names: Set<[String]>
    private let longest: Int
    /// The person's own addresses, folded.
    private let own: Set<String>

    static let coveredName = "[name of another person]"
    static let coveredAddress = "[e-mail address of another person]"

    /// Everybody of a system but the person.
    init(of file: PersonFile, _ reader: any Reader) throws {
        struct Name: Codable { var name: String }
        let system = file.systemID
        let found = try reader.all(
            """
            SELECT given_name || ' ' || family_name AS name FROM student WHERE system_id = \(system)
            UNION SELECT preferred_name || ' ' || family_name FROM student
                WHERE system_id = \(system) AND preferred_name <> ''
            UNION SELECT name FROM person WHERE system_id = \(system)
            UNION SELECT name FROM user_account WHERE system_id = \(system)
            """,
            as: Name.self
        )
        let all = found.map { Self.words($0.name).map(\.folded) }
        names = Set(all.filter { $0.count > 1 && !file.names.contains(Set($0)) })
        longest = names.map(\.count).max() ?? 0
        own = file.numbers
    }

    /// The text with other people covered.
    func masked(_ text: String) -> String {
        let words = Self.words(text)
        var result = ""
        var rest = text.startIndex
        var index = 0
        while index < words.count {
            let count = (2...max(2, longest)).reversed().first { count in
                index + count <= words.count
                    && names.contains(words[index..<(index + count)].map(\.folded))
            }
            if let count {
                result += text[rest..<words[index].range.lowerBound] + Self.coveredName
                rest = words[index + count - 1].range.upperBound
                index += count
            } else if words[index].text.contains("@"), words[index].text.contains("."),
                !own.contains(words[index].folded)
            {
                result += text[rest..<words[index].range.lowerBound] + Self.coveredAddress
                rest = words[index].range.upperBound
                index += 1
            } else {
                index += 1
            }
        }
        return result + text[rest...]
    }

    private struct Word {
        let text: Substring
        let range: Range<String.Index>
        let folded: String
    }

    private static func words(_ text: String) -> [Word] {
        var words: [Word] = []
        var start: String.Index?
        func end(_ index: String.Index) {
            guard let first = start else { return }
            // A full stop at the end belongs to the sentence.
            var last = index
            while last > first, text[text.index(before: last)] == "." { last = text.index(before: last) }
            let part = text[first..<last]
            if !part.isEmpty {
                words.append(Word(text: part, range: first..<last, folded: Domain.folded(String(part))))
            }
            start = nil
        }
        for index in text.indices {
            let letter = text[index]
            if letter.isLetter || letter.isNumber || "@._+-'’".contains(letter) {
                if start == nil { start = index }
            } else {
                end(index)
            }
        }
        end(text.endIndex)
        return words
    }
}
