import Domain

/// The names of options: each is the offers from the first leg to its own, so that a name says the whole way to it and is
/// the same in every run.
enum OptionPath {
    private static let separator: Character = "+"

    /// The options of a placement at some offers, leg by leg.
    static func ids(of offers: [ID<Offer>]) -> [String] {
        offers.indices.map { index in
            offers[...index].map(\.description).joined(separator: String(separator))
        }
    }

    /// The offers that the chosen options of a placement stand for, leg by leg.
    static func offers(in options: [String]) -> [ID<Offer>] {
        guard let longest = options.max(by: { $0.count < $1.count }) else { return [] }
        return longest.split(separator: separator).compactMap { ID<Offer>(String($0)) }
    }
}
