/// A plan while it is put together by hand: who uses what, and what is free.
struct Draft {
    /// For each student the path, as positions among the active steps.
    private(set) var paths: [[Int]]
    private let state: PartState
    /// The units left of each row of resources.
    private var left: [Int]
    /// The students on each row.
    private var users: [[Int32]]
    /// For each set how many of its rows are used up.
    private var full: [Int32]
    private let setsOfRow: [[Int32]]
    /// Sets of cohorts are used only where a person locked one; the engine opens others later.
    private let isOfCohort: [Bool]

    init(_ state: PartState) {
        self.state = state
        let rows = state.part.rows
        let left = state.capacity
        var full = [Int32](repeating: 0, count: rows.sets.count)
        var isOfCohort = [Bool](repeating: false, count: rows.sets.count)
        var setsOfRow = [[Int32]](repeating: [], count: left.count)
        for set in rows.sets {
            for row in rows.rows(of: set) {
                if Int(row) < left.count {
                    setsOfRow[Int(row)].append(Int32(set))
                    if left[Int(row)] <= 0 { full[set] += 1 }
                } else {
                    isOfCohort[set] = true
                }
            }
        }
        paths = Array(repeating: [], count: state.part.students.count)
        users = Array(repeating: [], count: left.count)
        (self.left, self.full, self.isOfCohort, self.setsOfRow) = (left, full, isOfCohort, setsOfRow)
    }

    /// The positions of a student's steps.
    func ways(of student: Int) -> Range<Int> {
        Int(state.arcs.first[student])..<Int(state.arcs.first[student + 1])
    }

    func isWithout(_ student: Int) -> Bool { paths[student].isEmpty }

    /// Whether a student may take a step, as far as this one goes.
    private func isFree(_ step: Int, for student: Int) -> Bool {
        let set = Int(state.arcs.set[step])
        return full[set] == 0 && (!isOfCohort[set] || state.mustPlace[student])
    }

    func isFree(_ path: [Int], for student: Int) -> Bool { path.allSatisfy { isFree($0, for: student) } }

    func isInCohort(_ student: Int) -> Bool { paths[student].contains { isOfCohort[Int(state.arcs.set[$0])] } }

    // MARK: Coming and going

    /// Takes a path for a student, if all of it is free together.
    @discardableResult
    mutating func take(_ student: Int, _ path: [Int]) -> Bool {
        for step in path {
            guard isFree(step, for: student) else {
                leave(student)
                return false
            }
            for row in rows(of: step) {
                left[row] -= 1
                users[row].append(Int32(student))
                if left[row] == 0 { for set in setsOfRow[row] { full[Int(set)] += 1 } }
            }
            paths[student].append(step)
        }
        return true
    }

    /// Leaves the path that a student has; tells it, and the sets that are free then and were not.
    @discardableResult
    mutating func leave(_ student: Int) -> (path: [Int], freed: [Int]) {
        let path = paths[student]
        paths[student] = []
        var freed: [Int] = []
        for step in path {
            for row in rows(of: step) {
                left[row] += 1
                users[row].remove(at: users[row].lastIndex(of: Int32(student))!)
                if left[row] != 1 { continue }
                for set in setsOfRow[row] {
                    full[Int(set)] -= 1
                    if full[Int(set)] == 0 { freed.append(Int(set)) }
                }
            }
        }
        return (path, freed)
    }

    private func rows(of step: Int) -> [Int] {
        state.part.rows.rows(of: Int(state.arcs.set[step])).compactMap { $0 < left.count ? Int($0) : nil }
    }

    /// The students each of whom is all that keeps a step from being free.
    func inTheWay(of step: Int) -> [Int] {
        let set = Int(state.arcs.set[step])
        if full[set] == 0 || isOfCohort[set] { return [] }
        var usedUp: [Int] = []
        var fewest = -1
        for row in state.part.rows.rows(of: set) where left[Int(row)] <= 0 {
            usedUp.append(Int(row))
            if fewest < 0 || users[Int(row)].count < users[fewest].count { fewest = Int(row) }
        }
        return users[fewest].filter { student in
            usedUp.allSatisfy { users[$0].contains(student) } && !isInCohort(Int(student))
        }.map(Int.init)
    }

    // MARK: What is free

    /// The cheapest free path of a student.
    func cheapest(_ student: Int, _ costs: Costs, where isWanted: (Int) -> Bool = { _ in true })
        -> (cost: Int64, path: [Int])?
    {
        let end = Int(state.part.problem.nodes[state.part.students[student]]) - 1
        if end > 1 { return cheapest(student, costs, from: 0, to: end, where: isWanted) }
        var best: (cost: Int64, path: [Int])?
        for step in ways(of: student) where isFree(step, for: student) {
            let arc = Int(state.arcs.arc[step])
            if costs.arcs[arc] < best?.cost ?? .max, isWanted(arc) { best = (costs.arcs[arc], [step]) }
        }
        return best
    }

    /// The cheapest path through a step, free but for that.
    func path(_ student: Int, through step: Int, _ costs: Costs) -> [Int]? {
        let end = Int(state.part.problem.nodes[state.part.students[student]]) - 1
        if end == 1 { return [step] }
        guard let begin = cheapest(student, costs, from: 0, to: Int(state.arcs.from[step])),
            let rest = cheapest(student, costs, from: Int(state.arcs.to[step]), to: end)
        else { return nil }
        return begin.path + [step] + rest.path
    }

    private func cheapest(
        _ student: Int,
        _ costs: Costs,
        from start: Int,
        to end: Int,
        where isWanted: (Int) -> Bool = { _ in true }
    ) -> (cost: Int64, path: [Int])? {
        if start == end { return (0, []) }
        var reached = [(cost: Int64, step: Int)](repeating: (CheapestPaths.none, -1), count: end + 1)
        reached[start].cost = 0
        for step in ways(of: student) {
            let (from, to) = (Int(state.arcs.from[step]), Int(state.arcs.to[step]))
            if from < start || to > end || reached[from].cost == CheapestPaths.none { continue }
            let arc = Int(state.arcs.arc[step])
            let cost = reached[from].cost + costs.arcs[arc]
            if cost < reached[to].cost, isFree(step, for: student), isWanted(arc) { reached[to] = (cost, step) }
        }
        if reached[end].cost == CheapestPaths.none { return nil }
        var path: [Int] = []
        var node = end
        while node != start {
            path.append(reached[node].step)
            node = Int(state.arcs.from[reached[node].step])
        }
        return (reached[end].cost, path.reversed())
    }
}
