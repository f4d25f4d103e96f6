public import Domain

/// What needs you today, what has happened, and what the rules are.
public enum InsightRoute: RoutePart {
    case today
    case history
    case undo(ID<AuditEntry>)
    /// Figures in which nobody can be told.
    case figures
    case rules
    case catalogue
    /// Whether the process runs.
    case health
    /// Whether the process can do its work.
    case readiness
    case metrics
    /// How to tell us about a weakness, for people.
    case security
    /// The same for machines, as RFC 9116 has it.
    case securityText

    public init?(_ segments: [String]) {
        switch segments.count {
        case 0: self = .today
        case 1:
            switch segments[0] {
            case "history": self = .history
            case "figures": self = .figures
            case "rules": self = .rules
            case "catalogue": self = .catalogue
            case "healthz": self = .health
            case "readyz": self = .readiness
            case "metrics": self = .metrics
            case "security": self = .security
            default: return nil
            }
        case 2:
            guard segments == [".well-known", "security.txt"] else { return nil }
            self = .securityText
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
        case .figures: ["figures"]
        case .rules: ["rules"]
        case .catalogue: ["catalogue"]
        case .health: ["healthz"]
        case .readiness: ["readyz"]
        case .metrics: ["metrics"]
        case .security: ["security"]
        case .securityText: [".well-known", "security.txt"]
        }
    }

    public var methods: RouteMethods {
        switch self {
        case .undo: .post
        default: .get
        }
    }

    public static var samples: [InsightRoute] {
        [
            .today, .history, .undo(.sample), .figures, .rules, .catalogue, .health, .readiness, .metrics, .security,
            .securityText,
        ]
    }
}
