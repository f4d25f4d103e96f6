public import Foundation

/// Places at an area for a T Level (or one specialism of it).
public struct Offer: Codable, Hashable, Sendable {
    public var id: ID<Offer>
    public var systemID: ID<System>
    public var organisationID: ID<Organisation>
    public var siteID: ID<Site>
    public var areaID: ID<Area>
    public var year: AcademicYear
    public var tLevelCode: String
    /// Empty when any specialism of the T Level will do.
    public var specialismCode: String?
    /// The number of places; empty when the employer has said "not known yet".
    public var places: Int?
    /// Places taken by confirmed legs. Only ever changed by the one conditional update that guards the last place.
    public var taken: Int
    public var firstDay: Day
    public var lastDay: Day
    public var pattern: Pattern
    /// Hours that one student can work here; less than the requirement makes the offer a part of a placement.
    public var hours: Int?
    /// The youngest age on the first day; empty when the area's own limit stands.
    public var minimumAge: Int?
    /// The most of the hours that may be remote, in per cent; empty when the rule book's cap stands.
    public var remoteShare: Int?
    /// The fewest students that the area takes together; empty when one alone will do.
    public var smallestGroup: Int?
    public var visibility: Visibility
    public var notes: String
    public var source: String
    public var asAt: Day
    public var archivedAt: Date?

    public init(
        id: ID<Offer>,
        systemID: ID<System>,
        organisationID: ID<Organisation>,
        siteID: ID<Site>,
        areaID: ID<Area>,
        year: AcademicYear,
        tLevelCode: String,
        specialismCode: String? = nil,
        places: Int?,
        taken: Int = 0,
        firstDay: Day,
        lastDay: Day,
        pattern: Pattern,
        hours: Int?,
        minimumAge: Int? = nil,
        remoteShare: Int? = nil,
        smallestGroup: Int? = nil,
        visibility: Visibility = .everyone,
        notes: String = "",
        source: String,
        asAt: Day,
        archivedAt: Date? = nil
    ) {
        self.id = id
        self.systemID = systemID
        self.organisationID = organisationID
        self.siteID = siteID
        self.areaID = areaID
        self.year = year
        self.tLevelCode = tLevelCode
        self.specialismCode = specialismCode
        self.places = places
        self.taken = taken
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.pattern = pattern
        self.hours = hours
        self.minimumAge = minimumAge
        self.remoteShare = remoteShare
        self.smallestGroup = smallestGroup
        self.visibility = visibility
        self.notes = notes
        self.source = source
        self.asAt = asAt
        self.archivedAt = archivedAt
    }

    /// Places still free, or nothing when the number is not known yet.
    public var free: Int? { places.map { max(0, $0 - taken) } }
}

/// Which colleges may see an offer.
public struct Visibility: Codable, Hashable, Sendable {
    /// The colleges that may see it; empty means every college in the system.
    public var providers: [ID<Organisation>]
    /// The day from which they see it; empty when they see it now. It is taken away when the day has come.
    public var heldUntil: Day?

    public init(providers: [ID<Organisation>] = [], heldUntil: Day? = nil) {
        self.providers = providers
        self.heldUntil = heldUntil
    }

    /// Open to every college of the system.
    public static let everyone = Visibility()

    public func includes(_ provider: ID<Organisation>) -> Bool {
        providers.isEmpty || providers.contains(provider)
    }
}
