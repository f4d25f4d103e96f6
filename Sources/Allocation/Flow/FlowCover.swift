/// Who sits where, when only the number of students with a place counts: finds chains of moves that place one more.
struct FlowCover {
    private let network: FlowNetwork
    private var room: [Int32]
    private var units: [Int32]
    /// The node of each student, -1 without a place.
    private var seat: [Int32]
    private var firstSeated: [Int32]
    private var nextSeated: [Int32]
    private let firstChild: [Int32]
    private let nextChild: [Int32]

    init(_ network: FlowNetwork, _ plan: FlowPlan) {
        let tree = network.tree
        self.network = network
        units = tree.capacity
        room = tree.capacity
        seat = plan.chosenWay.map { $0 < 0 ? -1 : tree.nodeOfSet[Int(network.problem.waySet[Int($0)])] }
        var firstChild = [Int32](repeating: -1, count: tree.count)
        var nextChild = firstChild
        for node in (0..<tree.count).reversed() where tree.parent[node] >= 0 {
            nextChild[node] = firstChild[Int(tree.parent[node])]
            firstChild[Int(tree.parent[node])] = Int32(node)
        }
        self.firstChild = firstChild
        self.nextChild = nextChild
        firstSeated = []
        nextSeated = []
        for node in seat where node >= 0 { use(node) }
        listSeats()
    }

    /// Where a search has been, and how it came there.
    struct Reach {
        /// How each node was reached: by a way, from a node (-2 - node), -1 not at all.
        var by: [Int32]
        /// A node that has room right through, if the search came to one.
        var open: Int32?
    }

    /// What can be reached from the students without a place, up to the first node that has room right through.
    func reach() -> Reach {
        var search = Reach(by: Array(repeating: -1, count: room.count))
        var waiting: [Int32] = []
        for student in seat.indices where seat[student] < 0 {
            if look(fromSeatOf: student, &search, &waiting) { return search }
        }
        spread(&search, &waiting)
        return search
    }

    /// Whether somebody who stands at a node can be taken on somewhere.
    func leadsOn(from node: Int32) -> Bool {
        var search = Reach(by: Array(repeating: -1, count: room.count))
        var waiting: [Int32] = []
        if !visit(node, by: 0, &search, &waiting) { spread(&search, &waiting) }
        return search.open != nil
    }

    /// Whether one more fits at a node and everything around it.
    func isOpen(_ node: Int32) -> Bool {
        var node = node
        while node >= 0 {
            if room[Int(node)] <= 0 { return false }
            node = network.tree.parent[Int(node)]
        }
        return true
    }

    /// Gives a node more units.
    mutating func raise(_ node: Int, by more: Int32) {
        units[node] += more
        room[node] += more
    }

    /// Places one more student, others moving if need be. `false`: nobody more can be placed.
    mutating func placeOneMore() -> Bool {
        let search = reach()
        guard var node = search.open else { return false }
        use(node)
        while true {
            let origin = search.by[Int(node)]
            if origin < -1 {
                let from = -2 - origin
                if network.tree.parent[Int(from)] == node { room[Int(from)] -= 1 } else { room[Int(node)] += 1 }
                node = from
            } else {
                let student = network.student(of: origin)
                let old = seat[student]
                seat[student] = node
                if old < 0 { break }
                node = old
            }
        }
        listSeats()
        return true
    }

    private mutating func use(_ node: Int32) {
        var node = node
        while node >= 0 {
            room[Int(node)] -= 1
            node = network.tree.parent[Int(node)]
        }
    }

    private mutating func listSeats() {
        firstSeated = Array(repeating: -1, count: room.count)
        nextSeated = Array(repeating: -1, count: seat.count)
        for (student, node) in seat.enumerated() where node >= 0 {
            nextSeated[student] = firstSeated[Int(node)]
            firstSeated[Int(node)] = Int32(student)
        }
    }

    // MARK: Searching; `true`: a node with room right through was found

    private func spread(_ search: inout Reach, _ waiting: inout [Int32]) {
        while let node = waiting.popLast() {
            let around = network.tree.parent[Int(node)]
            if around >= 0, room[Int(node)] > 0, visit(around, by: -2 - node, &search, &waiting) { return }
            var inner = firstChild[Int(node)]
            while inner >= 0 {
                if room[Int(inner)] < units[Int(inner)], visit(inner, by: -2 - node, &search, &waiting) { return }
                inner = nextChild[Int(inner)]
            }
            var student = firstSeated[Int(node)]
            while student >= 0 {
                if look(fromSeatOf: Int(student), &search, &waiting) { return }
                student = nextSeated[Int(student)]
            }
        }
    }

    private func look(fromSeatOf student: Int, _ search: inout Reach, _ waiting: inout [Int32]) -> Bool {
        for way in network.firstWay[student]..<network.firstWay[student + 1] {
            if visit(network.wayNode[Int(way)], by: way, &search, &waiting) { return true }
        }
        return false
    }

    private func visit(_ node: Int32, by origin: Int32, _ search: inout Reach, _ waiting: inout [Int32]) -> Bool {
        guard search.by[Int(node)] == -1 else { return false }
        search.by[Int(node)] = origin
        if isOpen(node) {
            search.open = node
            return true
        }
        waiting.append(node)
        return false
    }
}
