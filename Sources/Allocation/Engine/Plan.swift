/// A whole-number choice of arcs for one part of a problem, with what it reaches at every level.
struct Plan: Sendable, Equatable {
    /// For each student of the part the arc columns of their path in order; none when the student goes without.
    var paths: [[Int]]
    /// The value of every objective.
    var values: [Int]

    /// Follows the chosen arcs from the start of each student. `nil` when they are no set of whole paths.
    init?(_ model: ArcModel, isChosen: (Int) -> Bool) {
        paths = []
        for (position, student) in model.students.enumerated() {
            let columns = (model.firstArc[position]..<model.firstArc[position + 1]).filter(isChosen)
            var path: [Int] = []
            var node = 0
            let arcs = model.numbered.students[student].arcs
            while path.count < columns.count {
                guard let next = columns.first(where: { arcs[model.arcs[$0].arc].from == node }) else { return nil }
                path.append(next)
                node = arcs[model.arcs[next].arc].to
                if node == 1 { break }
            }
            guard path.count == columns.count, path.isEmpty || node == 1 else { return nil }
            paths.append(path)
        }
        values = Self.values(model, paths)
    }

    init(_ model: ArcModel, paths: [[Int]]) {
        self.paths = paths
        values = Self.values(model, paths)
    }

    private static func values(_ model: ArcModel, _ paths: [[Int]]) -> [Int] {
        var values = [Int](repeating: 0, count: ArcModel.Objective.allCases.count)
        var without: [Int: Int] = [:]
        for (position, path) in paths.enumerated() {
            if path.isEmpty {
                values[0] += 1
                without[model.numbered.students[model.students[position]].provider, default: 0] += 1
            }
            for objective in ArcModel.Objective.allCases.dropFirst(2) {
                for column in path { values[objective.rawValue] += model.objectives[objective.rawValue][column] }
            }
        }
        for (provider, count) in without { values[1] += model.numbered.keys[provider].prefix(count).reduce(0, +) }
        return values
    }

    func isBetter(than other: Plan?) -> Bool {
        guard let other else { return true }
        return values.lexicographicallyPrecedes(other.values)
    }

    /// The placements it means, in the order of the problem.
    func placements(_ model: ArcModel, in problem: Problem) -> [Placement] {
        paths.enumerated().compactMap { position, path in
            if path.isEmpty { return nil }
            let index = model.students[position]
            let student = problem.students[index]
            return Placement(
                student: student.id,
                options: path.map { student.options[model.numbered.students[index].arcs[model.arcs[$0].arc].option].id }
            )
        }
    }
}
