import CSolver

/// What a search in whole numbers is asked for.
struct IntegerRequest: Sendable {
    /// Only values up to this are wanted; `nil`: any.
    var atMost: Int?
    /// How many nodes of the search tree to look at; 0: all.
    var nodes = 0
    /// How much worse than the best a solution may be to be good enough.
    var leeway = 0
    /// Programs with more columns are divided before the library branches on them; 0: none is.
    var mostColumns = 3000
    /// Without preprocessing, cuts and heuristics: slower, and another way to the same answer.
    var isPlain = false
}

/// What a search in whole numbers claims. Nothing of it is believed without a check.
struct IntegerClaim: Sendable {
    var status: PathProgram.Status
    /// How much of each path is chosen.
    var shares: [Double]?
    var bound: Double
}

/// Something that searches in whole numbers.
protocol IntegerSearching: Sendable {
    func search(_ program: PathProgram, _ request: IntegerRequest, _ clock: SolveClock) -> IntegerClaim
}

/// The search by Cbc.
struct CbcSearch: IntegerSearching {
    func search(_ program: PathProgram, _ request: IntegerRequest, _ clock: SolveClock) -> IntegerClaim {
        let isInteger = program.isInteger
        var point = [Double](repeating: 0, count: isInteger.count)
        let constant = Double(program.costs.constant)
        let result = isInteger.withUnsafeBufferPointer { isInteger in
            var asked = trellis_mip()
            asked.is_integer = isInteger.baseAddress
            asked.seconds = clock.left
            asked.nodes = Int32(request.nodes)
            asked.cutoff = request.atMost.map { Double($0) - constant + 0.9995 } ?? 1e50
            asked.leeway = Double(request.leeway)
            asked.most_columns = Int32(request.mostColumns)
            asked.plain = request.isPlain ? 1 : 0
            asked.stop = UnsafePointer(clock.stop.address)
            return trellis_mip_solve(program.lp, &asked, &point)
        }
        return IntegerClaim(
            status: PathProgram.status(result.status),
            shares: result.has_solution == 1 ? Array(point[program.firstPath...]) : nil,
            bound: result.bound + constant
        )
    }
}

extension PathProgram {
    /// Which columns have to be whole: once paths and cohorts are, everything else is.
    fileprivate var isInteger: [CChar] {
        (0..<firstPath + columns.count).map { CChar($0 >= firstCohort ? 1 : 0) }
    }

    /// Adds what all plans up to a value satisfy, and leaves out the paths that none of them uses.
    func tighten(to value: Int, _ clock: SolveClock) {
        var before = columns.count * 2
        while columns.count * 4 < before * 3, !clock.isOver {
            before = columns.count
            let limit = Double(value) - Double(costs.constant)
            guard trellis_mip_tighten(lp, isInteger, limit, clock.left, clock.stop.address) == 1 else { return }
            dropClosed()
        }
    }
}
