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
            case "accessibility": self = .accessibility
            case "privacy": self = .privacy
            default: return nil
            }
        case 2:
            switch (segments[0], segments[1]) {
            case ("sign-in", "sent"): self = .signInSent
            case ("demo", "mail"): self = .demoMail
            case ("demo", "clear"): self = .clearDemo
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
        case .demoMail: ["demo", "mail"]
        case .clearDemo: ["demo", "clear"]
        case .accessibility: ["accessibility"]
        case .privacy: ["privacy"]
        }
    }

    public var methods: RouteMethods {
        switch self {
        case .account(let part): part.methods
        case .signInSent, .signInBack, .demoMail, .accessibility, .privacy: .get
        case .signOut, .year: .post
        case .signIn, .signInLink, .signInWith, .clearDemo: .both
        }
    }

    /// Whether the page is there for people who have not signed in.
    public var isPublic: Bool {
        switch self {
        case .signIn, .signInSent, .signInLink, .signInWith, .signInBack, .demoMail, .accessibility, .privacy: true
        case .signOut, .year, .account, .clearDemo: false
        }
    }

    public static var samples: [AccessRoute] {
        [
            .signIn, .signInSent, .signInLink("0123456789abcdef0123456789abcdef"), .signInWith("example"),
            .signInBack("example"), .signOut, .year, .demoMail,
            .clearDemo,
            .accessibility, .privacy,
        ] + AccountRoute.samples.map(AccessRoute.account)
    }
}
