/// Finds chains of moves that place one more student: one without a place takes a way in which just one other stands, who
/// takes another such way, and so on to a way that is free. Breadth first, so that few have to move.
struct ChainSearch {
    /// A student takes a path.
    struct Move {
        var student: Int32
        /// The steps, as positions in the part.
        var path: [Int32]
    }

    /// Who stands in the way to a set.
    private enum Way {
        case free
        /// It would be free if any one of these left; nobody: one is not enough.
        case held([Int32])
    }

    /// The ways to the sets that were looked at.
    private var ways: [Way?]
    /// The students that were reached, in that order.
    private var reached: [Int32]
    private var next = 0
    private var isReached: [Bool]
    /// Who would take the place of each student that was reached, and by which path.
    private var successor: [Int32]
    private var path: [[Int32]]
    /// The rows that have room because the student who is looking leaves them.
    private var isLeft: [Bool]

    init(_ seating: Seating) {
        let students = seating.paths.indices
        ways = Array(repeating: nil, count: seating.rowsOfSet.count)
        reached = students.filter { seating.paths[$0].isEmpty }.map { Int32($0) }
        isReached = seating.paths.map(\.isEmpty)
        successor = Array(repeating: -1, count: students.count)
        path = Array(repeating: [], count: students.count)
        isLeft = Array(repeating: false, count: seating.room.count)
    }

    /// The next chain. It may cross itself: whether it fits has yet to be seen.
    mutating func next(_ seating: Seating) -> [Move]? {
        while next < reached.count {
            let student = reached[next]
            next += 1
            if let free = look(from: student, seating) { return chain(to: student, free) }
        }
        return nil
    }

    private func chain(to student: Int32, _ free: [Int32]) -> [Move] {
        var moves = [Move(student: student, path: free)]
        var student = student
        while successor[Int(student)] >= 0 {
            let taken = path[Int(student)]
            student = successor[Int(student)]
            moves.append(Move(student: student, path: taken))
        }
        return moves
    }

    /// Reaches everybody who alone stands in a way of a student; gives a path that is free.
    private mutating func look(from student: Int32, _ seating: Seating) -> [Int32]? {
        let own = Int(student)
        var left = seating.rows(of: seating.paths[own])
        for row in seating.rows(of: path[own]) { if let at = left.firstIndex(of: row) { left.remove(at: at) } }
        for row in left { isLeft[Int(row)] = true }
        defer { for row in left { isLeft[Int(row)] = false } }
        let part = seating.state.part
        let end = part.problem.nodes[part.students[own]] - 1
        return end == 1 ? lookAtSteps(student, seating) : lookAtPaths(student, end: end, seating)
    }

    private mutating func lookAtSteps(_ student: Int32, _ seating: Seating) -> [Int32]? {
        let arcs = seating.state.arcs
        for index in Int(arcs.first[Int(student)])..<Int(arcs.first[Int(student) + 1]) {
            switch way(to: Int(arcs.set[index]), seating) {
            case .free: return [arcs.arc[index]]
            case .held(let holders): for holder in holders { reach(holder, from: student, by: [arcs.arc[index]]) }
            }
        }
        return nil
    }

    /// For paths of several steps: how each node is reached freely, and how when one other leaves.
    private mutating func lookAtPaths(_ student: Int32, end: Int, _ seating: Seating) -> [Int32]? {
        let arcs = seating.state.arcs
        var free = [[Int32]?](repeating: nil, count: end + 1)
        var held = [[Int32: [Int32]]](repeating: [:], count: end + 1)
        free[0] = []
        for index in Int(arcs.first[Int(student)])..<Int(arcs.first[Int(student) + 1]) {
            let (from, to, arc) = (Int(arcs.from[index]), Int(arcs.to[index]), arcs.arc[index])
            if free[from] == nil, held[from].isEmpty { continue }
            switch way(to: Int(arcs.set[index]), seating) {
            case .free:
                if free[to] == nil, let path = free[from] { free[to] = path + [arc] }
                for (holder, path) in held[from] where held[to][holder] == nil { held[to][holder] = path + [arc] }
            case .held(let holders):
                for holder in holders where held[to][holder] == nil {
                    if let path = free[from] ?? held[from][holder] { held[to][holder] = path + [arc] }
                }
            }
        }
        if let path = free[end] { return path }
        for (holder, path) in held[end].sorted(by: { $0.key < $1.key }) { reach(holder, from: student, by: path) }
        return nil
    }

    private mutating func reach(_ holder: Int32, from student: Int32, by path: [Int32]) {
        if isReached[Int(holder)] { return }
        isReached[Int(holder)] = true
        successor[Int(holder)] = student
        self.path[Int(holder)] = path
        reached.append(holder)
    }

    private mutating func way(to set: Int, _ seating: Seating) -> Way {
        if seating.isShut[set] { return .held([]) }
        let rows = seating.rowsOfSet[set]
        let isOwn = rows.contains { isLeft[Int($0)] }
        if !isOwn, let known = ways[set] { return known }
        let way = Self.way(through: rows.filter { seating.room[Int($0)] <= 0 && !isLeft[Int($0)] }, seating)
        if !isOwn { ways[set] = way }
        return way
    }

    private static func way(through full: [Int32], _ seating: Seating) -> Way {
        guard let first = full.first else { return .free }
        let others = full.dropFirst()
        return .held(
            seating.users[Int(first)].filter { user in
                others.allSatisfy { seating.users[Int($0)].contains(user) }
            }
        )
    }
}
