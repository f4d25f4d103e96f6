public import Foundation

/// An employer, a provider (college or sixth form) or a partner. One organisation may be several of these.
public struct Organisation: Codable, Hashable, Sendable {
    public var id: ID<Organisation>
    public var systemID: ID<System>
    public var name: String
    public var kinds: [OrganisationKind]
    public var sector: Sector
    public var odsCode: ODSCode?
    public var ukprn: UKPRN?
    /// One of the system's places, as people there say it.
    public var place: String?
    /// The most T Level students at once in all of the organisation; empty when nobody has said.
    public var studentsAtOnce: Int?
    public var notes: String
    /// Where the facts came from and how old they are.
    public var source: String
    public var asAt: Day
    public var archivedAt: Date?

    public init(
        id: ID<Organisation>,
        systemID: ID<System>,
        name: String,
        kinds: [OrganisationKind],
        sector: Sector,
        odsCode: ODSCode? = nil,
        ukprn: UKPRN? = nil,
        place: String? = nil,
        studentsAtOnce: Int? = nil,
        notes: String = "",
        source: String,
        asAt: Day,
        archivedAt: Date? = nil
    ) {
        self.id = id
        self.systemID = systemID
        self.name = name
        self.kinds = kinds
        self.sector = sector
        self.odsCode = odsCode
        self.ukprn = ukprn
        self.place = place
        self.studentsAtOnce = studentsAtOnce
        self.notes = notes
        self.source = source
        self.asAt = asAt
        self.archivedAt = archivedAt
    }

    public var isEmployer: Bool { kinds.contains(.employer) }
    public var isProvider: Bool { kinds.contains(.provider) }
}

/// What an organisation is to the system.
public enum OrganisationKind: String, Codable, Hashable, Sendable, CaseIterable {
    case employer, provider, partner

    /// The word on screens: people say college, not provider.
    public var title: String {
        switch self {
        case .employer: "Employer"
        case .provider: "College"
        case .partner: "Partner"
        }
    }
}
