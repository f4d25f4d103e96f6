/// What the engine minimises: a level, or the lots that decide between equals.
enum Objective: Sendable, Equatable {
    case level(Level.Name)
    case lots

    /// What is decided one after the other.
    static func all(_ levels: [Level.Name]) -> [Objective] { levels.map { .level($0) } + [.lots] }

    var level: Level.Name? {
        if case .level(let name) = self { return name }
        return nil
    }
}

/// What an objective makes of a part: a cost for every step and for every further student who goes without.
struct Costs: Sendable {
    /// By position of the step in the part.
    var arcs: [Int64]
    /// For each provider the cost of its first, second, … student without a place, never falling.
    var without: [[Int64]]
    /// What is added whatever the plan.
    var constant: Int64 = 0

    init(_ objective: Objective, _ part: Part) {
        let all = part.problem.arcs
        func costs(_ values: [Int32]) -> [Int64] { part.arcs.map { Int64(values[Int($0)]) } }
        without = part.headcount.map { Array(repeating: 0, count: $0) }
        switch objective {
        case .level(.unplaced):
            arcs = Array(repeating: 0, count: part.arcs.count)
            without = part.headcount.map { Array(repeating: 1, count: $0) }
        case .level(.unfair):
            arcs = Array(repeating: 0, count: part.arcs.count)
            without = part.providers.indices.map { part.keys(of: $0).map { Int64($0) } }
        case .level(.preference): arcs = costs(all.preference)
        case .level(.travel): arcs = costs(all.travel)
        case .level(.splits): arcs = costs(all.splits)
        case .level(.unwanted):
            arcs = all.unwanted.isEmpty ? Array(repeating: 0, count: part.arcs.count) : costs(all.unwanted)
        case .level(.changes):
            arcs = part.arcs.map { all.isPromised[Int($0)] ? -1 : 0 }
            constant = Int64(part.students.reduce(0) { $0 + part.problem.promises[$1] })
        case .lots: arcs = costs(all.lot)
        }
    }

    /// No cost at all: only whether there is a plan.
    init(nothing part: Part) {
        arcs = Array(repeating: 0, count: part.arcs.count)
        without = part.headcount.map { Array(repeating: 0, count: $0) }
    }

    /// All levels in one: each weighs more than what the level below it usually comes to for one student. Nothing is
    /// proved with it; it leads quickly to where the levels, one by one, are nearly best.
    init(weighing levels: [Level.Name], _ part: Part) {
        arcs = Array(repeating: 0, count: part.arcs.count)
        without = part.headcount.map { Array(repeating: 0, count: $0) }
        // What one student usually comes to at the levels weighed so far.
        var reach = 1.0
        for level in levels.reversed() {
            let costs = Costs(.level(level), part)
            let isOfStudents = level == .unplaced || level == .unfair
            let largest = isOfStudents ? costs.without.joined().max() ?? 0 : costs.arcs.lazy.map { abs($0) }.max() ?? 0
            if largest == 0 { continue }
            let weight: Int64
            switch level {
            case .unplaced: weight = Int64(reach * 10)
            // A step of one provider's key is to weigh about as much as what is below.
            case .unfair: weight = max(1, Int64(reach * 20 / Double(largest)))
            default: weight = max(1, Int64(reach * 3))
            }
            reach = max(reach, Double(weight) * Double(largest))
            for index in arcs.indices { arcs[index] += weight * costs.arcs[index] }
            for provider in without.indices {
                for index in without[provider].indices {
                    without[provider][index] += weight * costs.without[provider][index]
                }
            }
        }
    }

    /// The most that one path or one student without a place can cost, roughly.
    var largest: Int64 {
        let arc = arcs.lazy.map { abs($0) }.max() ?? 0
        return max(1, arc * 3, without.joined().max() ?? 0)
    }
}
