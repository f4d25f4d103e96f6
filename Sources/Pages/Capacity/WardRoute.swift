public import Domain

/// Other learners at areas: who is on the ward beside T Level students.
public enum WardRoute: RoutePart {
    case groups
    case exportGroups(ExportFormat)
    case newGroup(ID<Area>)
    case editGroup(ID<WardGroup>)

    public init?(_ segments: [String]) {
        switch (segments.first, segments.count) {
        case ("other-learners", 1): self = .groups
        case ("other-learners", 2):
            guard let format = ExportFormat(segment: segments[1]) else { return nil }
            self = .exportGroups(format)
        case ("other-learners", 3) where segments[2] == "edit":
            guard let id = ID<WardGroup>(segments[1]) else { return nil }
            self = .editGroup(id)
        case ("areas", 4) where segments[2...] == ["other-learners", "new"]:
            guard let area = ID<Area>(segments[1]) else { return nil }
            self = .newGroup(area)
        default: return nil
        }
    }

    public var segments: [String] {
        switch self {
        case .groups: ["other-learners"]
        case .exportGroups(let format): ["other-learners", format.segment]
        case .newGroup(let area): ["areas", area.description, "other-learners", "new"]
        case .editGroup(let id): ["other-learners", id.description, "edit"]
        }
    }

    public var methods: RouteMethods {
        switch self {
        case .groups, .exportGroups: .get
        case .newGroup, .editGroup: .both
        }
    }

    public static var samples: [WardRoute] {
        [.groups, .exportGroups(.xlsx), .exportGroups(.csv), .newGroup(.sample), .editGroup(.sample)]
    }
}
