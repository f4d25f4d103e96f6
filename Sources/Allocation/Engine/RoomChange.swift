/// Other room than a part has today: more units somewhere, resources that are closed.
struct RoomChange: Sendable {
    /// The rows with more room, and how much more.
    private(set) var more: [(row: Int, units: Int)] = []
    /// The rows that are closed.
    private var closedRows: [Int] = []
    /// Whether each set of resources is one that nobody can use then; empty when nothing is closed.
    private(set) var closedSets: [Bool] = []

    /// - Parameters:
    ///   - units: How many units more there are of some resources, by position in the problem.
    ///   - closed: The resources that are closed, by position.
    init(_ part: Part, more units: [Int: Int] = [:], closed: Set<Int> = []) {
        let capacity = part.problem.capacity
        let rows = part.rows.resources
        let added = units.filter { $0.value > 0 && !closed.contains($0.key) }
        more = part.rows.widened(by: Array(added.keys), capacity: capacity).map { row, _ in
            (row, rows[row].resources.map { capacity[$0] + (added[$0] ?? 0) }.min()! - rows[row].capacity)
        }
        let isClosed = part.rows.sets.map { set in part.problem.sets[set].contains(where: closed.contains) }
        if part.arcs.contains(where: { isClosed[Int(part.problem.arcs.set[Int($0)])] }) {
            closedSets = isClosed
            closedRows = rows.indices.filter { rows[$0].resources.contains(where: closed.contains) }
        }
    }

    var closes: Bool { !closedSets.isEmpty }
    var isNone: Bool { more.isEmpty && !closes }
    /// The rows whose room is another.
    var rows: [Int] { more.map(\.row) + closedRows }

    /// What is in question with it.
    func applied(to state: PartState) -> PartState {
        var state = state
        for (row, units) in more { state.capacity[row] += units }
        for row in closedRows { state.capacity[row] = 0 }
        if closes {
            let sets = state.arcs.set
            state.arcs.keep { index, _ in !closedSets[Int(sets[index])] }
        }
        return state
    }
}
