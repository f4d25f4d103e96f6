/// Finds which of a student's preferences an offer meets. Preferences are the college's words: a setting, an employer, a
/// site or an area.
public struct PreferenceMatcher: Sendable {
    private struct Wish: Sendable {
        var text: String
        var setting: Setting?
    }

    private let wishes: [Wish]

    /// A matcher for one student's preferences, best first.
    public init(_ preferences: [String]) {
        wishes = preferences.map { Wish(text: folded($0), setting: Setting(matching: $0)) }
    }

    /// The rank of the best preference that the place meets, 1 for the first; nothing when it meets none.
    public func rank(of place: Eligibility.Place) -> Int? {
        let index = wishes.firstIndex { wish in
            if wish.text.isEmpty { return false }
            if wish.setting == place.area.setting { return true }
            return place.names.contains { $0 == wish.text || $0.contains(wish.text) || wish.text.contains($0) }
        }
        return index.map { $0 + 1 }
    }

    /// What a rank costs: the steps grow, so that very bad ranks are avoided first.
    public func cost(ofRank rank: Int?) -> Int {
        guard !wishes.isEmpty else { return 0 }
        let steps = [0, 1, 3, 6]
        guard let rank else { return 10 }
        return rank <= steps.count ? steps[rank - 1] : 8
    }
}
