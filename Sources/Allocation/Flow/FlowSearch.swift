/// The search for the best plan: one more student gets a place at a time, along the cheapest chain of moves there is.
///
/// At first everybody is without a place, and each chain brings in a student of the provider that saves most by it, so
/// that every plan on the way is the best for as many students. Every node has a price, what one more seat there would
/// save, from nothing at the start and never falling. Prices make every possible move cost nothing or more on top of
/// what is paid already, so the cheapest chain is a shortest path that passes few nodes. A student sits at one node: a
/// node of the tree, or among those of the provider without a place. Nodes beyond the tree's stand for the providers.
final class FlowSearch<Amount: FlowAmount> {
    let network: FlowNetwork
    let treeNodes: Int
    // The network.
    let parent: FlowStrip<Int32>
    let units: FlowStrip<Int32>
    let firstChild: FlowStrip<Int32>
    let nextChild: FlowStrip<Int32>
    let firstWay: FlowStrip<Int32>
    let firstClosed: FlowStrip<Int32>
    let wayNode: FlowStrip<Int32>
    let wayCost: FlowStrip<Amount>
    let wayStudent: FlowStrip<Int32>
    let provider: FlowStrip<Int32>
    let mustPlace: FlowStrip<Bool>
    let keys: FlowStrip<Amount>
    let firstKey: FlowStrip<Int32>
    // The plan so far.
    /// Units left at each tree node.
    let room: FlowStrip<Int32>
    /// How many students of each provider are without a place.
    let unplaced: FlowStrip<Int32>
    let price: FlowStrip<Amount>
    /// The way a student takes, -1 without a place.
    let taken: FlowStrip<Int32>
    let seat: FlowStrip<Int32>
    let firstSeated: FlowStrip<Int32>
    let nextSeated: FlowStrip<Int32>
    let previousSeated: FlowStrip<Int32>
    /// No way of the student other than the one taken costs less than this, prices included.
    let othersCost: FlowStrip<Amount>
    // The chain being looked for.
    let reachedIn: FlowStrip<Int32>
    let distance: FlowStrip<Amount>
    /// How a node was reached: by a way, from a tree node (-1 - node), or for a provider's node by a
    /// student (-1: as the beginning of the chain).
    let reachedBy: FlowStrip<Int32>
    let passed: FlowStrip<Int32>
    var passedCount = 0
    var queue: FlowQueue<Amount>
    var round: Int32 = 0
    /// The providers whose students without a place have not been looked at.
    var needy: FlowQueue<Amount>
    /// The length of the best whole chain found so far, and the node where it ends.
    var limit = Amount.unlimited
    var end: Int32 = -1

    init(_ network: FlowNetwork) {
        let problem = network.problem
        let tree = network.tree
        let weight = network.width.weight
        let nodes = tree.count + problem.keys.count
        self.network = network
        treeNodes = tree.count
        parent = FlowStrip(tree.parent)
        units = FlowStrip(tree.capacity)
        firstChild = FlowStrip(repeating: -1, count: tree.count)
        nextChild = FlowStrip(repeating: -1, count: tree.count)
        for node in (0..<tree.count).reversed() where tree.parent[node] >= 0 {
            nextChild[node] = firstChild[tree.parent[node]]
            firstChild[tree.parent[node]] = Int32(node)
        }
        firstWay = FlowStrip(network.firstWay)
        firstClosed = FlowStrip(network.firstClosed)
        wayNode = FlowStrip(network.wayNode)
        wayCost = FlowStrip(repeating: .zero, count: network.origin.count)
        wayStudent = FlowStrip(repeating: 0, count: network.origin.count)
        for (way, origin) in network.origin.enumerated() {
            let (cost, lot) = (problem.wayCost[Int(origin)], Int128(problem.wayLot[Int(origin)]))
            wayCost[way] = Amount(cost: cost, lot: lot, weight: weight)
        }
        for student in 0..<problem.students {
            for way in network.firstWay[student]..<network.firstWay[student + 1] { wayStudent[way] = Int32(student) }
        }
        provider = FlowStrip(problem.provider)
        mustPlace = FlowStrip(problem.mustPlace)
        keys = FlowStrip(problem.keys.flatMap { $0.map { Amount(cost: $0, lot: 0, weight: weight) } })
        firstKey = FlowStrip(problem.keys.reduce(into: [Int32(0)]) { $0.append($0.last! + Int32($1.count)) })
        room = FlowStrip(tree.capacity)
        unplaced = FlowStrip(repeating: 0, count: problem.keys.count)
        price = FlowStrip(repeating: .zero, count: nodes)
        taken = FlowStrip(repeating: -1, count: problem.students)
        seat = FlowStrip(repeating: -1, count: problem.students)
        firstSeated = FlowStrip(repeating: -1, count: nodes)
        nextSeated = FlowStrip(repeating: -1, count: problem.students)
        previousSeated = FlowStrip(repeating: -1, count: problem.students)
        othersCost = FlowStrip(repeating: .zero, count: problem.students)
        reachedIn = FlowStrip(repeating: 0, count: nodes)
        distance = FlowStrip(repeating: .zero, count: nodes)
        reachedBy = FlowStrip(repeating: 0, count: nodes)
        passed = FlowStrip(repeating: 0, count: nodes)
        queue = FlowQueue(nodes: nodes)
        needy = FlowQueue(nodes: problem.keys.count)
    }

    /// Places the students who must be placed, then as many others as that saves anything.
    func run(_ isStopped: () -> Bool) -> FlowOutcome {
        for student in 0..<Int32(provider.count) where mustPlace[student] {
            if isStopped() { return .stopped }
            findChain(for: student)
            if end < 0 { return .infeasible }
            raisePrices()
            moveAlongChain()
        }
        for student in 0..<Int32(provider.count) where !mustPlace[student] {
            unplaced[provider[student]] += 1
            _ = move(student, to: Int32(treeNodes) + provider[student], by: -1)
        }
        while findChain() {
            if isStopped() { return .stopped }
            raisePrices()
            if end >= 0 { moveAlongChain() }
        }
        return .solved(plan())
    }
}
