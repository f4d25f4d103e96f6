/// Checks answers in whole numbers and works out what they reach at each level.
///
/// It shares no code with the engine, on purpose: whatever the engine or the library below it claims is believed only
/// after this has counted again.
public struct Evaluator: Sendable {
    private let problem: Problem
    private let studentIndex: [String: Int]
    private let optionIndex: [[String: Int]]
    private let capacity: [String: Int]
    private let cohortsOf: [Problem.Cohort.Member: [Int]]
    private let shortfall: Shortfall

    /// Makes an evaluator for a valid problem.
    public init(_ problem: Problem) {
        self.problem = problem
        studentIndex = Dictionary(problem.students.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
        optionIndex = problem.students.map { student in
            Dictionary(student.options.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
        }
        capacity = Dictionary(problem.resources.map { ($0.id, $0.capacity) }, uniquingKeysWith: { $1 })
        var cohortsOf: [Problem.Cohort.Member: [Int]] = [:]
        for (index, cohort) in problem.cohorts.enumerated() {
            for member in cohort.options { cohortsOf[member, default: []].append(index) }
        }
        self.cohortsOf = cohortsOf
        shortfall = Shortfall(problem)
    }

    /// What a set of placements reaches.
    public struct Evaluation: Sendable, Equatable {
        /// The value of each level, in the order of the levels.
        public var values: [Int]
        /// Every rule that is broken, one sentence each; empty for a valid set.
        public var faults: [String]
        /// How each provider comes off, in the order of the problem.
        public var providers: [ProviderOutcome]

        /// The value of one level.
        public subscript(name: Level.Name) -> Int { values[Level.Name.allCases.firstIndex(of: name)!] }
        /// Whether no rule is broken.
        public var isValid: Bool { faults.isEmpty }
    }

    /// How one provider comes off.
    public struct ProviderOutcome: Sendable, Equatable {
        /// The provider's id.
        public var provider: String
        /// How many students it has in all.
        public var students: Int
        /// How many of them are left without a place.
        public var unplaced: Int
    }

    /// Counts everything again.
    public func evaluate(_ placements: [Placement]) -> Evaluation {
        var faults: [String] = []
        var placed = [Bool](repeating: false, count: problem.students.count)
        var used: [String: Int] = [:]
        var grouped = [Int](repeating: 0, count: problem.cohorts.count)
        var chosen: [String: Set<String>] = [:]
        var preference = 0
        var travel = 0
        var splits = 0
        for placement in placements {
            guard let index = studentIndex[placement.student] else {
                faults.append("A student who is not in the problem has a place.")
                continue
            }
            if placed[index] { faults.append("Student \"\(placement.student)\" has two places.") }
            placed[index] = true
            chosen[placement.student] = Set(placement.options)
            var node = Problem.Option.start
            for id in placement.options {
                guard let option = optionIndex[index][id].map({ problem.students[index].options[$0] }) else {
                    faults.append("Student \"\(placement.student)\" has no option \"\(id)\".")
                    continue
                }
                if option.from != node {
                    faults.append("The legs of student \"\(placement.student)\" do not follow each other.")
                }
                node = option.to
                for resource in option.resources { used[resource, default: 0] += 1 }
                for cohort in cohortsOf[.init(student: placement.student, option: id)] ?? [] { grouped[cohort] += 1 }
                preference += option.preference
                travel += option.travel
                splits += option.split
            }
            if node != Problem.Option.end {
                faults.append("The placement of \"\(placement.student)\" is not complete.")
            }
        }
        for (resource, count) in used where count > capacity[resource] ?? 0 {
            faults.append("\(count) options use \"\(resource)\", which has room for \(capacity[resource] ?? 0).")
        }
        for (index, count) in grouped.enumerated() where count > 0 && count < problem.cohorts[index].minimum {
            faults.append("Cohort \(index) has \(count) of the \(problem.cohorts[index].minimum) it needs.")
        }
        for student in problem.students where !chosen[student.id, default: []].isSuperset(of: student.locked) {
            faults.append("A locked option of student \"\(student.id)\" is not chosen.")
        }
        let outcomes = outcomes(placed)
        let unplaced = placed.count { !$0 }
        let values = [unplaced, shortfall.cost(outcomes), preference, travel, splits]
        return Evaluation(values: values, faults: faults.sorted(), providers: outcomes)
    }

    /// Every fault of an answer: broken rules, students who are lost or counted twice, values that are not the sums,
    /// bounds that contradict them.
    public func faults(in answer: Answer) -> [String] {
        let evaluation = evaluate(answer.placements)
        var faults = evaluation.faults
        let without = answer.unplaced.map(\.student)
        if Set(without + answer.placements.map(\.student)) != Set(problem.students.map(\.id))
            || without.count + answer.placements.count != problem.students.count
        {
            faults.append("Each student is either placed or unplaced, and once.")
        }
        if answer.levels.map(\.name) != Level.Name.allCases { faults.append("The levels are not the five levels.") }
        for level in answer.levels {
            if level.value != evaluation[level.name] {
                faults.append("\(level.name.rawValue) is \(evaluation[level.name]), not \(level.value).")
            }
            if level.bound > level.value { faults.append("The bound of \(level.name.rawValue) is above its value.") }
            if level.isProven != (level.bound == level.value) {
                faults.append("\(level.name.rawValue) is proven when value and bound are equal, and only then.")
            }
        }
        for shortage in answer.shortages where !holds(shortage) { faults.append("A shortage does not stand.") }
        return faults
    }

    /// Whether a shortage proves what it says: no listed student has a way that costs less than the share, and the
    /// resources have room for fewer such ways than there are students.
    public func holds(_ shortage: Shortage) -> Bool {
        var weight: [String: Int] = [:]
        var total = 0
        for bottleneck in shortage.bottlenecks {
            guard weight.updateValue(bottleneck.weight, forKey: bottleneck.resource) == nil, bottleneck.weight > 0,
                let room = capacity[bottleneck.resource]
            else { return false }
            total += room * bottleneck.weight
        }
        guard shortage.share > 0, shortage.places == total / shortage.share, shortage.short > 0,
            shortage.short == shortage.students.count - shortage.places,
            Set(shortage.students).count == shortage.students.count
        else { return false }
        return shortage.students.allSatisfy { id in
            guard let index = studentIndex[id] else { return false }
            return cheapestWay(problem.students[index], weight) >= shortage.share
        }
    }

    /// What the cheapest way of a student costs; ways through a resource that has no room at all do not count.
    private func cheapestWay(_ student: Problem.Student, _ weight: [String: Int]) -> Int {
        let open = student.options.filter { option in option.resources.allSatisfy { capacity[$0] != 0 } }
        var cost: [String: Int] = [Problem.Option.start: 0]
        var isImproving = true
        while isImproving {
            isImproving = false
            for option in open {
                guard let here = cost[option.from] else { continue }
                let there = here + option.resources.reduce(0) { $0 + (weight[$1] ?? 0) }
                if there < cost[option.to] ?? .max {
                    cost[option.to] = there
                    isImproving = true
                }
            }
        }
        return cost[Problem.Option.end] ?? .max
    }

    private func outcomes(_ placed: [Bool]) -> [ProviderOutcome] {
        var without: [String: Int] = [:]
        for (student, hasPlace) in zip(problem.students, placed) where !hasPlace {
            without[student.provider, default: 0] += 1
        }
        return problem.providers.map {
            ProviderOutcome(provider: $0.id, students: $0.students, unplaced: without[$0.id] ?? 0)
        }
    }
}
