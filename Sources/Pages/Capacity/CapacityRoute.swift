public import Domain

/// Offers, and who is where in which week.
public enum CapacityRoute: RoutePart {
    case offers
    case exportOffers(ExportFormat)
    case newOffer(ID<Area>)
    case offer(ID<Offer>)
    case editOffer(ID<Offer>)
    /// Withdraws an offer, or brings it back.
    case archiveOffer(ID<Offer>)
    /// Confirms that an offer still stands.
    case renewOffer(ID<Offer>)
    /// Confirms several at once.
    case renewOffers
    /// Says after how many weeks an offer is out of date.
    case freshness
    /// Areas by week: taken of offered.
    case weeks
    /// Other learners at areas.
    case ward(WardRoute)
    /// Demand beside supply.
    case supply
    case exportSupply(ExportFormat)
    /// Free places that only some colleges see, to be opened to all.
    case unusedPlaces

    public init?(_ segments: [String]) {
        guard let first = segments.first else { return nil }
        if let ward = WardRoute(segments) {
            self = .ward(ward)
            return
        }
        switch (first, segments.count) {
        case ("weeks", 1): self = .weeks
        case ("supply", 1): self = .supply
        case ("supply", 2):
            if let format = ExportFormat(segment: segments[1]) {
                self = .exportSupply(format)
            } else if segments[1] == "unused" {
                self = .unusedPlaces
            } else {
                return nil
            }
        case ("offers", 1): self = .offers
        case ("offers", 2):
            if segments[1] == "renew" {
                self = .renewOffers
            } else if segments[1] == "freshness" {
                self = .freshness
            } else if let format = ExportFormat(segment: segments[1]) {
                self = .exportOffers(format)
            } else if let id = ID<Offer>(segments[1]) {
                self = .offer(id)
            } else {
                return nil
            }
        case ("offers", 3):
            guard let id = ID<Offer>(segments[1]) else { return nil }
            switch segments[2] {
            case "edit": self = .editOffer(id)
            case "archive": self = .archiveOffer(id)
            case "renew": self = .renewOffer(id)
            default: return nil
            }
        case ("areas", 4):
            guard let id = ID<Area>(segments[1]), segments[2...] == ["offers", "new"] else { return nil }
            self = .newOffer(id)
        default: return nil
        }
    }

    public var segments: [String] {
        switch self {
        case .offers: ["offers"]
        case .exportOffers(let format): ["offers", format.segment]
        case .newOffer(let area): ["areas", area.description, "offers", "new"]
        case .offer(let id): ["offers", id.description]
        case .editOffer(let id): ["offers", id.description, "edit"]
        case .archiveOffer(let id): ["offers", id.description, "archive"]
        case .renewOffer(let id): ["offers", id.description, "renew"]
        case .renewOffers: ["offers", "renew"]
        case .freshness: ["offers", "freshness"]
        case .weeks: ["weeks"]
        case .ward(let part): part.segments
        case .supply: ["supply"]
        case .exportSupply(let format): ["supply", format.segment]
        case .unusedPlaces: ["supply", "unused"]
        }
    }

    public var methods: RouteMethods {
        switch self {
        case .offers, .exportOffers, .offer, .weeks, .supply, .exportSupply: .get
        case .archiveOffer, .renewOffer, .renewOffers: .post
        case .newOffer, .editOffer, .freshness, .unusedPlaces: .both
        case .ward(let part): part.methods
        }
    }

    public static var samples: [CapacityRoute] {
        [
            .offers, .exportOffers(.xlsx), .exportOffers(.csv), .newOffer(.sample), .offer(.sample),
            .editOffer(.sample),
            .archiveOffer(.sample), .renewOffer(.sample), .renewOffers, .freshness, .weeks, .supply,
            .exportSupply(.xlsx), .exportSupply(.csv), .unusedPlaces,
        ] + WardRoute.samples.map(CapacityRoute.ward)
    }
}
