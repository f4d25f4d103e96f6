public import Domain

/// One-page briefs for those who think of hosting.
public enum BriefRoute: RoutePart {
    case briefs
    case brief(HostKind)

    public init?(_ segments: [String]) {
        guard segments.first == "one-pagers" else { return nil }
        switch segments.count {
        case 1: self = .briefs
        case 2:
            guard let kind = HostKind.allCases.first(where: { $0.segment == segments[1] }) else { return nil }
            self = .brief(kind)
        default: return nil
        }
    }

    public var segments: [String] {
        switch self {
        case .briefs: ["one-pagers"]
        case .brief(let kind): ["one-pagers", kind.segment]
        }
    }

    public var methods: RouteMethods { .get }

    public static var samples: [BriefRoute] { [.briefs] + HostKind.allCases.map { .brief($0) } }
}

extension HostKind {
    /// The last part of the address of its brief.
    fileprivate var segment: String {
        switch self {
        case .generalPractice: "gp-practice"
        case .careHome: "care-home"
        case .ward: "hospital-ward"
        case .digitalTeam: "digital-team"
        case .estates: "estates-team"
        case .charity: "charity"
        }
    }
}
