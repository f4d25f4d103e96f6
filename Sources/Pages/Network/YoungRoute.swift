public import Domain

/// What hosts have done before they take students under 18.
public enum YoungRoute: RoutePart {
    /// Where an organisation stands.
    case standing(ID<Organisation>)
    case newReview(ID<Organisation>)
    case editReview(ID<YoungReview>)
    /// Puts a record away.
    case archiveReview(ID<YoungReview>)

    public init?(_ segments: [String]) {
        guard segments.count >= 3 else { return nil }
        switch (segments[0], segments.count) {
        case ("organisations", 3) where segments[2] == "under-18":
            guard let id = ID<Organisation>(segments[1]) else { return nil }
            self = .standing(id)
        case ("organisations", 4) where segments[2...] == ["under-18", "new"]:
            guard let id = ID<Organisation>(segments[1]) else { return nil }
            self = .newReview(id)
        case ("under-18-reviews", 3):
            guard let id = ID<YoungReview>(segments[1]) else { return nil }
            switch segments[2] {
            case "edit": self = .editReview(id)
            case "archive": self = .archiveReview(id)
            default: return nil
            }
        default: return nil
        }
    }

    public var segments: [String] {
        switch self {
        case .standing(let id): ["organisations", id.description, "under-18"]
        case .newReview(let id): ["organisations", id.description, "under-18", "new"]
        case .editReview(let id): ["under-18-reviews", id.description, "edit"]
        case .archiveReview(let id): ["under-18-reviews", id.description, "archive"]
        }
    }

    public var methods: RouteMethods {
        switch self {
        case .standing: .get
        case .newReview, .editReview: .both
        case .archiveReview: .post
        }
    }

    public static var samples: [YoungRoute] {
        [.standing(.sample), .newReview(.sample), .editReview(.sample), .archiveReview(.sample)]
    }
}
