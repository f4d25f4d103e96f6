/// The cheapest path of every student when every use of a row has its price. Whole numbers, so that what it says holds.
struct CheapestPaths {
    /// More than any path costs.
    static let none = Int64.max / 4

    /// What the cheapest path of each student costs; `none` where there is no path.
    private(set) var cost: [Int64]
    /// The steps of the cheapest path of each student, as positions among the active arcs.
    private var legs: [Int32]
    private var firstLeg: [Int32]
    private var distance: [Int64]
    private var step: [Int32]
    private let nodes: [Int32]

    init(_ part: Part) {
        cost = Array(repeating: Self.none, count: part.students.count)
        nodes = part.students.map { Int32(part.problem.nodes[$0]) }
        firstLeg = [0]
        for count in nodes { firstLeg.append(firstLeg.last! + count - 1) }
        legs = Array(repeating: -1, count: Int(firstLeg.last!))
        let most = Int(nodes.max() ?? 2)
        distance = Array(repeating: Self.none, count: most)
        step = Array(repeating: -1, count: most)
    }

    /// The steps of a student's cheapest path in order, as positions among the active arcs.
    func path(of student: Int) -> [Int] {
        legs[Int(firstLeg[student])..<Int(firstLeg[student + 1])].lazy.filter { $0 >= 0 }.map(Int.init)
    }

    /// Finds them.
    /// - Parameters:
    ///   - base: What each active step costs by itself.
    ///   - setPrice: What each set costs on top.
    mutating func find(_ arcs: ActiveArcs, base: [Int64], setPrice: [Int64]) {
        let count = nodes.count
        arcs.first.withUnsafeBufferPointer { first in
            arcs.set.withUnsafeBufferPointer { set in
                base.withUnsafeBufferPointer { base in
                    setPrice.withUnsafeBufferPointer { price in
                        for student in 0..<count {
                            let range = Int(first[student])..<Int(first[student + 1])
                            if nodes[student] == 2 {
                                var best = Self.none
                                var chosen: Int32 = -1
                                for index in range {
                                    let cost = base[index] + price[Int(set[index])]
                                    if cost < best {
                                        best = cost
                                        chosen = Int32(index)
                                    }
                                }
                                cost[student] = best
                                legs[Int(firstLeg[student])] = chosen
                            } else {
                                findPath(student, range, arcs, base, price)
                            }
                        }
                    }
                }
            }
        }
    }

    private mutating func findPath(
        _ student: Int,
        _ range: Range<Int>,
        _ arcs: ActiveArcs,
        _ base: UnsafeBufferPointer<Int64>,
        _ price: UnsafeBufferPointer<Int64>
    ) {
        let end = Int(nodes[student]) - 1
        for node in 0...end { distance[node] = Self.none }
        distance[0] = 0
        for index in range {
            let here = distance[Int(arcs.from[index])]
            if here == Self.none { continue }
            let there = here + base[index] + price[Int(arcs.set[index])]
            let to = Int(arcs.to[index])
            if there < distance[to] {
                distance[to] = there
                step[to] = Int32(index)
            }
        }
        cost[student] = distance[end]
        let own = Int(firstLeg[student])
        var count = 0
        if distance[end] < Self.none {
            var node = end
            while node != 0 {
                legs[own + count] = step[node]
                count += 1
                node = Int(arcs.from[Int(step[node])])
            }
            legs[own..<(own + count)].reverse()
        }
        for leg in count..<end { legs[own + leg] = -1 }
    }
}
