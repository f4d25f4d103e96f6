/// What of a part is still in question: steps, who must be placed, how many of each provider can go without.
struct PartState: Sendable {
    let part: Part
    var arcs: ActiveArcs
    /// Students who go without in no plan that is still in question.
    var mustPlace: [Bool]
    /// For each provider how many may go without.
    var unplaced: [ClosedRange<Int>]
    /// The room of each row of resources; a tight one is used up in every plan that is still in question.
    var capacity: [Int]
    var isTight: [Bool]
    let studentsOfProvider: [[Int]]

    /// - Parameter isOpen: Keeps ways through rows without room, as when they are about to get some.
    init(_ part: Part, isOpen: Bool = false) {
        self.part = part
        arcs = ActiveArcs(part)
        mustPlace = part.students.map { part.problem.isLocked[$0] }
        var studentsOfProvider = [[Int]](repeating: [], count: part.providers.count)
        for (student, provider) in part.providerOf.enumerated() { studentsOfProvider[provider].append(student) }
        self.studentsOfProvider = studentsOfProvider
        unplaced = part.headcount.map { 0...$0 }
        capacity = part.rows.resources.map(\.capacity)
        isTight = Array(repeating: false, count: capacity.count)
        keepLocks()
        if part.problem.hasOpenings, !isOpen { leaveFull() }
    }

    /// Drops steps through rows without room.
    private mutating func leaveFull() {
        let rows = part.rows
        let sets = arcs.set
        let isFull = rows.sets.map { set in
            rows.rows(of: set).contains { Int($0) < capacity.count && capacity[Int($0)] == 0 }
        }
        if isFull.contains(true) { arcs.keep { index, _ in !isFull[Int(sets[index])] } }
    }

    /// A locked student keeps only steps of paths through everything that is locked.
    private mutating func keepLocks() {
        let all = part.problem.arcs
        var lockedOut: Set<Int> = []
        for student in part.students.indices where mustPlace[student] {
            let range = part.firstArc[student]..<part.firstArc[student + 1]
            for lock in range where all.isLocked[Int(part.arcs[lock])] {
                let (from, to) = (all.from[Int(part.arcs[lock])], all.to[Int(part.arcs[lock])])
                // Every step that would pass the locked one by.
                for arc in range where arc != lock {
                    let index = Int(part.arcs[arc])
                    if all.from[index] < to, all.to[index] > from { lockedOut.insert(arc) }
                }
            }
        }
        if !lockedOut.isEmpty { arcs.keep { _, arc in !lockedOut.contains(arc) } }
    }

    /// Prices with the signs that a proof needs: only a row that is used up may be worth more used than unused, the
    /// first row of a cohort rewards and the second charges.
    func lawful(_ prices: [Int64]) -> [Int64] {
        var prices = prices
        for row in capacity.indices where prices[row] < 0 && !isTight[row] { prices[row] = 0 }
        for row in stride(from: capacity.count, to: prices.count, by: 2) {
            prices[row] = min(0, prices[row])
            prices[row + 1] = max(0, prices[row + 1])
        }
        return prices
    }

    /// What each set costs at prices of rows.
    func setPrices(_ prices: [Int64]) -> [Int64] {
        let rows = part.rows
        return rows.sets.map { set in rows.rows(of: set).reduce(0) { $0 + prices[Int($1)] } }
    }
}
