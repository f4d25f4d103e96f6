public import Foundation

/// One student's placement in an academic year. Its legs say where and when.
public struct Placement: Codable, Hashable, Sendable {
    public var id: ID<Placement>
    public var systemID: ID<System>
    public var studentID: ID<Student>
    public var providerID: ID<Organisation>
    public var year: AcademicYear
    public var state: PlacementState
    /// Hours that the legs must add up to.
    public var hoursRequired: Int
    /// The proposal it came from; empty when a person made it directly.
    public var proposalID: ID<Proposal>?
    public var confirmedAt: Date
    /// Why it was moved, cancelled or ended, in the words of whoever did it.
    public var reason: String

    public init(
        id: ID<Placement>,
        systemID: ID<System>,
        studentID: ID<Student>,
        providerID: ID<Organisation>,
        year: AcademicYear,
        state: PlacementState,
        hoursRequired: Int,
        proposalID: ID<Proposal>? = nil,
        confirmedAt: Date,
        reason: String = ""
    ) {
        self.id = id
        self.systemID = systemID
        self.studentID = studentID
        self.providerID = providerID
        self.year = year
        self.state = state
        self.hoursRequired = hoursRequired
        self.proposalID = proposalID
        self.confirmedAt = confirmedAt
        self.reason = reason
    }
}
