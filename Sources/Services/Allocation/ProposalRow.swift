public import Domain
import Records

/// A proposal with the names that people look for.
public struct ProposalRow: Sendable {
    /// The proposal without its alternatives.
    public var proposal: Proposal
    public var givenName: String
    public var familyName: String
    /// The name that people use.
    public var student: String
    public var tLevelCode: String
    public var collegeName: String
    /// Where the proposal would place the student; empty when it does not.
    public var employerName: String?
    public var areaName: String?

    init(_ row: Proposals.ListRow) {
        let names = row.names
        proposal = row.proposal
        givenName = names.givenName
        familyName = names.familyName
        student = "\(names.preferredName.isEmpty ? names.givenName : names.preferredName) \(names.familyName)"
        tLevelCode = names.tLevelCode
        collegeName = names.collegeName
        employerName = names.employerName
        areaName = names.areaName
    }
}

/// The proposals of a run that a filter lets through, and what there is in all.
public struct ProposalList: Sendable {
    public var run: Run
    /// The rows of the page that was asked for.
    public var rows: [ProposalRow]
    /// How many rows the filter lets through.
    public var total: Int
    /// How many of those can be accepted.
    public var openCount: Int
    /// How many of all the run's proposals are in each state.
    public var states: [ProposalState: Int]
    /// How many of all the run's proposals with a place meet which preference.
    public var preferences: [ProposalFilter.Preference: Int]
    /// The colleges of the run's students, by name.
    public var colleges: [(id: ID<Organisation>, name: String)]
    /// The T Levels of the run's students.
    public var tLevelCodes: [String]
}

/// A proposal with all that somebody needs who decides about it.
public struct ProposalDetail: Sendable {
    public var proposal: Proposal
    public var run: Run
    public var student: Student
    public var collegeName: String
    /// The student's dates, pattern, hours and limit.
    public var seeker: Eligibility.Seeker
    public var cohortName: String?
    /// The offers that the proposal and its alternatives are about.
    public var places: [ID<Offer>: Eligibility.Place]
    /// Places of each offer that are neither taken now nor proposed to somebody else in this run.
    public var free: [ID<Offer>: Int]
    /// The placement that accepting it made.
    public var placement: ID<Placement>?

    /// Where the proposal would place the student.
    public var place: Eligibility.Place? { proposal.offerID.flatMap { places[$0] } }
}
