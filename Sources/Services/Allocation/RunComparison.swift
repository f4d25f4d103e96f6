public import Domain

/// Two runs of one year beside each other: what differs for each student.
public struct RunComparison: Sendable {
    /// How one student comes off in two runs.
    public enum Change: String, Sendable, Hashable, CaseIterable {
        case onlyFirst, onlySecond, otherPlace, samePlace, neither
    }

    /// Why a student who had a place in the first run does not have it in the second, as things are now.
    public enum Cause: String, Sendable, Hashable, CaseIterable {
        case withdrawn, full, rejected, noLongerAllowed, placed, notAsked, chosenByPerson, betterChoice, forOthers
    }

    /// One student in both runs.
    public struct Line: Sendable {
        /// Empty when the run was not asked about the student.
        public var first: ProposalRow?
        public var second: ProposalRow?
        public var change: Change
        /// Empty when the student has the same place, or had none.
        public var cause: Cause?
    }

    public var first: Run
    public var second: Run
    /// Every student of either run, those that differ first, then by name.
    public var lines: [Line]
    /// How many students there are of each kind.
    public var counts: [Change: Int]
    /// How many proposals of each run meet which preference.
    public var preferences: (first: [ProposalFilter.Preference: Int], second: [ProposalFilter.Preference: Int])

    init(_ one: ProposalList, _ other: ProposalList, _ causes: ChangeCauses) {
        first = one.run
        second = other.run
        preferences = (one.preferences, other.preferences)
        let known = Dictionary(uniqueKeysWithValues: other.rows.map { ($0.proposal.studentID, $0) })
        let inFirst = Set(one.rows.map(\.proposal.studentID))
        var lines = one.rows.map { Self.line($0, known[$0.proposal.studentID], causes) }
        lines += other.rows.filter { !inFirst.contains($0.proposal.studentID) }.map { Self.line(nil, $0, causes) }
        counts = Dictionary(grouping: lines, by: \.change).mapValues(\.count)
        self.lines = lines.map { line in
            let student = line.first ?? line.second
            let differs = line.change == .samePlace || line.change == .neither ? 1 : 0
            return (key: "\(differs) \(folded("\(student?.familyName ?? "") \(student?.student ?? "")"))", line: line)
        }
        .sorted { $0.key < $1.key }.map(\.line)
    }

    private static func line(_ first: ProposalRow?, _ second: ProposalRow?, _ causes: ChangeCauses) -> Line {
        let (old, new) = (first?.proposal.offerIDs ?? [], second?.proposal.offerIDs ?? [])
        let change: Change =
            switch (old.isEmpty, new.isEmpty) {
            case (true, true): .neither
            case (false, true): .onlyFirst
            case (true, false): .onlySecond
            case (false, false): old == new ? .samePlace : .otherPlace
            }
        let isMoved = change == .onlyFirst || change == .otherPlace
        return Line(
            first: first,
            second: second,
            change: change,
            cause: isMoved ? first.flatMap { causes[$0.proposal.studentID] } : nil
        )
    }
}
