/// What is worth knowing of a part once it is settled: its shortages, and what more room would be worth.
final class Aftermath {
    private let problem: Problem
    private let search: PartSearch
    private let best: Plan
    private let clock: SolveClock
    private let integers: any IntegerSearching
    private let flow: FlowPart?
    private lazy var scarcity = search.scarcity ?? flow?.scarcity(clock)
    private lazy var openingSearch = OpeningSearch(
        problem,
        Coverage(search.part, best, scarcity, clock, integers),
        clock
    )

    init(_ problem: Problem, _ search: PartSearch, _ best: Plan, _ clock: SolveClock, _ integers: any IntegerSearching)
    {
        self.problem = problem
        self.search = search
        self.best = best
        self.clock = clock
        self.integers = integers
        // Ways through rows without room matter to openings only.
        flow = search.part.problem.hasOpenings ? FlowPart(PartState(search.part, isOpen: true)) : search.flow
    }

    func shortages() -> [Shortage] {
        guard let scarcity, scarcity.proof.bound == best.paths.count(where: \.isEmpty) else { return [] }
        return ShortageSearch(problem: problem, scarcity: scarcity) { [unowned self] in gains($0.map { [$0] }) }.run()
    }

    /// What one unit more of each of some resources, by position, would be worth; for many such lists.
    func gains(_ openings: [[Int]]) -> [OpeningSearch.Gain] {
        if openings.isEmpty { return [] }
        let widened = openings.map { search.part.rows.widened(by: $0, capacity: search.part.problem.capacity) }
        if let gains = flow?.gains(widened.map { $0.map(\.row) }, clock) {
            return gains.map { .init(students: $0, atMost: $0) }
        }
        return openings.map { openingSearch.gain($0) }
    }
}
