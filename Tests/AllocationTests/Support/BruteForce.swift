import Allocation

/// Looks at every set of placements there is. Written for being obviously right, and for nothing else.
struct BruteForce {
    private let problem: Problem
    private let ways: [[[Problem.Option]]]
    private var left: [String: Int]
    private var chosen: [[Problem.Option]?]
    private(set) var best: [Int]?

    /// The values of the five levels of the best set, or nil when the locks leave none.
    static func best(_ problem: Problem) -> [Int]? {
        var search = BruteForce(problem)
        search.place(0)
        return search.best
    }

    private init(_ problem: Problem) {
        self.problem = problem
        left = Dictionary(uniqueKeysWithValues: problem.resources.map { ($0.id, $0.capacity) })
        chosen = Array(repeating: nil, count: problem.students.count)
        ways = problem.students.map { student in
            func from(_ node: String) -> [[Problem.Option]] {
                if node == "end" { return [[]] }
                return student.options.filter { $0.from == node }.flatMap { option in
                    from(option.to).map { [option] + $0 }
                }
            }
            return from("start").filter { way in student.locked.allSatisfy { way.map(\.id).contains($0) } }
        }
    }

    private mutating func place(_ index: Int) {
        if index == problem.students.count { return count() }
        for way in ways[index] {
            let used = way.flatMap(\.resources)
            for resource in used { left[resource]! -= 1 }
            if used.allSatisfy({ left[$0]! >= 0 }) {
                chosen[index] = way
                place(index + 1)
            }
            for resource in used { left[resource]! += 1 }
        }
        chosen[index] = nil
        if problem.students[index].locked.isEmpty { place(index + 1) }
    }

    private mutating func count() {
        for cohort in problem.cohorts {
            let members = cohort.options.count { member in
                let index = problem.students.firstIndex { $0.id == member.student }!
                return chosen[index]?.contains { $0.id == member.option } == true
            }
            if members > 0 && members < cohort.minimum { return }
        }
        var unfair = 0
        for provider in problem.providers {
            let unplaced = zip(problem.students, chosen).count { $0.provider == provider.id && $1 == nil }
            for j in 0..<unplaced { unfair += key(j + 1, provider.students) }
        }
        let options = chosen.compactMap { $0 }.flatMap { $0 }
        let values = [
            chosen.count { $0 == nil }, unfair, options.reduce(0) { $0 + $1.preference },
            options.reduce(0) { $0 + $1.travel }, options.reduce(0) { $0 + $1.split },
        ]
        if best.map({ values.lexicographicallyPrecedes($0) }) ?? true { best = values }
    }

    private func key(_ j: Int, _ n: Int) -> Int {
        switch problem.fairness {
        case .rounded: return Int((10_000 * Double(j) / Double(n)).rounded(.toNearestOrEven))
        case .leximin:
            var below: Set<String> = []
            for size in Set(problem.providers.map(\.students)) {
                for other in 1...size where other * n < j * size || (other * n == j * size && size >= n) {
                    below.insert("\(other)/\(size)")
                }
            }
            return below.count
        }
    }
}
