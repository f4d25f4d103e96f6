/// Makes problems of the size and shape of an integrated care system's, always the same for the same seed.
///
/// Colleges of uneven size, employers with a few areas each, areas of a category with places by week slice and half of
/// the week, scarce on purpose. Everything is drawn; nothing is about anybody.
public struct InstanceGenerator: Sendable {
    /// How many students need a place.
    public var students: Int
    /// The share of students who may do two halves in different settings.
    public var rotations: Double
    /// Whether areas have one window only, so that the problem is a pure flow.
    public var isFlow: Bool
    private var random: SplitMix
    private let size: (providers: Int, areas: Int)

    /// Makes a generator.
    public init(students: Int, rotations: Double = 0, isFlow: Bool = false, seed: UInt64) {
        self.students = students
        self.rotations = rotations
        self.isFlow = isFlow
        random = SplitMix(seed: seed)
        size = (max(3, students / 85), max(12, students / 5))
    }

    private struct Area {
        var id: String
        var employer: Int
        var category: Int
        var at: (x: Double, y: Double)
        var takesHalves: Bool
        var minimumAge: Int
    }

    /// Blocks A, B, C use slices 0-1, 2-3, 4-5 on all days; a day-release window uses all slices on half of the week.
    private static let windows: [(name: String, slices: [Int], days: [Int])] = [
        ("A", [0, 1], [0, 1]), ("B", [2, 3], [0, 1]), ("C", [4, 5], [0, 1]),
        ("DA", [0, 1, 2, 3, 4, 5], [0]), ("DB", [0, 1, 2, 3, 4, 5], [1]),
    ]
    private static let points = [0, 1, 3, 6]

    /// Draws the problem.
    public func problem() -> Problem {
        var draw = self
        return draw.make()
    }

    private mutating func make() -> Problem {
        var problem = Problem(fairness: .leximin)
        let employers = max(3, size.areas / 6)
        let sites = (0..<employers).map { _ in (x: random.unit() * 60, y: random.unit() * 60) }
        let areas = (0..<size.areas).map { index in
            let employer = random.below(employers)
            let near = (x: sites[employer].x + random.unit() * 8, y: sites[employer].y + random.unit() * 8)
            return Area(
                id: "A\(index)",
                employer: employer,
                category: random.below(6),
                at: near,
                takesHalves: random.unit() < 0.6,
                minimumAge: random.unit() < 0.2 ? 18 : 16
            )
        }
        for area in areas {
            let places = 1 + random.below(3)
            for slice in 0..<6 {
                for day in 0..<2 {
                    let closed = !isFlow && random.unit() < 0.06
                    problem.resources.append(.init(id: "\(area.id)/\(slice)/\(day)", capacity: closed ? 0 : places))
                }
            }
        }
        for employer in 0..<employers {
            let own = areas.count { $0.employer == employer }
            for slice in 0..<6 {
                problem.resources.append(.init(id: "E\(employer)/\(slice)", capacity: max(1, own * 3 / 2)))
            }
        }
        var sizes = (0..<size.providers).map { _ in 0.3 + random.unit() * random.unit() * 3 }
        let sum = sizes.reduce(0, +)
        sizes = sizes.map { $0 / sum }
        var counts = [Int](repeating: 0, count: size.providers)
        for index in 0..<students {
            var share = random.unit()
            let provider =
                sizes.firstIndex {
                    share -= $0; return share <= 0
                } ?? size.providers - 1
            counts[provider] += 1
            problem.students.append(student(index, provider, areas))
        }
        problem.providers = counts.enumerated().map { .init(id: "P\($0)", students: max(1, $1)) }
        return problem
    }

    private mutating func student(_ index: Int, _ provider: Int, _ areas: [Area]) -> Problem.Student {
        let home = (x: random.unit() * 60, y: random.unit() * 60)
        let limit = 25 + random.below(35)
        let age = random.unit() < 0.3 ? 17 : 18
        let wanted = (0..<3).map { _ in random.below(6) }
        let model = isFlow ? 0 : provider % 3 == 2 ? 1 : 0
        let windows = isFlow ? [provider % 3] : model == 1 ? [3, 4] : [0, 1, 2].filter { _ in random.unit() < 0.7 }
        let rotates = random.unit() < rotations
        var options: [Problem.Option] = []
        for area in areas where age >= area.minimumAge {
            let distance = ((area.at.x - home.x) * (area.at.x - home.x) + (area.at.y - home.y) * (area.at.y - home.y))
            let minutes = Int(distance.squareRoot() * 1.6) + 5
            guard minutes <= limit, let rank = wanted.firstIndex(of: area.category) ?? (area.category == 0 ? 3 : nil)
            else { continue }
            for window in windows {
                let window = Self.windows[window]
                options.append(
                    Problem.Option(
                        id: "\(area.id)-\(window.name)",
                        preference: 2 * Self.points[rank],
                        travel: 2 * minutes,
                        resources: Self.resources(area, window.slices, window.days),
                        area: area.id,
                        window: window.name
                    )
                )
            }
            guard rotates, area.takesHalves, model == 0 else { continue }
            for half in 0..<6 where windows.contains(half / 2) {
                let isFirst = half % 2 == 0
                options.append(
                    Problem.Option(
                        id: "\(area.id)-H\(half)",
                        from: isFirst ? "start" : "after-\(half / 2)-not-\(1 - area.category % 2)",
                        to: isFirst ? "after-\(half / 2)-not-\(area.category % 2)" : "end",
                        preference: Self.points[rank],
                        travel: minutes,
                        split: isFirst ? 1 : 0,
                        resources: Self.resources(area, [half], [0, 1]),
                        area: area.id,
                        window: "H\(half)"
                    )
                )
            }
        }
        return Problem.Student(id: "S\(index)", provider: "P\(provider)", options: options)
    }

    private static func resources(_ area: Area, _ slices: [Int], _ days: [Int]) -> [String] {
        slices.flatMap { slice in days.map { "\(area.id)/\(slice)/\($0)" } + ["E\(area.employer)/\(slice)"] }
    }
}

/// A small generator of random numbers that is the same everywhere.
public struct SplitMix: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Makes a generator from a seed.
    public init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, but not reaching, 1.
    public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A whole number from 0 up to, but not reaching, a limit.
    public mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
