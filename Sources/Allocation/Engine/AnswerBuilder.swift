/// Puts the plans of the parts together to one answer, counted by the evaluator.
struct AnswerBuilder {
    let problem: Problem
    let evaluator: Evaluator
    let seed: UInt64

    init(_ problem: Problem, seed: UInt64) {
        self.problem = problem
        self.seed = seed
        evaluator = Evaluator(problem)
    }

    /// - Parameter bounds: What has been shown for each level.
    /// - Throws: `SolveFailure` when the evaluator finds a fault, which is a fault of the engine.
    func answer(
        _ placements: [Placement],
        bounds: [Int],
        seconds: Double,
        shortages: [Shortage] = [],
        openings: [OpeningGain] = []
    ) throws(SolveFailure) -> Answer {
        let evaluation = evaluator.evaluate(placements)
        let levels = zip(problem.levels, zip(evaluation.values, bounds)).map { name, level in
            Level(name: name, value: level.0, bound: min(level.0, level.1), isProven: level.1 >= level.0)
        }
        guard evaluation.isValid, zip(evaluation.values, bounds).allSatisfy({ $0 >= $1 }) else {
            throw SolveFailure(
                .notTrusted,
                "The answer did not stand up to its check and was thrown away; run again with another seed."
            )
        }
        return Answer(
            levels: levels,
            placements: placements,
            unplaced: reasons(placements),
            seconds: (seconds * 1000).rounded() / 1000,
            tieBreak: TieBreak(seed: seed),
            shortages: shortages,
            openings: openings
        )
    }

    /// Why each student without a place has none, seen from the plan as it is.
    private func reasons(_ placements: [Placement]) -> [Unplaced] {
        let usage = Usage(problem, placements)
        let placed = Set(placements.map(\.student))
        return problem.students.filter { !placed.contains($0.id) }.map { student in
            Unplaced(student: student.id, reasons: usage.reasons(for: student))
        }
    }
}
