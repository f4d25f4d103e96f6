public import Domain

/// What colleges mean to do in the years ahead.
public enum PlansRoute: RoutePart {
    case plans
    case exportPlans(ExportFormat)
    case newPlan
    case editPlan(ID<Intention>)

    public init?(_ segments: [String]) {
        guard segments.first == "plans" else { return nil }
        switch segments.count {
        case 1: self = .plans
        case 2 where segments[1] == "new": self = .newPlan
        case 2:
            guard let format = ExportFormat(segment: segments[1]) else { return nil }
            self = .exportPlans(format)
        case 3 where segments[2] == "edit":
            guard let id = ID<Intention>(segments[1]) else { return nil }
            self = .editPlan(id)
        default: return nil
        }
    }

    public var segments: [String] {
        switch self {
        case .plans: ["plans"]
        case .exportPlans(let format): ["plans", format.segment]
        case .newPlan: ["plans", "new"]
        case .editPlan(let id): ["plans", id.description, "edit"]
        }
    }

    public var methods: RouteMethods {
        switch self {
        case .plans, .exportPlans: .get
        case .newPlan, .editPlan: .both
        }
    }

    public static var samples: [PlansRoute] {
        [.plans, .exportPlans(.xlsx), .exportPlans(.csv), .newPlan, .editPlan(.sample)]
    }
}
