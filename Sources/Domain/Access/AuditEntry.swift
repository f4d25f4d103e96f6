public import Foundation

/// One change that somebody made: who, on whose behalf, what, when, and whether it was undone.
public struct AuditEntry: Codable, Hashable, Sendable {
    public var id: ID<AuditEntry>
    public var systemID: ID<System>
    public var at: Date
    public var actorID: ID<User>?
    public var actorName: String
    /// The organisation on whose behalf a coordinator recorded it.
    public var onBehalfOf: String?
    /// A stable name of the kind of change, for example `offer.edit`.
    public var action: String
    /// What happened, in a sentence without personal data.
    public var summary: String
    /// The record that the change is about: its kind and id.
    public var subjectKind: String
    public var subjectID: String
    /// The key of the form that asked for it; the same key never does a thing twice.
    public var requestKey: String?
    /// How many records changed.
    public var changeCount: Int
    /// The entry that undid this one.
    public var undoneBy: ID<AuditEntry>?
    /// The entry that this one undid.
    public var undoes: ID<AuditEntry>?
    /// What the actor was in the system at that time: the raw value of a `Role`, or `taskLink`.
    public var actedAs: String?
    /// The request that asked for it, as logs name it.
    public var requestID: String?
    /// The network that it was asked from, for example `192.0.2.0/24`.
    public var origin: String?
    /// The place in the system's chain, from 1; empty until the entry is written.
    public var sequence: Int?
    /// The hash over this entry and the one before it.
    public var hash: String?
    /// What makes the seal impossible to guess; gone once the summary has been erased.
    public var salt: String?
    /// The hash over the summary, which stands in its place in the hash of the entry.
    public var seal: String?
    /// The entry of the erasure that emptied the summary.
    public var erasedBy: ID<AuditEntry>?

    public init(
        id: ID<AuditEntry>,
        systemID: ID<System>,
        at: Date,
        actorID: ID<User>?,
        actorName: String,
        onBehalfOf: String? = nil,
        action: String,
        summary: String,
        subjectKind: String,
        subjectID: String,
        requestKey: String? = nil,
        changeCount: Int = 0,
        undoneBy: ID<AuditEntry>? = nil,
        undoes: ID<AuditEntry>? = nil,
        actedAs: String? = nil,
        origin: Origin? = nil
    ) {
        self.id = id
        self.systemID = systemID
        self.at = at
        self.actorID = actorID
        self.actorName = actorName
        self.onBehalfOf = onBehalfOf
        self.action = action
        self.summary = summary
        self.subjectKind = subjectKind
        self.subjectID = subjectID
        self.requestKey = requestKey
        self.changeCount = changeCount
        self.undoneBy = undoneBy
        self.undoes = undoes
        self.actedAs = actedAs
        self.requestID = origin?.requestID
        self.origin = origin?.network
    }
}
