/// What an action is aimed at, as far as the policy needs to know.
public struct Target: Hashable, Sendable {
    /// The system that the thing belongs to; empty for the actor's own.
    public var system: ID<System>?
    /// The college that the thing belongs to.
    public var provider: ID<Organisation>?
    /// The employer that the thing belongs to.
    public var employer: ID<Organisation>?
    /// The place that its employer is in.
    public var place: String?
    public var area: ID<Area>?
    public var cohort: ID<Cohort>?
    public var student: ID<Student>?
    /// Where the student is placed, and when.
    public var stays: [Stay]
    /// The colleges that an offer is open to, none meaning all of them; nothing for what is not offered.
    public var openedTo: [ID<Organisation>]?
    public var isArchived: Bool
    /// Whether it is a list, of which the scope chooses the rows.
    public var isList: Bool

    /// A leg of a student's placement.
    public struct Stay: Hashable, Sendable {
        public var employer: ID<Organisation>
        public var area: ID<Area>
        public var firstDay: Day
        public var lastDay: Day

        public init(employer: ID<Organisation>, area: ID<Area>, firstDay: Day, lastDay: Day) {
            self.employer = employer
            self.area = area
            self.firstDay = firstDay
            self.lastDay = lastDay
        }
    }

    public init(
        system: ID<System>? = nil,
        provider: ID<Organisation>? = nil,
        employer: ID<Organisation>? = nil,
        place: String? = nil,
        area: ID<Area>? = nil,
        cohort: ID<Cohort>? = nil,
        student: ID<Student>? = nil,
        stays: [Stay] = [],
        openedTo: [ID<Organisation>]? = nil,
        isArchived: Bool = false,
        isList: Bool = false
    ) {
        self.system = system
        self.provider = provider
        self.employer = employer
        self.place = place
        self.area = area
        self.cohort = cohort
        self.student = student
        self.stays = stays
        self.openedTo = openedTo
        self.isArchived = isArchived
        self.isList = isList
    }

    /// A thing that an organisation owns, whether it is a college or an employer.
    public static func owned(by organisation: ID<Organisation>?) -> Target {
        Target(provider: organisation, employer: organisation)
    }

    /// The system itself.
    public static let system = Target()
    /// A list, of which the scope chooses the rows.
    public static let list = Target(isList: true)

    /// The organisations that the thing belongs to.
    var owners: Set<ID<Organisation>> { Set([provider, employer].compactMap { $0 }) }
}

extension Target {
    /// A student with the legs of the placement that holds places.
    public init(_ student: Student, legs: [Leg] = []) {
        self.init(
            system: student.systemID,
            provider: student.providerID,
            cohort: student.cohortID,
            student: student.id,
            stays: legs.map {
                Stay(employer: $0.organisationID, area: $0.areaID, firstDay: $0.firstDay, lastDay: $0.lastDay)
            },
            isArchived: student.archivedAt != nil
        )
    }

    /// An organisation, which owns itself.
    public init(_ organisation: Organisation) {
        self.init(
            system: organisation.systemID,
            provider: organisation.id,
            employer: organisation.id,
            place: organisation.isEmployer ? organisation.place : nil,
            isArchived: organisation.archivedAt != nil
        )
    }

    /// An offer of an employer in a place.
    public init(_ offer: Offer, place: String?) {
        self.init(
            system: offer.systemID,
            employer: offer.organisationID,
            place: place,
            area: offer.areaID,
            // What is held back is open to nobody yet.
            openedTo: offer.visibility.heldUntil == nil ? offer.visibility.providers : nil,
            isArchived: offer.archivedAt != nil
        )
    }
}
