public import Foundation

/// Makes problems of the size and shape of an integrated care system's, always the same for the same seed.
///
/// Colleges of uneven size with delivery models of their own; trusts with many areas, care organisations and practices
/// with a few; areas of a category with room by slice of the year and half of the week, less undergraduates and winter
/// closures, under a ceiling of their organisation; students with a specialism, a home, a travel limit, a birthday and
/// a clearance date. Scarce on purpose. Everything is drawn in whole numbers; nothing is about anybody.
public struct InstanceGenerator: Sendable {
    /// How many students need a place.
    public var students: Int
    /// How many colleges they come from.
    public var providers: Int
    /// How many areas take students.
    public var areas: Int
    /// The share of students who may do two halves in different settings.
    public var rotations: Double
    /// Whether placements are whole, the windows of an area apart and ceilings nested, so that the problem is a flow.
    public var isFlow: Bool
    /// How the shortfall is shared out.
    public var fairness: FairnessPolicy
    /// The seed of everything that is drawn.
    public var seed: UInt64

    /// Makes a generator. Sizes that are left out grow with the students: 100 come from 3 colleges to 40 areas, 600
    /// from 7 to 120, 2,600 from 20 to 520.
    public init(
        students: Int,
        providers: Int? = nil,
        areas: Int? = nil,
        rotations: Double = 0,
        isFlow: Bool = false,
        fairness: FairnessPolicy = .leximin,
        seed: UInt64
    ) {
        self.students = students
        self.providers =
            providers ?? max(2, students <= 600 ? 3 + (students - 100) * 4 / 500 : 7 + (students - 600) * 13 / 2000)
        self.areas = areas ?? max(12, students / 5, min(40, students * 2 / 5))
        self.rotations = rotations
        self.isFlow = isFlow
        self.fairness = fairness
        self.seed = seed
    }

    /// The 42 systems of a nation: 30,000 students from 356 colleges, 5,985 areas, nothing shared between systems.
    public static func nation(rotations: Double = 0, isFlow: Bool = false, seed: UInt64) -> [InstanceGenerator] {
        var random = SplitMix(seed: seed)
        let weights = (0..<42).map { _ in 60 + random.below(81) }
        let students = shares(of: 30_000, weights)
        let areas = shares(of: 5_985, weights)
        let providers = shares(of: 356, weights)
        return weights.indices.map { index in
            InstanceGenerator(
                students: students[index],
                providers: providers[index],
                areas: areas[index],
                rotations: rotations,
                isFlow: isFlow,
                seed: random.next()
            )
        }
    }

    /// Draws the problem.
    public func problem() -> Problem {
        var problem = Problem(fairness: fairness)
        problem.students.reserveCapacity(students)
        draw { setting, sizes in
            problem.resources = setting.resources
            problem.providers = Self.colleges(sizes)
        } student: {
            problem.students.append($0)
        }
        return problem
    }

    /// Draws the problem and gives its file in pieces, a student at a time, so that it is never whole in memory.
    public func write(_ piece: (Data) throws -> Void) rethrows {
        let start = ProblemWriter.write(Problem(fairness: fairness))
        try draw { setting, sizes in
            let head = Problem(fairness: fairness, providers: Self.colleges(sizes), resources: setting.resources)
            try piece(ProblemWriter.write(head))
        } student: {
            try piece(ProblemWriter.write(Problem(fairness: fairness, students: [$0])).dropFirst(start.count))
        }
    }

    private static func colleges(_ sizes: [Int]) -> [Problem.Provider] {
        sizes.enumerated().map { .init(id: "P\($0)", students: max(1, $1)) }
    }

    private func draw(
        _ start: (InstanceSetting, [Int]) throws -> Void,
        student: (Problem.Student) throws -> Void
    ) rethrows {
        var random = SplitMix(seed: seed)
        let setting = InstanceSetting(
            students: students,
            providers: providers,
            areas: areas,
            isFlow: isFlow,
            random: &random
        )
        let sizes = Self.shares(of: students, setting.colleges.map(\.weight))
        try start(setting, sizes)
        // The colleges in turn by lot, so that a student's number says nothing about the college.
        var college = sizes.enumerated().flatMap { [Int](repeating: $0, count: $1) }
        random.mix(&college)
        var applicants = InstanceApplicants(setting, rotations: isFlow ? 0 : rotations, random: random)
        for index in 0..<students { try student(applicants.student(index, college: college[index])) }
    }

    /// A total shared out by weight, in whole numbers that add up.
    static func shares(of total: Int, _ weights: [Int]) -> [Int] {
        let sum = weights.reduce(0, +)
        var before = 0
        var given = 0
        return weights.map { weight in
            before += weight
            let share = total * before / sum - given
            given += share
            return share
        }
    }
}
