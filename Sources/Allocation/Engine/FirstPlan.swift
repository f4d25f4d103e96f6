/// A plan that is there at once: students with the fewest ways first, each on the cheapest way that is free.
enum FirstPlan {
    /// `nil` when the locks leave no way that this simple method sees.
    static func make(_ model: ArcModel) -> Plan? {
        var left = model.numbered.capacity
        var paths = [[Int]](repeating: [], count: model.students.count)
        // A cohort is used only where a person locked it; the engine opens others later.
        var inCohort: Set<Int> = []
        let position = Dictionary(uniqueKeysWithValues: model.students.enumerated().map { ($1, $0) })
        for cohort in model.numbered.cohorts {
            for member in cohort.members {
                if let student = position[member.student] { inCohort.insert(model.firstArc[student] + member.arc) }
            }
        }
        func arc(_ column: Int) -> NumberedProblem.Arc {
            let (student, arc) = model.arcs[column]
            return model.numbered.students[model.students[student]].arcs[arc]
        }
        func order(_ student: Int) -> (Int, Int, Int) {
            let isLocked = model.numbered.students[model.students[student]].isLocked
            return (isLocked ? 0 : 1, model.firstArc[student + 1] - model.firstArc[student], student)
        }
        for student in model.students.indices.sorted(by: { order($0) < order($1) }) {
            let columns = model.firstArc[student]..<model.firstArc[student + 1]
            let locked = columns.filter { arc($0).isLocked }
            let open = columns.filter { column in
                arc(column).isLocked
                    || (!inCohort.contains(column) && arc(column).resources.allSatisfy { left[$0] > 0 })
            }
            guard let path = path(through: open, arc: arc, holding: locked, left: left) else {
                if model.numbered.students[model.students[student]].isLocked { return nil }
                continue
            }
            for column in path { for resource in arc(column).resources { left[resource] -= 1 } }
            paths[student] = path
        }
        return Plan(model, paths: paths)
    }

    /// Depth first along the cheapest arcs, at most so many steps.
    private static func path(
        through open: [Int],
        arc: (Int) -> NumberedProblem.Arc,
        holding locked: [Int],
        left: [Int]
    ) -> [Int]? {
        var outgoing: [Int: [Int]] = [:]
        for column in open.sorted(by: {
            (arc($0).costs.preference, arc($0).costs.travel, $0) < (arc($1).costs.preference, arc($1).costs.travel, $1)
        }) {
            outgoing[arc(column).from, default: []].append(column)
        }
        var steps = 2_000
        var path: [Int] = []
        func fits() -> Bool {
            var used: [Int: Int] = [:]
            for column in path { for resource in arc(column).resources { used[resource, default: 0] += 1 } }
            return used.allSatisfy { $1 <= left[$0] } && locked.allSatisfy(path.contains)
        }
        func extend(from node: Int) -> Bool {
            for column in outgoing[node] ?? [] {
                if steps == 0 { return false }
                steps -= 1
                path.append(column)
                if arc(column).to == 1 ? fits() : extend(from: arc(column).to) { return true }
                path.removeLast()
            }
            return false
        }
        return extend(from: 0) ? path : nil
    }
}
