/// The students around a point who are torn between ways, and those who use what they compete for.
enum Neighbourhood {
    /// Positions of students; every torn one, then users of the same resources, up to a number.
    static func students(_ model: ArcModel, _ primal: [Double], atLeast size: Int) -> Set<Int> {
        var free: Set<Int> = []
        for column in model.arcs.indices where abs(primal[column] - primal[column].rounded()) > 1e-6 {
            free.insert(model.arcs[column].student)
        }
        for (position, column) in model.unplacedColumns.enumerated() where primal[column] > 1e-6 {
            free.insert(position)
        }
        var users: [Int: [Int]] = [:]
        func resources(_ column: Int) -> [Int] {
            let (student, arc) = model.arcs[column]
            return model.numbered.students[model.students[student]].arcs[arc].resources
        }
        for column in model.arcs.indices where primal[column] > 0.5 {
            for resource in resources(column) { users[resource, default: []].append(model.arcs[column].student) }
        }
        var frontier = free.sorted()
        while free.count < size, !frontier.isEmpty {
            var next: [Int] = []
            for student in frontier {
                for column in model.firstArc[student]..<model.firstArc[student + 1] {
                    for resource in resources(column) {
                        for user in users[resource] ?? [] where free.count < size && free.insert(user).inserted {
                            next.append(user)
                        }
                    }
                }
            }
            frontier = next
        }
        return free
    }

    /// Holds every other student to their way at the point.
    static func fix(_ program: LevelProgram, _ primal: [Double], free: Set<Int>) {
        for (column, owner) in program.model.arcs.enumerated() where !free.contains(owner.student) {
            let value = Int(primal[column].rounded())
            if program.columnLower[column] != program.columnUpper[column] {
                program.setColumn(column, lower: value, upper: value)
            }
        }
    }
}
