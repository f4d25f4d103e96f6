import Allocation
import Foundation
import Testing

/// The check of answers, on plans that are made by hand: no engine takes part.
@Suite struct EvaluatorTests {
    /// Two wards and a clinic; ann may split, ben and cat may not. Ann and ben were promised something.
    static let problem = Problem(
        fairness: .rounded,
        levels: [.unplaced, .changes, .unwanted, .travel],
        providers: [.init(id: "large", students: 4), .init(id: "small", students: 2)],
        resources: [
            .init(id: "ward", capacity: 1), .init(id: "clinic", capacity: 2), .init(id: "closed", capacity: 0),
        ],
        students: [
            .init(
                id: "ann",
                provider: "large",
                options: [
                    .init(id: "ward", preference: 0, travel: 10, unwanted: 3, resources: ["ward"]),
                    .init(id: "first", to: "half", preference: 2, travel: 4, split: 1, resources: ["clinic"]),
                    .init(id: "second", from: "half", preference: 1, travel: 5, unwanted: 1, resources: ["ward"]),
                ],
                promised: ["first", "second"]
            ),
            .init(
                id: "ben",
                provider: "large",
                options: [
                    .init(id: "ward", preference: 1, travel: 20, unwanted: 3, resources: ["ward"]),
                    .init(id: "clinic", preference: 3, travel: 30, resources: ["clinic"]),
                    .init(id: "closed", resources: ["closed"]),
                ],
                promised: ["clinic"]
            ),
            .init(id: "cat", provider: "small", options: [.init(id: "clinic", travel: 7, resources: ["clinic"])]),
        ],
        openings: [
            .init(id: "ward", resources: ["ward"]), .init(id: "both", resources: ["ward", "clinic"]),
            .init(id: "closed", resources: ["closed"]),
        ]
    )

    private typealias Plan = [(student: String, options: [String])]

    private func placements(_ plan: Plan) -> [Placement] {
        plan.map { Placement(student: $0.student, options: $0.options) }
    }

