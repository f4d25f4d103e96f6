import CSolver

/// Solving the program, and what its solution says.
extension PathProgram {
    enum Status { case optimal, infeasible, stopped, failed }

    static func status(_ code: Int32) -> Status {
        switch UInt32(code) {
        case TRELLIS_OPTIMAL.rawValue: .optimal
        case TRELLIS_INFEASIBLE.rawValue: .infeasible
        case TRELLIS_STOPPED.rawValue: .stopped
        default: .failed
        }
    }

    /// Solves without regard to whole numbers.
    /// - Parameter hasNewRows: Whether rows or bounds changed since the last time, and not only columns and costs.
    func solve(_ clock: SolveClock, hasNewRows: Bool = false) -> Status {
        if clock.isOver { return .stopped }
        let begin = isFresh ? TRELLIS_FRESH : hasNewRows ? TRELLIS_DUAL : TRELLIS_PRIMAL
        let code = trellis_lp_solve(lp, Int32(begin.rawValue), clock.left, clock.stop.address)
        isFresh = false
        return Self.status(code)
    }

    /// What the last solution costs.
    var value: Double { trellis_lp_value(lp) + Double(costs.constant) }

    /// How many students of each provider go without.
    var unplacedCounts: [Double] {
        var counts = part.headcount.map(Double.init)
        for (column, share) in zip(columns, shares) { counts[part.providerOf[Int(column.student)]] -= share }
        return counts
    }

    /// How much of each path is chosen.
    var shares: [Double] {
        let all = [Double](unsafeUninitializedCapacity: firstPath + columns.count) { buffer, count in
            trellis_lp_primal(lp, buffer.baseAddress)
            count = firstPath + columns.count
        }
        return Array(all[firstPath...])
    }

    /// What a further use of each row costs, and what a place is worth to each student, times a scale.
    struct Prices {
        /// The rows of the part.
        var rows: [Int64]
        var worth: [Int64]
        var side: [(row: SideRow, price: Int64)]
    }

    /// The prices of the last solution.
    func prices(scale: Int64) -> Prices {
        let duals = [Double](unsafeUninitializedCapacity: rowCount) { buffer, filled in
            trellis_lp_duals(lp, buffer.baseAddress)
            filled = rowCount
        }
        return prices(duals, scale: Double(scale))
    }

    /// After "infeasible": prices at which what the rows ask for cannot be paid by the paths that are there; with the
    /// opposite sign the second time, because the library does not say which it means.
    func unpayable(scale: Int64) -> [Prices] {
        var isKnown: Int32 = 0
        let ray = [Double](unsafeUninitializedCapacity: rowCount) { buffer, filled in
            isKnown = trellis_lp_ray(lp, buffer.baseAddress)
            filled = isKnown == 1 ? rowCount : 0
        }
        guard let largest = ray.map(abs).max(), largest > 0 else { return [] }
        return [1.0, -1.0].map { prices(ray, scale: $0 * Double(scale) / largest) }
    }

    private var rowCount: Int { sideRow + side.count }

    private func prices(_ duals: [Double], scale: Double) -> Prices {
        func scaled(_ dual: Double) -> Int64 { Int64((-dual * scale).rounded()) }
        return Prices(
            rows: duals[..<part.rows.count].map(scaled),
            worth: part.students.indices.map { student in
                -scaled(duals[studentRow + student] + duals[providerRow + part.providerOf[student]])
            },
            side: Array(zip(side, duals[sideRow...].map(scaled)))
        )
    }
}
