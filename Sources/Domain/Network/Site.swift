public import Foundation

/// An address of an organisation.
public struct Site: Codable, Hashable, Sendable {
    public var id: ID<Site>
    public var systemID: ID<System>
    public var organisationID: ID<Organisation>
    public var name: String
    public var address: String
    public var postcode: Postcode?
    /// The most T Level students at once on all of the site; empty when nobody has said.
    public var studentsAtOnce: Int?
    /// The most learners of every kind at once on all of the site; empty when nobody has said.
    public var learnersAtOnce: Int?
    public var archivedAt: Date?

    public init(
        id: ID<Site>,
        systemID: ID<System>,
        organisationID: ID<Organisation>,
        name: String,
        address: String = "",
        postcode: Postcode? = nil,
        studentsAtOnce: Int? = nil,
        learnersAtOnce: Int? = nil,
        archivedAt: Date? = nil
    ) {
        self.id = id
        self.systemID = systemID
        self.organisationID = organisationID
        self.name = name
        self.address = address
        self.postcode = postcode
        self.studentsAtOnce = studentsAtOnce
        self.learnersAtOnce = learnersAtOnce
        self.archivedAt = archivedAt
    }
}
