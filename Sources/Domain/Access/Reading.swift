public import Foundation

/// One time that somebody was shown sensitive fields about people: who, as what, whom about, which fields, from where.
/// Looking again within a few minutes is the same reading.
public struct Reading: Codable, Hashable, Sendable {
    public var id: ID<Reading>
    public var systemID: ID<System>
    public var at: Date
    public var actorID: ID<User>?
    public var actorName: String
    /// What the actor was in the system at that time: the raw value of a `Role`.
    public var actedAs: String
    /// The organisation that the actor belonged to.
    public var organisationID: ID<Organisation>?
    /// What was shown, by its stable name, for example `student.details`.
    public var disclosure: String
    /// The kind of the people shown: the name of their table.
    public var subjectKind: String
    /// How many people were shown.
    public var subjectCount: Int
    public var requestID: String?
    /// The network that it was asked from.
    public var origin: String?
    /// The place in the system's chain of readings, from 1.
    public var sequence: Int?
    /// The hash over this reading and the one before it.
    public var hash: String?

    public init(
        id: ID<Reading>,
        at: Date,
        by actor: Actor,
        disclosure: String,
        subjectKind: String,
        subjectCount: Int
    ) {
        self.id = id
        self.systemID = actor.systemID
        self.at = at
        self.actorID = actor.userID
        self.actorName = actor.name
        self.actedAs = actor.role.rawValue
        self.organisationID = actor.organisationID
        self.disclosure = disclosure
        self.subjectKind = subjectKind
        self.subjectCount = subjectCount
        self.requestID = actor.origin?.requestID
        self.origin = actor.origin?.network
    }
}
