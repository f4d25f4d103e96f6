import Foundation

/// A heading reduced to what matters for recognising it: words in small letters, without hints and marks.
public struct Heading: Hashable, Sendable {
    /// The heading as it stands in the file, without superfluous blanks.
    public let title: String
    /// The words in small letters; the form under which a mapping is remembered.
    public let normalised: String

    /// Reduces a heading.
    public init(_ text: String) {
        title = text.tidied
        normalised = Self.words(title)
    }

    /// The forms to look up, best first: whole, without hints in brackets, without filling words.
    var forms: [String] {
        let bare = Self.words(title.replacing(#/\([^)]*\)|\[[^\]]*\]/#, with: " "))
        let lean = bare.split(separator: " ").filter { !Self.fillers.contains(String($0)) }.joined(separator: " ")
        return [normalised, bare, lean].filter { !$0.isEmpty }
    }

    private static let fillers: Set<String> = [
        "the", "of", "a", "please", "student", "students", "learner", "learners", "learner s", "student s", "s",
        "placement", "required", "optional", "your", "e", "g", "eg", "dd", "mm", "yyyy", "yy", "format", "if", "known",
    ]

    private static func words(_ text: String) -> String {
        let folded = text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).lowercased()
        var words: [String] = []
        var word = ""
        for character in folded {
            if character.isLetter || character.isNumber {
                word.append(character)
            } else if character == "&" {
                words += [word, "and"]
                word = ""
            } else if character != "'" && character != "’" {
                words.append(word)
                word = ""
            }
        }
        return (words + [word]).filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// Finds the key that a heading means for one kind of list.
struct HeadingMatcher {
    /// How surely a heading was recognised.
    enum Match: Hashable {
        case exact(ColumnKey)
        case guessed(ColumnKey)
    }

    private let exact: [String: ColumnKey]
    /// The longer synonyms as bytes, for comparing letter by letter.
    private let spellings: [(bytes: [UInt8], key: ColumnKey)]

    init(_ kind: ImportKind) {
        var exact: [String: ColumnKey] = [:]
        for column in kind.columns {
            // Titles are laid down first below, so that no synonym of another column hides them.
            exact[Heading(column.title).normalised] = column.key
        }
        for column in kind.columns {
            for synonym in column.synonyms {
                let normalised = Heading(synonym).normalised
                if exact[normalised] == nil { exact[normalised] = column.key }
            }
        }
        self.exact = exact
        spellings = exact.map { (Array($0.key.utf8), $0.value) }.filter { $0.bytes.count >= 6 }
    }

    /// The key of a heading, exactly or by a likely misspelling or a known phrase inside a longer question.
    func match(_ heading: Heading) -> Match? {
        let forms = heading.forms
        for form in forms {
            if let key = exact[form] { return .exact(key) }
        }
        guard let bare = forms.last, bare.count <= 120 else { return nil }
        if let key = misspelt(bare) { return .guessed(key) }
        return phrase(in: heading.normalised).map(Match.guessed)
    }

    private func misspelt(_ form: String) -> ColumnKey? {
        let bytes = Array(form.utf8)
        guard bytes.count >= 6 else { return nil }
        func digits(_ bytes: [UInt8]) -> [UInt8] { bytes.filter { (48...57).contains($0) } }
        let near = spellings.filter { spelling in
            abs(spelling.bytes.count - bytes.count) <= 1 && Self.isOneSlip(spelling.bytes, bytes)
                && digits(spelling.bytes) == digits(bytes)
        }
        let keys = Set(near.map(\.key))
        return keys.count == 1 ? keys.first : nil
    }

    /// The longest known phrase of two words or more inside a heading.
    private func phrase(in form: String) -> ColumnKey? {
        let words = form.split(separator: " ")
        guard words.count > 2 else { return nil }
        for length in (2..<words.count).reversed() {
            for start in 0...(words.count - length) {
                if let key = exact[words[start..<start + length].joined(separator: " ")] { return key }
            }
        }
        return nil
    }

    /// Whether one text becomes the other by one letter changed, added, left out, or two neighbours swapped.
    static func isOneSlip(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        if first.count > second.count { return isOneSlip(second, first) }
        guard second.count - first.count <= 1, first != second else { return false }
        let start = zip(first, second).prefix { $0 == $1 }.count
        if second.count > first.count { return first[start...].elementsEqual(second[(start + 1)...]) }
        if first[(start + 1)...].elementsEqual(second[(start + 1)...]) { return true }
        return start + 1 < first.count && first[start] == second[start + 1] && first[start + 1] == second[start]
            && first[(start + 2)...].elementsEqual(second[(start + 2)...])
    }
}
