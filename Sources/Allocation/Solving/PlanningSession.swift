/// A plan that stays at hand for questions: how many students would have a place if there were more room somewhere, or
/// less, and which plan would do it.
///
/// What was solved once stays solved, so that a question takes milliseconds where a solve takes seconds. A question
/// changes nothing: the next one is about the same plan again. Only the number of students with a place is weighed;
/// what the levels below make of a change, `LevelSolver` tells. A session belongs to one thread at a time.
public final class PlanningSession {
    /// What could become different.
    public enum Change: Sendable, Hashable {
        /// There are so many more units of each of these resources.
        case more(Int, of: [Problem.Resource.ID])
        /// Nothing of these resources can be used any more; whoever uses them needs another place.
        case close([Problem.Resource.ID])
    }

    /// What would become of the plan.
    public struct Outcome: Sendable, Equatable {
        /// How many students go without a place: what the plan below reaches, and what no plan can beat.
        public var unplaced: Level
        /// A plan that was checked, in the order of the problem. It keeps to the plan at hand where it can.
        public var placements: [Placement]
        /// The students whose placement is another than in the plan at hand, who lose it or who get one.
        public var moved: [Problem.Student.ID]
    }

    /// The plan at hand.
    public let today: Outcome
    private let problem: Problem
    private let parts: [SessionPart]
    private let position: [Problem.Resource.ID: Int]
    private let integers: any IntegerSearching

    /// How long a question may take beyond what is at once to be had.
    private static let secondsOfSearch = 0.25
    /// How long a question may take where everything has to be solved anew.
    private static let secondsOfSolve = 60.0

    /// Makes a session from an answer to a problem.
    /// - Throws: `SolveFailure` when the problem has a fault, or when it is not this problem that was answered.
    public convenience init(_ problem: Problem, _ answer: Answer) throws(SolveFailure) {
        try self.init(problem, answer.placements, CbcSearch())
    }

