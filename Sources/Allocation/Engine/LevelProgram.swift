import CSolver
import Foundation

/// A flag that another thread may raise to stop the solver at once.
final class StopFlag: @unchecked Sendable {
    let address: UnsafeMutablePointer<Int32>

    init() {
        address = .allocate(capacity: 1)
        address.initialize(to: 0)
    }

    deinit { address.deallocate() }

    func raise() { trellis_raise(address) }
}

/// How long a solve may still take, and whether it has been told to stop.
struct SolveClock: Sendable {
    private let begin: ContinuousClock.Instant
    private let limit: Double
    let stop: StopFlag

    init(limit: Double, stop: StopFlag, begin: ContinuousClock.Instant = .now) {
        self.limit = limit
        self.stop = stop
        self.begin = begin
    }

    /// A clock that is over when a share of what is left has passed.
    func sharing(_ share: Double) -> SolveClock {
        SolveClock(limit: elapsed + max(0, left) * share, stop: stop, begin: begin)
    }

    var elapsed: Double {
        let parts = (ContinuousClock.now - begin).components
        return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    }
    var left: Double { limit - elapsed }
    var isOver: Bool { left <= 0 || stop.address.pointee != 0 }
}

/// The linear program of one part, narrowed level by level, kept twice: in Clp, and in whole numbers for the check.
final class LevelProgram {
    let model: ArcModel
    private(set) var columnLower: [Int]
    private(set) var columnUpper: [Int]
    private(set) var rows: [ArcModel.Row]
    /// Rows that hold an earlier objective at its value.
    private(set) var heldObjectives: [(objective: ArcModel.Objective, value: Int)] = []
    private(set) var objective = ArcModel.Objective.unplaced
    private let lp: OpaquePointer
    private var isFresh = true

    init(_ model: ArcModel) {
        self.model = model
        columnLower = model.columnLower
        columnUpper = model.columnUpper
        rows = model.rows
        lp = trellis_lp_new(
            Int32(model.columns),
            Int32(model.rows.count),
            model.starts,
            model.indices,
            model.values.map(Double.init),
            columnLower.map(Double.init),
            columnUpper.map(Double.init),
            rows.map(Self.lower),
            rows.map(Self.upper)
        )
        setObjective(.unplaced)
    }

    private init(copying other: LevelProgram) {
        model = other.model
        columnLower = other.columnLower
        columnUpper = other.columnUpper
        rows = other.rows
        heldObjectives = other.heldObjectives
        objective = other.objective
        isFresh = other.isFresh
        lp = trellis_lp_copy(other.lp)
    }

    deinit { trellis_lp_free(lp) }

    func copy() -> LevelProgram { LevelProgram(copying: self) }

    private static func lower(_ row: ArcModel.Row) -> Double { row.lower.map(Double.init) ?? -.greatestFiniteMagnitude }
    private static func upper(_ row: ArcModel.Row) -> Double { row.upper.map(Double.init) ?? .greatestFiniteMagnitude }

    func setObjective(_ objective: ArcModel.Objective) {
        self.objective = objective
        trellis_lp_set_objective(lp, model.objectives[objective.rawValue].map(Double.init))
    }

    func setColumn(_ column: Int, lower: Int, upper: Int) {
        columnLower[column] = lower
        columnUpper[column] = upper
        trellis_lp_set_column(lp, Int32(column), Double(lower), Double(upper))
    }

    func setRow(_ row: Int, _ bounds: ArcModel.Row) {
        rows[row] = bounds
        trellis_lp_set_row(lp, Int32(row), Self.lower(bounds), Self.upper(bounds))
    }

    /// Adds the row "this objective is at most so much".
    func hold(_ objective: ArcModel.Objective, atMost value: Int) {
        heldObjectives.append((objective, value))
        rows.append(ArcModel.Row(lower: nil, upper: value))
        var columns: [Int32] = []
        var values: [Double] = []
        for (column, cost) in model.objectives[objective.rawValue].enumerated() where cost != 0 {
            columns.append(Int32(column))
            values.append(Double(cost))
        }
        trellis_lp_add_row(lp, Int32(columns.count), columns, values, -.greatestFiniteMagnitude, Double(value))
    }

    enum Status { case optimal, infeasible, stopped, failed }

    private static func status(_ code: Int32) -> Status {
        switch UInt32(code) {
        case TRELLIS_OPTIMAL.rawValue: .optimal
        case TRELLIS_INFEASIBLE.rawValue: .infeasible
        case TRELLIS_STOPPED.rawValue: .stopped
        default: .failed
        }
    }

    /// Solves without regard to whole numbers.
    func solve(_ clock: SolveClock) -> Status {
        if clock.isOver { return .stopped }
        let code = trellis_lp_solve(lp, isFresh ? 1 : 0, clock.left, clock.stop.address)
        isFresh = false
        return Self.status(code)
    }

    var primal: [Double] {
        [Double](unsafeUninitializedCapacity: model.columns) { buffer, count in
            trellis_lp_primal(lp, buffer.baseAddress)
            count = model.columns
        }
    }

    var duals: [Double] {
        [Double](unsafeUninitializedCapacity: rows.count) { buffer, count in
            trellis_lp_duals(lp, buffer.baseAddress)
            count = rows.count
        }
    }
}

/// What a search in whole numbers is asked for.
struct IntegerRequest: Sendable {
    /// Only values up to this are wanted; `nil`: any.
    var atMost: Int?
    /// How many nodes of the search tree to look at; 0: all.
    var nodes = 0
    /// Without preprocessing, cuts and heuristics: slower, and another way to the same answer.
    var isPlain = false
}

/// What a search in whole numbers claims. Nothing of it is believed without a check.
struct IntegerClaim: Sendable {
    var status: LevelProgram.Status
    var point: [Double]?
    var bound: Double
}

/// Something that searches in whole numbers.
protocol IntegerSearching: Sendable {
    func search(_ program: LevelProgram, _ request: IntegerRequest, _ clock: SolveClock) -> IntegerClaim
}

/// The search by Cbc.
struct CbcSearch: IntegerSearching {
    func search(_ program: LevelProgram, _ request: IntegerRequest, _ clock: SolveClock) -> IntegerClaim {
        program.searchByCbc(request, clock)
    }
}

extension LevelProgram {
    fileprivate func searchByCbc(_ request: IntegerRequest, _ clock: SolveClock) -> IntegerClaim {
        // Once the arcs and cohorts are whole, everything else is.
        var isInteger = [CChar](repeating: 0, count: model.columns)
        for column in model.arcs.indices { isInteger[column] = 1 }
        for column in model.cohortColumns { isInteger[column] = 1 }
        var point = [Double](repeating: 0, count: model.columns)
        let result = isInteger.withUnsafeBufferPointer { isInteger in
            var asked = trellis_mip()
            asked.is_integer = isInteger.baseAddress
            asked.seconds = clock.left
            asked.nodes = Int32(request.nodes)
            asked.cutoff = request.atMost.map { Double($0) + 0.9995 } ?? 1e50
            asked.plain = request.isPlain ? 1 : 0
            asked.stop = UnsafePointer(clock.stop.address)
            return trellis_mip_solve(lp, &asked, &point)
        }
        return IntegerClaim(
            status: Self.status(result.status),
            point: result.has_solution == 1 ? point : nil,
            bound: result.bound
        )
    }
}
