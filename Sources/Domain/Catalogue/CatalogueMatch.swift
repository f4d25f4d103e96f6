/// Something in the catalogue that a text can mean.
public enum CatalogueItem: Hashable, Sendable {
    /// A whole route.
    case route(Route)
    /// A T Level without a specialism.
    case tLevel(TLevel)
    /// A specialism, and with it its T Level.
    case specialism(Specialism)

    /// Its title.
    public var title: String {
        switch self {
        case .route(let route): route.title
        case .tLevel(let tLevel): tLevel.title
        case .specialism(let specialism): specialism.title
        }
    }

    /// The code of its T Level, nil for a route.
    public var tLevelCode: String? {
        switch self {
        case .route: nil
        case .tLevel(let tLevel): tLevel.code
        case .specialism(let specialism): specialism.tLevel
        }
    }

    /// The code of its specialism, nil for a route or a T Level.
    public var specialismCode: SpecialismCode? {
        guard case .specialism(let specialism) = self else { return nil }
        return specialism.code
    }
}

/// What a text means in the catalogue.
public enum CatalogueMatch: Hashable, Sendable {
    /// A code, a title or a known synonym.
    case exact(CatalogueItem)
    /// One item whose words are in the text, or that the text abbreviates: to be confirmed by a person.
    case likely(CatalogueItem)
    /// Several items that it could mean: a person chooses.
    case ambiguous([CatalogueItem])
    /// Nothing that is known.
    case none

    /// The one item, when there is one.
    public var item: CatalogueItem? {
        switch self {
        case .exact(let item), .likely(let item): item
        case .ambiguous, .none: nil
        }
    }
}
