public import Domain

/// Tasks that people do from a link in a mail, and the links that were sent.
public enum TaskRoute: RoutePart {
    /// The page behind a link in a mail. Opening it changes nothing; pressing its button answers.
    case task(String)
    /// The links that were sent.
    case links
    /// Asks the contacts of one organisation by mail.
    case ask(ID<Organisation>)
    /// Asks every employer that has not answered yet.
    case askAll
    case resend(ID<TaskLink>)
    case revoke(ID<TaskLink>)
    /// Notes that what a recipient wrote has been dealt with.
    case settle(ID<TaskLink>)

    public init?(_ segments: [String]) {
        switch (segments.first, segments.count) {
        case ("tasks", 1): self = .links
        case ("tasks", 2) where segments[1] == "ask": self = .askAll
        case ("tasks", 3):
            guard let id = ID<TaskLink>(segments[1]) else { return nil }
            switch segments[2] {
            case "resend": self = .resend(id)
            case "withdraw": self = .revoke(id)
            case "settle": self = .settle(id)
            default: return nil
            }
        case ("task", 2): self = .task(segments[1])
        case ("organisations", 3):
            guard segments[2] == "ask", let id = ID<Organisation>(segments[1]) else { return nil }
            self = .ask(id)
        default: return nil
        }
    }

    public var segments: [String] {
        switch self {
        case .task(let secret): ["task", secret]
        case .links: ["tasks"]
        case .askAll: ["tasks", "ask"]
        case .ask(let id): ["organisations", id.description, "ask"]
        case .resend(let id): ["tasks", id.description, "resend"]
        case .revoke(let id): ["tasks", id.description, "withdraw"]
        case .settle(let id): ["tasks", id.description, "settle"]
        }
    }

    public var methods: RouteMethods {
        switch self {
        case .links: .get
        case .resend, .revoke, .settle: .post
        case .task, .ask, .askAll: .both
        }
    }

    /// Whether the page is there for people who have not signed in.
    public var isPublic: Bool { if case .task = self { true } else { false } }

    public static var samples: [TaskRoute] {
        [
            .task("0123456789abcdef0123456789abcdef"), .links, .ask(.sample), .askAll, .resend(.sample),
            .revoke(.sample), .settle(.sample),
        ]
    }
}
