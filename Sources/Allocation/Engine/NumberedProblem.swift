/// A problem with numbers for names: what the engine works on. Only steps that lie on a whole path are kept.
struct NumberedProblem: Sendable {
    struct Arc: Sendable {
        /// The position among the student's options in the problem.
        var option: Int
        /// 0 is the start, 1 the end, others are nodes between.
        var from: Int
        var to: Int
        var resources: [Int]
        /// Preference, travel, splits.
        var costs: (preference: Int, travel: Int, splits: Int)
        var isLocked: Bool
        /// What the published order makes of this option.
        var lot: Int
    }

    struct Student: Sendable {
        var provider: Int
        var arcs: [Arc]
        var nodes: Int
        var isLocked: Bool
        /// Whether every arc is a whole placement.
        var isSingle: Bool { nodes == 2 }
    }

    struct Cohort: Sendable {
        var minimum: Int
        /// Student and position among the student's arcs.
        var members: [(student: Int, arc: Int)]
    }

    var students: [Student]
    var capacity: [Int]
    var cohorts: [Cohort]
    /// For each provider the key of the first, second, … student without a place.
    var keys: [[Int]]

    init(_ problem: Problem, lots: Lots) {
        let resourceIndex = Dictionary(problem.resources.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
        let providerIndex = Dictionary(problem.providers.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
        capacity = problem.resources.map(\.capacity)
        var headcount = [Int](repeating: 0, count: problem.providers.count)
        students = []
        students.reserveCapacity(problem.students.count)
        var arcOf: [Problem.Cohort.Member: (student: Int, arc: Int)] = [:]
        let cohortMembers = Set(problem.cohorts.flatMap(\.options))
        for (index, student) in problem.students.enumerated() {
            let provider = providerIndex[student.provider]!
            headcount[provider] += 1
            let numbered = Self.number(student, provider, resourceIndex, capacity, lots)
            if !cohortMembers.isEmpty {
                for (position, arc) in numbered.arcs.enumerated() {
                    let member = Problem.Cohort.Member(student: student.id, option: student.options[arc.option].id)
                    if cohortMembers.contains(member) { arcOf[member] = (index, position) }
                }
            }
            students.append(numbered)
        }
        cohorts = problem.cohorts.filter { $0.minimum > 1 }.map { cohort in
            Cohort(minimum: cohort.minimum, members: cohort.options.compactMap { arcOf[$0] })
        }
        keys = FairnessKeys.keys(problem, headcount: headcount)
    }

    private static func number(
        _ student: Problem.Student,
        _ provider: Int,
        _ resourceIndex: [String: Int],
        _ capacity: [Int],
        _ lots: Lots
    ) -> Student {
        var nodes: [String: Int] = [Problem.Option.start: 0, Problem.Option.end: 1]
        let own = lots.drawer(for: student.id)
        var arcs: [Arc] = []
        arcs.reserveCapacity(student.options.count)
        for (position, option) in student.options.enumerated() {
            let resources = option.resources.map { resourceIndex[$0]! }
            if resources.contains(where: { capacity[$0] == 0 }) { continue }
            let from = nodes[option.from] ?? nodes.count
            nodes[option.from] = from
            let to = nodes[option.to] ?? nodes.count
            nodes[option.to] = to
            arcs.append(
                Arc(
                    option: position,
                    from: from,
                    to: to,
                    resources: resources,
                    costs: (option.preference, option.travel, option.split),
                    isLocked: !student.locked.isEmpty && student.locked.contains(option.id),
                    lot: own.lot(for: option.id)
                )
            )
        }
        if nodes.count > 2 { arcs = onWholePaths(arcs, nodes: nodes.count) }
        return Student(provider: provider, arcs: arcs, nodes: nodes.count, isLocked: !student.locked.isEmpty)
    }

    /// The arcs that can be reached from the start and from which the end can be reached.
    private static func onWholePaths(_ arcs: [Arc], nodes: Int) -> [Arc] {
        func reached(from root: Int, _ step: (Arc) -> (Int, Int)) -> [Bool] {
            var seen = [Bool](repeating: false, count: nodes)
            var next: [Int: [Int]] = [:]
            for arc in arcs {
                let (near, far) = step(arc)
                next[near, default: []].append(far)
            }
            var waiting = [root]
            seen[root] = true
            while let node = waiting.popLast() {
                for far in next[node] ?? [] where !seen[far] {
                    seen[far] = true
                    waiting.append(far)
                }
            }
            return seen
        }
        let forward = reached(from: 0) { ($0.from, $0.to) }
        let backward = reached(from: 1) { ($0.to, $0.from) }
        return arcs.filter { forward[$0.from] && backward[$0.to] }
    }
}
