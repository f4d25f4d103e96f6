/// The form that says what somebody is from now on, as typed.
public struct RoleDraft: Hashable, Sendable {
    /// Raw value of `Role`.
    public var role = ""
    /// The id of the college or employer; a lead's own stands for it.
    public var organisation = ""
    /// The place of a place lead.
    public var place = ""

    public init() {}

    /// What somebody is now.
    public init(_ membership: Membership) {
        role = membership.role.rawValue
        organisation = membership.organisationID?.description ?? ""
        place = membership.place ?? ""
    }

    /// The role.
    /// - Throws: `InvalidDraft` when there is none of that name.
    public func validated() throws(InvalidDraft) -> Role {
        guard let role = Role(rawValue: role) else { throw InvalidDraft("role", "Choose a role") }
        return role
    }
}
