public import Foundation

/// What a person is in the system: a role, where, for what, and since when. A person may have several; a session acts
/// as one of them.
public struct Membership: Codable, Hashable, Sendable {
    public var id: ID<Membership>
    public var systemID: ID<System>
    public var userID: ID<User>
    public var role: Role
    /// The college or employer; empty for the system's own people.
    public var organisationID: ID<Organisation>?
    /// The place of a place lead, in the system's words.
    public var place: String?
    /// The areas that an area manager looks after.
    public var areas: [ID<Area>]
    /// The cohorts whose students a tutor looks after.
    public var cohorts: [ID<Cohort>]
    /// The students whom a mentor or tutor is named for; of a student, the student's own records.
    public var students: [ID<Student>]
    public var since: Date
    /// When it ended, or will end; empty while nobody has said so.
    public var until: Date?
    /// When somebody last said that it still holds.
    public var confirmedAt: Date

    public init(
        id: ID<Membership>,
        systemID: ID<System>,
        userID: ID<User>,
        role: Role,
        organisationID: ID<Organisation>? = nil,
        place: String? = nil,
        areas: [ID<Area>] = [],
        cohorts: [ID<Cohort>] = [],
        students: [ID<Student>] = [],
        since: Date,
        until: Date? = nil,
        confirmedAt: Date? = nil
    ) {
        self.id = id
        self.systemID = systemID
        self.userID = userID
        self.role = role
        self.organisationID = organisationID
        self.place = place
        self.areas = areas
        self.cohorts = cohorts
        self.students = students
        self.since = since
        self.until = until
        self.confirmedAt = confirmedAt ?? since
    }

    /// Whether it holds at a moment.
    public func holds(at now: Date) -> Bool {
        since <= now && until.map { now < $0 } ?? true
    }

    /// The same person as something else from a moment on. What somebody was named for belongs to what they were.
    public func becoming(
        _ role: Role,
        of organisation: ID<Organisation>?,
        place: String?,
        at now: Date
    ) -> Membership {
        Membership(
            id: id,
            systemID: systemID,
            userID: userID,
            role: role,
            organisationID: role.side == .system ? nil : organisation,
            place: role == .placeLead ? place : nil,
            since: now,
            until: until
        )
    }

    /// Whether both say that somebody is the same at the same place.
    public func isSame(as other: Membership) -> Bool {
        role == other.role && organisationID == other.organisationID && place == other.place
    }

    /// The days after which somebody has to say again that a membership still holds: a quarter of a year.
    public static let confirmationDays = 91

    /// Whether nobody has said for a quarter of a year that it still holds.
    public func needsConfirmation(at now: Date) -> Bool {
        holds(at: now) && now.timeIntervalSince(confirmedAt) > Double(Self.confirmationDays) * 86_400
    }
}
