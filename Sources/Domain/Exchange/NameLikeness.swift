/// Whether two names of organisations may mean the same one, so that a person should look.
public enum NameLikeness {
    /// Names that differ by a slip of the keys, or of which one holds the telling words of the other.
    public static func isClose(_ first: String, _ second: String) -> Bool {
        isClose(NameWords(first), NameWords(second))
    }

    /// The same for names that were taken apart before.
    public static func isClose(_ first: NameWords, _ second: NameWords) -> Bool {
        if first.text == second.text { return true }
        let slips = max(1, min(first.text.utf8.count, second.text.utf8.count) / 8)
        if abs(first.text.utf8.count - second.text.utf8.count) <= slips,
            distance(Array(first.text.utf8), Array(second.text.utf8), atMost: slips) != nil
        {
            return true
        }
        let (small, large) = first.telling.count <= second.telling.count ? (first, second) : (second, first)
        guard small.telling.contains(where: { $0.utf8.count >= 4 }), small.telling.isSubset(of: large.telling) else {
            return false
        }
        // A surgery and a care home of one street are two things.
        return small.kinds.isEmpty || large.kinds.isEmpty || !small.kinds.isDisjoint(with: large.kinds)
    }

    /// How many letters must be changed, added or left out to make one text the other; nothing when more than `limit`.
    public static func distance(_ first: [UInt8], _ second: [UInt8], atMost limit: Int) -> Int? {
        guard abs(first.count - second.count) <= limit else { return nil }
        var row = Array(0...second.count)
        for (index, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            var best = row[0]
            for column in second.indices {
                let cost = letter == second[column] ? diagonal : min(diagonal, row[column], row[column + 1]) + 1
                diagonal = row[column + 1]
                row[column + 1] = cost
                best = min(best, cost)
            }
            if best > limit { return nil }
        }
        return row[second.count] <= limit ? row[second.count] : nil
    }
}

/// The name of an organisation taken apart for comparing.
public struct NameWords: Hashable, Sendable {
    /// The folded name.
    public let text: String
    /// All its words, folded.
    public let words: Set<String>
    /// The words that tell it from others of its kind.
    public let telling: Set<String>
    /// What kind of organisation its words say that it is; empty when they do not say.
    public let kinds: Set<String>
    /// The first letters of its words, for example "nsfc".
    public let initials: String

    public init(_ name: String) {
        text = folded(name)
        let words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        self.words = Set(words)
        telling = Set(words.filter { !NameWords.common.contains($0) })
        kinds = Set(words.compactMap { NameWords.kindWords[$0] })
        initials = String(words.filter { !NameWords.joining.contains($0) }.compactMap(\.first))
    }

    private static let joining: Set<String> = ["the", "of", "and", "for", "in", "at", "&"]

    private static let kindWords: [String: String] = [
        "college": "college", "school": "college", "academy": "college", "sixth": "college", "6th": "college",
        "trust": "trust", "hospital": "trust", "hospitals": "trust", "nhs": "trust", "ft": "trust",
        "council": "council", "borough": "council", "county": "council",
        "surgery": "practice", "practice": "practice", "medical": "practice", "pcn": "practice",
        "home": "home", "nursing": "home", "residential": "home",
        "pharmacy": "pharmacy", "dental": "dental", "hospice": "hospice",
    ]

    private static let common: Set<String> = joining.union([
        "nhs", "trust", "foundation", "ft", "ltd", "limited", "llp", "plc", "cic", "college", "school", "academy",
        "sixth", "form", "6th", "group", "services", "service", "hospital", "hospitals", "university", "surgery",
        "practice", "medical", "centre", "health", "care", "home", "nursing", "residential", "council", "borough",
        "london", "county", "city", "st", "saint",
    ])
}
