/// A name taken apart into given and family name.
public struct PersonName: Hashable, Sendable, CustomStringConvertible {
    /// The given name or names.
    public let given: String
    /// The family name.
    public let family: String
    /// The name in brackets or quotation marks, if there is one.
    public let preferred: String?

    /// Given and family name in that order.
    public var description: String { "\(given) \(family)" }

    /// Takes apart "Smith, Jane", "Jane Smith", "SMITH Jane" or "Dr Jane van der Berg (Janey)".
    ///
    /// - Throws: `ValueFault` when there is only one word.
    init(reading text: String) throws(ValueFault) {
        var rest = text
        var preferred: String?
        if let match = text.firstMatch(of: #/[("“‘]([^)"”’]+)[)"”’]/#) {
            preferred = String(match.1).tidied
            rest = rest.replacingCharacters(in: match.range)
        }
        self.preferred = preferred
        let halves = rest.split(separator: ",", maxSplits: 1).map { String($0).tidied }
        if halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty {
            family = halves[0]
            given = Self.withoutTitle(halves[1].split(separator: " ")).joined(separator: " ")
            return
        }
        let words = Self.withoutTitle(rest.split { $0 == " " || $0 == "," })
        guard words.count >= 2 else { throw ValueFault("Write given and family name, for example Jane Smith.") }
        let start = Self.startOfFamilyName(words)
        if start == 0 {
            let end = words.firstIndex { !Self.isShouted($0) } ?? 1
            family = words[..<end].joined(separator: " ")
            given = words[end...].joined(separator: " ")
        } else {
            given = words[..<start].joined(separator: " ")
            family = words[start...].joined(separator: " ")
        }
    }

    private static func withoutTitle(_ words: [Substring]) -> [Substring] {
        let titles: Set<String> = ["mr", "mrs", "miss", "ms", "mx", "dr", "prof", "professor", "rev", "sir", "dame"]
        let first = words.first.map { $0.lowercased().replacing(".", with: "") } ?? ""
        return words.count > 2 && titles.contains(first) ? Array(words.dropFirst()) : words
    }

    /// Where the family name begins; 0 when it stands first, in capitals.
    private static func startOfFamilyName(_ words: [Substring]) -> Int {
        if isShouted(words[0]), let last = words.last, !isShouted(last) { return 0 }
        let particles: Set<String> = [
            "van", "von", "de", "da", "di", "del", "della", "der", "den", "la", "le", "du", "dos", "bin", "ibn", "al",
            "el", "st", "ten", "ter", "ó", "o", "ní", "ni", "mac", "nic",
        ]
        let particle = words.indices.dropFirst().dropLast().first { particles.contains(words[$0].lowercased()) }
        return particle ?? words.count - 1
    }

    private static func isShouted(_ word: Substring) -> Bool {
        word.count > 1 && word.contains(where: \.isLetter) && word.uppercased() == word
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>) -> String {
        String(self[..<range.lowerBound]) + " " + String(self[range.upperBound...])
    }
}
