public import Domain

/// What needs you today, what has happened, and what the rules are.
public enum InsightRoute: RoutePart {
    case today
    case history
    case undo(ID<AuditEntry>)
    case rules
    case catalogue
    /// Whether the process runs.
    case health
    /// Whether the process can do its work.
    case readiness
    case metrics

    public init?(_ segments: [String]) {
        switch segments.count {
        case 0: self = .today
        case 1:
            switch segments[0] {
            case "history": self = .history
            case "rules": self = .rules
            case "catalogue": self = .catalogue
            case "healthz": self = .health
            case "readyz": self = .readiness
            case "metrics": self = .metrics
            default: return nil
            }
        case 3:
            guard segments[0] == "history", segments[2] == "undo", let id = ID<AuditEntry>(segments[1]) else {
                return nil
            }
            self = .undo(id)
        default: return nil
        }
    }

    public var segments: [String] {
        switch self {
        case .today: []
        case .history: ["history"]
        case .undo(let id): ["history", id.description, "undo"]
        case .rules: ["rules"]
        case .catalogue: ["catalogue"]
        case .health: ["healthz"]
        case .readiness: ["readyz"]
        case .metrics: ["metrics"]
        }
    }

    public var methods: RouteMethods {
        switch self {
        case .undo: .post
        default: .get
        }
    }

    public static var samples: [InsightRoute] {
        [.today, .history, .undo(.sample), .rules, .catalogue, .health, .readiness, .metrics]
    }
}
