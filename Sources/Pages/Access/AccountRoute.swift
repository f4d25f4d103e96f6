public import Domain

/// What people do about their own sign-in.
public enum AccountRoute: RoutePart {
    /// Where somebody is signed in, and how they sign in.
    case signIns
    case endSignIn(ID<SignInMark>)
    case endOtherSignIns
    /// Hands out a copy of everything that is kept about oneself.
    case ownCopy
    /// Proving once more who one is, before what weighs most.
    case confirm
    /// The code of the app.
    case code
    /// A recovery code in its place.
    case recoveryCode
    /// Setting the second factor up.
    case setUp
    /// A form that came too late, shown again after signing in.
    case keptForm
    /// Takes somebody else's second factor away.
    case resetFactor(ID<User>)
    /// Unties a sign-in of another organisation.
    case disconnect(ID<SignInMark>)

    public init?(_ segments: [String]) {
        guard segments.first == "account" else { return nil }
        switch segments.dropFirst() {
        case ["sign-ins"]: self = .signIns
        case ["sign-ins", "end-others"]: self = .endOtherSignIns
        case ["copy"]: self = .ownCopy
        case ["confirm"]: self = .confirm
        case ["code"]: self = .code
        case ["recovery-code"]: self = .recoveryCode
        case ["set-up"]: self = .setUp
        case ["kept-form"]: self = .keptForm
        default:
            guard segments.count == 4 else { return nil }
            switch (segments[1], segments[3]) {
            case ("sign-ins", "end"):
                guard let id = ID<SignInMark>(segments[2]) else { return nil }
                self = .endSignIn(id)
            case ("identities", "disconnect"):
                guard let id = ID<SignInMark>(segments[2]) else { return nil }
                self = .disconnect(id)
            case ("people", "reset-factor"):
                guard let id = ID<User>(segments[2]) else { return nil }
                self = .resetFactor(id)
            default: return nil
            }
        }
    }

    public var segments: [String] {
        switch self {
        case .signIns: ["account", "sign-ins"]
        case .endSignIn(let id): ["account", "sign-ins", id.description, "end"]
        case .endOtherSignIns: ["account", "sign-ins", "end-others"]
        case .ownCopy: ["account", "copy"]
        case .confirm: ["account", "confirm"]
        case .code: ["account", "code"]
        case .recoveryCode: ["account", "recovery-code"]
        case .setUp: ["account", "set-up"]
        case .keptForm: ["account", "kept-form"]
        case .resetFactor(let id): ["account", "people", id.description, "reset-factor"]
        case .disconnect(let id): ["account", "identities", id.description, "disconnect"]
        }
    }

    public var methods: RouteMethods {
        switch self {
        case .signIns: .get
        case .endSignIn, .endOtherSignIns, .ownCopy, .disconnect: .post
        case .keptForm, .confirm, .code, .recoveryCode, .setUp, .resetFactor: .both
        }
    }

    /// Whether the page is there for somebody who still owes the second factor.
    public var isForOwing: Bool {
        switch self {
        case .code, .recoveryCode, .setUp: true
        case .signIns, .endSignIn, .endOtherSignIns, .ownCopy, .confirm, .keptForm, .resetFactor, .disconnect:
            false
        }
    }

    public static var samples: [AccountRoute] {
        [
            .signIns, .endSignIn(.sample), .endOtherSignIns, .ownCopy, .confirm, .code, .recoveryCode, .setUp,
            .keptForm, .resetFactor(.sample), .disconnect(.sample),
        ]
    }
}

/// What an id in an address of these pages stands for: a session, or an identity at another organisation.
public enum SignInMark {}
