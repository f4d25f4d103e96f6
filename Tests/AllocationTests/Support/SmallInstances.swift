import Allocation

/// Small problems of every shape the format allows, drawn from a seed.
enum SmallInstances {
    static func draw(_ seed: UInt64, fairness: FairnessPolicy? = nil, locks: Bool = false) -> Problem {
        var random = SplitMix(seed: seed)
        var problem = Problem(fairness: fairness ?? (random.below(2) == 0 ? .leximin : .rounded))
        let providers = 1 + random.below(3)
        let resources = 2 + random.below(5)
        for index in 0..<resources {
            problem.resources.append(.init(id: "r\(index)", capacity: random.below(4) == 0 ? 2 : 1))
        }
        if random.below(4) == 0 { problem.resources[0].capacity = 0 }
        var sizes = [Int](repeating: 0, count: providers)
        for index in 0..<(2 + random.below(5)) {
            let provider = random.below(providers)
            sizes[provider] += 1
            var options: [Problem.Option] = []
            for number in 0..<random.below(4) {
                options.append(option("w\(number)", "start", "end", 2, resources, &random))
            }
            if random.below(3) == 0 {
                for number in 0..<2 {
                    options.append(option("a\(number)", "start", "half", 1, resources, &random, split: 1))
                }
                for number in 0..<2 { options.append(option("b\(number)", "half", "end", 1, resources, &random)) }
                if random.below(2) == 0 {
                    options.append(option("c", "half", "third", 1, resources, &random, split: 1))
                }
                if random.below(2) == 0 { options.append(option("d", "third", "end", 1, resources, &random)) }
            }
            problem.students.append(.init(id: "s\(index)", provider: "p\(provider)", options: options))
        }
        problem.providers = sizes.enumerated().map { .init(id: "p\($0)", students: $1 + random.below(3) + 1) }
        if random.below(3) == 0 {
            let all = problem.students.flatMap { student in
                student.options.map { Problem.Cohort.Member(student: student.id, option: $0.id) }
            }
            let members = all.filter { _ in random.below(2) == 0 }
            if members.count > 1 { problem.cohorts.append(.init(minimum: 2 + random.below(2), options: members)) }
        }
        if locks {
            for index in problem.students.indices where random.below(4) == 0 {
                let options = problem.students[index].options
                if !options.isEmpty { problem.students[index].locked = [options[random.below(options.count)].id] }
            }
        }
        return problem
    }

    private static func option(
        _ id: String,
        _ from: String,
        _ to: String,
        _ weight: Int,
        _ resources: Int,
        _ random: inout SplitMix,
        split: Int = 0
    ) -> Problem.Option {
        var used: [String] = []
        for index in 0..<resources where random.below(resources) == 0 { used.append("r\(index)") }
        if used.isEmpty { used = ["r\(random.below(resources))"] }
        return .init(
            id: id,
            from: from,
            to: to,
            preference: weight * [0, 1, 3, 6][random.below(4)],
            travel: weight * random.below(30),
            split: split,
            resources: used
        )
    }
}
