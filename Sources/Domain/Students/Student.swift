public import Foundation

/// A learner who needs a placement. The home address is never kept: the outward part of the postcode is enough.
public struct Student: Codable, Hashable, Sendable {
    public var id: ID<Student>
    public var systemID: ID<System>
    public var providerID: ID<Organisation>
    public var cohortID: ID<Cohort>?
    public var year: AcademicYear
    public var uln: ULN?
    public var givenName: String
    public var familyName: String
    public var preferredName: String
    public var dateOfBirth: Day?
    public var homeOutcode: Outcode?
    public var email: EmailAddress?
    public var tLevelCode: String
    public var specialismCode: String?
    /// What the student would like, best first: settings, employers or areas in the college's words.
    public var preferences: [String]
    /// The longest journey, in miles as the crow flies; empty when the system's own limit stands.
    public var travelLimitMiles: Int?
    /// The first day on which checks will be clear; empty when not known.
    public var readyFrom: Day?
    /// Support that the student has agreed to share with those who arrange the placement.
    public var needs: String
    public var source: String
    public var asAt: Day
    public var archivedAt: Date?
    /// Since when the student’s data may be kept but not used, because they asked; empty when it may.
    public var frozenAt: Date?

    public init(
        id: ID<Student>,
        systemID: ID<System>,
        providerID: ID<Organisation>,
        cohortID: ID<Cohort>? = nil,
        year: AcademicYear,
        uln: ULN? = nil,
        givenName: String,
        familyName: String,
        preferredName: String = "",
        dateOfBirth: Day? = nil,
        homeOutcode: Outcode? = nil,
        email: EmailAddress? = nil,
        tLevelCode: String,
        specialismCode: String? = nil,
        preferences: [String] = [],
        travelLimitMiles: Int? = nil,
        readyFrom: Day? = nil,
        needs: String = "",
        source: String,
        asAt: Day,
        archivedAt: Date? = nil,
        frozenAt: Date? = nil
    ) {
        self.id = id
        self.systemID = systemID
        self.providerID = providerID
        self.cohortID = cohortID
        self.year = year
        self.uln = uln
        self.givenName = givenName
        self.familyName = familyName
        self.preferredName = preferredName
        self.dateOfBirth = dateOfBirth
        self.homeOutcode = homeOutcode
        self.email = email
        self.tLevelCode = tLevelCode
        self.specialismCode = specialismCode
        self.preferences = preferences
        self.travelLimitMiles = travelLimitMiles
        self.readyFrom = readyFrom
        self.needs = needs
        self.source = source
        self.asAt = asAt
        self.archivedAt = archivedAt
        self.frozenAt = frozenAt
    }

    /// The name people use: the preferred first name when there is one.
    public var name: String {
        "\(preferredName.isEmpty ? givenName : preferredName) \(familyName)"
    }

    /// Age in whole years on a day, or nothing when the date of birth is not known.
    public func age(on day: Day) -> Int? {
        dateOfBirth?.age(on: day)
    }
}
