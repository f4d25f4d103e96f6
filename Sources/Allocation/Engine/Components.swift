/// The parts of a problem that have nothing to do with each other and can be solved one by one.
struct Components {
    /// The students of each part, the smallest part first.
    private(set) var students: [[Int]]

    /// Students belong together when they compete for a resource, share a cohort or belong to the same provider
    /// (because the fairness level weighs a provider's students together).
    init(_ problem: NumberedProblem) {
        let providerBase = problem.provider.count
        let resourceBase = providerBase + problem.keys.count
        let setBase = resourceBase + problem.capacity.count + problem.cohorts.count
        var sets = DisjointSets(count: setBase + problem.sets.count)
        for (set, resources) in problem.sets.enumerated() {
            for resource in resources { sets.join(setBase + set, resourceBase + resource) }
        }
        for (student, provider) in problem.provider.enumerated() {
            sets.join(student, providerBase + provider)
            for arc in problem.firstArc[student]..<problem.firstArc[student + 1] {
                sets.join(student, setBase + Int(problem.arcs.set[arc]))
            }
        }
        var groups: [Int: [Int]] = [:]
        for student in problem.provider.indices { groups[sets.root(of: student), default: []].append(student) }
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
