/// Keeps one copy of every text and of every list of texts that a file says over and over.
struct TextPool {
    private var texts = BytePool<String>()
    private var lists = BytePool<[String]>()
    private var offers: [OfferKey: SharedOffer] = [:]

    /// The number of the text and of the list that have nothing in them.
    static let empty = 0

    init() {
        [].withUnsafeBufferPointer { _ = texts.append("", for: $0) }
        Array("[]".utf8).withUnsafeBufferPointer { _ = lists.append([], for: $0) }
    }

    private struct OfferKey: Hashable {
        var from: Int
        var to: Int
        var resources: Int
        var area: Int
        var window: Int
    }

    /// The number of the text with these bytes; `nil` when they are not UTF-8.
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        texts.index(of: bytes) ?? String(validating: bytes, as: UTF8.self).map { texts.append($0, for: bytes) }
    }

    mutating func text(_ bytes: [UInt8]) -> Int? { bytes.withUnsafeBufferPointer { text($0) } }

    /// The number of the list that was written with these bytes, if there was one.
    func list(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? { lists.index(of: bytes) }

    /// Keeps a list under the bytes with which it was written.
    mutating func append(_ list: [String], for bytes: UnsafeBufferPointer<UInt8>) -> Int {
        lists.append(list, for: bytes)
    }

    func text(_ number: Int) -> String { texts[number] }
    func list(_ number: Int) -> [String] { lists[number] }

    /// The one offer of these texts and of this list.
    mutating func offer(from: Int, to: Int, resources: Int, area: Int, window: Int) -> SharedOffer {
        let key = OfferKey(from: from, to: to, resources: resources, area: area, window: window)
        if let known = offers[key] { return known }
        let offer = SharedOffer(
            from: texts[from],
            to: texts[to],
            resources: lists[resources],
            area: texts[area],
            window: texts[window]
        )
        offers[key] = offer
        return offer
    }
}
