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
    /// How the student who is looking gets to each node.
    private var reaches: Reaches

    init(_ seating: Seating) {
        let students = seating.paths.indices
        ways = Array(repeating: nil, count: seating.rowsOfSet.count)
        reached = students.filter { seating.paths[$0].isEmpty }.map { Int32($0) }
        isReached = seating.paths.map(\.isEmpty)
        successor = Array(repeating: -1, count: students.count)
        path = Array(repeating: [], count: students.count)
        isLeft = Array(repeating: false, count: seating.room.count)
        reaches = Reaches(students: students.count)
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
        reaches.begin(nodes: end + 1)
        for index in Int(arcs.first[Int(student)])..<Int(arcs.first[Int(student) + 1]) {
            let (from, to, arc) = (Int(arcs.from[index]), Int(arcs.to[index]), arcs.arc[index])
            if reaches.at[from].isEmpty { continue }
            switch way(to: Int(arcs.set[index]), seating) {
            case .free: reaches.goOn(from: from, to: to, by: arc)
            case .held(let holders): for holder in holders { reaches.goOn(from: from, to: to, by: arc, past: holder) }
            }
        }
        if let free = reaches.index(of: Reaches.nobody, at: end) { return reaches.path(free) }
        for last in reaches.at[end].sorted(by: { reaches.all[$0].holder < reaches.all[$1].holder }) {
            reach(reaches.all[last].holder, from: student, by: reaches.path(last))
        }
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

/// How a student gets to each node of their ways: freely, or when just one other leaves.
private struct Reaches {
    struct Reach {
        /// Who has to leave.
        var holder: Int32
        /// The last step, and where it goes on from.
        var arc: Int32
        var before: Int
    }

    /// In place of a holder: nobody has to leave.
    static let nobody: Int32 = -1
    private(set) var all: [Reach] = []
    /// At each node one for every holder, as positions.
    private(set) var at: [[Int]] = []
    /// For each node and holder the position, and whether it is of the student who is looking.
    private var known: [(look: Int, index: Int)] = []
    private var look = 0
    private let students: Int

    init(students: Int) { self.students = students }

    mutating func begin(nodes: Int) {
        look += 1
        all.removeAll(keepingCapacity: true)
        while at.count < nodes {
            at.append([])
            known += Array(repeating: (0, 0), count: students + 1)
        }
        for node in at.indices { at[node].removeAll(keepingCapacity: true) }
        add(Reach(holder: Self.nobody, arc: -1, before: -1), at: 0)
    }

    /// Where a node is reached when a holder leaves.
    func index(of holder: Int32, at node: Int) -> Int? {
        let known = known[node * (students + 1) + Int(holder) + 1]
        return known.look == look ? known.index : nil
    }

    private mutating func add(_ reach: Reach, at node: Int) {
        let place = node * (students + 1) + Int(reach.holder) + 1
        if known[place].look == look { return }
        known[place] = (look, all.count)
        at[node].append(all.count)
        all.append(reach)
    }

    /// A step that is free.
    mutating func goOn(from: Int, to: Int, by arc: Int32) {
        for before in at[from] { add(Reach(holder: all[before].holder, arc: arc, before: before), at: to) }
    }

    /// A step that is free when a holder leaves.
    mutating func goOn(from: Int, to: Int, by arc: Int32, past holder: Int32) {
        guard let before = index(of: Self.nobody, at: from) ?? index(of: holder, at: from) else { return }
        add(Reach(holder: holder, arc: arc, before: before), at: to)
    }

    /// The steps that lead there.
    func path(_ last: Int) -> [Int32] {
        var path: [Int32] = []
        var index = last
        while all[index].before >= 0 {
            path.append(all[index].arc)
            index = all[index].before
        }
        return path.reversed()
    }
}
