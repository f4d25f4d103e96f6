public import Domain
import Records
import Store

/// A proposal with the names that people look for.
public struct ProposalRow: Sendable {
    public var proposal: Proposal
    public var student: Student
    public var collegeName: String
    /// Where the proposal would place the student; empty when it does not.
    public var place: Eligibility.Place?

    /// Joins proposals of a run with their students, colleges and places: the students without a place first, then by
    /// name.
    static func rows(
        _ proposals: [Proposal],
        of run: ID<Run>,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> [ProposalRow] {
        guard !proposals.isEmpty else { return [] }
        let students = try Planning.students(of: run, in: scope, reader)
        let colleges = Dictionary(
            uniqueKeysWithValues: try Organisations.colleges(in: scope, reader).map { ($0.id, $0.name) }
        )
        let places = try Planning.places(Set(proposals.compactMap(\.offerID)), in: scope, reader)
        let rows = proposals.compactMap { proposal -> (key: String, row: ProposalRow)? in
            guard let student = students[proposal.studentID] else { return nil }
            let row = ProposalRow(
                proposal: proposal,
                student: student,
                collegeName: colleges[proposal.providerID] ?? "",
                place: proposal.offerID.flatMap { places[$0] }
            )
            return ("\(proposal.state == .unplaced ? 0 : 1) \(folded("\(student.familyName) \(student.name)"))", row)
        }
        return rows.sorted { $0.key < $1.key }.map(\.row)
    }

    /// Whether a filter lets the row through.
    func matches(_ filter: ProposalFilter, words: [String]) -> Bool {
        if let state = filter.state, proposal.state != state { return false }
        if let provider = filter.providerID, proposal.providerID != provider { return false }
        if let code = filter.tLevelCode, student.tLevelCode != code { return false }
        if let preference = filter.preference, ProposalFilter.Preference(proposal) != preference { return false }
        guard !words.isEmpty else { return true }
        let names = folded(
            "\(student.givenName) \(student.name) \(collegeName) \(place?.organisationName ?? "") \(place?.area.name ?? "")"
        )
        return words.allSatisfy(names.contains)
    }
}

/// The proposals of a run that a filter lets through, and what there is in all.
public struct ProposalList: Sendable {
    public var run: Run
    /// The rows that the filter lets through.
    public var rows: [ProposalRow]
    /// How many of all the run's proposals are in each state.
    public var states: [ProposalState: Int]
    /// How many of all the run's proposals with a place meet which preference.
    public var preferences: [ProposalFilter.Preference: Int]
    /// The colleges of the run's students, by name.
    public var colleges: [(id: ID<Organisation>, name: String)]
    /// The T Levels of the run's students.
    public var tLevelCodes: [String]
    /// How many metres the students with a place travel in all, and how many of them have a distance.
    public var metres: (total: Int, known: Int)

    init(_ run: Run, _ all: [ProposalRow], _ filter: ProposalFilter) {
        self.run = run
        let words = ListRequest(text: filter.text).words
        rows = all.filter { $0.matches(filter, words: words) }
        states = Dictionary(grouping: all, by: \.proposal.state).mapValues(\.count)
        preferences = Dictionary(grouping: all.compactMap { ProposalFilter.Preference($0.proposal) }, by: { $0 })
            .mapValues(\.count)
        let names = Dictionary(all.map { ($0.proposal.providerID, $0.collegeName) }, uniquingKeysWith: { first, _ in first })
        colleges = names.map { (id: $0.key, name: $0.value) }.sorted { folded($0.name) < folded($1.name) }
        tLevelCodes = Set(all.map(\.student.tLevelCode)).sorted()
        let known = all.compactMap { $0.proposal.offerID == nil ? nil : $0.proposal.distance }
        metres = (known.reduce(0, +), known.count)
    }
}

/// A proposal with all that somebody needs who decides about it.
public struct ProposalDetail: Sendable {
    public var row: ProposalRow
    public var run: Run
    /// The student's dates, pattern, hours and limit.
    public var seeker: Eligibility.Seeker
    public var cohortName: String?
    /// The offers that the proposal and its alternatives are about.
    public var places: [ID<Offer>: Eligibility.Place]
    /// Places of each offer that are neither taken now nor proposed to somebody else in this run.
    public var free: [ID<Offer>: Int]
    /// The placement that accepting it made.
    public var placement: ID<Placement>?
    /// The preferences that each offer meets are counted from 1; this says how many there are.
    public var preferenceCount: Int { row.student.preferences.count }
}
