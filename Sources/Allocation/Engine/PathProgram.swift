import CSolver

/// A path of a student: one column of the program.
struct PathColumn: Sendable, Hashable, Comparable {
    /// Position of the student in the part.
    var student: Int32
    /// The steps in order, as positions in the part.
    var arcs: [Int32]

    /// An order in which no two paths are equal, so that what comes out of a set comes in one order.
    static func < (left: PathColumn, right: PathColumn) -> Bool {
        if left.student != right.student { return left.student < right.student }
        return left.arcs.lexicographicallyPrecedes(right.arcs)
    }
}

/// The linear program of one part whose columns are whole paths; it grows by the paths that are worth a look.
///
/// Columns: the j-th student of each provider who goes without, each cohort being used, then paths. Rows: resources,
/// cohorts, each student placed at most once, each provider's placed and unplaced together, then objectives that are
/// held at their value.
final class PathProgram {
    let part: Part
    private(set) var columns: [PathColumn] = []
    private var known: Set<PathColumn> = []
    private(set) var costs: Costs
    private(set) var side: [SideRow] = []
    let lp: OpaquePointer
    /// The first column of each provider's unplaced.
    let firstWithout: [Int]
    let firstCohort: Int
    let firstPath: Int
    let studentRow: Int
    let providerRow: Int
    let sideRow: Int
    /// Whether it has not been solved yet.
    var isFresh = true

    init(_ state: PartState, _ costs: Costs) {
        part = state.part
        self.costs = costs
        studentRow = part.rows.count
        providerRow = studentRow + part.students.count
        sideRow = providerRow + part.providers.count
        var firstWithout = [0]
        for count in part.headcount { firstWithout.append(firstWithout.last! + count) }
        self.firstWithout = firstWithout
        firstCohort = firstWithout.last!
        firstPath = firstCohort + part.rows.cohorts.count
        lp = Self.make(part, state, sideRow: sideRow, firstPath: firstPath)
        for provider in part.providers.indices { setUnplaced(provider, state.unplaced[provider]) }
        setCosts(costs)
    }

    private init(copying other: PathProgram) {
        part = other.part
        columns = other.columns
        known = other.known
        costs = other.costs
        side = other.side
        lp = trellis_lp_copy(other.lp)
        firstWithout = other.firstWithout
        firstCohort = other.firstCohort
        firstPath = other.firstPath
        studentRow = other.studentRow
        providerRow = other.providerRow
        sideRow = other.sideRow
        isFresh = other.isFresh
    }

    deinit { trellis_lp_free(lp) }

    func copy() -> PathProgram { PathProgram(copying: self) }

    /// Closes the paths that no plan still in question uses, and holds what all of them do. The next solve goes on from
    /// the last one.
    /// - Parameter side: The side rows as they are now.
    func narrow(to state: PartState, side: [SideRow]) {
        var isActive = [Bool](repeating: false, count: part.arcs.count)
        for arc in state.arcs.arc { isActive[Int(arc)] = true }
        for (index, column) in columns.enumerated() where !column.arcs.allSatisfy({ isActive[Int($0)] }) {
            close(index)
        }
        for (row, capacity) in state.capacity.enumerated() where state.isTight[row] { hold(row, capacity) }
        for student in part.students.indices where state.mustPlace[student] { hold(studentRow + student, 1) }
        for provider in part.providers.indices { setUnplaced(provider, state.unplaced[provider]) }
        self.side = side
        for (index, row) in side.enumerated() {
            if case .crowd(let crowd) = row, crowd.isTight { hold(sideRow + index, crowd.room) }
        }
    }

    private func hold(_ row: Int, _ value: Int) { trellis_lp_set_row(lp, Int32(row), Double(value), Double(value)) }

    private static func make(_ part: Part, _ state: PartState, sideRow: Int, firstPath: Int) -> OpaquePointer {
        var starts: [Int32] = [0]
        var indices: [Int32] = []
        var values: [Double] = []
        for (provider, count) in part.headcount.enumerated() {
            for _ in 0..<count {
                indices.append(Int32(part.rows.count + part.students.count + provider))
                values.append(1)
                starts.append(Int32(indices.count))
            }
        }
        for (index, cohort) in part.rows.cohorts.enumerated() {
            let row = part.rows.resources.count + 2 * index
            indices += [Int32(row), Int32(row + 1)]
            values += [-Double(cohort.minimum), -Double(cohort.members)]
            starts.append(Int32(indices.count))
        }
        let infinity = Double.greatestFiniteMagnitude
        var lower = zip(state.capacity, state.isTight).map { $1 ? Double($0) : -infinity }
        var upper = state.capacity.map(Double.init)
        for _ in part.rows.cohorts {
            lower += [0, -infinity]
            upper += [infinity, 0]
        }
        lower += state.mustPlace.map { $0 ? 1 : 0 }
        upper += Array(repeating: 1, count: part.students.count)
        lower += part.headcount.map(Double.init)
        upper += part.headcount.map(Double.init)
        return trellis_lp_new(
            Int32(firstPath),
            Int32(sideRow),
            starts,
            indices,
            values,
            Array(repeating: 0, count: firstPath),
            Array(repeating: 1, count: firstPath),
            lower,
            upper
        )
    }

