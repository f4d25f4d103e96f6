/// What of a problem's resources a set of placements uses.
struct Usage: Sendable {
    private(set) var left: [String: Int]
    private var cohortRoom: [Problem.Cohort.Member: Bool] = [:]

    init(_ problem: Problem, _ placements: [Placement]) {
        left = Dictionary(problem.resources.map { ($0.id, $0.capacity) }, uniquingKeysWith: { $1 })
        let chosen = Dictionary(placements.map { ($0.student, $0.options) }, uniquingKeysWith: +)
        var taken: [ObjectIdentifier: (offer: SharedOffer, count: Int)] = [:]
        for student in problem.students {
            for id in chosen[student.id] ?? [] {
                guard let option = student.options.first(where: { $0.id == id }) else { continue }
                taken[ObjectIdentifier(option.offer), default: (option.offer, 0)].count += 1
            }
        }
        for (offer, count) in taken.values { for resource in offer.resources { left[resource, default: 0] -= count } }
        for cohort in problem.cohorts {
            let count = cohort.options.count { chosen[$0.student]?.contains($0.option) == true }
            for member in cohort.options {
                cohortRoom[member] = (cohortRoom[member] ?? true) && count + 1 >= cohort.minimum
            }
        }
    }

    /// Whether the host of an option would have its least number if this student came too.
    func hasGroup(_ student: String, _ option: String) -> Bool {
        cohortRoom[.init(student: student, option: option)] ?? true
    }

    func fullResources(of option: Problem.Option) -> [String] {
        option.resources.filter { (left[$0] ?? 0) <= 0 }
    }

    /// Whether nothing that an option needs is full.
    func isFree(_ option: Problem.Option) -> Bool {
        option.resources.allSatisfy { left[$0] ?? 0 > 0 }
    }

    func reasons(for student: Problem.Student) -> [Unplaced.Reason] {
        if student.options.isEmpty { return [.noOption] }
        let ways = student.ways { _ in true }
        if ways == 0 { return [.noWholePlacement] }
        let free = student.ways { isFree($0) }
        let grouped = cohortRoom.isEmpty ? free : student.ways { isFree($0) && hasGroup(student.id, $0.id) }
        if grouped > 0 { return [.stoppedEarly] }
        var reasons: [Unplaced.Reason] = []
        if free < ways { reasons.append(.full) }
        if free > 0 { reasons.append(.groupTooSmall) }
        return reasons
    }
}

extension Problem.Student {
    /// How many whole placements some of the options make, counted up to a million.
    func ways(_ isOpen: (Problem.Option) -> Bool) -> Int {
        var outgoing: [String: [String]] = [:]
        for option in options where isOpen(option) { outgoing[option.from, default: []].append(option.to) }
        var known: [String: Int] = [Problem.Option.end: 1]
        func count(from node: String) -> Int {
            if let number = known[node] { return number }
            let number = (outgoing[node] ?? []).reduce(0) { min(1_000_000, $0 + count(from: $1)) }
            known[node] = number
            return number
        }
        return count(from: Problem.Option.start)
    }
}
