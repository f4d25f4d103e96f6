/// The costs of an objective as whole fractions, with what the side rows charge weighed in.
struct ScaledCosts: Sendable {
    let scale: Int64
    /// By position among the active steps.
    private(set) var arcs: [Int64]
    private(set) var without: [[Int64]]
    /// What each student's being placed costs on top, whatever the path.
    private(set) var placed: [Int64]
    private(set) var constant: Int64
    /// Each side row with what a unit of it costs.
    let side: [(row: SideRow, price: Int64)]

    /// - Parameter side: Each side row with what a unit of it costs.
    init(_ costs: Costs, _ state: PartState, scale: Int64, side: [(row: SideRow, price: Int64)] = []) {
        self.scale = scale
        self.side = side
        arcs = state.arcs.arc.map { costs.arcs[Int($0)] * scale }
        without = costs.without.map { $0.map { $0 * scale } }
        placed = Array(repeating: 0, count: state.part.students.count)
        constant = costs.constant * scale
        for (row, price) in side where price != 0 {
            switch row {
            case .held(let costs, let value):
                for (index, arc) in state.arcs.arc.enumerated() { arcs[index] += price * costs.arcs[Int(arc)] }
                for provider in without.indices {
                    for index in without[provider].indices {
                        without[provider][index] += price * costs.without[provider][index]
                    }
                }
                constant += price * (costs.constant - Int64(value))
            case .crowd(let crowd):
                // A limit is worth nothing unless it is reached.
                let price = crowd.isTight ? price : max(0, price)
                for student in crowd.students { placed[student] += price }
                constant -= price * Int64(crowd.room)
            }
        }
    }

    /// As fine as the numbers allow.
    static func scale(for costs: Costs) -> Int64 {
        var scale: Int64 = 1 << 20
        while scale > 1, costs.largest > (1 << 50) / scale { scale >>= 1 }
        return scale
    }
}

/// A row of the program that is not a resource, a cohort, a student or a provider.
enum SideRow: Sendable {
    /// An earlier objective is exactly so much.
    case held(Costs, value: Int)
    case crowd(Crowd)
}

/// Students of whom no more than a number can be placed at a time, as was proved from what they compete for.
struct Crowd: Sendable {
    /// Positions in the part, rising.
    let students: [Int]
    /// How many of them can be placed at most.
    let room: Int
    /// Whether so many are placed in every plan that is still in question.
    var isTight = false
    private let isMember: [Bool]

    init(_ students: [Int], room: Int, of count: Int) {
        self.students = students
        self.room = room
        var isMember = [Bool](repeating: false, count: count)
        for student in students { isMember[student] = true }
        self.isMember = isMember
    }

    func contains(_ student: Int) -> Bool { isMember[student] }
}
