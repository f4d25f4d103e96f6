/// A problem with numbers for names and flat arrays for lists: what the engine works on.
///
/// Only steps that lie on a whole path are kept. Options that use the same resources share one *set*, so that a price
/// is added up once a set and not once an option. A cohort is one more resource of the options that count for it.
struct NumberedProblem: Sendable {
    /// Counts rather than names: the provider of each student.
    private(set) var provider: [Int] = []
    private(set) var isLocked: [Bool] = []
    /// For each student the number of nodes; 0 is the start, the last one the end, steps lead to higher numbers.
    private(set) var nodes: [Int] = []
    /// The first step of each student, and one more at the end.
    private(set) var firstArc: [Int] = [0]
    private(set) var arcs = Arcs()
    /// The resources of each set, rising; cohort `g` is resource `capacity.count + g`.
    private(set) var sets: [[Int]] = []
    /// How many promised options each student has.
    private(set) var promises: [Int] = []
    let capacity: [Int]
    let cohorts: [Cohort]
    /// For each provider the key of its first, second, … student without a place.
    let keys: [[Int]]
    let levels: [Level.Name]

    struct Cohort: Sendable {
        var minimum: Int
        var members: Int
    }

    /// The steps of all students, one array for each thing that is known of a step.
    struct Arcs: Sendable {
        /// The position among the student's options.
        var option: [Int32] = []
        var from: [Int16] = []
        var to: [Int16] = []
        var set: [Int32] = []
        var preference: [Int32] = []
        var travel: [Int32] = []
        var splits: [Int32] = []
        /// Empty when no option has any.
        var unwanted: [Int32] = []
        /// What the published order makes of an option.
        var lot: [Int32] = []
        /// Whether a person decided for it, and whether it was promised.
        var isLocked: [Bool] = []
        var isPromised: [Bool] = []

        var count: Int { option.count }
    }

    /// Whether places that could be found are to be weighed: then ways through resources without room are kept.
    let hasOpenings: Bool

    init(_ problem: Problem, lots: Lots) {
        let providerIndex = Dictionary(problem.providers.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
        capacity = problem.resources.map(\.capacity)
        levels = problem.levels
        hasOpenings = !problem.openings.isEmpty
        let opened = Set(problem.openings.flatMap(\.resources))
        var headcount = [Int](repeating: 0, count: problem.providers.count)
        for student in problem.students { headcount[providerIndex[student.provider]!] += 1 }
        keys = FairnessKeys.keys(problem, headcount: headcount)
        let kept = problem.cohorts.filter { $0.minimum > 1 }
        var cohortsOf: [String: [String: [Int]]] = [:]
        for (number, cohort) in kept.enumerated() {
            for member in cohort.options {
                cohortsOf[member.student, default: [:]][member.option, default: []].append(number)
            }
        }
        cohorts = kept.map { Cohort(minimum: $0.minimum, members: $0.options.count) }
        var sets = ResourceSets(problem, opened: opened)
        let hasUnwanted = problem.students.contains { $0.options.contains { $0.unwanted > 0 } }
        for student in problem.students {
            provider.append(providerIndex[student.provider]!)
            isLocked.append(!student.locked.isEmpty)
            promises.append(student.promised.count)
            add(student, &sets, cohortsOf[student.id] ?? [:], lots.drawer(for: student.id), hasUnwanted: hasUnwanted)
        }
        self.sets = sets.sets
    }

    private mutating func add(
        _ student: Problem.Student,
        _ sets: inout ResourceSets,
        _ cohortsOf: [String: [Int]],
        _ drawer: Lots.Drawer,
        hasUnwanted: Bool
    ) {
        var steps = StudentSteps(student, &sets, cohortsOf)
        steps.keepWholePaths()
        nodes.append(steps.nodes)
        for step in steps.steps {
            let option = student.options[Int(step.option)]
            arcs.option.append(step.option)
            arcs.from.append(step.from)
            arcs.to.append(step.to)
            arcs.set.append(step.set)
            arcs.preference.append(Int32(option.preference))
            arcs.travel.append(Int32(option.travel))
            arcs.splits.append(Int32(option.split))
            if hasUnwanted { arcs.unwanted.append(Int32(option.unwanted)) }
            arcs.lot.append(Int32(drawer.lot(for: option.id)))
            arcs.isLocked.append(!student.locked.isEmpty && student.locked.contains(option.id))
            arcs.isPromised.append(!student.promised.isEmpty && student.promised.contains(option.id))
        }
        firstArc.append(arcs.count)
    }
}

/// Finds the number of the set of resources that an option uses.
struct ResourceSets {
    private(set) var sets: [[Int]] = []
    /// Whether every resource of the set has room; a set without room is no way at all.
    private var isOpen: [Bool] = []
    private var known: [[Int]: Int32] = [:]
    /// Options of one area and window usually share one array: then its address is enough to know it again.
    private var atAddress: [UnsafeRawPointer: Int32] = [:]
    private let index: [String: Int]
    private let capacity: [Int]
    private let opened: Set<Int>

