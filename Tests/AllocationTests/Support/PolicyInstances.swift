import Allocation

extension SmallInstances {
    /// A small problem that also has a policy of its own, promises, unwanted weeks and openings.
    static func drawWithPolicy(_ seed: UInt64) -> Problem {
        var random = SplitMix(seed: seed ^ 0x5EED)
        var problem = draw(seed, locks: true)
        let further = Level.Name.allCases.filter { $0 != .unplaced && random.below(3) > 0 }
        problem.levels = [.unplaced] + further.shuffled(using: &random)
        for student in problem.students.indices {
            let options = problem.students[student].options
            problem.students[student].promised = options.map(\.id).filter { _ in random.below(4) == 0 }
            for option in options.indices where random.below(3) == 0 {
                problem.students[student].options[option].unwanted = random.below(5)
            }
        }
        problem.openings = (0..<random.below(4)).map { number in
            .init(id: "opening \(number)", resources: problem.resources.map(\.id).filter { _ in random.below(3) == 0 })
        }
        return problem
    }
}
