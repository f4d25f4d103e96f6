import CSolver

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