    init(_ problem: Problem, opened: Set<String>) {
        index = Dictionary(problem.resources.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
        capacity = problem.resources.map(\.capacity)
        self.opened = Set(opened.compactMap { [index] in index[$0] })
    }

    /// `nil` when a resource of it has no room.
    mutating func number(of resources: [String], cohorts: [Int]) -> Int32? {
        let address = resources.withUnsafeBufferPointer { $0.baseAddress.map(UnsafeRawPointer.init) }
        if cohorts.isEmpty, let address, let number = atAddress[address] { return isOpen[Int(number)] ? number : nil }
        let content = Set(resources.map { index[$0]! }).sorted() + cohorts.sorted().map { capacity.count + $0 }
        let number = number(of: content)
        if cohorts.isEmpty, let address { atAddress[address] = number }
        return isOpen[Int(number)] ? number : nil
    }

    private mutating func number(of content: [Int]) -> Int32 {
        if let number = known[content] { return number }
        let number = Int32(sets.count)
        known[content] = number
        sets.append(content)
        isOpen.append(content.allSatisfy { $0 >= capacity.count || capacity[$0] > 0 || opened.contains($0) })
        return number
    }
}

/// The steps of one student, numbered so that each leads to a higher node.
private struct StudentSteps {
    struct Step {
        var option: Int32
        var from: Int16
        var to: Int16
        var set: Int32
    }

    private(set) var steps: [Step] = []
    private(set) var nodes = 2

    init(_ student: Problem.Student, _ sets: inout ResourceSets, _ cohortsOf: [String: [Int]]) {
        var names: [String: Int16] = [:]
        steps.reserveCapacity(student.options.count)
        for (position, option) in student.options.enumerated() {
            let cohorts = cohortsOf.isEmpty ? [] : cohortsOf[option.id] ?? []
            guard let set = sets.number(of: option.resources, cohorts: cohorts) else { continue }
            func node(_ name: String) -> Int16 {
                if name == Problem.Option.start { return 0 }
                if name == Problem.Option.end { return 1 }
                let number = names[name] ?? Int16(names.count + 2)
                names[name] = number
                return number
            }
            steps.append(Step(option: Int32(position), from: node(option.from), to: node(option.to), set: set))
        }
        nodes = names.count + 2
    }

    /// Drops steps that are on no path from start to end, and numbers the nodes in the order in which paths meet them.
    mutating func keepWholePaths() {
        if nodes == 2 {
            steps.removeAll { $0.from != 0 || $0.to != 1 }
            return
        }
        let forward = reached(from: 0) { ($0.from, $0.to) }
        let backward = reached(from: 1) { ($0.to, $0.from) }
        steps.removeAll { !forward[Int($0.from)] || !backward[Int($0.to)] }
        renumber()
    }

    private func reached(from root: Int, _ ends: (Step) -> (Int16, Int16)) -> [Bool] {
        var next = [[Int]](repeating: [], count: nodes)
        for step in steps {
            let (near, far) = ends(step)
            next[Int(near)].append(Int(far))
        }
        var seen = [Bool](repeating: false, count: nodes)
        var waiting = [root]
        seen[root] = true
        while let node = waiting.popLast() {
            for far in next[node] where !seen[far] {
                seen[far] = true
                waiting.append(far)
            }
        }
        return seen
    }

    private mutating func renumber() {
        var incoming = [Int](repeating: 0, count: nodes)
        var next = [[Int]](repeating: [], count: nodes)
        for step in steps {
            incoming[Int(step.to)] += 1
            next[Int(step.from)].append(Int(step.to))
        }
        var order = [Int16](repeating: -1, count: nodes)
        var count: Int16 = 0
        var waiting = [0]
        while let node = waiting.popLast() {
            if node != 1 {
                order[node] = count
                count += 1
            }
            for far in next[node] {
                incoming[far] -= 1
                if incoming[far] == 0 { waiting.append(far) }
            }
        }
        order[1] = max(1, count)
        nodes = Int(order[1]) + 1
        for index in steps.indices {
            steps[index].from = order[Int(steps[index].from)]
            steps[index].to = order[Int(steps[index].to)]
        }
        steps.sort { ($0.from, $0.option) < ($1.from, $1.option) }
    }
}
