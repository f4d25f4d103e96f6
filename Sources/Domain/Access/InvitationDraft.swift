/// The form that lets somebody sign in, as typed.
public struct InvitationDraft: Hashable, Sendable {
    public var name = ""
    public var email = ""
    /// Raw value of `Role`.
    public var role = ""
    /// The id of the college or employer; a lead's own stands for it.
    public var organisation = ""
    /// The place of a place lead.
    public var place = ""

    public init() {}

    /// The name, address and role.
    /// - Throws: `InvalidDraft` with every fault.
    public func validated() throws(InvalidDraft) -> (name: String, email: EmailAddress, role: Role) {
        var reader = DraftReader()
        let name = reader.required(name, "name", "the name")
        _ = reader.required(email, "email", "the e-mail address")
        let email = reader.value(email, "email") { (text) throws(InvalidValue) in try EmailAddress(text) }
        let role = reader.choice(role, "role", "a role", as: Role.self)
        try reader.finish()
        guard let email, let role else { throw InvalidDraft("role", "Choose a role") }
        return (name, email, role)
    }
}
