public import Domain

/// Signing in and out, the demo's mailbox, and the pages that everybody may read.
public enum AccessRoute: RoutePart {
    case signIn
    case signInSent
    /// The page behind an e-mailed link. Opening it changes nothing; pressing its button signs in.
    case signInLink(String)
    case signOut
    /// Starts a sign-in at another organisation.
    case signInWith(String)
    /// Where the other organisation sends the browser back to.
    case signInBack(String)
    /// What people do about their own sign-in.
    case account(AccountRoute)
    /// Switches the academic year that lists show.
    case year
    /// Makes the session act as another of the person's memberships.
    case membership
    /// The people whom somebody looks after: who may sign in.
    case team
    case invite
    case member(ID<Membership>)
    /// Says that what somebody is still holds.
    case confirmMember(ID<Membership>)
    case endMember(ID<Membership>)
    /// Makes somebody something else.
    case memberRole(ID<Membership>)
    /// Begins to work on behalf of an organisation.
    case actFor(ID<Organisation>)
    case stopActing
    case whoSees
    /// The mail that the demo would have sent.
    case demoMail
    case clearDemo
    case accessibility
    case privacy

    public init?(_ segments: [String]) {
        if let part = AccountRoute(segments) {
            self = .account(part)
            return
        }
        switch segments.count {
        case 1:
            switch segments[0] {
            case "sign-in": self = .signIn
            case "sign-out": self = .signOut
            case "year": self = .year
            case "membership": self = .membership
            case "team": self = .team
            case "who-sees-what": self = .whoSees
            case "accessibility": self = .accessibility
            case "privacy": self = .privacy
            default: return nil
            }
        case 2:
            switch (segments[0], segments[1]) {
            case ("sign-in", "sent"): self = .signInSent
            case ("team", "invite"): self = .invite
            case ("acting", "stop"): self = .stopActing
            case ("demo", "mail"): self = .demoMail
            case ("demo", "clear"): self = .clearDemo
            default:
                if segments[0] == "team", let id = ID<Membership>(segments[1]) {
                    self = .member(id)
                } else if segments[0] == "acting", let id = ID<Organisation>(segments[1]) {
                    self = .actFor(id)
                } else {
                    return nil
                }
            }
        case 3 where segments[0] == "team":
            guard let id = ID<Membership>(segments[1]) else { return nil }
            switch segments[2] {
            case "confirm": self = .confirmMember(id)
            case "end": self = .endMember(id)
            case "role": self = .memberRole(id)
            default: return nil
            }
        case 3 where segments[0] == "sign-in" && segments[1] == "link": self = .signInLink(segments[2])
        case 3 where segments[0] == "sign-in" && segments[1] == "with": self = .signInWith(segments[2])
        case 3 where segments[0] == "sign-in" && segments[1] == "back": self = .signInBack(segments[2])
        default: return nil
        }
    }

    public var segments: [String] {
        switch self {
        case .signIn: ["sign-in"]
        case .signInSent: ["sign-in", "sent"]
        case .signInLink(let token): ["sign-in", "link", token]
        case .signOut: ["sign-out"]
        case .signInWith(let provider): ["sign-in", "with", provider]
        case .signInBack(let provider): ["sign-in", "back", provider]
        case .account(let part): part.segments
        case .year: ["year"]
        case .membership: ["membership"]
        case .team: ["team"]
        case .invite: ["team", "invite"]
        case .member(let id): ["team", id.description]
        case .confirmMember(let id): ["team", id.description, "confirm"]
        case .endMember(let id): ["team", id.description, "end"]
        case .memberRole(let id): ["team", id.description, "role"]
        case .actFor(let id): ["acting", id.description]
        case .stopActing: ["acting", "stop"]
        case .whoSees: ["who-sees-what"]
        case .demoMail: ["demo", "mail"]
        case .clearDemo: ["demo", "clear"]
        case .accessibility: ["accessibility"]
        case .privacy: ["privacy"]
        }
    }

    public var methods: RouteMethods {
        switch self {
        case .account(let part): part.methods
        case .signInSent, .signInBack, .demoMail, .accessibility, .privacy, .team, .whoSees: .get
        case .signOut, .year, .membership, .confirmMember, .endMember, .actFor, .stopActing: .post
        case .signIn, .signInLink, .signInWith, .clearDemo, .invite, .member, .memberRole: .both
        }
    }

    /// Whether the page is there for people who have not signed in.
    public var isPublic: Bool {
        switch self {
        case .signIn, .signInSent, .signInLink, .signInWith, .signInBack, .demoMail, .accessibility, .privacy: true
        case .signOut, .year, .account, .membership, .clearDemo, .team, .invite, .member, .confirmMember, .endMember,
            .memberRole, .actFor, .stopActing, .whoSees:
            false
        }
    }

    public static var samples: [AccessRoute] {
        [
            .signIn, .signInSent, .signInLink("0123456789abcdef0123456789abcdef"), .signInWith("example"),
            .signInBack("example"), .signOut, .year, .membership, .demoMail, .clearDemo, .accessibility, .privacy,
            .team, .invite, .member(.sample), .confirmMember(.sample), .endMember(.sample), .memberRole(.sample),
            .actFor(.sample), .stopActing, .whoSees,
        ] + AccountRoute.samples.map(AccessRoute.account)
    }
}
