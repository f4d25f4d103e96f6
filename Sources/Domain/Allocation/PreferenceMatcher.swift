import Foundation

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
            return place.names.contains { $0.holds(wish.text) || wish.text.holds($0) }
        }
        return index.map { $0 + 1 }
    }
}

extension String {
    /// Whether the other text is a part of this one, byte by byte: both are folded, and every student's preferences are
    /// held against every place.
    fileprivate func holds(_ other: String) -> Bool {
        var (text, part) = (self, other)
        return text.withUTF8 { text in part.withUTF8 { text.holds($0) } }
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func holds(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = baseAddress, let other = part.baseAddress else { return part.isEmpty }
        var position = 0
        while position + part.count <= count {
            let room = count - part.count - position + 1
            guard let hit = memchr(start + position, Int32(part[0]), room) else { return false }
            if memcmp(hit, other, part.count) == 0 { return true }
            position = UnsafeRawPointer(hit) - UnsafeRawPointer(start) + 1
        }
        return false
    }
}
