/// Checks answers in whole numbers and works out what they reach at each level.
///
/// It shares no code with the engine, on purpose: whatever the engine or the library below it claims is believed only
/// after this has counted again.
public struct Evaluator: Sendable {
    private let problem: Problem
    private let studentIndex: [String: Int]
    private var capacity: [String: Int]
    private let cohortsOf: [Problem.Cohort.Member: [Int]]
    private let shortfall: Shortfall
    /// No shortage has to weigh a resource more finely, and no sum of such weights along a way overflows.
    private static let greatestWeight = 1 << 40

    /// Makes an evaluator for a valid problem.
    public init(_ problem: Problem) {
        self.problem = problem
        studentIndex = Dictionary(problem.students.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
        capacity = Dictionary(problem.resources.map { ($0.id, $0.capacity) }, uniquingKeysWith: { $1 })
        var cohortsOf: [Problem.Cohort.Member: [Int]] = [:]
        for (index, cohort) in problem.cohorts.enumerated() {
            for member in cohort.options { cohortsOf[member, default: []].append(index) }
        }
        self.cohortsOf = cohortsOf
        shortfall = Shortfall(problem)
    }

    /// The same rules with other capacities of some resources.
    func having(_ room: [String: Int]) -> Evaluator {
        var copy = self
        copy.capacity.merge(room) { $1 }
        return copy
    }

    /// Counts everything again.
    public func evaluate(_ placements: [Placement]) -> Evaluation {
        var faults: [String] = []
        var placed = [Bool](repeating: false, count: problem.students.count)
        // Many take what is one and the same offer; its resources are added up once.
        var taken: [ObjectIdentifier: (offer: SharedOffer, count: Int)] = [:]
        var grouped = [Int](repeating: 0, count: problem.cohorts.count)
        var chosen = [[String]](repeating: [], count: problem.students.count)
        var sums = Evaluation.Sums()
        for placement in placements {
            guard let index = studentIndex[placement.student] else {
                faults.append("A student who is not in the problem has a place.")
                continue
            }
            let student = problem.students[index]
            if placed[index] { faults.append("Student \"\(student.id)\" has two places.") }
            placed[index] = true
            chosen[index] = placement.options
            var node = Problem.Option.start
            for id in placement.options {
                guard let option = student.options.first(where: { $0.id == id }) else {
                    faults.append("Student \"\(student.id)\" has no option \"\(id)\".")
                    continue
                }
                if option.from != node {
                    faults.append("The legs of student \"\(student.id)\" do not follow each other.")
                }
                node = option.to
                taken[ObjectIdentifier(option.offer), default: (option.offer, 0)].count += 1
                if !cohortsOf.isEmpty {
                    for cohort in cohortsOf[.init(student: student.id, option: id)] ?? [] { grouped[cohort] += 1 }
                }
                sums.add(option)
            }
            if node != Problem.Option.end { faults.append("The placement of \"\(student.id)\" is not complete.") }
        }
        var used: [String: Int] = [:]
        for (offer, count) in taken.values { for resource in offer.resources { used[resource, default: 0] += count } }
        for (resource, count) in used where count > capacity[resource] ?? 0 {
            faults.append("\(count) options use \"\(resource)\", which has room for \(capacity[resource] ?? 0).")
        }
        for (index, count) in grouped.enumerated() where count > 0 && count < problem.cohorts[index].minimum {
            faults.append("Cohort \(index) has \(count) of the \(problem.cohorts[index].minimum) it needs.")
        }
        for (student, chosen) in zip(problem.students, chosen) {
            if !student.locked.allSatisfy(chosen.contains) {
                faults.append("A locked option of student \"\(student.id)\" is not chosen.")
            }
            sums.changes += student.promised.count { !chosen.contains($0) }
        }
        let outcomes = outcomes(placed)
        sums.unplaced = placed.count { !$0 }
        sums.unfair = shortfall.cost(outcomes)
        return Evaluation(levels: problem.levels, sums: sums, faults: faults.sorted(), providers: outcomes)
    }

    /// Every fault of an answer: broken rules, students who are lost or counted twice, values that are not the sums,
    /// bounds that contradict them, shortages that do not stand, openings that are worth more than can be.
    public func faults(in answer: Answer) -> [String] {
        let evaluation = evaluate(answer.placements)
        var faults = evaluation.faults
        let without = answer.unplaced.map(\.student)
        if Set(without + answer.placements.map(\.student)) != Set(problem.students.map(\.id))
            || without.count + answer.placements.count != problem.students.count
        {
            faults.append("Each student is either placed or unplaced, and once.")
        }
        if answer.levels.map(\.name) != problem.levels {
            faults.append("The levels are not those of the problem in their order.")
        }
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
        return faults + self.faults(in: answer.openings, unplaced: evaluation[.unplaced])
    }

    /// Openings may be left out when the time was up; those that are there follow the order of the problem, and none
    /// places more students than have no place.
    private func faults(in gains: [OpeningGain], unplaced: Int) -> [String] {
        var faults: [String] = []
        var rest = problem.openings[...]
        for gain in gains {
            if let position = rest.firstIndex(where: { $0.id == gain.id }) {
                rest = rest[(position + 1)...]
            } else {
                faults.append("Opening \"\(gain.id)\" is not in the problem, or not in its place.")
            }
            if gain.students < 0 || gain.students > gain.atMost || gain.atMost > unplaced {
                faults.append(
                    "Opening \"\(gain.id)\" cannot place between \(gain.students) and \(gain.atMost) more students."
                )
            }
        }
        return faults
    }

    /// Whether a shortage proves what it says: no listed student has a way that costs less than the share, and the
    /// resources have room for fewer such ways than there are students.
    public func holds(_ shortage: Shortage) -> Bool {
        var weight: [String: Int] = [:]
        var total = 0
        for bottleneck in shortage.bottlenecks {
            guard weight.updateValue(bottleneck.weight, forKey: bottleneck.resource) == nil,
                (1...Self.greatestWeight).contains(bottleneck.weight), let room = capacity[bottleneck.resource]
            else { return false }
            let (cost, isTooMuch) = room.multipliedReportingOverflow(by: bottleneck.weight)
            let (sum, isTooMuchInAll) = total.addingReportingOverflow(cost)
            if isTooMuch || isTooMuchInAll { return false }
            total = sum
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