    // MARK: Columns

    /// Adds paths that are not there yet; gives how many.
    @discardableResult
    func add(_ paths: some Sequence<PathColumn>) -> Int {
        var starts: [Int32] = [0]
        var indices: [Int32] = []
        var values: [Double] = []
        var objective: [Double] = []
        for path in paths where known.insert(path).inserted {
            columns.append(path)
            for (row, value) in entries(of: path) {
                indices.append(row)
                values.append(value)
            }
            starts.append(Int32(indices.count))
            objective.append(Double(cost(of: path, costs)))
        }
        if objective.isEmpty { return 0 }
        let upper = [Double](repeating: 1, count: objective.count)
        trellis_lp_add_columns(lp, Int32(objective.count), starts, indices, values, upper, objective)
        return objective.count
    }

    /// What a path uses, row by row.
    func entries(of path: PathColumn) -> [(row: Int32, value: Double)] {
        var entries: [(row: Int32, value: Double)] = []
        for arc in path.arcs {
            for row in part.rows(ofArc: arc) {
                if path.arcs.count > 1, let index = entries.firstIndex(where: { $0.row == row }) {
                    entries[index].value += 1
                } else {
                    entries.append((row, 1))
                }
            }
        }
        entries.append((Int32(studentRow + Int(path.student)), 1))
        entries.append((Int32(providerRow + part.providerOf[Int(path.student)]), 1))
        for (index, row) in side.enumerated() {
            let use = use(of: row, by: path)
            if use != 0 { entries.append((Int32(sideRow + index), Double(use))) }
        }
        return entries
    }

    private func use(of row: SideRow, by path: PathColumn) -> Int64 {
        switch row {
        case .held(let costs, _): cost(of: path, costs)
        case .crowd(let crowd): crowd.contains(Int(path.student)) ? 1 : 0
        }
    }

    func cost(of path: PathColumn, _ costs: Costs) -> Int64 { path.arcs.reduce(0) { $0 + costs.arcs[Int($1)] } }

    // MARK: Objective and bounds

    func setCosts(_ costs: Costs) {
        self.costs = costs
        var objective = [Double](repeating: 0, count: firstPath)
        for (provider, keys) in costs.without.enumerated() {
            for (index, key) in keys.enumerated() { objective[firstWithout[provider] + index] = Double(key) }
        }
        objective += columns.map { Double(cost(of: $0, costs)) }
        trellis_lp_set_objective(lp, objective)
    }

    func setUnplaced(_ provider: Int, _ range: ClosedRange<Int>) {
        for index in 0..<part.headcount[provider] {
            let column = Int32(firstWithout[provider] + index)
            trellis_lp_set_column(lp, column, index < range.lowerBound ? 1 : 0, index < range.upperBound ? 1 : 0)
        }
    }

    /// Closes a path.
    func close(_ index: Int) { trellis_lp_set_column(lp, Int32(firstPath + index), 0, 0) }

    /// Closes every path but some.
    func close(allBut kept: Set<PathColumn>) {
        for (index, column) in columns.enumerated() where !kept.contains(column) { close(index) }
    }

    /// Leaves out the paths that are closed.
    func dropClosed() {
        let closed = columns.indices.filter { trellis_lp_column_upper(lp, Int32(firstPath + $0)) == 0 }
        if closed.isEmpty { return }
        trellis_lp_delete_columns(lp, Int32(closed.count), closed.map { Int32(firstPath + $0) })
        let isClosed = Set(closed)
        columns = columns.enumerated().filter { !isClosed.contains($0.offset) }.map(\.element)
        known = Set(columns)
    }

    /// Holds a student to a path.
    func choose(_ index: Int) { trellis_lp_set_column(lp, Int32(firstPath + index), 1, 1) }

    func setCapacity(_ row: Int, _ capacity: Int) {
        trellis_lp_set_row(lp, Int32(row), -Double.greatestFiniteMagnitude, Double(capacity))
    }

    /// Adds a side row.
    func add(_ row: SideRow) {
        side.append(row)
        var indices: [Int32] = []
        var values: [Double] = []
        var (lower, upper) = (-Double.greatestFiniteMagnitude, 0.0)
        switch row {
        case .held(let costs, let value):
            for (provider, keys) in costs.without.enumerated() {
                for (index, key) in keys.enumerated() where key != 0 {
                    indices.append(Int32(firstWithout[provider] + index))
                    values.append(Double(key))
                }
            }
            upper = Double(Int64(value) - costs.constant)
            lower = upper
        case .crowd(let crowd):
            upper = Double(crowd.room)
            if crowd.isTight { lower = upper }
        }
        for (index, path) in columns.enumerated() {
            let use = use(of: row, by: path)
            if use == 0 { continue }
            indices.append(Int32(firstPath + index))
            values.append(Double(use))
        }
        trellis_lp_add_row(lp, Int32(indices.count), indices, values, lower, upper)
    }
}
