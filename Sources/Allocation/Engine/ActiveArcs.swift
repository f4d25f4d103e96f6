/// The steps that are still in question, student by student.
struct ActiveArcs: Sendable {
    /// The first step of each student of the part, and one more at the end.
    private(set) var first: [Int32] = [0]
    private(set) var from: [Int16] = []
    private(set) var to: [Int16] = []
    private(set) var set: [Int32] = []
    /// The position of the step in the part.
    private(set) var arc: [Int32] = []

    var count: Int { arc.count }

    init(_ part: Part) {
        let arcs = part.problem.arcs
        first = part.firstArc.map { Int32($0) }
        from = part.arcs.map { arcs.from[Int($0)] }
        to = part.arcs.map { arcs.to[Int($0)] }
        set = part.arcs.map { arcs.set[Int($0)] }
        arc = (0..<Int32(part.arcs.count)).map { $0 }
    }

    /// Keeps only some of the steps; asked for each with its position here and its position in the part.
    mutating func keep(_ isKept: (_ index: Int, _ arc: Int) -> Bool) {
        var next = 0
        for student in 0..<(first.count - 1) {
            let range = Int(first[student])..<Int(first[student + 1])
            first[student] = Int32(next)
            for index in range where isKept(index, Int(arc[index])) {
                from[next] = from[index]
                to[next] = to[index]
                set[next] = set[index]
                arc[next] = arc[index]
                next += 1
            }
        }
        first[first.count - 1] = Int32(next)
        let surplus = arc.count - next
        from.removeLast(surplus)
        to.removeLast(surplus)
        set.removeLast(surplus)
        arc.removeLast(surplus)
    }
}
