/// Who is asking: a signed-in person as one of their memberships, or the command line, within one system.
public struct Actor: Hashable, Sendable {
    /// Empty when the command line acts.
    public var userID: ID<User>?
    public var name: String
    public var role: Role
    public var systemID: ID<System>
    /// The college or employer of a lead, manager, mentor, tutor or student.
    public var organisationID: ID<Organisation>?
    /// The place of a place lead.
    public var place: String?
    /// What the person is named for: see `Membership`.
    public var areas: [ID<Area>]
    public var cohorts: [ID<Cohort>]
    public var students: [ID<Student>]
    /// The day on which they ask, by which windows of time open and close. Without one no window is open.
    public var day: Day?
    /// The organisation on whose behalf a coordinator is working, by name.
    public var onBehalfOf: String?
    /// From where the actor asks; empty for the command line.
    public var origin: Origin?

    public init(
        userID: ID<User>?,
        name: String,
        role: Role,
        systemID: ID<System>,
        organisationID: ID<Organisation>? = nil,
        place: String? = nil,
        areas: [ID<Area>] = [],
        cohorts: [ID<Cohort>] = [],
        students: [ID<Student>] = [],
        day: Day? = nil,
        onBehalfOf: String? = nil
    ) {
        self.userID = userID
        self.name = name
        self.role = role
        self.systemID = systemID
        self.organisationID = organisationID
        self.place = place
        self.areas = areas
        self.cohorts = cohorts
        self.students = students
        self.day = day
        self.onBehalfOf = onBehalfOf
    }

    /// A person as one of their memberships, on a day.
    public init(_ user: User, as membership: Membership, on day: Day) {
        self.init(
            userID: user.id,
            // What a student does is written down without the name, which goes when the student is erased.
            name: membership.role == .student ? "A student" : user.name,
            role: membership.role,
            systemID: membership.systemID,
            organisationID: membership.organisationID,
            place: membership.place,
            areas: membership.areas,
            cohorts: membership.cohorts,
            students: membership.students,
            day: day
        )
    }

    /// The command line, which has the reach of a coordinator.
    public static func commandLine(in system: ID<System>) -> Actor {
        Actor(userID: nil, name: "Command line", role: .coordinator, systemID: system)
    }

    /// The college for which the actor works or learns; empty for everybody else.
    public var collegeID: ID<Organisation>? { role.side == .college ? organisationID : nil }

    /// The rows that this actor can reach. Whoever lacks what the role needs, an organisation or a place, reaches nothing.
    public var scope: Scope {
        switch (role, organisationID) {
        case (.coordinator, _): .system(systemID)
        case (.placeLead, _): place.map { .place(systemID, $0) } ?? .nothing(systemID)
        case (.reader, _), (.grantManager, _): .figures(systemID)
        case (.auditor, _): .trail(systemID)
        case (.providerLead, let provider?): .provider(systemID, provider)
        case (.tutor, let provider?): .tutees(systemID, provider, cohorts: cohorts, students: students)
        case (.student, let provider?): .oneself(systemID, provider, students)
        case (.employerLead, let employer?): .employer(systemID, employer)
        case (.areaManager, let employer?): .areas(systemID, employer, areas)
        case (.mentor, let employer?):
            day.map { .named(systemID, employer, students, on: $0) } ?? .nothing(systemID)
        case (.safeguardingContact, let organisation?): .organisation(systemID, organisation)
        case (_, nil): .nothing(systemID)
        }
    }
}
