/// A whole-number choice of paths for one part of a problem, with what it reaches at every level.
struct Plan: Sendable, Equatable {
    /// For each student of the part the steps of their path in order; none when the student goes without.
    var paths: [[Int32]]
    /// The value of every level in the problem's order, then of the lots.
    var values: [Int]

    init(_ part: Part, paths: [[Int32]]) {
        self.paths = paths
        let arcs = part.problem.arcs
        var without = [Int](repeating: 0, count: part.providers.count)
        for (student, path) in paths.enumerated() where path.isEmpty { without[part.providerOf[student]] += 1 }
        let chosen = paths.joined().map { Int(part.arcs[Int($0)]) }
        func sum(_ costs: [Int32]) -> Int { chosen.reduce(0) { $0 + Int(costs[$1]) } }
        values = part.problem.levels.map { level in
            switch level {
            case .unplaced: without.reduce(0, +)
            case .unfair:
                without.enumerated().reduce(0) { $0 + part.keys(of: $1.offset).prefix($1.element).reduce(0, +) }
            case .preference: sum(arcs.preference)
            case .travel: sum(arcs.travel)
            case .splits: sum(arcs.splits)
            case .unwanted: arcs.unwanted.isEmpty ? 0 : sum(arcs.unwanted)
            case .changes:
                part.students.reduce(0) { $0 + part.problem.promises[$1] } - chosen.count { arcs.isPromised[$0] }
            }
        }
        values.append(sum(arcs.lot))
    }

    /// The plan in which every student takes the path that is chosen whole; `nil` when some path is chosen in part.
    init?(_ part: Part, _ columns: [PathColumn], shares: [Double]) {
        var paths = [[Int32]](repeating: [], count: part.students.count)
        for (column, share) in zip(columns, shares) {
            if abs(share - share.rounded()) > 1e-6 { return nil }
            if share > 0.5 { paths[Int(column.student)] = column.arcs }
        }
        self.init(part, paths: paths)
    }

    func isBetter(than other: Plan?) -> Bool {
        guard let other else { return true }
        return values.lexicographicallyPrecedes(other.values)
    }

    var columns: [PathColumn] {
        paths.enumerated().filter { !$1.isEmpty }.map { PathColumn(student: Int32($0), arcs: $1) }
    }

    /// The placements it means, in the order of the problem.
    func placements(_ part: Part, in problem: Problem) -> [Placement] {
        zip(part.students, paths).compactMap { student, path in
            if path.isEmpty { return nil }
            let options = problem.students[student].options
            return Placement(
                student: problem.students[student].id,
                options: path.map { options[Int(part.problem.arcs.option[Int(part.arcs[Int($0)])])].id }
            )
        }
    }
}