    @Test func `every level is counted, also one that the problem does not decide`() throws {
        try Self.problem.validate()
        let plans: [(plan: Plan, values: [Level.Name: Int])] = [
            (
                [],
                [
                    .unplaced: 3, .unfair: 2_500 + 5_000 + 5_000, .preference: 0, .travel: 0, .splits: 0, .changes: 3,
                    .unwanted: 0,
                ]
            ),
            (
                [("ann", ["first", "second"]), ("ben", ["clinic"])],
                [.unplaced: 1, .unfair: 5_000, .preference: 6, .travel: 39, .splits: 1, .changes: 0, .unwanted: 1]
            ),
            (
                [("ann", ["ward"]), ("ben", ["clinic"]), ("cat", ["clinic"])],
                [.unplaced: 0, .unfair: 0, .preference: 3, .travel: 47, .splits: 0, .changes: 2, .unwanted: 3]
            ),
            (
                [("ben", ["ward"])],
                [.unplaced: 2, .unfair: 7_500, .preference: 1, .travel: 20, .splits: 0, .changes: 3, .unwanted: 3]
            ),
        ]
        for (plan, values) in plans {
            var problem = Self.problem
            for levels in [problem.levels, Level.Name.standard, [.travel, .unplaced], Level.Name.allCases.reversed()] {
                problem.levels = levels
                let evaluation = Evaluator(problem).evaluate(placements(plan))
                #expect(evaluation.faults == [])
                #expect(evaluation.levels == levels)
                #expect(evaluation.values == levels.map { values[$0] })
                for (name, value) in values { #expect(evaluation[name] == value, "\(name)") }
            }
        }
    }

    @Test func `every broken rule of a plan is told`() {
        var problem = Self.problem
        problem.cohorts = [.init(minimum: 2, options: ["ben", "cat"].map { .init(student: $0, option: "clinic") })]
        problem.students[0].locked = ["first"]
        let whole: Plan = [("ann", ["first", "second"])]
        let plans: [(plan: Plan, words: String)] = [
            ([], "locked option of student \"ann\""),
            ([("ann", ["ward"])], "locked option of student \"ann\""),
            (whole + [("dan", ["clinic"])], "not in the problem"),
            (whole + [("ben", ["moon"])], "no option \"moon\""),
            (whole + [("ben", ["ward"])], "2 options use \"ward\""),
            (whole + [("ben", ["closed"])], "room for 0"),
            (whole + [("cat", ["clinic"])], "Cohort 0 has 1 of the 2"),
            (whole + [("ann", ["first", "second"])], "two places"),
            ([("ann", ["first"])], "not complete"),
            ([("ann", ["second", "first"])], "do not follow"),
            (whole + [("cat", [])], "not complete"),
        ]
        for (plan, words) in plans {
            let faults = Evaluator(problem).evaluate(placements(plan)).faults
            #expect(faults.contains { $0.contains(words) }, "\(words): \(faults)")
        }
        #expect(Evaluator(problem).evaluate(placements(whole)).isValid)
    }

    private static let answer = Answer(
        levels: [
            .init(name: .unplaced, value: 1, bound: 0, isProven: false),
            .init(name: .changes, value: 0, bound: 0, isProven: true),
            .init(name: .unwanted, value: 1, bound: 0, isProven: false),
            .init(name: .travel, value: 39, bound: 12, isProven: false),
        ],
        placements: [.init(student: "ann", options: ["first", "second"]), .init(student: "ben", options: ["clinic"])],
        unplaced: [.init(student: "cat", reasons: [.full])],
        seconds: 0.1,
        tieBreak: TieBreak(seed: 1),
        openings: [.init(id: "ward", students: 0, atMost: 1), .init(id: "both", students: 1, atMost: 1)]
    )

    @Test func `a sound answer has no faults, with all its openings or without`() {
        let evaluator = Evaluator(Self.problem)
        #expect(evaluator.faults(in: Self.answer) == [])
        var answer = Self.answer
        answer.openings.append(.init(id: "closed", students: 0, atMost: 0))
        #expect(evaluator.faults(in: answer) == [])
        answer.openings = []
        #expect(evaluator.faults(in: answer) == [])
    }

    @Test func `an answer that claims what is not so is told`() {
        let evaluator = Evaluator(Self.problem)
        let changes: [(words: String, change: (inout Answer) -> Void)] = [
            ("not those of the problem", { $0.levels.swapAt(0, 1) }),
            ("not those of the problem", { $0.levels.removeLast() }),
            (
                "not those of the problem",
                { $0.levels.append(.init(name: .splits, value: 1, bound: 1, isProven: true)) }
            ),
            ("not those of the problem", { $0.levels = [] }),
            ("changes is 0, not 1", { $0.levels[1] = .init(name: .changes, value: 1, bound: 1, isProven: true) }),
            ("unwanted is 1, not 0", { $0.levels[2] = .init(name: .unwanted, value: 0, bound: 0, isProven: true) }),
            ("above its value", { $0.levels[3].bound = 40 }),
            ("is proven when", { $0.levels[3].isProven = true }),
            ("is proven when", { $0.levels[1].isProven = false }),
            ("either placed or unplaced", { $0.unplaced = [] }),
            ("either placed or unplaced", { $0.unplaced.append($0.unplaced[0]) }),
            ("either placed or unplaced", { $0.unplaced[0].student = "dan" }),
            ("Opening \"moon\" is not in", { $0.openings[0].id = "moon" }),
            ("Opening \"ward\" is not in", { $0.openings.swapAt(0, 1) }),
            ("Opening \"both\" is not in", { $0.openings.append($0.openings[1]) }),
            ("between -1 and 1", { $0.openings[0].students = -1 }),
            ("between 2 and 1", { $0.openings[1].students = 2 }),
            ("between 1 and 2", { $0.openings[1].atMost = 2 }),
            ("A shortage", { $0.shortages = [Self.shortage(.max)] }),
        ]
        for (words, change) in changes {
            var answer = Self.answer
            change(&answer)
            let faults = evaluator.faults(in: answer)
            #expect(faults.contains { $0.contains(words) }, "\(words): \(faults)")
        }
    }

    /// A claim whose sums go past what can be counted.
    private static func shortage(_ weight: Int) -> Shortage {
        Shortage(
            bottlenecks: [.init(resource: "clinic", weight: weight), .init(resource: "ward", weight: weight)],
            share: 1,
            students: ["ann", "ben", "cat"],
            places: 2,
            short: 1,
            relief: []
        )
    }

    @Test func `other names and another order change no value`() throws {
        for seed in UInt64(0)..<80 {
            let problem = SmallInstances.drawWithPolicy(seed)
            var random = SplitMix(seed: seed)
            let plan = problem.students.compactMap { student -> Placement? in
                student.options.randomElement(using: &random).map { .init(student: student.id, options: [$0.id]) }
            }
            var other = problem
            for index in other.students.indices {
                other.students[index].id += "'"
                other.students[index].promised.shuffle(using: &random)
                other.students[index].options.shuffle(using: &random)
            }
            other.cohorts = other.cohorts.map { cohort in
                .init(
                    minimum: cohort.minimum,
                    options: cohort.options.map { .init(student: $0.student + "'", option: $0.option) }
                )
            }
            other.students.shuffle(using: &random)
            other.resources.shuffle(using: &random)
            let renamed = plan.map { Placement(student: $0.student + "'", options: $0.options) }.shuffled(
                using: &random
            )
            let (left, right) = (Evaluator(problem).evaluate(plan), Evaluator(other).evaluate(renamed))
            #expect(left.values == right.values)
            #expect(left.faults.count == right.faults.count)
            #expect(left.providers == right.providers)
        }
    }
}
