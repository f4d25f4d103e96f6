/// The nodes that a search has reached but not passed, nearest first: a heap in which a node has four below it and can
/// move up when it turns out to be nearer.
struct FlowQueue<Amount: FlowAmount>: ~Copyable {
    private let nodes: FlowStrip<Int32>
    private let distances: FlowStrip<Amount>
    /// Where each node is in the heap; only meaningful while it is in.
    private let position: FlowStrip<Int32>
    private var count = 0

    init(nodes count: Int) {
        nodes = FlowStrip(repeating: 0, count: count)
        distances = FlowStrip(repeating: .zero, count: count)
        position = FlowStrip(repeating: 0, count: count)
    }

    /// The distance of the nearest node.
    var nearest: Amount? { count > 0 ? distances[0] : nil }

    mutating func clear() { count = 0 }

    mutating func insert(_ node: Int32, at distance: Amount) {
        count += 1
        rise(from: count - 1, node, distance)
    }

    /// Tells that a node in the heap is nearer than thought.
    mutating func bringForward(_ node: Int32, to distance: Amount) {
        rise(from: Int(position[node]), node, distance)
    }

    /// Takes the nearest node out.
    mutating func next() -> (node: Int32, distance: Amount)? {
        guard count > 0 else { return nil }
        let first = (nodes[0], distances[0])
        count -= 1
        if count > 0 { sink(nodes[count], distances[count]) }
        return first
    }

    private func rise(from start: Int, _ node: Int32, _ distance: Amount) {
        var index = start
        while index > 0 {
            let above = (index - 1) >> 2
            guard distance < distances[above] else { break }
            put(nodes[above], distances[above], at: index)
            index = above
        }
        put(node, distance, at: index)
    }

    private func sink(_ node: Int32, _ distance: Amount) {
        var index = 0
        while true {
            let first = 4 * index + 1
            guard first < count else { break }
            var least = first
            for below in (first + 1)..<max(first + 1, min(first + 4, count)) where distances[below] < distances[least] {
                least = below
            }
            guard distances[least] < distance else { break }
            put(nodes[least], distances[least], at: index)
            index = least
        }
        put(node, distance, at: index)
    }

    @inline(__always)
    private func put(_ node: Int32, _ distance: Amount, at index: Int) {
        nodes[index] = node
        distances[index] = distance
        position[node] = Int32(truncatingIfNeeded: index)
    }
}
