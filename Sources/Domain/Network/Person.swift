public import Foundation

/// A contact in an organisation and what they are there.
public struct Person: Codable, Hashable, Sendable {
    public var id: ID<Person>
    public var systemID: ID<System>
    public var organisationID: ID<Organisation>
    public var name: String
    public var role: PersonRole
    /// Their job in their own words, for example "Practice education facilitator".
    public var jobTitle: String
    public var email: EmailAddress?
    public var phone: PhoneNumber?
    public var source: String
    public var asAt: Day
    public var archivedAt: Date?

    public init(
        id: ID<Person>,
        systemID: ID<System>,
        organisationID: ID<Organisation>,
        name: String,
        role: PersonRole,
        jobTitle: String = "",
        email: EmailAddress? = nil,
        phone: PhoneNumber? = nil,
        source: String,
        asAt: Day,
        archivedAt: Date? = nil
    ) {
        self.id = id
        self.systemID = systemID
        self.organisationID = organisationID
        self.name = name
        self.role = role
        self.jobTitle = jobTitle
        self.email = email
        self.phone = phone
        self.source = source
        self.asAt = asAt
        self.archivedAt = archivedAt
    }
}

/// What a contact is for T Levels in their organisation.
public enum PersonRole: String, Codable, Hashable, Sendable, CaseIterable {
    case lead, champion, connector, seniorSponsor, mentor, supervisor, tutor, safeguardingLead, contact

    /// The words on screens.
    public var title: String {
        switch self {
        case .lead: "Lead"
        case .champion: "Champion"
        case .connector: "Connector"
        case .seniorSponsor: "Senior sponsor"
        case .mentor: "Mentor"
        case .supervisor: "Supervisor"
        case .tutor: "Tutor"
        case .safeguardingLead: "Safeguarding lead"
        case .contact: "Contact"
        }
    }

    /// The role that somebody's job words point to; `contact` when they point to none.
    public init(matching text: String) {
        let words = folded(text)
        let hints: [(String, PersonRole)] = [
            ("safeguard", .safeguardingLead), ("sponsor", .seniorSponsor), ("champion", .champion),
            ("connector", .connector), ("mentor", .mentor), ("supervisor", .supervisor), ("tutor", .tutor),
            ("lead", .lead),
        ]
        self = hints.first { words.contains($0.0) }?.1 ?? .contact
    }
}
