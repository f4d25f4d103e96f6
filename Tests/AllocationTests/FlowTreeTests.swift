import Testing

@testable import Allocation

/// Which resources form a tree.
@Suite struct FlowTreeTests {
    private struct Case {
        var name: String
        var sets: [[Int32]]
        var capacity: [Int32]
        var nodes: Int?
    }

    private static let cases = [
        Case(name: "none", sets: [[]], capacity: [], nodes: 1),
        Case(name: "apart", sets: [[0], [1]], capacity: [1, 1], nodes: 2),
        Case(name: "nested", sets: [[0, 2], [1, 2]], capacity: [1, 1, 1], nodes: 3),
        Case(name: "nested three deep", sets: [[0, 1, 2], [1, 2], [2]], capacity: [1, 1, 1], nodes: 3),
        Case(name: "identical", sets: [[0, 1, 2], [3]], capacity: [2, 1, 2, 1], nodes: 2),
        Case(name: "crossing", sets: [[0], [0, 1], [1]], capacity: [1, 1], nodes: nil),
        Case(name: "crossing at one end", sets: [[0, 2], [1, 2], [1]], capacity: [1, 1, 1], nodes: nil),
        Case(name: "crossing but one never short", sets: [[0], [0, 1], [1]], capacity: [1, 6], nodes: 2),
        Case(name: "never short", sets: [[0, 1], [1]], capacity: [6, 6], nodes: 1),
        Case(name: "one set nothing limits", sets: [[0], []], capacity: [1], nodes: 2),
        Case(name: "no units", sets: [[0, 1], [1]], capacity: [0, 1], nodes: 2),
        Case(name: "twice in a set", sets: [[0, 0]], capacity: [1], nodes: nil),
    ]

    /// Two students for each set, so that a resource is short up to five units in three sets.
    private static func problem(_ sets: [[Int32]], _ capacity: [Int32]) -> FlowProblem {
        let ways = (0..<sets.count).flatMap { [Int32($0), Int32($0)] }
        return FlowProblem(
            firstWay: (0...ways.count).map(Int32.init),
            waySet: ways,
            wayCost: ways.map { _ in 0 },
            wayLot: ways.map { _ in 0 },
            provider: ways.map { _ in 0 },
            keys: [ways.map { _ in 1 }],
            mustPlace: ways.map { _ in false },
            sets: sets,
            capacity: capacity
        )
    }

    @Test func `nested and separate resources form a tree, crossing ones do not`() {
        for example in Self.cases {
            let tree = FlowTree(Self.problem(example.sets, example.capacity))
            #expect(tree?.count == example.nodes, "\(example.name)")
            for node in 0..<(tree?.count ?? 0) { #expect(tree!.parent[node] < node, "\(example.name)") }
        }
    }

    @Test func `resources used alike share the least capacity`() throws {
        let tree = try #require(FlowTree(Self.problem([[0, 1, 2], [3]], [2, 1, 2, 1])))
        let node = Int(tree.nodeOfResource[0])
        #expect(tree.capacity[node] == 1)
        #expect(tree.resources[node] == [0, 1, 2])
        #expect(tree.additions([1], [2, 1, 2, 1]).map(\.units) == [1])
        #expect(tree.additions([0], [2, 1, 2, 1]).isEmpty)
        #expect(tree.additions([0, 1, 1, 2], [2, 1, 2, 1]).map(\.units) == [2])
    }

    @Test func `a set that no way uses does not matter`() {
        var problem = Self.problem([[0], [0, 1], [1]], [1, 1])
        problem.waySet = problem.waySet.map { $0 == 1 ? 0 : $0 }
        #expect(FlowTree(problem) != nil)
    }

    @Test func `costs too large to add up are turned away`() {
        var problem = Self.problem([[0]], [1])
        problem.wayCost[0] = .max / 4
        #expect(FlowNetwork(problem) == nil)
    }
}
