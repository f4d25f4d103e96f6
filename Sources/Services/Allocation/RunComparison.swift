public import Domain

/// Two runs of one year beside each other: what differs for each student.
public struct RunComparison: Sendable {
    /// How one student comes off in two runs.
    public enum Change: String, Sendable, Hashable, CaseIterable {
        case onlyFirst, onlySecond, otherPlace, samePlace, neither
    }

    /// One student in both runs.
    public struct Line: Sendable {
        /// Empty when the run was not asked about the student.
        public var first: ProposalRow?
        public var second: ProposalRow?
        public var change: Change
    }

    public var first: Run
    public var second: Run
    /// Every student of either run, those that differ first, then by name.
    public var lines: [Line]
    /// How many students there are of each kind.
    public var counts: [Change: Int]
    /// How many proposals of each run meet which preference.
    public var preferences: (first: [ProposalFilter.Preference: Int], second: [ProposalFilter.Preference: Int])

    init(_ one: ProposalList, _ other: ProposalList) {
        first = one.run
        second = other.run
        preferences = (one.preferences, other.preferences)
        let known = Dictionary(uniqueKeysWithValues: other.rows.map { ($0.proposal.studentID, $0) })
        let inFirst = Set(one.rows.map(\.proposal.studentID))
        var lines = one.rows.map { Self.line($0, known[$0.proposal.studentID]) }
        lines += other.rows.filter { !inFirst.contains($0.proposal.studentID) }.map { Self.line(nil, $0) }
        counts = Dictionary(grouping: lines, by: \.change).mapValues(\.count)
        self.lines = lines.map { line in
            let student = line.first ?? line.second
            let differs = line.change == .samePlace || line.change == .neither ? 1 : 0
            return (key: "\(differs) \(folded("\(student?.familyName ?? "") \(student?.student ?? "")"))", line: line)
        }
        .sorted { $0.key < $1.key }.map(\.line)
    }

    private static func line(_ first: ProposalRow?, _ second: ProposalRow?) -> Line {
        let change: Change =
            switch (first?.proposal.offerID, second?.proposal.offerID) {
            case (nil, nil): .neither
            case (_?, nil): .onlyFirst
            case (nil, _?): .onlySecond
            case (let one?, let other?): one == other ? .samePlace : .otherPlace
            }
        return Line(first: first, second: second, change: change)
    }
}
