public import Domain

/// Placements that people have confirmed.
public enum PlacementsRoute: RoutePart {
    case placements
    case exportPlacements(ExportFormat)
    case placement(ID<Placement>)
    case cancelPlacement(ID<Placement>)

    public init?(_ segments: [String]) {
        guard segments.first == "placements" else { return nil }
        switch segments.count {
        case 1: self = .placements
        case 2:
            if let format = ExportFormat(segment: segments[1]) {
                self = .exportPlacements(format)
            } else if let id = ID<Placement>(segments[1]) {
                self = .placement(id)
            } else {
                return nil
            }
        case 3:
            guard let id = ID<Placement>(segments[1]), segments[2] == "cancel" else { return nil }
            self = .cancelPlacement(id)
        default: return nil
        }
    }

    public var segments: [String] {
        switch self {
        case .placements: ["placements"]
        case .exportPlacements(let format): ["placements", format.segment]
        case .placement(let id): ["placements", id.description]
        case .cancelPlacement(let id): ["placements", id.description, "cancel"]
        }
    }

    public var methods: RouteMethods {
        switch self {
        case .placements, .exportPlacements, .placement: .get
        case .cancelPlacement: .both
        }
    }

    public static var samples: [PlacementsRoute] {
        [
            .placements, .exportPlacements(.xlsx), .exportPlacements(.csv), .placement(.sample),
            .cancelPlacement(.sample),
        ]
    }
}
