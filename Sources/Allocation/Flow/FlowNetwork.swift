/// A flow problem made ready for searching: the tree of its resources and each student's ways, the cheapest first.
struct FlowNetwork: Sendable {
    let problem: FlowProblem
    let tree: FlowTree
    let width: FlowWidth
    /// The ways of student `s` in the network are `firstWay[s]..<firstWay[s + 1]`, of which those before `firstClosed[s]`
    /// lead to somewhere that has units. Of several ways of a student into one node only the cheapest is kept.
    private(set) var firstWay: [Int32] = [0]
    private(set) var firstClosed: [Int32] = []
    /// For each way in the network its position in the problem.
    private(set) var origin: [Int32] = []
    /// For each way in the network the node it leads to.
    private(set) var wayNode: [Int32] = []

    /// Makes the network; `nil` when the resources do not form a tree or the costs are negative or too large to add up.
    init?(_ problem: FlowProblem) {
        precondition(problem.isWellFormed, "The arrays of a flow problem must fit each other.")
        guard let tree = FlowTree(problem), let width = FlowWidth(problem) else { return nil }
        self.problem = problem
        self.tree = tree
        self.width = width
        addWays()
    }

    private mutating func addWays() {
        let closed = tree.closed(tree.capacity)
        let order = problem.waysByCost()
        var lastStudent = [Int32](repeating: -1, count: tree.count)
        origin.reserveCapacity(problem.waySet.count)
        wayNode.reserveCapacity(problem.waySet.count)
        for student in 0..<problem.students {
            for isClosed in [false, true] {
                for way in order[problem.ways(of: student)] {
                    let node = tree.nodeOfSet[Int(problem.waySet[Int(way)])]
                    guard closed[Int(node)] == isClosed, lastStudent[Int(node)] != Int32(student) else { continue }
                    lastStudent[Int(node)] = Int32(student)
                    origin.append(way)
                    wayNode.append(node)
                }
                if !isClosed { firstClosed.append(Int32(origin.count)) }
            }
            firstWay.append(Int32(origin.count))
        }
    }

    /// The student whose way a way in the network is.
    func student(of way: Int32) -> Int {
        // The last student whose ways begin at or before it.
        var (low, high) = (0, problem.students)
        while high - low > 1 {
            let middle = (low + high) / 2
            if firstWay[middle] <= way { low = middle } else { high = middle }
        }
        return low
    }

    /// Finds the best plan: the least sum of keys and costs, and among equals the least sum of lots.
    ///
    /// Where a level weighs more than everything below it can add up to, the order of the packed numbers is the order of
    /// the levels, so a plan that is the best packed is the best at the first level, among those the best at the second,
    /// and so on: the one proof of the packed number proves every level. Somebody goes without a place only where there
    /// is none, or where it would not cost less.
    func solve(isStopped: () -> Bool = { false }) -> FlowOutcome {
        switch width.number {
        case .one64: FlowSearch<Int64>(self).run(isStopped)
        case .one128: FlowSearch<Int128>(self).run(isStopped)
        case .pair: FlowSearch<FlowCost>(self).run(isStopped)
        }
    }

    /// How many more students would have a place with one more unit of each resource of an opening, for each opening by
    /// itself. Only the number of places counts here; exact.
    func gains(of openings: [[Int32]], from plan: FlowPlan) -> [Int] {
        let gains = FlowGains(self, plan)
        return openings.map { gains.gain(of: $0) }
    }
}

extension FlowProblem {
    /// The positions of all ways, each student's cheapest first; between equals the one named first comes first.
    fileprivate func waysByCost() -> [Int32] {
        var order = waySet.indices.map(Int32.init)
        wayCost.withUnsafeBufferPointer { cost in
            wayLot.withUnsafeBufferPointer { lot in
                order.withUnsafeMutableBufferPointer { order in
                    for student in 0..<students {
                        order[ways(of: student)].sort {
                            let (left, right) = (Int($0), Int($1))
                            if cost[left] != cost[right] { return cost[left] < cost[right] }
                            return lot[left] != lot[right] ? lot[left] < lot[right] : left < right
                        }
                    }
                }
            }
        }
        return order
    }
}
