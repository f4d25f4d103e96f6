/// One part of a problem: its students and what they compete for, with rows only where something can run out.
struct Part: Sendable {
    let problem: NumberedProblem
    /// The students, as positions in the problem.
    let students: [Int]
    /// For each student (position in `students`) the provider, as a position in `providers`.
    let providerOf: [Int]
    /// The providers, as positions in the problem.
    let providers: [Int]
    /// How many students of each provider the part has.
    let headcount: [Int]
    /// The first step of each student, counted within the part, and one more at the end.
    let firstArc: [Int]
    /// For each step of the part its position in the problem.
    let arcs: [Int32]
    let rows: Rows

    init(_ problem: NumberedProblem, students: [Int]) {
        self.problem = problem
        self.students = students
        providers = Array(Set(students.map { problem.provider[$0] })).sorted()
        let local = Dictionary(uniqueKeysWithValues: providers.enumerated().map { ($1, $0) })
        providerOf = students.map { local[problem.provider[$0]]! }
        var headcount = [Int](repeating: 0, count: providers.count)
        for provider in providerOf { headcount[provider] += 1 }
        self.headcount = headcount
        var firstArc = [0]
        var arcs: [Int32] = []
        for student in students {
            arcs += (problem.firstArc[student]..<problem.firstArc[student + 1]).map { Int32($0) }
            firstArc.append(arcs.count)
        }
        self.firstArc = firstArc
        self.arcs = arcs
        rows = Rows(problem, students: students)
    }

    /// The key of each provider's first, second, … student without a place.
    func keys(of provider: Int) -> ArraySlice<Int> { problem.keys[providers[provider]].prefix(headcount[provider]) }

    /// The rows that a step uses, counted within the part.
    func rows(ofArc arc: Int32) -> ArraySlice<Int32> {
        rows.rows(of: Int(problem.arcs.set[Int(arcs[Int(arc)])]))
    }

    /// Whether every way of every student is a single step.
    var isSingle: Bool { students.allSatisfy { problem.nodes[$0] == 2 } }
}

/// The rows of a part: one for each resource that may run out, two for each cohort.
struct Rows: Sendable {
    /// A row that stands for resources used by exactly the same sets.
    struct Resource: Sendable {
        /// The resources, the least capacity first.
        var resources: [Int]
        var capacity: Int
    }

    private(set) var resources: [Resource] = []
    /// The cohorts, as positions in the problem; cohort `k` here has the rows `resources.count + 2k`, "at least the
    /// minimum when used", and the one after it, "nobody unless used".
    private(set) var cohorts: [(minimum: Int, members: Int)] = []
    /// For each set of the problem its rows, in one list: those of set `s` are `ofSet[first[s]..<first[s + 1]]`.
    private var first: [Int32] = []
    private var ofSet: [Int32] = []

    var count: Int { resources.count + 2 * cohorts.count }
    var sets: Range<Int> { 0..<(first.count - 1) }

    /// The rows of a set of the problem.
    func rows(of set: Int) -> ArraySlice<Int32> { ofSet[Int(first[set])..<Int(first[set + 1])] }

    /// The row in which each resource of the problem has a part.
    private var rowOf: [Int: Int] = [:]

    /// The rows that would have more room, and how much, with one unit more of each resource.
    func widened(by more: [Int], capacity: [Int]) -> [(row: Int, units: Int)] {
        let more = Set(more)
        return Set(more.compactMap { rowOf[$0] }).sorted().compactMap { row in
            let room = resources[row].resources.map { capacity[$0] + (more.contains($0) ? 1 : 0) }.min()!
            return room > resources[row].capacity ? (row, room - resources[row].capacity) : nil
        }
    }

    init(_ problem: NumberedProblem, students: [Int]) {
        let users = Users(problem, students: students)
        // Openings add a unit: a row that says nothing today may then.
        let slack = problem.hasOpenings ? 1 : 0
        var rowsOfSet = [[Int32]](repeating: [], count: problem.sets.count)
        var candidates: [(resource: Resource, sets: [Int32])] = []
        var known: [[Int32]: Int] = [:]
        for resource in problem.capacity.indices where Int(users.most[resource]) > problem.capacity[resource] {
            let sets = users.sets[resource]
            if let index = known[sets] {
                candidates[index].resource.resources.append(resource)
                continue
            }
            known[sets] = candidates.count
            candidates.append((Resource(resources: [resource], capacity: problem.capacity[resource]), sets))
        }
        for index in candidates.indices {
            candidates[index].resource.resources.sort { (problem.capacity[$0], $0) < (problem.capacity[$1], $1) }
            candidates[index].resource.capacity = problem.capacity[candidates[index].resource.resources[0]]
        }
        for kept in Self.undominated(candidates, of: problem.sets.count, slack: slack) {
            for set in candidates[kept].sets { rowsOfSet[Int(set)].append(Int32(resources.count)) }
            for resource in candidates[kept].resource.resources { rowOf[resource] = resources.count }
            resources.append(candidates[kept].resource)
        }
        for (number, cohort) in problem.cohorts.enumerated() {
            let sets = users.sets[problem.capacity.count + number]
            let members = Int(users.uses[problem.capacity.count + number])
            if members == 0 { continue }
            for set in sets { rowsOfSet[Int(set)] += [Int32(count), Int32(count + 1)] }
            cohorts.append((min(cohort.minimum, members + 1), members))
        }
        first.reserveCapacity(problem.sets.count + 1)
        first.append(0)
        for rows in rowsOfSet {
            ofSet += rows
            first.append(Int32(ofSet.count))
        }
    }

    /// A row says nothing when another row has all its sets and no more room.
    private static func undominated(
        _ rows: [(resource: Resource, sets: [Int32])],
        of count: Int,
        slack: Int
    ) -> [Int] {
        var withSet = [[Int32]](repeating: [], count: count)
        for (index, row) in rows.enumerated() { for set in row.sets { withSet[Int(set)].append(Int32(index)) } }
        return rows.indices.filter { index in
            let (resource, sets) = rows[index]
            let rarest = sets.min { withSet[Int($0)].count < withSet[Int($1)].count }
            guard let rarest else { return false }
            return !withSet[Int(rarest)].contains { other in
                let (wider, all) = rows[Int(other)]
                return all.count > sets.count && wider.capacity + slack <= resource.capacity
                    && sets.isPart(of: all)
            }
        }
    }
}

extension [Int32] {
    /// Whether all of these numbers are among others, both rising.
    fileprivate func isPart(of others: [Int32]) -> Bool {
        var rest = others[...]
        return allSatisfy { number in
            rest = rest.drop { $0 < number }
            return rest.first == number
        }
    }
}
