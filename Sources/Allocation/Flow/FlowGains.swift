/// How many more students each of many openings would place.
///
/// What the students without a place can reach, moving others, is full right round: no more fit into it than have a
/// place now. An opening places at most as many more as it adds where one can leave that region; where it adds a single
/// unit there, it is enough to see whether the way goes on from there.
struct FlowGains {
    private let network: FlowNetwork
    private var cover: FlowCover
    private let region: FlowCover.Reach

    init(_ network: FlowNetwork, _ plan: FlowPlan) {
        self.network = network
        cover = FlowCover(network, plan)
        // Already so unless something weighs more than a place.
        while cover.placeOneMore() {}
        region = cover.reach()
    }

    /// How many more students have a place with one more unit of each of some resources.
    func gain(of opening: [Int32]) -> Int {
        gain(of: network.tree.additions(opening, network.problem.capacity))
    }

    /// How many more students have a place when some nodes have more units.
    private func gain(of additions: [(node: Int, units: Int32)]) -> Int {
        let edge = additions.filter { isInRegion(Int32($0.node)) && !isInRegion(network.tree.parent[$0.node]) }
        let most = edge.reduce(0) { $0 + Int($1.units) }
        if most == 0 { return 0 }
        var raised = cover
        for (node, units) in additions { raised.raise(node, by: units) }
        if most == 1 {
            let around = network.tree.parent[edge[0].node]
            return raised.isOpen(around) || raised.leadsOn(from: around) ? 1 : 0
        }
        var gain = 0
        while gain < most, raised.placeOneMore() { gain += 1 }
        return gain
    }

    private func isInRegion(_ node: Int32) -> Bool { node >= 0 && region.by[Int(node)] != -1 }
}
