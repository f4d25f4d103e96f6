import Foundation

/// Solves in this process: level by level, each level exactly, part by part.
///
/// The worker runs it; servers use `ChildSolver`, because the library below may crash and cannot run twice at a time.
public struct LevelSolver: Solver {
    private let integers: any IntegerSearching

    /// Makes a solver.
    public init() { integers = CbcSearch() }

    init(integers: any IntegerSearching) { self.integers = integers }

    public func solve(
        _ problem: Problem,
        limits: SolveLimits,
        seed: UInt64
    ) -> AsyncThrowingStream<SolveEvent, any Error> {
        let (stream, continuation) = AsyncThrowingStream<SolveEvent, any Error>.makeStream()
        let stop = StopFlag()
        continuation.onTermination = { _ in stop.raise() }
        // A thread of its own: the work never gives way, and the cooperative threads are for those that do.
        let thread = Thread { [self] in
            do {
                let answer = try run(problem, limits: limits, seed: seed, stop: stop) { continuation.yield($0) }
                continuation.yield(.finished(answer))
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
        thread.stackSize = 16 << 20
        thread.start()
        return stream
    }

    /// Solves on this thread, and tells every event but the last.
    func run(
        _ problem: Problem,
        limits: SolveLimits,
        seed: UInt64,
        stop: StopFlag,
        _ tell: @escaping (SolveEvent) -> Void
    ) throws -> Answer {
        do {
            try problem.validate()
        } catch {
            throw SolveFailure(.badProblem, "The problem does not fit together: \(error)")
        }
        let solve = WholeSolve(
            problem,
            seed: seed,
            clock: SolveClock(limit: limits.seconds, stop: stop),
            lastLevel: limits.lastLevel,
            integers: integers,
            tell: tell
        )
        return try solve.run()
    }
}

/// One solve: the parts, what each has reached, and what is told of it.
private final class WholeSolve {
    private let problem: Problem
    private let clock: SolveClock
    private let builder: AnswerBuilder
    private let parts: [PartSearch]
    private let tell: (SolveEvent) -> Void
    private let integers: any IntegerSearching
    private let lastLevel: Level.Name?
    private var lastTold: [Int]?
    /// When an answer was told last. Parts that are settled at once are told of now and then, not one by one.
    private var lastTime = 0.0

    init(
        _ problem: Problem,
        seed: UInt64,
        clock: SolveClock,
        lastLevel: Level.Name?,
        integers: any IntegerSearching,
        tell: @escaping (SolveEvent) -> Void
    ) {
        self.problem = problem
        self.clock = clock
        self.tell = tell
        self.integers = integers
        self.lastLevel = lastLevel
        builder = AnswerBuilder(problem, seed: seed)
        let numbered = NumberedProblem(problem, lots: Lots(seed: seed))
        // What openings are worth is asked last and has to have its time.
        let levels = problem.openings.isEmpty ? clock : clock.sharing(0.6)
        parts = Components(numbered).students.map {
            PartSearch(problem, numbered, students: $0, clock: levels, integers: integers)
        }
    }

    func run() throws(SolveFailure) -> Answer {
        try lockCheck()
        try tellAnswer()
        for part in parts {
            part.lastLevel = lastLevel
            part.onChange = { [unowned self, unowned part] objective in
                report(objective, part)
            }
            try part.run()
            if part.flow == nil || clock.elapsed > 2 * lastTime { try tellAnswer() }
        }
        guard let placements else {
            throw SolveFailure(
                .locksConflict,
                "No answer was found that keeps every lock in the time given; allow more time or unlock."
            )
        }
        let (shortages, openings) = afterwards()
        return try builder.answer(
            placements,
            bounds: bounds,
            seconds: clock.elapsed,
            shortages: shortages,
            openings: openings
        )
    }

    /// All placements in the order of the problem, once every part has a plan.
    private var placements: [Placement]? {
        var byStudent = [Placement?](repeating: nil, count: problem.students.count)
        for part in parts {
            guard let plan = part.best else { return nil }
            let placed = zip(part.part.students, plan.paths).lazy.filter { !$1.isEmpty }
            for ((student, _), placement) in zip(placed, plan.placements(part.part, in: problem)) {
                byStudent[student] = placement
            }
        }
        return byStudent.compactMap { $0 }
    }

    /// What the plans of all parts come to at each level, once every part has one.
    private var values: [Int]? {
        let plans = parts.compactMap(\.best)
        if plans.count < parts.count { return nil }
        return problem.levels.indices.map { level in plans.reduce(0) { $0 + $1.values[level] } }
    }

    private var bounds: [Int] {
        problem.levels.indices.map { level in parts.reduce(0) { $0 + $1.bounds[level] } }
    }

    /// Tells the answer as it is now, if it is better than the last one told.
    private func tellAnswer() throws(SolveFailure) {
        guard let values else { return }
        if let lastTold, !values.lexicographicallyPrecedes(lastTold) { return }
        guard let placements else { return }
        (lastTold, lastTime) = (values, clock.elapsed)
        tell(.improved(try builder.answer(placements, bounds: bounds, seconds: clock.elapsed)))
    }

    private func report(_ objective: Objective, _ part: PartSearch) {
        guard let level = objective.level, let index = problem.levels.firstIndex(of: level) else { return }
        let value = parts.reduce(0) { $0 + ($1.best?.values[index] ?? 0) }
        let bound = min(value, bounds[index])
        tell(.progress(SolveProgress(level: level, value: value, bound: bound, elapsed: clock.elapsed)))
        if part.best != nil, part.flow == nil { try? tellAnswer() }
    }

    /// What is scarce in each part, and what more room there would be worth.
    private func afterwards() -> (shortages: [Shortage], openings: [OpeningGain]) {
        var shortages: [Shortage] = []
        let index = Dictionary(problem.resources.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
        let openings = problem.openings.map { $0.resources.compactMap { index[$0] } }
        var gains = problem.openings.map { OpeningGain(id: $0.id, students: 0, atMost: 0) }
        for part in parts {
            guard let best = part.best, best.paths.contains(where: \.isEmpty) else { continue }
            let after = Aftermath(problem, part, best, clock, integers)
            shortages += after.shortages()
            for (opening, gain) in zip(gains.indices, after.gains(openings)) {
                gains[opening].students += gain.students
                gains[opening].atMost += gain.atMost
            }
        }
        return (shortages, gains)
    }

    /// Names the locks that cannot be kept, where one look is enough to see it.
    private func lockCheck() throws(SolveFailure) {
        var used: [String: Int] = [:]
        for student in problem.students where !student.locked.isEmpty {
            let locked = Set(student.locked)
            if !student.hasWay(holding: locked) {
                throw SolveFailure(
                    .locksConflict,
                    "The locked options of student \"\(student.id)\" do not make one placement; unlock one of them."
                )
            }
            for option in student.options where locked.contains(option.id) {
                for resource in option.resources { used[resource, default: 0] += 1 }
            }
        }
        for resource in problem.resources where used[resource.id] ?? 0 > resource.capacity {
            throw SolveFailure(
                .locksConflict,
                "\(used[resource.id]!) locked options need \"\(resource.id)\", "
                    + "which has room for \(resource.capacity); "
                    + "unlock some or make room."
            )
        }
    }
}

extension Problem.Student {
    /// Whether a path goes through all of these options.
    func hasWay(holding locked: Set<String>) -> Bool {
        var outgoing: [String: [Problem.Option]] = [:]
        for option in options { outgoing[option.from, default: []].append(option) }
        var most: [String: Int] = [Problem.Option.end: 0]
        // The most locked options on a path from a node to the end; below zero where there is no such path.
        func count(from node: String) -> Int {
            if let number = most[node] { return number }
            var best = Int.min / 2
            for option in outgoing[node] ?? [] {
                best = max(best, count(from: option.to) + (locked.contains(option.id) ? 1 : 0))
            }
            most[node] = best
            return best
        }
        return count(from: Problem.Option.start) == locked.count
    }
}
