/// How somebody signed in.
public enum SignInKind: String, Codable, Hashable, Sendable, CaseIterable {
    /// A one-time link sent by e-mail.
    case link
    /// A one-time link printed on the console, for the first person and for the demo.
    case console
    /// The sign-in of the person's own organisation.
    case provider

    /// The words on screens.
    public var title: String {
        switch self {
        case .link: "Link by e-mail"
        case .console: "Link from the console"
        case .provider: "Your organisation’s sign-in"
        }
    }
}
