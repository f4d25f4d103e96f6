/// One part of a problem in which every way to a placement is a single step; everything by position.
struct FlowProblem: Sendable {
    /// The ways of student `s` are `firstWay[s]..<firstWay[s + 1]`; one more entry than students.
    var firstWay: [Int32]
    /// For each way the resource set it uses.
    var waySet: [Int32]
    /// For each way what it costs, the levels packed into one number; never negative.
    var wayCost: [Int128]
    /// For each way its lot, compared only when everything else is equal; never negative.
    var wayLot: [Int64]
    /// The provider of each student.
    var provider: [Int32]
    /// For each provider the cost of its first, second, … student without a place, never falling and at least as many
    /// as it has students here.
    var keys: [[Int128]]
    /// Students who must get one of their ways.
    var mustPlace: [Bool]
    /// The resources of each set, each at most once.
    var sets: [[Int32]]
    /// The units of each resource.
    var capacity: [Int32]

    /// How many students there are.
    var students: Int { provider.count }

    /// The positions of a student's ways.
    func ways(of student: Int) -> Range<Int> { Int(firstWay[student])..<Int(firstWay[student + 1]) }

    /// Whether the arrays are as long as each other says, with a key for every student.
    var isWellFormed: Bool {
        var headcount = [Int](repeating: 0, count: keys.count)
        for provider in provider { headcount[Int(provider)] += 1 }
        return firstWay.count == students + 1 && mustPlace.count == students
            && firstWay[0] == 0 && Int(firstWay[students]) == waySet.count
            && wayCost.count == waySet.count && wayLot.count == waySet.count
            && zip(firstWay, firstWay.dropFirst()).allSatisfy { $0 <= $1 }
            && zip(keys, headcount).allSatisfy { $0.count >= $1 }
    }
}
