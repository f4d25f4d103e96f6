public import Domain

/// What needs you today, what has happened, and what the rules are.
public enum InsightRoute: RoutePart {
    case today
    case history
    case exportHistory(ExportFormat)
    /// Who was shown a student's personal details.
    case whoSaw(ID<Student>)
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
            if segments == [".well-known", "security.txt"] {
                self = .securityText
            } else if segments[0] == "history", let format = ExportFormat(segment: segments[1]) {
                self = .exportHistory(format)
            } else {
                return nil
            }
        case 3:
            if segments[0] == "history", segments[2] == "undo", let id = ID<AuditEntry>(segments[1]) {
                self = .undo(id)
            } else if segments[0] == "students", segments[2] == "seen", let id = ID<Student>(segments[1]) {
                self = .whoSaw(id)
            } else {
                return nil
            }
        default: return nil
        }
    }

    public var segments: [String] {
        switch self {
        case .today: []
        case .history: ["history"]
        case .exportHistory(let format): ["history", format.segment]
        case .whoSaw(let id): ["students", id.description, "seen"]
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
            .today, .history, .exportHistory(.xlsx), .exportHistory(.csv), .whoSaw(.sample), .undo(.sample), .figures,
            .rules, .catalogue, .health, .readiness, .metrics, .security, .securityText,
        ]
    }
}
