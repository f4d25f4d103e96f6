@testable import Allocation

/// A flow problem of the size and shape of an integrated care system's: areas near and far with few places in one window
/// each, organisations with a ceiling, colleges of uneven size, fewer places than students.
enum SystemFlow {
    static func draw(students: Int, ways: Int, seed: UInt64, places: Double = 0.9) -> FlowProblem {
        var random = SplitMix(seed: seed)
        let areas = max(ways * 2, students * 2 / 3)
        let organisations = max(3, areas / 8)
        let providers = max(3, students / 85)
        var problem = FlowProblem(
            firstWay: [0],
            waySet: [],
            wayCost: [],
            wayLot: [],
            provider: [],
            keys: [],
            mustPlace: Array(repeating: false, count: students),
            sets: [],
            capacity: []
        )
        let at = (0..<areas).map { _ in (random.unit() * 60, random.unit() * 60) }
        let mean = Double(students) * places / Double(areas)
        // Twelve resources an area, for its slices and halves of the week, and three an organisation.
        for _ in 0..<areas {
            let first = Int32(problem.capacity.count)
            let units = Int32(mean * 2 * random.unit() + 0.7)
            for _ in 0..<12 { problem.capacity.append(units) }
            let organisation = Int32(areas * 12 + random.below(organisations) * 3)
            problem.sets.append(Array(first..<first + 12) + Array(organisation..<organisation + 3))
        }
        for _ in 0..<organisations * 3 { problem.capacity.append(Int32(mean * 8 + 1)) }
        // So that about as many areas as asked for are of a wanted category and near enough.
        let radius = (Double(ways) / Double(areas) / 1.1).squareRoot() * 60
        for _ in 0..<students {
            let home = (random.unit() * 60, random.unit() * 60)
            let reach = radius * (0.6 + 0.6 * random.unit())
            let wanted = (0..<3).map { _ in random.below(6) }
            for area in 0..<areas {
                let (x, y) = (at[area].0 - home.0, at[area].1 - home.1)
                let distance = (x * x + y * y).squareRoot()
                guard distance < reach, let rank = wanted.firstIndex(of: area % 6) ?? (area % 6 == 0 ? 3 : nil) else {
                    continue
                }
                let travel = Int(distance * 1.6) + 5
                problem.waySet.append(Int32(area))
                problem.wayCost.append((Int128(2 * [0, 1, 3, 6][rank]) << 20 + Int128(2 * travel)) << 12)
                problem.wayLot.append(Int64(random.below(1 << 20)))
            }
            problem.firstWay.append(Int32(problem.waySet.count))
            problem.provider.append(Int32(Double(providers) * random.unit() * random.unit()))
        }
        let sizes = (0..<providers).map { own in problem.provider.count { Int($0) == own } }
        for size in sizes {
            problem.keys.append((0..<max(size, 1)).map { Int128(10_000 * ($0 + 1) / max(1, size) + 1) << 52 })
        }
        return problem
    }
}
