/// Who uses what in a part; by resource, the cohorts after the others.
struct Users {
    /// The sets in use that need each resource, rising.
    private(set) var sets: [[Int32]]
    /// The most units that can be used of each resource at a time: a student with single steps only takes one.
    private(set) var most: [Int32]
    /// How many steps use each resource.
    private(set) var uses: [Int32]

    init(_ problem: NumberedProblem, students: [Int]) {
        let count = problem.capacity.count + problem.cohorts.count
        sets = Array(repeating: [], count: count)
        most = Array(repeating: 0, count: count)
        uses = most
        var isUsed = [Bool](repeating: false, count: problem.sets.count)
        var last = [Int](repeating: -1, count: count)
        for student in students {
            let isSingle = problem.nodes[student] == 2
            for arc in problem.firstArc[student]..<problem.firstArc[student + 1] {
                let set = Int(problem.arcs.set[arc])
                isUsed[set] = true
                for resource in problem.sets[set] {
                    uses[resource] += 1
                    if isSingle && last[resource] == student { continue }
                    last[resource] = student
                    most[resource] += 1
                }
            }
        }
        for set in problem.sets.indices where isUsed[set] {
            for resource in problem.sets[set] { sets[resource].append(Int32(set)) }
        }
    }
}