    init(_ problem: Problem, _ placements: [Placement], _ integers: any IntegerSearching) throws(SolveFailure) {
        do {
            try problem.validate()
        } catch {
            throw SolveFailure(.badProblem, "The problem does not fit together: \(error)")
        }
        guard Evaluator(problem).evaluate(placements).isValid else {
            throw SolveFailure(.badProblem, "The plan breaks rules of this problem; solve this problem first.")
        }
        self.problem = problem
        self.integers = integers
        position = Dictionary(problem.resources.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
        // Whatever has no room today may be asked about.
        var open = problem
        open.levels = [.unplaced]
        open.openings = [.init(id: "", resources: problem.resources.filter { $0.capacity == 0 }.map(\.id))]
        let numbered = NumberedProblem(open, lots: Lots(seed: 0))
        let byStudent = Dictionary(placements.map { ($0.student, $0) }, uniquingKeysWith: { $1 })
        let clock = SolveClock(limit: .greatestFiniteMagnitude, stop: StopFlag())
        var parts: [SessionPart] = []
        for students in Components(numbered).students {
            parts.append(SessionPart(open, Part(numbered, students: students), byStudent, clock, integers))
        }
        self.parts = parts
        let outcomes = parts.map { $0.coverage.today }
        today = Outcome(
            unplaced: Self.level(outcomes),
            placements: problem.students.compactMap { byStudent[$0.id] },
            moved: []
        )
    }

    /// What would become of the plan with some changes at once; a resource that is closed has no units at all.
    /// - Throws: `SolveFailure` when locked options need what is closed.
    public func outcome(of changes: [Change]) throws(SolveFailure) -> Outcome {
        let room = Room(changes, position)
        let clock = SolveClock(limit: Self.secondsOfSearch, stop: StopFlag())
        var outcomes: [Coverage.Outcome] = []
        for part in parts {
            let outcome = part.outcome(with: room, clock)
            if outcome.plan == nil { return try solvedAnew(room) }
            outcomes.append(outcome)
        }
        let placements = zip(parts, outcomes).flatMap { $1.plan!.placements($0.coverage.part, in: problem) }
        return compared(Self.level(outcomes), placements)
    }

    /// What takes more than the parts were made for: locks that are hit, room for several more.
    private func solvedAnew(_ room: Room) throws(SolveFailure) -> Outcome {
        var changed = problem
        for (position, units) in room.more { changed.resources[position].capacity += units }
        for position in room.closed { changed.resources[position].capacity = 0 }
        changed.openings = []
        let limits = SolveLimits(seconds: Self.secondsOfSolve, lastLevel: .unplaced)
        do {
            let answer = try LevelSolver(integers: integers)
                .run(changed, limits: limits, seed: 0, stop: StopFlag()) { _ in }
            return compared(answer[.unplaced]!, answer.placements)
        } catch let failure as SolveFailure {
            throw failure
        } catch {
            throw SolveFailure(.badProblem, "The changed problem cannot be solved: \(error)")
        }
    }

    private func compared(_ unplaced: Level, _ placements: [Placement]) -> Outcome {
        let before = Dictionary(today.placements.map { ($0.student, $0.options) }, uniquingKeysWith: { $1 })
        let after = Dictionary(placements.map { ($0.student, $0) }, uniquingKeysWith: { $1 })
        let students = problem.students.map(\.id)
        return Outcome(
            unplaced: unplaced,
            placements: students.compactMap { after[$0] },
            moved: students.filter { before[$0] != after[$0]?.options }
        )
    }

    private static func level(_ outcomes: [Coverage.Outcome]) -> Level {
        let value = outcomes.reduce(0) { $0 + $1.unplaced }
        let bound = outcomes.reduce(0) { $0 + min($1.bound, $1.unplaced) }
        return Level(name: .unplaced, value: value, bound: bound, isProven: value == bound)
    }

    /// The changes, by positions of resources.
    fileprivate struct Room {
        var more: [Int: Int] = [:]
        var closed: Set<Int> = []

        init(_ changes: [Change], _ position: [Problem.Resource.ID: Int]) {
            for change in changes {
                switch change {
                case .more(let units, let resources):
                    for resource in resources { if let at = position[resource] { more[at, default: 0] += units } }
                case .close(let resources): closed.formUnion(resources.compactMap { position[$0] })
                }
            }
            for position in closed { more[position] = nil }
        }
    }
}

/// One part of a session.
private struct SessionPart {
    let coverage: Coverage
    private let problem: Problem
    private let evaluator: Evaluator

    init(
        _ problem: Problem,
        _ part: Part,
        _ placements: [String: Placement],
        _ clock: SolveClock,
        _ integers: any IntegerSearching
    ) {
        self.problem = problem
        evaluator = Evaluator(problem.restricted(to: part.students))
        let scarcity = FlowPart(PartState(part, isOpen: true))?.scarcity(clock)
        coverage = Coverage(part, Plan(part, placements, problem), scarcity, clock, integers)
    }

    func outcome(with room: PlanningSession.Room, _ clock: SolveClock) -> Coverage.Outcome {
        let change = RoomChange(coverage.part, more: room.more, closed: room.closed)
        if change.isNone { return coverage.today }
        var capacity: [String: Int] = [:]
        for (at, units) in room.more { capacity[problem.resources[at].id] = problem.resources[at].capacity + units }
        for at in room.closed { capacity[problem.resources[at].id] = 0 }
        let changed = evaluator.having(capacity)
        return coverage.outcome(of: change, clock) { plan in
            changed.evaluate(plan.placements(coverage.part, in: problem)).isValid
        }
    }
}

extension Plan {
    /// The plan that placements of the problem mean for a part.
    fileprivate init(_ part: Part, _ placements: [String: Placement], _ problem: Problem) {
        let paths = part.students.enumerated().map { student, position -> [Int32] in
            let options = problem.students[position].options
            guard let placement = placements[problem.students[position].id] else { return [] }
            return placement.options.compactMap { id in
                (part.firstArc[student]..<part.firstArc[student + 1]).first { arc in
                    options[Int(part.problem.arcs.option[Int(part.arcs[arc])])].id == id
                }.map { Int32($0) }
            }
        }
        self.init(part, paths: paths)
    }
}
