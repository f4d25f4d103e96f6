/// The form of a contact, as typed.
public struct PersonDraft: Hashable, Sendable {
    public var name = ""
    /// Raw value of `PersonRole`.
    public var role = PersonRole.contact.rawValue
    public var jobTitle = ""
    public var email = ""
    public var phone = ""
    public var source = ""
    public var asAt = DayParts()
    /// Whether the person has left.
    public var isArchived = false

    public init() {}

    /// The form that shows a contact as it is.
    public init(_ person: Person) {
        name = person.name
        role = person.role.rawValue
        jobTitle = person.jobTitle
        email = person.email?.description ?? ""
        phone = person.phone?.description ?? ""
        source = person.source
        asAt = DayParts(person.asAt)
        isArchived = person.archivedAt != nil
    }

    /// The contact that the form describes, not archived.
    /// - Throws: `InvalidDraft` with every fault.
    public func validated(
        id: ID<Person>,
        systemID: ID<System>,
        organisationID: ID<Organisation>,
        today: Day
    ) throws(InvalidDraft) -> Person {
        var reader = DraftReader()
        let name = reader.required(name, "name", "the name")
        let role = reader.choice(role, "role", "a role", as: PersonRole.self)
        let jobTitle = reader.optional(jobTitle, "jobTitle", atMost: 200)
        let email = reader.value(email, "email") { (text) throws(InvalidValue) in try EmailAddress(text) }
        let phone = reader.value(phone, "phone") { (text) throws(InvalidValue) in try PhoneNumber(text) }
        let (source, asAt) = reader.provenance(source, asAt, today: today)
        try reader.finish()
        guard let role else { throw InvalidDraft("role", "Choose a role") }
        return Person(
            id: id,
            systemID: systemID,
            organisationID: organisationID,
            name: name,
            role: role,
            jobTitle: jobTitle,
            email: email,
            phone: phone,
            source: source,
            asAt: asAt
        )
    }
}
