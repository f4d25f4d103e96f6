/// Who is asking: a signed-in person, or the command line, within one system.
public struct Actor: Hashable, Sendable {
    /// Empty when the command line acts.
    public var userID: ID<User>?
    public var name: String
    public var role: Role
    public var systemID: ID<System>
    /// The college or employer of a lead.
    public var organisationID: ID<Organisation>?

    public init(
        userID: ID<User>?,
        name: String,
        role: Role,
        systemID: ID<System>,
        organisationID: ID<Organisation>? = nil
    ) {
        self.userID = userID
        self.name = name
        self.role = role
        self.systemID = systemID
        self.organisationID = organisationID
    }

    /// The person behind a user row.
    public init(_ user: User) {
        self.init(
            userID: user.id,
            name: user.name,
            role: user.role,
            systemID: user.systemID,
            organisationID: user.organisationID
        )
    }

    /// The command line, which has the reach of a coordinator.
    public static func commandLine(in system: ID<System>) -> Actor {
        Actor(userID: nil, name: "Command line", role: .coordinator, systemID: system)
    }

    /// The rows that this actor can reach. A lead without an organisation reaches nothing.
    public var scope: Scope {
        switch (role, organisationID) {
        case (.coordinator, _): .system(systemID)
        case (.providerLead, let provider?): .provider(systemID, provider)
        case (.employerLead, let employer?): .employer(systemID, employer)
        case (_, nil): .nothing(systemID)
        }
    }
}
