/// The parts of a problem that have nothing to do with each other and can be solved one by one.
struct Components {
    /// The students of each part, the smallest part first.
    private(set) var students: [[Int]]

    /// Students belong together when they compete for a resource, share a cohort or belong to the same provider
    /// (because the fairness level weighs a provider's students together).
    init(_ problem: NumberedProblem) {
        let providerBase = problem.students.count
        let resourceBase = providerBase + problem.keys.count
        var sets = DisjointSets(count: resourceBase + problem.capacity.count)
        for (index, student) in problem.students.enumerated() {
            sets.join(index, providerBase + student.provider)
            for arc in student.arcs { for resource in arc.resources { sets.join(index, resourceBase + resource) } }
        }
        for cohort in problem.cohorts {
            for (left, right) in zip(cohort.members, cohort.members.dropFirst()) {
                sets.join(left.student, right.student)
            }
        }
        var groups: [Int: [Int]] = [:]
        for index in problem.students.indices { groups[sets.root(of: index), default: []].append(index) }
        students = groups.values.sorted { ($0.count, $0[0]) < ($1.count, $1[0]) }
    }
}

/// Sets that only ever grow together.
struct DisjointSets {
    private var parent: [Int]

    init(count: Int) { parent = Array(0..<count) }

    mutating func root(of element: Int) -> Int {
        var element = element
        while parent[element] != element {
            parent[element] = parent[parent[element]]
            element = parent[element]
        }
        return element
    }

    mutating func join(_ left: Int, _ right: Int) {
        let (a, b) = (root(of: left), root(of: right))
        if a != b { parent[max(a, b)] = min(a, b) }
    }
}
