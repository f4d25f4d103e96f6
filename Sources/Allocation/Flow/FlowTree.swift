/// The resources of a flow problem as a tree: places within areas within sites within organisations, whatever they are
/// called. Resources that the same sets use are one node, with the least of their capacities.
struct FlowTree: Sendable {
    /// For each node the node around it, -1 at the top. A node comes after the one around it.
    private(set) var parent: [Int32] = []
    private(set) var capacity: [Int32] = []
    /// For each node its resources.
    private(set) var resources: [[Int32]] = []
    /// For each set the innermost node it uses.
    private(set) var nodeOfSet: [Int32]
    /// For each resource its node, -1 when it can never be short.
    private(set) var nodeOfResource: [Int32]

    /// How many nodes there are.
    var count: Int { parent.count }

    /// Makes the tree; `nil` when two resources are used by sets in common without one having all of the other's.
    init?(_ problem: FlowProblem) {
        nodeOfSet = Array(repeating: -1, count: problem.sets.count)
        nodeOfResource = Array(repeating: -1, count: problem.capacity.count)
        guard let families = Self.families(problem) else { return nil }
        let merged = Self.merge(families, problem.capacity)
        let binding = Self.binding(merged, problem)
        for group in binding.sorted(by: { ($1.sets.count, $0.resources[0]) < ($0.sets.count, $1.resources[0]) }) {
            let around = nodeOfSet[Int(group.sets[0])]
            for set in group.sets {
                guard nodeOfSet[Int(set)] == around else { return nil }
                nodeOfSet[Int(set)] = Int32(count)
            }
            for resource in group.resources { nodeOfResource[Int(resource)] = Int32(count) }
            parent.append(around)
            capacity.append(group.capacity)
            resources.append(group.resources)
        }
        addUnlimitedNode(problem)
    }

    /// Resources used by exactly the same sets.
    private struct Group {
        var sets: [Int32]
        var resources: [Int32]
        var capacity: Int32
    }

    /// For each resource the sets in use that use it; `nil` when a set uses a resource twice.
    private static func families(_ problem: FlowProblem) -> [[Int32]]? {
        var isUsed = [Bool](repeating: false, count: problem.sets.count)
        for set in problem.waySet { isUsed[Int(set)] = true }
        var families = [[Int32]](repeating: [], count: problem.capacity.count)
        for (set, resources) in problem.sets.enumerated() where isUsed[set] {
            for resource in resources {
                if families[Int(resource)].last == Int32(set) { return nil }
                families[Int(resource)].append(Int32(set))
            }
        }
        return families
    }

    private static func merge(_ families: [[Int32]], _ capacity: [Int32]) -> [Group] {
        var groups: [Group] = []
        var groupOfFamily: [[Int32]: Int] = [:]
        for (resource, family) in families.enumerated() where !family.isEmpty {
            if let group = groupOfFamily[family] {
                groups[group].resources.append(Int32(resource))
                groups[group].capacity = min(groups[group].capacity, capacity[resource])
            } else {
                groupOfFamily[family] = groups.count
                groups.append(Group(sets: family, resources: [Int32(resource)], capacity: capacity[resource]))
            }
        }
        return groups
    }

    /// The groups that have fewer units than students who could ask for one. More units never make another group bind.
    private static func binding(_ groups: [Group], _ problem: FlowProblem) -> [Group] {
        var groupsOfSet = [[Int32]](repeating: [], count: problem.sets.count)
        for (index, group) in groups.enumerated() {
            for set in group.sets { groupsOfSet[Int(set)].append(Int32(index)) }
        }
        var asking = [Int32](repeating: 0, count: groups.count)
        var lastStudent = [Int32](repeating: -1, count: groups.count)
        for student in 0..<problem.students {
            for way in problem.ways(of: student) {
                for group in groupsOfSet[Int(problem.waySet[way])] where lastStudent[Int(group)] != Int32(student) {
                    lastStudent[Int(group)] = Int32(student)
                    asking[Int(group)] += 1
                }
            }
        }
        return groups.indices.filter { groups[$0].capacity < asking[$0] }.map { groups[$0] }
    }

    /// Sets that nothing limits get a node that never fills.
    private mutating func addUnlimitedNode(_ problem: FlowProblem) {
        guard nodeOfSet.contains(-1) else { return }
        for set in nodeOfSet.indices where nodeOfSet[set] == -1 { nodeOfSet[set] = Int32(count) }
        parent.append(-1)
        capacity.append(.max)
        resources.append([])
    }

    /// For each node whether no unit of it or of what is around it exists.
    func closed(_ capacity: [Int32]) -> [Bool] {
        var closed: [Bool] = []
        closed.reserveCapacity(count)
        for node in 0..<count {
            closed.append(capacity[node] <= 0 || (parent[node] >= 0 && closed[Int(parent[node])]))
        }
        return closed
    }

    /// What the nodes gain by one more unit of each of some resources: a node only when all its least resources gain.
    func additions(_ opening: [Int32], _ capacities: [Int32]) -> [(node: Int, units: Int32)] {
        var more: [Int32: Int32] = [:]
        for resource in opening { more[resource, default: 0] += 1 }
        let nodes = Set(opening.map { nodeOfResource[Int($0)] }.filter { $0 >= 0 }).sorted()
        return nodes.compactMap { node in
            let raised = resources[Int(node)].map { capacities[Int($0)] + (more[$0] ?? 0) }.min()!
            return raised > capacity[Int(node)] ? (Int(node), raised - capacity[Int(node)]) : nil
        }
    }
}
