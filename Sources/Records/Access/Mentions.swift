import Domain

/// Finds people in text: by id, number or address, and by all words of a name.
public struct Mentions: Sendable {
    private var byWord: [String: Set<Int>] = [:]
    private var byName: [String: [(person: Int, words: Set<String>)]] = [:]

    /// - Parameters:
    ///   - trails: the ids of all rows about each person, in the order of the files.
    ///   - addresses: folded addresses of any of them that stand in no file.
    public init(_ files: [PersonFile], trails: [Set<String>], addresses: Set<String> = []) {
        for address in addresses { byWord[address, default: []].insert(0) }
        for (index, file) in files.enumerated() {
            for word in file.numbers.union(trails[index]) { byWord[word, default: []].insert(index) }
            for words in file.names {
                guard let rarest = words.max(by: { ($0.count, $0) < ($1.count, $1) }) else { continue }
                byName[rarest, default: []].append((index, words))
            }
        }
    }

    /// The people whose id, number or address is in the text, by their place in the list.
    public func certain(in text: String) -> Set<Int> {
        Self.words(text).reduce(into: []) { found, word in found.formUnion(byWord[word] ?? []) }
    }

    /// The people whom the text names in any way, by their place in the list.
    public func any(in text: String) -> Set<Int> {
        let words = Self.words(text)
        return words.reduce(into: []) { found, word in
            found.formUnion(byWord[word] ?? [])
            for name in byName[word] ?? [] where name.words.isSubset(of: words) { found.insert(name.person) }
        }
    }

    /// The folded words of a text: addresses, numbers and ids as a whole, and their parts too, so that a name is found
    /// in the name of a file.
    static func words(_ text: String) -> Set<String> {
        let parts = String(text.map { ".@_-".contains($0) ? " " : $0 })
        return name(text).union(name(parts))
    }

    /// The folded words of a name. What JSON puts between values is not part of a word.
    static func name(_ text: String) -> Set<String> {
        var words: Set<String> = []
        var word = ""
        var isEscaped = false
        for scalar in folded(text).unicodeScalars {
            if isEscaped {
                isEscaped = false
                if scalar == "n" || scalar == "t" || scalar == "r" { continue }
            }
            let belongs =
                scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "@_+-".unicodeScalars.contains(scalar)
            if belongs {
                word.unicodeScalars.append(scalar)
            } else {
                if !word.isEmpty { words.insert(word) }
                word = ""
                isEscaped = scalar == "\\"
            }
        }
        if !word.isEmpty { words.insert(word) }
        return words
    }
}
