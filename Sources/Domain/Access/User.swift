public import Foundation

/// Somebody who can sign in. Identity is the row; the address is only where the link is sent.
public struct User: Codable, Hashable, Sendable {
    public var id: ID<User>
    public var systemID: ID<System>
    public var email: EmailAddress
    public var name: String
    public var role: Role
    /// The college or employer that a lead belongs to; empty for a coordinator.
    public var organisationID: ID<Organisation>?
    public var disabledAt: Date?

    public init(
        id: ID<User>,
        systemID: ID<System>,
        email: EmailAddress,
        name: String,
        role: Role,
        organisationID: ID<Organisation>? = nil,
        disabledAt: Date? = nil
    ) {
        self.id = id
        self.systemID = systemID
        self.email = email
        self.name = name
        self.role = role
        self.organisationID = organisationID
        self.disabledAt = disabledAt
    }
}
