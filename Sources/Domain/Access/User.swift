public import Foundation

/// Somebody who can sign in. Identity is the row; the address is only where the link is sent. What the person is in the
/// system stands in `Membership`: there may be several.
public struct User: Codable, Hashable, Sendable {
    public var id: ID<User>
    public var systemID: ID<System>
    public var email: EmailAddress
    public var name: String
    public var disabledAt: Date?

    public init(
        id: ID<User>,
        systemID: ID<System>,
        email: EmailAddress,
        name: String,
        disabledAt: Date? = nil
    ) {
        self.id = id
        self.systemID = systemID
        self.email = email
        self.name = name
        self.disabledAt = disabledAt
    }
}
