/// Who sits where in a part, when only the number of students with a place counts.
struct Seating {
    private(set) var state: PartState
    /// For each student the steps of their path, as positions in the part; none for those who go without.
    private(set) var paths: [[Int32]]
    /// What is left of each row of resources.
    private(set) var room: [Int]
    /// Who uses each row.
    private(set) var users: [[Int32]]
    /// The rows of resources that each set uses.
    let rowsOfSet: [[Int32]]
    /// Sets that nobody may move to: a cohort that is not used is not begun here.
    let isShut: [Bool]

    init(_ state: PartState, _ paths: [[Int32]]) {
        let part = state.part
        let count = part.rows.resources.count
        self.state = state
        self.paths = paths
        var isUsed = [Bool](repeating: false, count: part.rows.count)
        for arc in paths.joined() { for row in part.rows(ofArc: arc) { isUsed[Int(row)] = true } }
        rowsOfSet = part.rows.sets.map { part.rows.rows(of: $0).filter { $0 < count } }
        isShut = part.rows.sets.map { part.rows.rows(of: $0).contains { $0 >= count && !isUsed[Int($0)] } }
        room = state.capacity
        users = Array(repeating: [], count: count)
        for student in paths.indices { seat(student) }
    }

    var unplaced: Int { paths.count { $0.isEmpty } }

    /// The rows that a path uses.
    func rows(of path: [Int32]) -> [Int32] {
        let part = state.part
        return path.flatMap { rowsOfSet[Int(part.problem.arcs.set[Int(part.arcs[Int($0)])])] }
    }

    /// The same students with other room; those whose way is closed lose their place.
    func changed(to state: PartState) -> Seating {
        var changed = self
        changed.state = state
        for row in room.indices { changed.room[row] += state.capacity[row] - self.state.capacity[row] }
        if state.arcs.count < self.state.arcs.count {
            var isOpen = [Bool](repeating: false, count: state.part.arcs.count)
            for arc in state.arcs.arc { isOpen[Int(arc)] = true }
            for (student, path) in paths.enumerated() where !path.allSatisfy({ isOpen[Int($0)] }) {
                changed.move(student, to: [])
            }
        }
        return changed
    }

    /// The same without those who are too many somewhere.
    func withinRoom() -> Seating {
        var seating = self
        while let row = seating.room.firstIndex(where: { $0 < 0 }) {
            let worst = seating.users[row].max { seating.excess($0) < seating.excess($1) }!
            seating.move(Int(worst), to: [])
        }
        return seating
    }

    /// In how many rows a student is one too many.
    private func excess(_ student: Int32) -> Int { rows(of: paths[Int(student)]).count { room[Int($0)] < 0 } }

    /// The same with chains of moves made until nobody more can be placed in this way, or so few go without.
    func placingMore(downTo least: Int) -> Seating {
        var seating = self
        var left = unplaced
        while left > least, let chain = seating.chainThatFits() {
            seating.make(chain)
            left -= 1
        }
        return seating
    }

    private func chainThatFits() -> [ChainSearch.Move]? {
        var search = ChainSearch(self)
        while let chain = search.next(self) {
            var changed = self
            changed.make(chain)
            if chain.allSatisfy({ move in changed.rows(of: move.path).allSatisfy { changed.room[Int($0)] >= 0 } }) {
                return chain
            }
        }
        return nil
    }

    private mutating func make(_ chain: [ChainSearch.Move]) {
        for move in chain { self.move(Int(move.student), to: move.path) }
    }

    private mutating func move(_ student: Int, to path: [Int32]) {
        for row in rows(of: paths[student]) {
            room[Int(row)] += 1
            users[Int(row)].remove(at: users[Int(row)].firstIndex(of: Int32(student))!)
        }
        paths[student] = path
        seat(student)
    }

    private mutating func seat(_ student: Int) {
        for row in rows(of: paths[student]) {
            room[Int(row)] -= 1
            users[Int(row)].append(Int32(student))
        }
    }
}
